import type { Interval, ResidualSeverity } from '../../schema/types.ts';
import { factorSum, type Evaluation, type ScopeStates, type States } from './evaluate.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { CompiledBarrier } from '../compile/compiled-rules.ts';
import { Mean, point } from './interval.ts';
import { readinessScores } from './readiness.ts';
import { isFalse, isTrue, mayBeTrue } from '../conditions/tristate.ts';

/** Severities in ascending order; the index is the number of steps. */
export const severities: readonly ResidualSeverity[] = ['none', 'low', 'moderate', 'high', 'critical'];
const maxSeverity = severities.length - 1;

/** How much of a barrier is left, in steps from 0 (none) to 4 (critical). */
export function residualOf(barrier: CompiledBarrier, states: States): Interval {
  const applies = states.at(barrier.condition);
  if (isFalse(applies)) return point(0);
  let low = severities.indexOf(barrier.rule.severity);
  let high = low;
  for (const { rule, condition } of barrier.reductions) {
    const state = states.at(condition);
    if (mayBeTrue(state)) low -= rule.by;
    if (isTrue(state)) high -= rule.by;
  }
  return { low: isTrue(applies) ? Math.max(0, low) : 0, high: Math.max(0, high) };
}

/** The components of a market's score, each from 0 to 100. */
export interface Attractiveness {
  readonly fit: Interval;
  readonly readiness: Interval;
  readonly ease: Interval;
  /** Their weighted mean. */
  readonly score: Interval;
}

export function attractivenessOf(evaluation: Evaluation, market: ScopeStates<MarketScope>): Attractiveness {
  const { ranking } = evaluation.compiled.pack.manifest;
  const net = factorSum(market.scope.fit, market.states);
  const fit = { low: clampPercent(50 + 10 * net.low), high: clampPercent(50 + 10 * net.high) };
  const readiness = readinessScores(evaluation, [market]).overall;
  const ease = easeOf(evaluation, market);
  const mean = new Mean();
  for (const [part, weight] of [
    [fit, ranking.fit],
    [readiness, ranking.readiness],
    [ease, ranking.ease],
  ] as const)
    mean.add(part.low, part.high, weight, false);
  const score = mean.interval ?? point(0);
  return { fit, readiness, ease, score };
}

/** Only the worst residual barrier of each kind counts, so a more detailed description does not lower a market. */
function easeOf(evaluation: Evaluation, market: ScopeStates<MarketScope>): Interval {
  const kinds = evaluation.compiled.pack.manifest['barrier-kinds'];
  const worstLow = kinds.map(() => 0);
  const worstHigh = kinds.map(() => 0);
  let [low, high] = [0, 0];
  for (const barrier of market.scope.barriers) {
    const residual = residualOf(barrier, market.states);
    const { kind } = barrier;
    const moreLow = residual.low - (worstLow[kind] ?? 0);
    const moreHigh = residual.high - (worstHigh[kind] ?? 0);
    if (moreLow > 0) {
      worstLow[kind] = residual.low;
      low += moreLow;
    }
    if (moreHigh > 0) {
      worstHigh[kind] = residual.high;
      high += moreHigh;
    }
  }
  const ease = (burden: number): number =>
    Math.round((100 * (maxSeverity * kinds.length - burden)) / (maxSeverity * kinds.length));
  return { low: ease(high), high: ease(low) };
}

const clampPercent = (value: number): number => Math.min(100, Math.max(0, value));
