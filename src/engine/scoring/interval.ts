import type { Interval } from '../../schema/types.ts';

export const point = (value: number): Interval => ({ low: value, high: value });
/** Twice the middle, which stays a whole number, so comparisons are exact. */
export const doubleMiddle = (interval: Interval): number => interval.low + interval.high;

interface OptionalTerm {
  readonly low: number;
  readonly high: number;
  readonly weight: number;
}

/**
 * A weighted mean of intervals. An optional term may turn out not to apply: it counts only where it makes a bound more
 * extreme, so the bounds are exact for independent terms.
 */
export class Mean {
  #low = 0;
  #high = 0;
  #weight = 0;
  // Created with the first optional term, because most means have none.
  #optional: OptionalTerm[] | null = null;

  /** @param weight a whole number, positive for optional terms; as scores are whole too, the order of terms does not matter */
  add(low: number, high: number, weight: number, optional: boolean): void {
    if (optional) {
      (this.#optional ??= []).push({ low, high, weight });
      return;
    }
    this.#low += low * weight;
    this.#high += high * weight;
    this.#weight += weight;
  }

  /** Adds every term of another mean with its weight multiplied. */
  addAll(other: Mean, factor: number): void {
    this.#low += other.#low * factor;
    this.#high += other.#high * factor;
    this.#weight += other.#weight * factor;
    other.#optional?.forEach(({ low, high, weight }) => {
      (this.#optional ??= []).push({ low, high, weight: weight * factor });
    });
  }

  /** Whether every term is optional. */
  get optional(): boolean {
    return this.#weight === 0;
  }

  /** Rounded to whole points; null if there are no terms. */
  get interval(): Interval | null {
    const optional = this.#optional;
    if (optional !== null)
      return {
        low: extreme(this.#low, this.#weight, optional, 'low', 1),
        high: extreme(this.#high, this.#weight, optional, 'high', -1),
      };
    if (this.#weight === 0) return null;
    return { low: Math.round(this.#low / this.#weight), high: Math.round(this.#high / this.#weight) };
  }
}

/** The smallest mean (the largest with direction -1) reachable by choosing which optional terms count. */
function extreme(
  certainTotal: number,
  certainWeight: number,
  optional: readonly OptionalTerm[],
  bound: 'low' | 'high',
  direction: 1 | -1,
): number {
  let total = certainTotal;
  let weight = certainWeight;
  // Add the most extreme terms first, until one no longer moves the mean further. At least one term must count.
  for (let last = Number.NEGATIVE_INFINITY; ;) {
    let next = Number.POSITIVE_INFINITY;
    for (const term of optional) {
      const score = direction * term[bound];
      if (score > last && score < next) next = score;
    }
    if (next === Number.POSITIVE_INFINITY || (weight > 0 && next * weight >= direction * total)) break;
    for (const term of optional)
      if (direction * term[bound] === next) {
        total += term[bound] * term.weight;
        weight += term.weight;
      }
    last = next;
  }
  return Math.round(total / weight);
}
