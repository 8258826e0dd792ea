import type { Reason } from '../../schema/types.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { CompiledFactor } from '../compile/compiled-rules.ts';
import { type ScopeStates } from '../scoring/evaluate.ts';
import { isOpen, mayBeTrue, stateOf } from '../conditions/tristate.ts';
import type { AnswerText } from '../text/answer-text.ts';

/** The factors that hold or may hold, strongest first. */
export function reasonsOf(
  market: ScopeStates<MarketScope>,
  factors: readonly CompiledFactor[],
  text: AnswerText,
): readonly Reason[] {
  return factors
    .map((factor) => ({ factor, state: market.states.at(factor.condition) }))
    .filter(({ state }) => mayBeTrue(state))
    .sort(
      (a, b) =>
        Number(isOpen(a.state)) - Number(isOpen(b.state)) ||
        Math.abs(b.factor.points) - Math.abs(a.factor.points),
    )
    .map(({ factor: { rule, points }, state }): Reason => {
      return {
        id: rule.id,
        weight: rule.weight,
        points,
        because: text.fill(rule.because, market.scope.market),
        state: stateOf(state),
        evidence: rule.evidence,
        tested: text.testedAnswers(rule.when, market.scope.market),
        cites: rule.cites,
      };
    });
}
