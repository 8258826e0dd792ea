import type { Interval } from '../../schema/types.ts';
import { type Evaluation, type ScopeStates } from './evaluate.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { Compiled } from '../compile/compiled-rules.ts';
import { Mean, point } from './interval.ts';
import { every, isTrue, mayBeTrue } from '../conditions/tristate.ts';
import type { Gate } from '../../schema/types.ts';

/** Scores of the dimensions, in the pack's order (null if no question applies), and the overall score. */
export interface ReadinessScores {
  readonly dimensions: readonly (Interval | null)[];
  readonly overall: Interval;
}

/**
 * Readiness from the company-wide answers and those for the given markets. A per-market question counts with its mean
 * over these markets, so with one market this is the readiness for that market.
 */
export function readinessScores(
  evaluation: Evaluation,
  markets: readonly ScopeStates<MarketScope>[] = evaluation.markets,
): ReadinessScores {
  const { dimensions } = evaluation.compiled.pack.readiness;
  const company = evaluation.company.means;
  const own = markets.map((market) => market.means);
  const whole = new Mean();
  const scores = dimensions.map(({ weight }, index) => {
    const mean = new Mean();
    const shared = company[index];
    if (shared !== undefined) mean.addAll(shared, Math.max(1, own.length));
    for (const means of own) {
      const one = means[index];
      if (one !== undefined) mean.addAll(one, 1);
    }
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

/** The level for a score, capped by gates. A per-market gate caps it only if it holds in every market. */
export function levelsOf(evaluation: Evaluation, score: Interval): Levels {
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
  for (const { rule, condition } of evaluation.company.scope.gates)
    cap(rule, evaluation.company.states.at(condition));
  for (const { rule, condition } of evaluation.markets[0]?.scope.gates ?? []) {
    cap(rule, every(evaluation.markets.map(({ states }) => states.at(condition))));
  }
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
