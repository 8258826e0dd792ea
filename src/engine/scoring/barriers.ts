import type { Interval, ResidualSeverity } from '../../schema/types.ts';
import type { Evaluation, ScopeStates, States } from './evaluate.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { CompiledBarrier } from '../compile/compiled-rules.ts';
import { point } from './interval.ts';
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

/** The worst residual barrier of each kind counts, so a market is not marked down for being described in more detail. */
export function easeOf(evaluation: Evaluation, market: ScopeStates<MarketScope>): Interval {
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
