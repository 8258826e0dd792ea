import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doubleMiddle, Mean, point } from '../../../src/engine/scoring/interval.ts';

interface Term {
  readonly low: number;
  readonly high: number;
  readonly weight: number;
  readonly optional: boolean;
}

const term: fc.Arbitrary<Term> = fc
  .record({
    scores: fc.tuple(fc.nat(100), fc.nat(100)),
    weight: fc.integer({ min: 1, max: 5 }),
    optional: fc.boolean(),
  })
  .map(({ scores, ...rest }) => ({ low: Math.min(...scores), high: Math.max(...scores), ...rest }));

function meanOf(terms: readonly Term[]): Mean {
  const mean = new Mean();
  for (const { low, high, weight, optional } of terms) mean.add(low, high, weight, optional);
  return mean;
}

/** The means of every choice of optional terms, one at least where nothing else counts. */
function everyMean(terms: readonly Term[], scoreOf: (term: Term) => number): readonly number[] {
  const choices = terms.reduce<readonly (readonly Term[])[]>(
    (found, one) => found.flatMap((some) => (one.optional ? [some, [...some, one]] : [[...some, one]])),
    [[]],
  );
  return choices
    .filter((chosen) => chosen.length > 0)
    .map((chosen) => {
      const weight = chosen.reduce((sum, one) => sum + one.weight, 0);
      return Math.round(chosen.reduce((sum, one) => sum + scoreOf(one) * one.weight, 0) / weight);
    });
}

describe('a weighted mean of intervals', () => {
  test('has as its bounds the least and the greatest mean of any choice of optional terms', () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 6 }), (terms) => {
        expect(meanOf(terms).interval).toEqual({
          low: Math.min(...everyMean(terms, ({ low }) => low)),
          high: Math.max(...everyMean(terms, ({ high }) => high)),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('a mean without terms is null', () => {
    expect(new Mean().interval).toBeNull();
    expect(new Mean().optional).toBe(true);
  });

  test('may turn out not to apply where each of its terms may', () => {
    const sure = { low: 0, high: 0, weight: 1, optional: false };
    expect(meanOf([{ ...sure, optional: true }]).optional).toBe(true);
    expect(meanOf([{ ...sure, optional: true }, sure]).optional).toBe(false);
  });

  test('takes in the terms of another with their weights multiplied, and leaves the other as it is', () => {
    fc.assert(
      fc.property(fc.array(term), fc.array(term), fc.integer({ min: 1, max: 4 }), (own, others, factor) => {
        const mean = meanOf(own);
        const other = meanOf(others);
        const before = other.interval;
        mean.addAll(other, factor);
        const multiplied = others.map((one) => ({ ...one, weight: one.weight * factor }));
        expect(mean.interval).toEqual(meanOf([...own, ...multiplied]).interval);
        expect(mean.optional).toBe(meanOf([...own, ...others]).optional);
        expect(other.interval).toEqual(before);
      }),
    );
  });

  test('is the same in whatever order terms come', () => {
    fc.assert(
      fc.property(fc.array(term), (terms) => {
        expect(meanOf(terms.toReversed()).interval).toEqual(meanOf(terms).interval);
      }),
    );
  });
});

test('twice the middle of an interval stays a whole number', () => {
  expect(doubleMiddle({ low: 10, high: 15 })).toBe(25);
  expect(doubleMiddle(point(7))).toBe(14);
});
