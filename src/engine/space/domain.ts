import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Condition, Question } from '../../schema/types.ts';
import { allConditions, allQuestions, allRecommendations } from '../../rule-pack/traverse.ts';
import { testsOf, partsOf, isComparison } from '../../rule-pack/condition.ts';

/** Bit of the value "not applicable"; the options follow from bit 1. */
export const notApplicableBit = 1;
/** The two values of an option of a multiple-choice question. */
export const noBit = 2;
export const yesBit = 4;

/** Limit for one number question, because its buckets must fit a bit mask. */
export const maxBreakpoints = 28;

/** A bound between two buckets of a number question, just below or just above `value`. */
export interface Breakpoint {
  readonly value: number;
  readonly above: boolean;
}

/**
 * The finite values of a question. For `one`, `bits` maps an option to its bit; for `many`, each option has a yes/no
 * variable of its own and `bits` maps it to the offset of that variable; a number falls into buckets between the bounds
 * that rules mention.
 */
export type Domain =
  | { readonly type: 'one' | 'many'; readonly full: number; readonly bits: ReadonlyMap<string, number> }
  | { readonly type: 'number'; readonly full: number; readonly breakpoints: readonly Breakpoint[] };

/** The breakpoints of number questions, by id. */
export type BreakpointsByQuestion = readonly (readonly [string, readonly Breakpoint[]])[];

/** The domains of all questions of a pack, by id. */
export function domainsOf(pack: Pack, breakpoints = breakpointsOf([pack])): ReadonlyMap<string, Domain> {
  const known = new Map(breakpoints);
  return new Map(
    allQuestions(pack).map((question) => [question.id, domainOf(question, known.get(question.id) ?? [])]),
  );
}

function domainOf(question: Question, breakpoints: readonly Breakpoint[]): Domain {
  const options = question.options ?? [];
  switch (question.type) {
    case 'one': {
      const bits = new Map(options.map((option, index) => [option.id, 1 << (index + 1)]));
      return { type: 'one', full: (1 << (options.length + 1)) - 1, bits };
    }
    case 'many':
      return { type: 'many', full: 7, bits: new Map(options.map((option, index) => [option.id, index])) };
    case 'number': {
      const distinct = new Map(
        breakpoints.map((breakpoint) => [`${breakpoint.value} ${breakpoint.above ? 1 : 0}`, breakpoint]),
      );
      // A bound at or below the minimum separates nothing.
      const { minimum = Number.NEGATIVE_INFINITY } = question;
      const ordered = [...distinct.values()]
        .filter(({ value, above }) => value > minimum || (above && value === minimum))
        .sort((a, b) => a.value - b.value || Number(a.above) - Number(b.above));
      if (ordered.length > maxBreakpoints)
        throw new RangeError(`more than ${maxBreakpoints} bounds on ${question.id}`);
      return { type: 'number', full: (1 << (ordered.length + 2)) - 1, breakpoints: ordered };
    }
  }
}

/** The bit of the bucket that holds `value`. */
export function bucketOf(breakpoints: readonly Breakpoint[], value: number): number {
  let bit = 2;
  for (const breakpoint of breakpoints)
    if (value > breakpoint.value || (value === breakpoint.value && !breakpoint.above)) bit <<= 1;
  return bit;
}

/** All buckets from that of `low` to that of `high`. */
export function bucketsBetween(breakpoints: readonly Breakpoint[], low: number, high: number): number {
  const first = bucketOf(breakpoints, low);
  const last = bucketOf(breakpoints, high);
  return ((last << 1) - 1) & ~(first - 1);
}

/** The smallest whole number of each bucket, in ascending order; the first bucket starts at `minimum`. */
export function bucketStarts(breakpoints: readonly Breakpoint[], minimum: number): readonly number[] {
  return [
    minimum,
    ...breakpoints.map((breakpoint) =>
      breakpoint.above ? Math.floor(breakpoint.value) + 1 : breakpoint.value,
    ),
  ];
}

/** The breakpoints that rules, score bands and improvements of the packs set for each number question. */
export function breakpointsOf(packs: readonly Pack[]): BreakpointsByQuestion {
  const breakpoints = new Map<string, Breakpoint[]>();
  const addBreakpoint = (question: string, value: string | number | undefined, above: boolean): void => {
    if (typeof value !== 'number') return;
    const known = breakpoints.get(question);
    if (known === undefined) breakpoints.set(question, [{ value, above }]);
    else known.push({ value, above });
  };
  const visit = (condition: Condition): void => {
    partsOf(condition).forEach(visit);
    for (const [question, tested] of testsOf(condition)) {
      if (!isComparison(tested)) continue;
      addBreakpoint(question, tested['at-least'], false);
      addBreakpoint(question, tested['less-than'], false);
      addBreakpoint(question, tested['more-than'], true);
      addBreakpoint(question, tested['at-most'], true);
    }
  };
  for (const pack of packs) {
    allConditions(pack).forEach(visit);
    for (const question of allQuestions(pack))
      for (const band of question.bands ?? []) addBreakpoint(question.id, band.from, false);
    for (const recommendation of allRecommendations(pack))
      for (const [question, target] of Object.entries(recommendation.improves ?? {}))
        addBreakpoint(question, target, false);
  }
  return [...breakpoints];
}
