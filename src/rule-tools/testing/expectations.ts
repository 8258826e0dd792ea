import type {
  Assessment,
  Interval,
  MarketExpectation,
  MarketResult,
  ScoreRange,
  TestExpectation,
} from '../../schema/types.ts';
import type { Path } from '../../source/document.ts';

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
    ...outside(['readiness'], expected.readiness, score),
    ...Object.entries(expected.dimensions ?? {}).flatMap(([id, range]) => {
      const dimension = assessment.readiness.dimensions.find((one) => one.id === id);
      return outside(['dimensions', id], range, dimension?.score ?? null);
    }),
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
    ...openModes(path, expected, result),
    ...Object.entries(expected.modes ?? {}).flatMap(([id, range]) => {
      const mode = result.modes.find((one) => one.id === id);
      return outside([...path, 'modes', id], range, mode?.score ?? null);
    }),
    ...(['fit', 'ease'] as const).flatMap((key) => {
      const term = result.terms.find(({ label }) => label.toLowerCase() === key);
      return outside([...path, key], expected[key], term?.points ?? null);
    }),
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

function openModes(
  path: Path,
  { 'open-modes': wanted }: MarketExpectation,
  { modes }: MarketResult,
): readonly Mismatch[] {
  const open = modes.filter(({ status }) => status === 'available').map(({ id }) => id);
  return differs([...path, 'open-modes'], wanted && list([...wanted].sort()), list([...open].sort()));
}

function actionMismatches(
  { top = [], include = [], exclude = [], order = [], exactly }: NonNullable<TestExpectation['actions']>,
  { plan }: Assessment,
): readonly Mismatch[] {
  const ids = plan.actions.map(({ id }) => id);
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
    ...differs(['actions', 'exactly'], exactly && list(exactly), list(ids)),
    ...misplaced,
  ];
}

/** The gates that hold for the company or in some market, by name. */
export const gatesHolding = ({ readiness }: Assessment): readonly string[] =>
  [...new Set(readiness.gates.filter(({ state }) => state === 'true').map(({ id }) => id))].sort();

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

/** A score that is known to lie in a range does so whatever the open answers turn out to be. */
function outside(path: Path, range: ScoreRange | undefined, score: Interval | null): readonly Mismatch[] {
  if (range === undefined) return [];
  const { low, high } = score ?? { low: Number.NaN, high: Number.NaN };
  const got = score === null ? 'no question of it applies' : low === high ? `${low}` : `${low} to ${high}`;
  if (typeof range === 'number')
    return low === range && high === range ? [] : [{ path, expected: `${range}`, got }];
  const { 'at-least': least = -Infinity, 'at-most': most = Infinity } = range;
  return [
    ...(low >= least ? [] : [{ path: [...path, 'at-least'], expected: `at least ${least}`, got }]),
    ...(high <= most ? [] : [{ path: [...path, 'at-most'], expected: `at most ${most}`, got }]),
  ];
}
