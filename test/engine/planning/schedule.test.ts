import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/engine/planning/candidates.ts';
import { scheduleOf } from '../../../src/engine/planning/schedule.ts';
import type { Horizon, Recommendation } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { parseDuration } from '../../../src/values/duration.ts';

interface Given extends Partial<Pick<Recommendation, 'after' | 'replaces' | 'takes' | 'not-before'>> {
  readonly id: string;
  readonly market?: string;
  readonly priority?: number;
  readonly showstopper?: boolean;
}

function candidate({
  id,
  market,
  priority = 0,
  showstopper = false,
  takes = '1 month',
  ...rest
}: Given): Candidate {
  const [previous] = smallPack.recommendations.recommendations;
  if (previous === undefined) throw new Error('the small pack recommends something');
  return {
    key: market === undefined ? id : `${id}@${market}`,
    recommendation: { ...previous, id, after: [], takes, ...rest },
    market: market ?? null,
    duration: parseDuration(takes),
    improvements: [],
    gain: 0,
    unlocks: [],
    showstopper,
    priority: { total: priority, terms: [] },
  };
}

const horizon = (from: number, atMost?: number): Horizon => ({
  id: `from-${from}`,
  title: 'A horizon',
  'from-month': from,
  ...(atMost === undefined ? {} : { 'at-most': atMost }),
});
const wide = [horizon(0), horizon(3), horizon(12)];

const schedule = (given: readonly Given[], horizons: readonly Horizon[] = wide) =>
  scheduleOf(given.map(candidate), horizons);
const order = (given: readonly Given[], horizons?: readonly Horizon[]) =>
  schedule(given, horizons).map(({ candidate: { key } }) => key);
const times = (given: readonly Given[], horizons?: readonly Horizon[]) =>
  Object.fromEntries(
    schedule(given, horizons).map((one) => [one.candidate.key, [one.horizon, one.startMonth]]),
  );

describe('order of actions', () => {
  test('orders actions by priority, whatever order they come in', () => {
    const given = [
      { id: 'a', priority: 1 },
      { id: 'b', priority: 3 },
      { id: 'c', priority: 2 },
    ];
    expect(order(given)).toEqual(['b', 'c', 'a']);
    expect(order(given.toReversed())).toEqual(['b', 'c', 'a']);
  });

  test('orders equal actions by key', () => {
    expect(order([{ id: 'c' }, { id: 'a' }, { id: 'b' }])).toEqual(['a', 'b', 'c']);
    expect(order([{ id: 'a' }, { id: 'b' }, { id: 'c' }])).toEqual(['a', 'b', 'c']);
  });

  test('puts showstoppers first, whatever else they are worth', () => {
    const given = [
      { id: 'a', priority: 9 },
      { id: 'b', priority: 1, showstopper: true },
      { id: 'c', priority: 2, showstopper: true },
    ];
    expect(order(given)).toEqual(['c', 'b', 'a']);
    expect(order(given.toReversed())).toEqual(['c', 'b', 'a']);
  });

  test('puts the whole chain before a showstopper ahead of other actions', () => {
    expect(
      order([
        { id: 'dear', priority: 50 },
        { id: 'stop', priority: 5, showstopper: true, after: ['middle'] },
        { id: 'middle', priority: 1, after: ['root'] },
        { id: 'root', priority: 0 },
      ]),
    ).toEqual(['root', 'middle', 'stop', 'dear']);
  });

  test('passes urgency down a chain, whatever the order of its links', () => {
    const given = [
      { id: 'root', priority: 0 },
      { id: 'middle', priority: 1, after: ['root'] },
      { id: 'goal', priority: 9, after: ['middle'] },
      { id: 'between', priority: 5 },
    ];
    expect(order(given)).toEqual(['root', 'middle', 'goal', 'between']);
    expect(order(given.toReversed())).toEqual(['root', 'middle', 'goal', 'between']);
  });

  test('makes a prerequisite as urgent as the action that waits for it', () => {
    expect(
      order([
        { id: 'between', priority: 5 },
        { id: 'goal', priority: 9, after: ['root'] },
        { id: 'root', priority: 1 },
      ]),
    ).toEqual(['root', 'goal', 'between']);
  });

  test('puts a shared prerequisite before both actions that wait for it', () => {
    expect(
      order([
        { id: 'a-goal', priority: 5, after: ['a-root'] },
        { id: 'a-root', priority: 0 },
        { id: 'b-goal', priority: 5, after: ['b-root'] },
        { id: 'b-root', priority: 1 },
      ]),
    ).toEqual(['b-root', 'a-root', 'a-goal', 'b-goal']);
  });

  test('passes urgency down a whole chain, whatever the names of its links', () => {
    expect(
      order([
        { id: 'z-goal', priority: 5, after: ['a-middle'] },
        { id: 'a-middle', priority: 0, after: ['a-root'] },
        { id: 'a-root', priority: 0 },
        { id: 'y-goal', priority: 5, after: ['y-root'] },
        { id: 'y-root', priority: 0 },
      ]),
    ).toEqual(['a-root', 'y-root', 'y-goal', 'a-middle', 'z-goal']);
  });

  test('an action that is more urgent by itself keeps its own urgency', () => {
    expect(
      order([
        { id: 'last', priority: 1, after: ['root'] },
        { id: 'root', priority: 9 },
        { id: 'between', priority: 5 },
      ]),
    ).toEqual(['root', 'between', 'last']);
    expect(
      order([
        { id: 'last', priority: 9, after: ['root'] },
        { id: 'root', priority: 1, showstopper: true },
        { id: 'stop', priority: 5, showstopper: true },
      ]),
    ).toEqual(['stop', 'root', 'last']);
  });

  test('a showstopper that is worth more than one that waits for it stays worth more', () => {
    expect(
      order([
        { id: 'last', priority: 1, showstopper: true, after: ['root'] },
        { id: 'other', priority: 5, showstopper: true },
        { id: 'root', priority: 9, showstopper: true },
      ]),
    ).toEqual(['root', 'other', 'last']);
  });

  test('a showstopper hands down that it is one, and its priority with it', () => {
    expect(
      order([
        { id: 'stop', priority: 1, showstopper: true, after: ['root'] },
        { id: 'root', priority: 9 },
        { id: 'other-stop', priority: 5, showstopper: true },
      ]),
    ).toEqual(['other-stop', 'root', 'stop']);
  });

  test('puts the shorter chain first among equally urgent actions, then the higher priority', () => {
    expect(
      order([
        { id: 'a-waits', priority: 5, after: ['root'] },
        { id: 'b-free', priority: 5 },
        { id: 'root', priority: 0 },
      ]),
    ).toEqual(['b-free', 'root', 'a-waits']);
    expect(
      order([
        { id: 'a-root', priority: 1 },
        { id: 'b-own', priority: 5 },
        { id: 'waits', priority: 5, after: ['a-root'] },
      ]),
    ).toEqual(['b-own', 'a-root', 'waits']);
  });
});

describe('prerequisites', () => {
  test('waits for others by id in the order of their keys, but not for what is not in the plan', () => {
    const [, , last] = schedule([
      { id: 'last', after: ['b', 'gone', 'a'] },
      { id: 'a', priority: 1 },
      { id: 'b', priority: 2 },
    ]);
    expect(last?.candidate.key).toBe('last');
    expect(last?.after).toEqual(['a', 'b']);
  });

  test('waits for what replaces its prerequisite in the plan, but never for itself', () => {
    const [special, last] = schedule([
      { id: 'last', after: ['general'] },
      { id: 'special', replaces: ['other', 'general'], after: ['general'] },
    ]);
    expect(special?.after).toEqual([]);
    expect(last?.after).toEqual(['special']);
  });

  test('waits once for an action that it names and that replaces another which it names', () => {
    const [, last] = schedule([
      { id: 'last', after: ['general', 'special'] },
      { id: 'special', replaces: ['general'] },
    ]);
    expect(last?.after).toEqual(['special']);
  });

  test('waits for company-wide actions and those of its own market; a company-wide one for those of every market', () => {
    const found = schedule([
      { id: 'sell', market: 'mu', after: ['ask', 'plan'] },
      { id: 'ask', market: 'mu' },
      { id: 'ask', market: 'atlantis' },
      { id: 'plan' },
      { id: 'report', after: ['ask'] },
    ]);
    const after = Object.fromEntries(found.map((one) => [one.candidate.key, one.after]));
    expect(after).toEqual({
      'sell@mu': ['ask@mu', 'plan'],
      'ask@mu': [],
      'ask@atlantis': [],
      plan: [],
      report: ['ask@atlantis', 'ask@mu'],
    });
  });

  test('plans both of two actions that wait for each other through a replacement', () => {
    const given = [
      { id: 'special', replaces: ['general'], after: ['last'], priority: 2 },
      { id: 'last', after: ['general'], priority: 1 },
    ];
    const found = schedule(given).map(({ candidate: { key }, after }) => [key, after]);
    expect(Object.fromEntries(found)).toEqual({ special: ['last'], last: ['special'] });
  });
});

describe('start of an action', () => {
  test('starts at once if nothing is in its way', () => {
    expect(times([{ id: 'a' }])).toEqual({ a: [0, 0] });
  });

  test.each([
    ['1 month', 0, 1],
    ['2 months', 0, 2],
    ['3 months', 1, 3],
    ['11 months', 1, 11],
    ['12 months', 2, 12],
    ['1 week', 0, 1],
    ['4 weeks', 0, 1],
    ['6 weeks', 0, 2],
    ['13 weeks', 1, 4],
  ])('starts after a prerequisite that takes %s, in horizon %i from month %i', (takes, at, month) => {
    expect(
      times([
        { id: 'a', after: ['b'] },
        { id: 'b', takes },
      ]),
    ).toMatchObject({
      a: [at, month],
    });
  });

  test('starts when the last of its prerequisites is done', () => {
    expect(
      times([
        { id: 'end', after: ['short', 'long'] },
        { id: 'short', takes: '1 month' },
        { id: 'long', takes: '2 months', after: ['short'] },
      ]),
    ).toEqual({ short: [0, 0], long: [0, 1], end: [1, 3] });
  });

  test('starts in the first horizon with room, in the month in which it begins', () => {
    const given = [
      { id: 'a', priority: 4 },
      { id: 'b', priority: 3 },
      { id: 'c', priority: 2 },
      { id: 'd', priority: 1 },
    ];
    expect(times(given, [horizon(0, 1), horizon(3, 1), horizon(12)])).toEqual({
      a: [0, 0],
      b: [1, 3],
      c: [2, 12],
      d: [2, 12],
    });
  });

  test('starts in the last horizon even if that is full', () => {
    expect(
      times(
        [
          { id: 'a', priority: 2 },
          { id: 'b', priority: 1 },
        ],
        [horizon(0, 1)],
      ),
    ).toEqual({ a: [0, 0], b: [0, 0] });
  });

  test('does not start before the horizon it names, however early it could', () => {
    expect(times([{ id: 'a', 'not-before': 'from-3' }])).toEqual({ a: [1, 3] });
    expect(
      times([
        { id: 'a', 'not-before': 'from-3', after: ['b'] },
        { id: 'b', takes: '20 months' },
      ]),
    ).toMatchObject({ a: [2, 20] });
  });

  test('lists actions by horizon, and by urgency within one', () => {
    expect(
      order(
        [
          { id: 'a', priority: 9, 'not-before': 'from-3' },
          { id: 'b', priority: 1 },
          { id: 'c', priority: 5, 'not-before': 'from-3' },
          { id: 'd', priority: 2 },
        ],
        wide,
      ),
    ).toEqual(['d', 'b', 'a', 'c']);
  });
});
