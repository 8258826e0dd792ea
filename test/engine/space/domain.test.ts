import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bucketOf,
  bucketsBetween,
  bucketStarts,
  breakpointsOf,
  domainsOf,
  maxBreakpoints,
  type Breakpoint,
} from '../../../src/engine/space/domain.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Condition, Question } from '../../../src/schema/types.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';
import { advice } from '../../fixtures/described-pack.ts';

const months: Question = {
  id: 'months',
  section: 'all',
  ask: '?',
  why: '…',
  type: 'number',
  cites: ['own-judgement'],
};

/** Rules that look at one number. */
const packWith = (conditions: readonly Condition[], question: Partial<Question> = {}): Pack => ({
  ...withGates(conditions.map((condition) => gate(condition))),
  questionnaire: {
    ...smallPack.questionnaire,
    questions: [...smallPack.questionnaire.questions, { ...months, ...question }],
  },
});

const cutsFor = (...given: Parameters<typeof packWith>) =>
  new Map(breakpointsOf([packWith(...given)])).get('months');
const domainFor = (...given: Parameters<typeof packWith>) => domainsOf(packWith(...given)).get('months');

const below = (value: number): Breakpoint => ({ value, above: false });
const above = (value: number): Breakpoint => ({ value, above: true });

describe('the values of a question', () => {
  test('a question with options has one bit per option, after the bit of not-applicable', () => {
    expect(domainsOf(smallPack).get('stage')).toEqual({
      type: 'one',
      full: 15,
      bits: new Map([
        ['idea', 2],
        ['trial', 4],
        ['sold', 8],
      ]),
    });
  });

  test('a multiple choice has a yes-or-no variable per option', () => {
    expect(domainsOf(smallPack).get('needs')).toEqual({
      type: 'many',
      full: 7,
      bits: new Map([
        ['funding', 0],
        ['channel', 1],
      ]),
    });
  });

  test('a number has the ranges that rules distinguish, in order, each bound once', () => {
    const bounds: readonly Condition[] = [
      { months: { 'at-most': 12 } },
      { months: { 'less-than': 12 } },
      { any: [{ months: { 'more-than': 3 } }, { not: { months: { 'at-least': 12 } } }] },
    ];
    expect(domainFor(bounds)).toEqual({
      type: 'number',
      full: 31,
      breakpoints: [above(3), below(12), above(12)],
    });
    expect(domainFor([])).toEqual({ type: 'number', full: 3, breakpoints: [] });
  });

  test('a number has no ranges at or below its minimum', () => {
    const bounds: readonly Condition[] = [
      { months: { 'at-least': 3 } },
      { months: { 'at-least': 2 } },
      { months: { 'at-most': 3 } },
      { months: { 'at-most': 2 } },
      { months: { 'less-than': 4 } },
    ];
    expect(domainFor(bounds, { minimum: 3 })).toMatchObject({ breakpoints: [above(3), below(4)] });
  });

  test('a number has no more ranges than fit', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, value): Condition => ({ months: { 'at-least': value } }));
    expect(domainFor(many(maxBreakpoints))).toMatchObject({ full: 2 ** 30 - 1 });
    expect(() => domainFor(many(maxBreakpoints + 1))).toThrow('more than 28 bounds on months');
  });
});

describe('breakpoints', () => {
  test.each<readonly [string, Condition, readonly Breakpoint[]]>([
    ['just below what it must reach', { months: { 'at-least': 5 } }, [below(5)]],
    ['just below what it must stay under', { months: { 'less-than': 5 } }, [below(5)]],
    ['just above what it must exceed', { months: { 'more-than': 5 } }, [above(5)]],
    ['just above what it may be at most', { months: { 'at-most': 5 } }, [above(5)]],
  ])('%s', (_, condition, breakpoints) => {
    expect(cutsFor([condition])).toEqual(breakpoints);
  });

  test('bands and targets of recommendations cut a number', () => {
    expect(
      cutsFor([], {
        bands: [
          { from: 0, score: 0 },
          { from: 7, score: 9 },
        ],
      }),
    ).toEqual([below(0), below(7)]);
    const pack = packWith([]);
    const recommendations = {
      helpers: [],
      recommendations: [advice('it', { improves: { months: 9, stage: 'sold' } })],
    };
    const breakpoints = new Map(breakpointsOf([{ ...pack, recommendations }]));
    expect(breakpoints.get('months')).toEqual([below(9)]);
    expect(breakpoints.has('stage')).toBe(false);
  });

  test('rules of several packs together cut a number', () => {
    const packs = [packWith([{ months: { 'at-least': 5 } }]), packWith([{ months: { 'at-most': 9 } }])];
    expect(new Map(breakpointsOf(packs)).get('months')).toEqual([below(5), above(9)]);
    expect(
      cutsFor([{ stage: { 'at-least': 'sold' }, needs: { includes: 'funding' }, 'ip-status': 'none' }]),
    ).toBeUndefined();
  });
});

describe('the ranges of a number', () => {
  const breakpoints: fc.Arbitrary<readonly Breakpoint[]> = fc
    .uniqueArray(fc.record({ value: fc.integer({ min: 0, max: 9 }), above: fc.boolean() }), {
      selector: ({ value, above: after }) => `${value} ${after ? 1 : 0}`,
    })
    .map((all) => all.toSorted((a, b) => a.value - b.value || Number(a.above) - Number(b.above)));
  const value = fc.integer({ min: -2, max: 22 }).map((half) => half / 2);
  const passed = (all: readonly Breakpoint[], at: number): number =>
    all.filter((breakpoint) => (breakpoint.above ? at > breakpoint.value : at >= breakpoint.value)).length;

  test('hold a value by how many bounds it has passed', () => {
    fc.assert(
      fc.property(breakpoints, value, (all, at) => {
        expect(bucketOf(all, at)).toBe(2 * 2 ** passed(all, at));
      }),
    );
  });

  test('a range of values covers every range between its ends', () => {
    fc.assert(
      fc.property(breakpoints, value, value, (all, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        let expected = 0;
        for (let at = low; at <= high; at += 0.5) expected |= bucketOf(all, at);
        expect(bucketsBetween(all, low, high)).toBe(expected);
      }),
    );
  });

  test('begin with the least whole number in each', () => {
    expect(bucketStarts([below(3), above(3), above(4.5), below(8)], 1)).toEqual([1, 3, 4, 5, 8]);
    expect(bucketStarts([], 0)).toEqual([0]);
  });
});
