import type { Assessment, MarketExpectation, MarketResult, TestExpectation } from '../schema/types.ts';
import type { Path } from '../pack/document.ts';

/** Something that came out otherwise than a test case says. */
export interface Mismatch {
  /** From the expectation down. */
  readonly path: Path;
  readonly expected: string;
  readonly got: string;
}

/** Where an assessment is not what a test case expects. */
export function mismatches(expected: TestExpectation, assessment: Assessment): readonly Mismatch[] {
  const { level, score } = assessment.readiness;
  const holding = gatesHolding(assessment);
  return [
    ...differs(['overall'], expected.overall, assessment.recommendation.outcome),
    ...differs(['first-market'], expected['first-market'], assessment.markets[0]?.id ?? 'no market'),
    ...differs(
      ['level'],
      expected.level,
      level.settled ? level.low.id : `open: ${level.low.id} to ${level.high.id}`,
    ),
    ...atLeast(expected.readiness?.['at-least'], score.low),
    ...atMost(expected.readiness?.['at-most'], score.high),
    ...differs(['gates'], expected.gates && list([...expected.gates].sort()), list(holding)),
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

function marketMismatches(
  id: string,
  expected: MarketExpectation,
  result: MarketResult | undefined,
): readonly Mismatch[] {
  const path = ['markets', id];
  if (result === undefined)
    return [{ path, expected: 'this market assessed', got: 'no answers for it are given' }];
  const { outcome, settled, nearest } = result.verdict;
  return [
    ...differs([...path, 'verdict'], expected.verdict, outcome),
    ...differs([...path, 'settled'], expected.settled, settled),
    ...differs([...path, 'nearest'], expected.nearest, nearest ?? 'none'),
    ...Object.entries(expected.barriers ?? {}).flatMap(([barrier, severity]) => {
      const residual = result.barriers.find((candidate) => candidate.id === barrier)?.residual;
      const { low, high } = residual ?? { low: 'none', high: 'none' };
      return differs(
        [...path, 'barriers', barrier],
        severity,
        low === high ? low : `open: ${low} to ${high}`,
      );
    }),
  ];
}

function actionMismatches(
  { top = [], include = [], exclude = [], order = [] }: NonNullable<TestExpectation['actions']>,
  { plan }: Assessment,
): readonly Mismatch[] {
  const ids = [...plan.actions].sort((a, b) => a.order - b.order).map(({ id }) => id);
  const topIds = plan.actions.filter(({ key }) => plan.top.includes(key)).map(({ id }) => id);
  const missing = (key: string, wanted: readonly string[], known: readonly string[]): readonly Mismatch[] =>
    wanted.flatMap((id, index) =>
      known.includes(id) ? [] : [{ path: ['actions', key, index], expected: id, got: list(known) }],
    );
  const misplaced = order.flatMap((id, index) => {
    const before = order[index - 1];
    if (before === undefined || !ids.includes(id) || ids.indexOf(before) <= ids.indexOf(id)) return [];
    return [{ path: ['actions', 'order', index], expected: `${id} after ${before}`, got: list(ids) }];
  });
  return [
    ...missing('top', top, topIds),
    ...missing('include', include, ids),
    ...exclude.flatMap((id, index) =>
      ids.includes(id) ? [{ path: ['actions', 'exclude', index], expected: `no ${id}`, got: list(ids) }] : [],
    ),
    ...missing('order', order, ids),
    ...misplaced,
  ];
}

function gatesHolding({ readiness, markets }: Assessment): readonly string[] {
  const gates = [...readiness.gates, ...markets.flatMap((market) => market.gates)];
  return [...new Set(gates.filter(({ state }) => state === 'true').map(({ id }) => id))].sort();
}

const list = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join(', '));

function differs(
  path: Path,
  expected: string | boolean | undefined,
  got: string | boolean,
): readonly Mismatch[] {
  return expected === undefined || expected === got
    ? []
    : [{ path, expected: String(expected), got: String(got) }];
}

const atLeast = (bound: number | undefined, low: number): readonly Mismatch[] =>
  bound === undefined || low >= bound
    ? []
    : [{ path: ['readiness', 'at-least'], expected: `at least ${bound}`, got: String(low) }];

const atMost = (bound: number | undefined, high: number): readonly Mismatch[] =>
  bound === undefined || high <= bound
    ? []
    : [{ path: ['readiness', 'at-most'], expected: `at most ${bound}`, got: String(high) }];
