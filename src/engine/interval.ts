import type { Interval } from '../schema/types.ts';

export const point = (value: number): Interval => ({ low: value, high: value });
export const isPoint = (interval: Interval): boolean => interval.low === interval.high;
/** Twice the middle: whole numbers stay whole, so comparisons are exact. */
export const doubleMiddle = (interval: Interval): number => interval.low + interval.high;

/** A term of a weighted mean; an optional term is one that may turn out not to apply. */
export interface Term {
  readonly score: Interval;
  /** A positive whole number. */
  readonly weight: number;
  readonly optional: boolean;
}

/**
 * The weighted mean as an interval, rounded to whole points; null where there is no term at all.
 * Optional terms are taken in where they make the bound more extreme: the bounds are exact for independent terms.
 */
export function weightedMean(terms: readonly Term[]): Interval | null {
  if (terms.length === 0) return null;
  return {
    low: extreme(terms.map((term) => ({ ...term, value: term.score.low }))),
    high: extreme(
      terms.map((term) => ({ ...term, value: term.score.high })),
      -1,
    ),
  };
}

interface Valued {
  readonly value: number;
  readonly weight: number;
  readonly optional: boolean;
}

/** The smallest mean (the largest with direction -1) reachable by choosing which optional terms count. */
function extreme(terms: readonly Valued[], direction: 1 | -1 = 1): number {
  let total = 0;
  let weight = 0;
  for (const term of terms) {
    if (term.optional) continue;
    total += term.value * term.weight;
    weight += term.weight;
  }
  const optional = terms.filter((term) => term.optional).sort((a, b) => direction * (a.value - b.value));
  for (const term of optional) {
    // Terms beyond the mean pull it further, until one no longer does. At least one term must count.
    if (weight > 0 && direction * (term.value * weight - total) >= 0) break;
    total += term.value * term.weight;
    weight += term.weight;
  }
  return Math.round(total / weight);
}
