import type { Interval } from '../../schema/types.ts';
import type { ScorePosition, Quarter, Quartiles } from './result.ts';

export const midpoint = ({ low, high }: Interval): number => (low + high) / 2;

/**
 * Quartiles by linear interpolation between the sorted values, as most spreadsheets do (QUARTILE.INC).
 *
 * @returns null if there are no values
 */
export function quartilesOf(values: readonly number[]): Quartiles | null {
  const sorted = values.toSorted((one, other) => one - other);
  const quantile = (share: number): number => {
    const position = (sorted.length - 1) * share;
    const below = sorted[Math.floor(position)] ?? 0;
    const above = sorted[Math.ceil(position)] ?? below;
    return below + (above - below) * (position - Math.floor(position));
  };
  return sorted.length === 0 ? null : { lower: quantile(0.25), median: quantile(0.5), upper: quantile(0.75) };
}

/** The quarter of a value; a value on a quartile belongs to the middle half. */
function quarterOf(value: number, { lower, upper }: Quartiles): Quarter {
  if (value < lower) return 'lowest';
  return value > upper ? 'highest' : 'middle';
}

/** The positions of scores relative to each other; null stays null. */
export function positionsOf(scores: readonly (Interval | null)[]): readonly (ScorePosition | null)[] {
  const midpoints = scores.flatMap((score) => (score === null ? [] : [midpoint(score)]));
  const quartiles = quartilesOf(midpoints);
  return scores.map((score) => {
    if (score === null || quartiles === null) return null;
    const middle = midpoint(score);
    return {
      score,
      midpoint: middle,
      rank: 1 + midpoints.filter((other) => other > middle).length,
      low: quarterOf(score.low, quartiles),
      high: quarterOf(score.high, quartiles),
    };
  });
}
