import type { Interval } from '../../schema/types.ts';
import { type Evaluation, type ScopeStates } from './evaluate.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { Compiled } from '../compile/compiled-rules.ts';
import { Mean, point } from './interval.ts';
import { isTrue, mayBeTrue } from '../conditions/tristate.ts';
import type { Gate } from '../../schema/types.ts';

/** Scores of the dimensions, in the pack's order (null if no question applies), and the overall score. */
export interface ReadinessScores {
  readonly dimensions: readonly (Interval | null)[];
  readonly overall: Interval;
}

/**
 * Readiness by the company-wide answers alone, or by these and those for one market. Which markets a company names
 * changes nothing about its own readiness.
 */
export function readinessScores(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope> | null = null,
): ReadinessScores {
  const { dimensions } = evaluation.compiled.pack.readiness;
  const company = evaluation.company.means;
  const own = market?.means;
  const whole = new Mean();
  const scores = dimensions.map(({ weight }, index) => {
    const mean = new Mean();
    const shared = company[index];
    if (shared !== undefined) mean.addAll(shared, 1);
    const added = own?.[index];
    if (added !== undefined) mean.addAll(added, 1);
    const score = mean.interval;
    if (score !== null) whole.add(score.low, score.high, weight, mean.optional);
    return score;
  });
  return { dimensions: scores, overall: whole.interval ?? point(0) };
}

/** Indexes of the lowest and highest level still possible. */
export interface LevelIndexes {
  readonly low: number;
  readonly high: number;
}

export interface Levels {
  readonly capped: LevelIndexes;
  /** The levels for the score alone. */
  readonly uncapped: LevelIndexes;
}

/** The level for a score, held down by the gates of the company and, for a level in a market, those of the market. */
export function levelsOf(
  evaluation: Evaluation,
  score: Interval,
  market: ScopeStates<MarketScope> | null = null,
): Levels {
  const { levels } = evaluation.compiled.pack.manifest;
  const reached = (value: number): number =>
    levels.reduce((best, level, i) => (value >= level.from ? i : best), 0);
  const uncapped = { low: reached(score.low), high: reached(score.high) };
  let { low, high } = uncapped;
  const cap = (gate: Gate, state: number): void => {
    if (gate.caps === undefined) return;
    const index = levels.findIndex(({ id }) => id === gate.caps);
    if (mayBeTrue(state)) low = Math.min(low, index);
    if (isTrue(state)) high = Math.min(high, index);
  };
  for (const { scope, states } of market === null ? [evaluation.company] : [evaluation.company, market])
    for (const { rule, condition } of scope.gates) cap(rule, states.at(condition));
  return { capped: { low, high }, uncapped };
}

/** Gates with their states, company-wide ones first. */
export function gateStates(
  evaluation: Evaluation,
): readonly { readonly gate: Compiled<Gate>; readonly market: string | null; readonly state: number }[] {
  return [evaluation.company, ...evaluation.markets].flatMap(({ scope, states }) =>
    scope.gates.map((gate) => ({ gate, market: scope.market, state: states.at(gate.condition) })),
  );
}
