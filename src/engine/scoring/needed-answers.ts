import { isUndecided, type QuestionInstance } from '../space/answer-space.ts';
import { canFalse, either, isTrue, stateOf } from '../conditions/tristate.ts';
import type { Gate, State } from '../../schema/types.ts';
import type { MarketScope, Scope } from '../compile/compile.ts';
import type { Evaluation, ScopeStates } from './evaluate.ts';

/**
 * The questions that the pack needs answered before it names a mode or a rank, and that apply but are still open.
 *
 * @param market of the company (null) or of one market
 */
export function neededAnswers(
  { compiled, effective }: Evaluation,
  market: string | null,
): readonly QuestionInstance[] {
  const needed = compiled.pack.manifest['needs-answers'];
  const ids = (market === null ? needed?.company : needed?.market) ?? [];
  return ids
    .map((id) => compiled.space.byQuestion(market).get(id))
    .filter((instance) => instance !== undefined)
    .filter((instance) => isUndecided(instance, effective));
}

/** A gate of the market certainly holds that stops the move there: other markets come first. */
export const isClosed = ({ scope, states }: ScopeStates<MarketScope>): boolean =>
  scope.gates.some(({ rule, condition }) => rule.stops !== undefined && isTrue(states.at(condition)));

/** Whether a gate of the company or of a market stops the move; open while answers may still make one hold. */
export function stops({ scope, states }: ScopeStates<Scope>): State {
  const stopping = scope.gates.filter(({ rule }) => rule.stops !== undefined);
  return stateOf(stopping.reduce((any, { condition }) => either(any, states.at(condition)), canFalse));
}

/** The gate that certainly holds and stops the move altogether, if there is one. */
export function stoppingGate({ company }: Evaluation): Gate | null {
  const found = company.scope.gates.find(
    ({ rule, condition }) => rule.stops !== undefined && isTrue(company.states.at(condition)),
  );
  return found?.rule ?? null;
}
