import { questionsTested } from '../../rule-pack/condition.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { packEntries, type PackEntry } from '../../rule-pack/traverse.ts';

export type EntryKind =
  | 'question'
  | 'dimension'
  | 'gate'
  | 'mode'
  | 'requirement'
  | 'factor'
  | 'route'
  | 'form'
  | 'limit'
  | 'position-factor'
  | 'rating'
  | 'cost-route'
  | 'helper'
  | 'recommendation'
  | 'source'
  | 'barrier'
  | 'fit'
  | 'fact'
  | 'entry-point'
  | 'event'
  | 'market';

/** An entry of the handbook: where it is described, and what it depends on. */
export interface Entry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly anchor: string;
  /** The market whose file declares it; null if it belongs to the whole pack. */
  readonly home: string | null;
  /** Questions that it tests or improves. */
  readonly asks: readonly string[];
  readonly cites: readonly string[];
}

export const pages = {
  questions: 'questions.md',
  readiness: 'readiness.md',
  modes: 'entry-modes.md',
  choice: 'market-choice.md',
  advice: 'recommendations.md',
  sources: 'sources.md',
  coverage: 'coverage.md',
  start: 'README.md',
} as const;

export const marketPage = (id: string): string => `market-${id}.md`;

/** All entries of the handbook of a pack, in the order of its files. */
export function entriesOf(pack: Pack): readonly Entry[] {
  const { modes } = pack.entryModes;
  const ruleHolders = [...modes.flatMap(({ forms = [] }) => forms), ...modes];
  const titles = new Map(ruleHolders.map(({ id, title }) => [id, title]));
  const markets = new Map(pack.markets.map((market) => [market.id, market]));
  const begun = new Set<string>();
  return packEntries(pack).flatMap((entry): readonly Entry[] => {
    const market = entry.market === null || begun.has(entry.market) ? undefined : markets.get(entry.market);
    if (market !== undefined) begun.add(market.id);
    const fields = fieldsOf(entry, titles);
    return [
      ...(market === undefined ? [] : [handbookEntry('market', market.id, market)]),
      ...(fields === null ? [] : [handbookEntry(fields.kind, entry.market, fields)]),
    ];
  });
}

interface EntryFields {
  readonly id: string;
  readonly title: string;
  readonly cites?: readonly string[];
  readonly asks?: readonly string[];
}

/** What the handbook says of an entry of the pack; null if it has no place there. */
function fieldsOf(
  entry: PackEntry,
  titles: ReadonlyMap<string, string>,
): (EntryFields & { readonly kind: EntryKind }) | null {
  const { owner, condition } = entry;
  const holder = titles.get(owner ?? '') ?? owner ?? '';
  const asks = condition === undefined ? [] : questionsTested(condition);
  switch (entry.kind) {
    case 'question':
      return { ...entry.value, kind: 'question', title: entry.value.ask, asks };
    case 'requirement':
    case 'factor':
      return { ...entry.value, kind: entry.kind, title: `${holder}: ${entry.value.because}`, asks };
    case 'route': {
      const { mode: to, cites } = entry.value;
      return { kind: 'route', id: `${owner ?? ''}-${to}`, title: `${holder}, then ${to}`, cites, asks };
    }
    case 'form':
      return { ...entry.value, kind: 'form' };
    case 'recommendation':
      return {
        ...entry.value,
        kind: 'recommendation',
        asks: [...asks, ...Object.keys(entry.value.improves ?? {})],
      };
    case 'barrier': {
      const reductions = entry.value['reduced-by'] ?? [];
      const tested = [...asks, ...reductions.flatMap(({ when }) => questionsTested(when))];
      return { ...entry.value, kind: 'barrier', asks: [...new Set(tested)] };
    }
    case 'fit':
    case 'rating':
    case 'position-factor':
      return { ...entry.value, kind: entry.kind, title: entry.value.because, asks };
    case 'limit':
      return { ...entry.value, kind: 'limit', title: entry.value.says, asks };
    case 'fact':
      return { kind: 'fact', id: entry.value.id, title: entry.value.statement };
    case 'entry-point':
    case 'event':
      return { ...entry.value, kind: entry.kind, id: String(Number(entry.path.at(-1)) + 1) };
    case 'gate':
    case 'cost-route':
      return { ...entry.value, kind: entry.kind, asks };
    case 'dimension':
    case 'mode':
    case 'helper':
      return { ...entry.value, kind: entry.kind };
    case 'source':
      return { id: entry.value.id, title: entry.value.title, kind: 'source' };
    default:
      return null;
  }
}

const handbookEntry = (
  kind: EntryKind,
  home: string | null,
  { id, title, cites = [], asks = [] }: EntryFields,
): Entry => ({
  kind,
  id,
  title,
  page: home === null ? (packPages[kind] ?? pages.start) : marketPage(home),
  anchor: `${kind}-${id}`,
  home,
  asks,
  cites,
});

/** The pages of entries that belong to the whole pack. */
const packPages: Readonly<Partial<Record<EntryKind, string>>> = {
  question: pages.questions,
  dimension: pages.readiness,
  gate: pages.readiness,
  mode: pages.modes,
  requirement: pages.modes,
  factor: pages.modes,
  route: pages.modes,
  form: pages.modes,
  limit: pages.start,
  'position-factor': pages.choice,
  helper: pages.advice,
  recommendation: pages.advice,
  source: pages.sources,
};
