import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/engine/planning/candidates.ts';
import { scheduleOf, type PlanSettings, type Schedule } from '../../../src/engine/planning/schedule.ts';
import type { Horizon, PackManifest, Recommendation } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { monthOfWeek, parseDuration } from '../../../src/values/duration.ts';

interface Given extends Partial<
  Pick<Recommendation, 'after' | 'replaces' | 'takes' | 'not-before' | 'owner' | 'work-days'>
> {
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

const scheduled = (given: readonly Given[], settings: Partial<PlanSettings> = {}) =>
  scheduleOf(given.map(candidate), {
    horizons: wide,
    plan: undefined,
    first: [],
    ownerOf: ({ recommendation }) => recommendation.owner,
    deadlineOf: () => null,
    ...settings,
  });
const schedule = (given: readonly Given[], horizons: readonly Horizon[] = wide) =>
  scheduled(given, { horizons }).actions;
const order = (given: readonly Given[], horizons?: readonly Horizon[]) =>
  schedule(given, horizons).map(({ candidate: { key } }) => key);
/** The horizon and the month in which each begins. */
const times = (given: readonly Given[], horizons?: readonly Horizon[]) =>
  Object.fromEntries(
    schedule(given, horizons).map((one) => [one.candidate.key, [one.horizon, monthOfWeek(one.startWeek)]]),
  );
/** From what week to what week each goes. */
const weeksOf = ({ actions }: Schedule) =>
  Object.fromEntries(actions.map((one) => [one.candidate.key, [one.startWeek, one.endWeek]]));

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
    ['1 month', 0, 0],
    ['2 months', 0, 2],
    ['3 months', 1, 3],
    ['11 months', 1, 11],
    ['12 months', 2, 12],
    ['1 week', 0, 0],
    ['4 weeks', 0, 0],
    ['6 weeks', 0, 1],
    ['13 weeks', 1, 3],
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
    ).toEqual({ short: [0, 0], long: [0, 0], end: [1, 3] });
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

/** A plan with room for everything, but for what is given. */
const roomy = (more: Partial<NonNullable<PackManifest['plan']>>): PackManifest['plan'] => ({
  now: 99,
  total: 99,
  'days-per-month': 99,
  ...more,
});

describe('a plan of limited length', () => {
  const many = [
    { id: 'a', priority: 4 },
    { id: 'b', priority: 3 },
    { id: 'c', priority: 2 },
    { id: 'd', priority: 1 },
  ];
  const keysOf = ({ actions, backlog }: Schedule) => [
    actions.map(({ candidate: { key } }) => key),
    backlog.map(({ key }) => key),
  ];

  test('holds the most urgent actions; the others stay in the backlog, in order', () => {
    expect(keysOf(scheduled(many, { plan: roomy({ total: 2 }) }))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(keysOf(scheduled(many, { plan: roomy({ total: 4 }) }))).toEqual([['a', 'b', 'c', 'd'], []]);
    expect(keysOf(scheduled(many))).toEqual([['a', 'b', 'c', 'd'], []]);
  });

  test('holds no action without what it waits for: where these find no room, what is less urgent takes it', () => {
    const given = [
      { id: 'best', priority: 9 },
      { id: 'last', priority: 5, after: ['middle'] },
      { id: 'middle', after: ['root'] },
      { id: 'root' },
      { id: 'alone', priority: 1 },
    ];
    // The root and the middle are as urgent as the last, and come before it.
    expect(keysOf(scheduled(given, { plan: roomy({ total: 3 }) }))).toEqual([
      ['best', 'root', 'middle'],
      ['last', 'alone'],
    ]);
    const wanted = scheduled(given, { plan: roomy({ total: 2 }) });
    expect(keysOf(wanted)[0]).toEqual(['best', 'root']);
    for (const { after } of wanted.actions) expect(after).toEqual([]);
  });

  test('starts only so many in its first horizon, and none of the others later than it has to', () => {
    const horizons = [horizon(0), horizon(3, 1), horizon(12)];
    const found = scheduled(many, { horizons, plan: roomy({ now: 2 }) });
    expect(found.actions.map((one) => [one.candidate.key, one.horizon, monthOfWeek(one.startWeek)])).toEqual([
      ['a', 0, 0],
      ['b', 0, 0],
      ['c', 1, 3],
      ['d', 1, 3],
    ]);
  });
});

describe('an owner', () => {
  const two = [
    { id: 'a', priority: 2, 'work-days': 6, takes: '4 weeks' },
    { id: 'b', priority: 1, 'work-days': 6, takes: '4 weeks' },
  ];

  test('begins what there are days for; the rest in the next month with room', () => {
    expect(weeksOf(scheduled(two, { plan: roomy({ 'days-per-month': 12 }) }))).toEqual({
      a: [0, 4],
      b: [0, 4],
    });
    // From week 2 on, work of four weeks falls into two months, half of its days into each.
    expect(weeksOf(scheduled(two, { plan: roomy({ 'days-per-month': 11 }) }))).toEqual({
      a: [0, 4],
      b: [2, 6],
    });
    // Week 5 is the first of the second month.
    expect(weeksOf(scheduled(two, { plan: roomy({ 'days-per-month': 8 }) }))).toEqual({
      a: [0, 4],
      b: [5, 9],
    });
  });

  test('has days of their own: others do not wait for them', () => {
    const shared = two.map((one, index) => ({ ...one, owner: `owner ${index}` }));
    expect(weeksOf(scheduled(shared, { plan: roomy({ 'days-per-month': 6 }) }))).toEqual({
      a: [0, 4],
      b: [0, 4],
    });
  });

  test('is the person who does the work of a role in this company', () => {
    const shared = two.map((one, index) => ({ ...one, owner: `role ${index}` }));
    const plan = roomy({ 'days-per-month': 6 });
    expect(weeksOf(scheduled(shared, { plan, ownerOf: () => 'CEO' }))).toEqual({ a: [0, 4], b: [5, 9] });
  });

  test('takes up work that is longer than a month has days, alone', () => {
    const long = [{ id: 'a', 'work-days': 30, takes: '4 weeks' }, ...two.slice(1)];
    expect(weeksOf(scheduled(long, { plan: roomy({ 'days-per-month': 8 }) }))).toEqual({
      b: [0, 4],
      a: [5, 9],
    });
  });

  test('spreads the days of an action evenly over its months', () => {
    const slow = [
      { id: 'a', priority: 2, 'work-days': 12, takes: '3 months' },
      { id: 'b', priority: 1, 'work-days': 4, takes: '4 weeks' },
    ];
    expect(weeksOf(scheduled(slow, { plan: roomy({ 'days-per-month': 8 }) }))).toEqual({
      a: [0, 13],
      b: [0, 4],
    });
    expect(weeksOf(scheduled(slow, { plan: roomy({ 'days-per-month': 5 }) }))).toEqual({
      a: [0, 13],
      b: [13, 17],
    });
  });
});

describe('a deadline', () => {
  const busy = { id: 'busy', priority: 9, 'work-days': 24, takes: '3 months' };
  const due = { id: 'due', priority: 1, 'work-days': 8, takes: '4 weeks' };
  const plan = roomy({ 'days-per-month': 8 });
  const withDeadline = (week: number | null, given: readonly Given[] = [busy, due]) =>
    weeksOf(scheduled(given, { plan, deadlineOf: ({ key }) => (key === 'due' ? week : null) }));

  test('makes work begin early enough, though its owner is busy', () => {
    expect(withDeadline(null)).toEqual({ busy: [0, 13], due: [13, 17] });
    expect(withDeadline(12)).toEqual({ busy: [0, 13], due: [8, 12] });
    expect(withDeadline(40)).toEqual({ busy: [0, 13], due: [13, 17] });
  });

  test('cannot make it begin before today or before what it waits for', () => {
    expect(withDeadline(2)).toMatchObject({ due: [0, 4] });
    expect(withDeadline(2, [busy, { ...due, after: ['busy'] }])).toMatchObject({ due: [13, 17] });
  });
});

describe('what a plan begins with', () => {
  const given = [
    { id: 'stop', priority: 9, showstopper: true },
    { id: 'cash', after: ['count'] },
    { id: 'count' },
    { id: 'board', priority: 1 },
  ];

  test('comes before showstoppers, in the order given, each after what it waits for', () => {
    const keys = (first: readonly string[]) =>
      scheduled(given, { first }).actions.map(({ candidate: { key } }) => key);
    expect(keys([])).toEqual(['stop', 'board', 'count', 'cash']);
    expect(keys(['cash', 'board'])).toEqual(['count', 'cash', 'board', 'stop']);
    expect(keys(['board', 'cash'])).toEqual(['board', 'count', 'cash', 'stop']);
  });
});

describe('the backbone of a plan', () => {
  test('is what lifts a showstopper, and what that waits for', () => {
    const found = schedule([
      { id: 'stop', showstopper: true, after: ['root'] },
      { id: 'root' },
      { id: 'other', priority: 9 },
    ]);
    expect(found.map(({ candidate: { key }, backbone }) => [key, backbone])).toEqual([
      ['root', true],
      ['stop', true],
      ['other', false],
    ]);
  });
});
