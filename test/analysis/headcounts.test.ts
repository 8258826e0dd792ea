import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anonymityThreshold,
  headcount,
  publishedParts,
  type Part,
} from '../../src/analysis/cohort/headcounts.ts';

const part = (title: string, size: number): Part => ({
  title,
  names: Array.from({ length: size }, (_, index) => `${title}${index}`),
});
const published = (sizes: readonly number[]): readonly (readonly [string | null, number | null])[] =>
  publishedParts(
    sizes.map((size, index) => part('abcdef'.charAt(index), size)),
    true,
  ).map(({ group }) => [group.title, group.count]);

/** Every way to divide so many among so many parts. */
function divisions(total: number, parts: number): readonly (readonly number[])[] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    divisions(total - first, parts - 1).map((rest) => [first, ...rest]),
  );
}

describe('published parts of a whole', () => {
  test('a part under five is put together with others', () => {
    expect(published([7, 3, 2])).toEqual([
      ['a', 7],
      [null, 5],
    ]);
  });

  test('hides the smallest published part if the hidden ones outnumber it by far', () => {
    expect(published([5, 4, 4])).toEqual([[null, 13]]);
  });

  test('one small part takes the smallest other with it: else it were the whole less the rest', () => {
    expect(published([9, 6, 2])).toEqual([
      ['a', 9],
      [null, 8],
    ]);
  });

  test('two small parts that are under five together take another with them', () => {
    expect(published([9, 6, 1, 1])).toEqual([
      ['a', 9],
      [null, 8],
    ]);
  });

  test('parts of five and more are reported as they are, the biggest first', () => {
    expect(published([5, 8, 0])).toEqual([
      ['b', 8],
      ['a', 5],
    ]);
  });

  test('publishes nothing of a whole under five', () => {
    expect(published([2, 1])).toEqual([]);
  });

  test.each([2, 3, 4])('no size that is not reported can be computed: %i parts', (parts) => {
    for (let total = anonymityThreshold; total <= (parts === 4 ? 18 : 24); total += 1) {
      const byView = new Map<string, (readonly number[])[]>();
      for (const sizes of divisions(total, parts)) {
        const view = JSON.stringify(published(sizes));
        byView.set(view, [...(byView.get(view) ?? []), sizes]);
      }
      for (const [view, possible] of byView) {
        const [sizes = []] = possible;
        sizes.forEach((size, index) => {
          if (size === 0 || size >= anonymityThreshold || view.includes(`"${'abcdef'.charAt(index)}"`))
            return;
          const sizesSeen = new Set(possible.map((one) => one[index]));
          expect(sizesSeen.size, `${view} gives away ${index} of ${sizes.join(', ')}`).toBeGreaterThan(1);
        });
      }
    }
  });

  test('publishes parts that add up to the whole, none of them under five', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }), (sizes) => {
        const parts = published(sizes);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const sum = parts.reduce((before, [, count]) => before + (count ?? 0), 0);
        expect(sum).toBe(total >= anonymityThreshold ? total : 0);
        for (const [, count] of parts) expect(count).toBeGreaterThanOrEqual(anonymityThreshold);
      }),
    );
  });

  test('publishes every part with its names if nothing must be hidden', () => {
    const parts = publishedParts([part('a', 1), part('b', 2)], false);
    expect(parts.map(({ group }) => group)).toEqual([
      { title: 'b', count: 2, names: ['b0', 'b1'] },
      { title: 'a', count: 1, names: ['a0'] },
    ]);
  });
});

describe('a headcount', () => {
  test('names nobody and reports no number under five where it is anonymous', () => {
    expect(headcount(['x', 'y'], true)).toEqual({ count: null, names: [] });
    expect(headcount(['a', 'b', 'c', 'd', 'e'], true)).toEqual({ count: 5, names: [] });
    expect(headcount(['y', 'x'], false)).toEqual({ count: 2, names: ['x', 'y'] });
  });
});
