import type { Difference, PackDiff } from '../../rule-tools/diff/diff-packs.ts';
import type { Output } from '../../rule-tools/diff/outputs.ts';
import type { Share } from '../../rule-tools/diff/tally.ts';
import { kindTitles } from './text.ts';

type Differing = Extract<Difference, { readonly kind: 'differs' }>;
type Undecided = Extract<Difference, { readonly kind: 'undecided' }>;

/** Outputs that are reported together: one by one where there are few, all of a kind where there are many. */
export interface Group {
  readonly title: string;
  readonly output: Output;
  readonly outputs: readonly Difference[];
  readonly differing: readonly Differing[];
  readonly undecided: readonly Undecided[];
  /** Null where nothing was drawn, or nothing of it was compared. */
  readonly share: Share | null;
}

export function groupsOf({ differences, shares }: PackDiff): readonly Group[] {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const { kind, market } = difference.output;
    const title = kind === 'verdict' ? `${kindTitles[kind]} in ${market ?? ''}` : kindTitles[kind];
    const known = groups.get(title);
    if (known === undefined) groups.set(title, [difference]);
    else known.push(difference);
  }
  return [...groups].flatMap(([title, outputs]): readonly Group[] => {
    const [first] = outputs;
    if (first === undefined) return [];
    const { kind, market } = first.output;
    const ofKind = shares?.kinds.find((share) => share.kind === kind)?.changed ?? null;
    const ofMarket = shares?.matrices.find((matrix) => matrix.market === market)?.changed ?? null;
    return [
      {
        title,
        output: first.output,
        outputs,
        differing: outputs.filter((one) => one.kind === 'differs'),
        undecided: outputs.filter((one) => one.kind === 'undecided'),
        share: kind === 'verdict' ? ofMarket : ofKind,
      },
    ];
  });
}

/** The difference that takes the fewest answers to show. */
export function smallestOf({ differing }: Group): Differing | undefined {
  return [...differing].sort((a, b) => a.witness.count - b.witness.count)[0];
}

/** What a single output is called. */
export function outputTitle({ kind, id, market }: Output): string {
  const title = id ?? kindTitles[kind];
  return market === null ? title : id === null ? `${title} in ${market}` : `${title} (${market})`;
}
