import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Condition, Question } from '../../schema/types.ts';
import {
  allConditions,
  allQuestions,
  allRecommendations,
  isComparison,
  partsOf,
  testsOf,
} from '../../rule-pack/traverse.ts';

/** Bit of the value "not applicable"; the options follow from bit 1. */
export const notApplicableBit = 1;
/** Values of one option of a multiple-choice question. */
export const noBit = 2;
export const yesBit = 4;

/** Most bounds at which the rules may cut one number question: its bins must fit a bit mask. */
export const mostBounds = 28;

/** A bound between two bins of a number question: just below `value`, or just above it. */
export interface Cut {
  readonly value: number;
  readonly above: boolean;
}

/**
 * The finite values of a question. For `one`, bits maps an option to its bit; for `many`, each option has a yes/no slot
 * of its own and bits maps it to the slot's offset; a number is cut into bins at the bounds that rules mention.
 */
export type Domain =
  | { readonly type: 'one' | 'many'; readonly full: number; readonly bits: ReadonlyMap<string, number> }
  | { readonly type: 'number'; readonly full: number; readonly cuts: readonly Cut[] };

/** Where number questions are cut, by their ids. */
export type CutsByQuestion = readonly (readonly [string, readonly Cut[]])[];

/** The domains of all questions of a pack, by id. */
export function domainsOf(pack: Pack, cuts = cutsOf([pack])): ReadonlyMap<string, Domain> {
  const known = new Map(cuts);
  return new Map(
    allQuestions(pack).map((question) => [question.id, domainOf(question, known.get(question.id) ?? [])]),
  );
}

function domainOf(question: Question, cuts: readonly Cut[]): Domain {
  const options = question.options ?? [];
  switch (question.type) {
    case 'one': {
      const bits = new Map(options.map((option, index) => [option.id, 1 << (index + 1)]));
      return { type: 'one', full: (1 << (options.length + 1)) - 1, bits };
    }
    case 'many':
      return { type: 'many', full: 7, bits: new Map(options.map((option, index) => [option.id, index])) };
    case 'number': {
      const distinct = new Map(cuts.map((cut) => [`${cut.value} ${cut.above ? 1 : 0}`, cut]));
      // A bound at or below the least possible value cuts nothing off.
      const { minimum = Number.NEGATIVE_INFINITY } = question;
      const ordered = [...distinct.values()]
        .filter(({ value, above }) => value > minimum || (above && value === minimum))
        .sort((a, b) => a.value - b.value || Number(a.above) - Number(b.above));
      if (ordered.length > mostBounds)
        throw new RangeError(`more than ${mostBounds} bounds on ${question.id}`);
      return { type: 'number', full: (1 << (ordered.length + 2)) - 1, cuts: ordered };
    }
  }
}

/** The bit of the bin that holds `value`. */
export function binOf(cuts: readonly Cut[], value: number): number {
  let bit = 2;
  for (const cut of cuts) if (value > cut.value || (value === cut.value && !cut.above)) bit <<= 1;
  return bit;
}

/** All bins from the bin of `low` to the bin of `high`. */
export function binsBetween(cuts: readonly Cut[], low: number, high: number): number {
  const first = binOf(cuts, low);
  const last = binOf(cuts, high);
  return ((last << 1) - 1) & ~(first - 1);
}

/** The smallest whole number of each bin, lowest first; the first bin starts at `minimum`. */
export function binStarts(cuts: readonly Cut[], minimum: number): readonly number[] {
  return [minimum, ...cuts.map((cut) => (cut.above ? Math.floor(cut.value) + 1 : cut.value))];
}

/** Where the rules, score bands and improvements of packs cut each number question. */
export function cutsOf(packs: readonly Pack[]): CutsByQuestion {
  const cuts = new Map<string, Cut[]>();
  const cut = (question: string, value: string | number | undefined, above: boolean): void => {
    if (typeof value !== 'number') return;
    const known = cuts.get(question);
    if (known === undefined) cuts.set(question, [{ value, above }]);
    else known.push({ value, above });
  };
  const visit = (condition: Condition): void => {
    partsOf(condition).forEach(visit);
    for (const [question, tested] of testsOf(condition)) {
      if (!isComparison(tested)) continue;
      cut(question, tested['at-least'], false);
      cut(question, tested['less-than'], false);
      cut(question, tested['more-than'], true);
      cut(question, tested['at-most'], true);
    }
  };
  for (const pack of packs) {
    allConditions(pack).forEach(visit);
    for (const question of allQuestions(pack))
      for (const band of question.bands ?? []) cut(question.id, band.from, false);
    for (const recommendation of allRecommendations(pack))
      for (const [question, target] of Object.entries(recommendation.improves ?? {}))
        cut(question, target, false);
  }
  return [...cuts];
}
