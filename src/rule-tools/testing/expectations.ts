import type {
  Assessment,
  Interval,
  MarketExpectation,
  MarketResult,
  ScoreRange,
  TestExpectation,
} from '../../schema/types.ts';
import type { Path } from '../../source/document.ts';
import { rangeText } from '../../values/range.ts';

/** A result that differs from the expectation of a test case. */
export interface Mismatch {
  /** Path below `expect`. */
  readonly path: Path;
  readonly expected: string;
  readonly actual: string;
}

/** Compares an assessment with the expectations of a test case. */
export function mismatches(expected: TestExpectation, assessment: Assessment): readonly Mismatch[] {
  const { level, score } = assessment.readiness;
  const holding = gatesHolding(assessment);
  return [
    ...compareValue(['overall'], expected.overall, assessment.recommendation.outcome),
    ...compareValue(['first-market'], expected['first-market'], assessment.markets[0]?.id ?? 'no market'),
    ...compareValue(['form'], expected.form, assessment.markets[0]?.verdict.form?.id ?? 'none'),
    ...compareValue(['prepare'], expected.prepare, assessment.markets[0]?.verdict.nearest ?? 'none'),
    ...compareValue(
      ['second-mode'],
      expected['second-mode'],
      assessment.markets[0]?.verdict.runnerUp ?? 'none',
    ),
    ...orderMismatches(expected.order ?? [], assessment),
    ...compareValue(
      ['level'],
      expected.level,
      level.settled ? level.low.id : `open: ${level.low.id} to ${level.high.id}`,
    ),
    ...compareRange(['readiness'], expected.readiness, score),
    ...Object.entries(expected.dimensions ?? {}).flatMap(([id, range]) => {
      const dimension = assessment.readiness.dimensions.find((one) => one.id === id);
      return compareRange(['dimensions', id], range, dimension?.score ?? null);
    }),
    ...compareValue(['gates'], expected.gates && joinIds([...expected.gates].sort()), joinIds(holding)),
    ...Object.entries(expected.markets ?? {}).flatMap(([id, market]) =>
      marketMismatches(
        id,
        market,
        assessment.markets.find((result) => result.id === id),
      ),
    ),
    ...actionMismatches(expected.actions ?? {}, assessment),
  ];
}

/** Markets by group: within a group the order is free. */
function orderMismatches(
  groups: NonNullable<TestExpectation['order']>,
  { markets }: Assessment,
): readonly Mismatch[] {
  const ids = markets.filter(({ rank }) => rank !== null).map(({ id }) => id);
  const found: Mismatch[] = [];
  let start = 0;
  for (const [index, group] of groups.entries()) {
    const wanted = [group].flat();
    const actual = ids.slice(start, start + wanted.length);
    start += wanted.length;
    found.push(...compareValue(['order', index], joinIds(wanted.toSorted()), joinIds(actual.toSorted())));
  }
  return found;
}

function marketMismatches(
  id: string,
  expected: MarketExpectation,
  result: MarketResult | undefined,
): readonly Mismatch[] {
  const path = ['markets', id];
  if (result === undefined)
    return [{ path, expected: 'this market assessed', actual: 'no answers for it are given' }];
  const { outcome, settled, nearest } = result.verdict;
  return [
    ...compareValue([...path, 'verdict'], expected.verdict, outcome),
    ...compareValue([...path, 'settled'], expected.settled, settled),
    ...compareValue([...path, 'nearest'], expected.nearest, nearest ?? 'none'),
    ...openModes(path, expected, result),
    ...Object.entries(expected.modes ?? {}).flatMap(([id, range]) => {
      const mode = result.modes.find((one) => one.id === id);
      return compareRange([...path, 'modes', id], range, mode?.score ?? null);
    }),
    ...(['fit', 'ease'] as const).flatMap((key) => {
      const term = result.terms.find(({ label }) => label.toLowerCase() === key);
      return compareRange([...path, key], expected[key], term?.points ?? null);
    }),
    ...Object.entries(expected.barriers ?? {}).flatMap(([barrier, severity]) => {
      const residual = result.barriers.find((candidate) => candidate.id === barrier)?.residual;
      const { low, high } = residual ?? { low: 'none', high: 'none' };
      return compareValue(
        [...path, 'barriers', barrier],
        severity,
        low === high ? low : `open: ${rangeText({ low, high })}`,
      );
    }),
  ];
}

function openModes(
  path: Path,
  { 'open-modes': wanted }: MarketExpectation,
  { modes }: MarketResult,
): readonly Mismatch[] {
  const open = modes.filter(({ status }) => status === 'available').map(({ id }) => id);
  return compareValue(
    [...path, 'open-modes'],
    wanted && joinIds([...wanted].sort()),
    joinIds([...open].sort()),
  );
}

function actionMismatches(
  { top = [], include = [], exclude = [], order = [], exactly }: NonNullable<TestExpectation['actions']>,
  { plan }: Assessment,
): readonly Mismatch[] {
  const ids = plan.actions.map(({ id }) => id);
  const topIds = plan.actions.filter(({ key }) => plan.top.includes(key)).map(({ id }) => id);
  const missing = (key: string, wanted: readonly string[], known: readonly string[]): readonly Mismatch[] =>
    wanted.flatMap((id, index) =>
      known.includes(id) ? [] : [{ path: ['actions', key, index], expected: id, actual: joinIds(known) }],
    );
  const misplaced = order.flatMap((id, index) => {
    const before = order[index - 1];
    if (before === undefined || !ids.includes(id) || ids.indexOf(before) <= ids.indexOf(id)) return [];
    return [{ path: ['actions', 'order', index], expected: `${id} after ${before}`, actual: joinIds(ids) }];
  });
  return [
    ...missing('top', top, topIds),
    ...missing('include', include, ids),
    ...exclude.flatMap((id, index) =>
      ids.includes(id)
        ? [{ path: ['actions', 'exclude', index], expected: `no ${id}`, actual: joinIds(ids) }]
        : [],
    ),
    ...missing('order', order, ids),
    ...compareValue(['actions', 'exactly'], exactly && joinIds(exactly), joinIds(ids)),
    ...misplaced,
  ];
}

/** Ids of the gates that hold for the company or in any market, sorted. */
export const gatesHolding = ({ readiness }: Assessment): readonly string[] =>
  [...new Set(readiness.gates.filter(({ state }) => state === 'true').map(({ id }) => id))].sort();

const joinIds = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join(', '));

function compareValue(
  path: Path,
  expected: string | boolean | undefined,
  actual: string | boolean,
): readonly Mismatch[] {
  return expected === undefined || expected === actual
    ? []
    : [{ path, expected: String(expected), actual: String(actual) }];
}

/** Compares a score with a range; an open score must lie in it whatever the open answers turn out to be. */
function compareRange(
  path: Path,
  range: ScoreRange | undefined,
  score: Interval | null,
): readonly Mismatch[] {
  if (range === undefined) return [];
  const { low, high } = score ?? { low: Number.NaN, high: Number.NaN };
  const actual = score === null ? 'no question of it applies' : rangeText(score);
  if (typeof range === 'number')
    return low === range && high === range ? [] : [{ path, expected: `${range}`, actual }];
  const { 'at-least': minimum = -Infinity, 'at-most': maximum = Infinity } = range;
  return [
    ...(low >= minimum ? [] : [{ path: [...path, 'at-least'], expected: `at least ${minimum}`, actual }]),
    ...(high <= maximum ? [] : [{ path: [...path, 'at-most'], expected: `at most ${maximum}`, actual }]),
  ];
}
