import type { PackFile } from '../../../rule-pack/parse-rule-pack.ts';
import type { Position } from '../../../source/diagnostic.ts';
import { field, root, textOf } from '../../../source/node.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../../schema/types.ts';
import { answersOf, casesOf } from '../run-tests.ts';
import { Equivalence } from './equivalence.ts';
import { mutantKinds, type Mutant, type MutantKind } from './mutant.ts';
import { mutantsOf } from './mutants-of.ts';
import { Trials, type TrialCase } from './trial.ts';

/** A mutant that no test case detects. */
export interface Survivor {
  readonly kind: MutantKind;
  readonly file: string;
  readonly start: Position | null;
  readonly inside: string;
  readonly text: string;
  /** True if it is undecided whether the mutant is equivalent. */
  readonly undecided: boolean;
  /** Answers that distinguish the altered rule from the original; null if none were searched. */
  readonly hint: AnswerFile | null;
}

export interface Tally {
  /** Mutants that are not equivalent to the pack. */
  readonly counted: number;
  readonly noticed: number;
  /** Proved to change nothing for any company; not counted. */
  readonly equivalent: number;
  /** Percentage noticed of those counted, rounded down; 100 if there are none. */
  readonly share: number;
}

export interface MutationResult {
  readonly total: Tally;
  readonly kinds: readonly (Tally & { readonly kind: MutantKind })[];
  /** Sorted by file and position. */
  readonly survivors: readonly Survivor[];
}

/**
 * Alters each weight, bound, option and operator of a pack in turn, and returns the alterations that no test case
 * detects.
 *
 * @param a pack without errors whose test cases pass
 */
export function testMutations(
  pack: Pack,
  files: readonly PackFile[],
  onProgress?: (done: number, of: number) => void,
): MutationResult {
  const trials = new Trials(pack, trialCases(pack, files));
  const equivalence = new Equivalence(trials.compiled);
  const mutants = mutantsOf(pack);
  const outcomes = mutants.map((mutant, index) => {
    onProgress?.(index, mutants.length);
    return outcomeOf(mutant);
  });
  onProgress?.(mutants.length, mutants.length);
  const survivors = outcomes.filter((outcome) => typeof outcome === 'object');
  const kinds = mutantKinds.map((kind) => {
    const those = outcomes.filter((_, index) => mutants[index]?.kind === kind);
    return { kind, ...tally(those) };
  });
  return { total: tally(outcomes), kinds, survivors: survivors.sort(compareSurvivors) };

  function outcomeOf(mutant: Mutant): Outcome {
    if (trials.notice(mutant) !== null) return 'noticed';
    const compared = equivalence.compare(mutant.make(), mutant.movesBreakpoints === true);
    if (compared.kind === 'none') return 'equivalent';
    const { kind, inside, text, part, path, at } = mutant;
    const document = documentOf(files, part);
    const range = at === 'key' ? document?.keyRange(path) : document?.valueRange(path);
    return {
      ...{ kind, inside, text, file: document?.file ?? '', start: range?.start ?? null },
      undecided: compared.kind === 'undecided',
      hint: compared.kind === 'found' ? compared.decisive : null,
    };
  }
}

type Outcome = 'noticed' | 'equivalent' | Survivor;

function trialCases(pack: Pack, files: readonly PackFile[]): readonly TrialCase[] {
  return casesOf(files).map(({ document, test, index }) => ({
    id: test.id,
    expect: test.expect,
    answers: answersOf(document, index, pack),
  }));
}

const documentOf = (files: readonly PackFile[], part: Mutant['part']): PackFile['document'] | undefined =>
  files.find(({ format, document }) =>
    typeof part === 'string'
      ? format === part
      : format === 'market' && textOf(field(root(document), 'id')) === part.market,
  )?.document;

function tally(outcomes: readonly Outcome[]): Tally {
  const equivalent = outcomes.filter((outcome) => outcome === 'equivalent').length;
  const noticed = outcomes.filter((outcome) => outcome === 'noticed').length;
  const counted = outcomes.length - equivalent;
  return { counted, noticed, equivalent, share: counted === 0 ? 100 : Math.floor((100 * noticed) / counted) };
}

function compareSurvivors(a: Survivor, b: Survivor): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.start?.offset ?? 0) - (b.start?.offset ?? 0);
}
