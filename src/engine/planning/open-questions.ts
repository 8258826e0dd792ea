import type { FindOut } from '../../schema/types.ts';
import { marketScoreOf } from '../scoring/market-choice.ts';
import { reevaluate, type Evaluation, targetQuestions } from '../scoring/evaluate.ts';
import { variablesOf } from '../conditions/formula.ts';
import { toFormula } from '../conditions/to-formula.ts';
import { outcomeOf, type Outcome } from '../scoring/outcome.ts';
import { gateStates } from '../scoring/readiness.ts';
import { isUndecided, type AnswerSets, type QuestionInstance } from '../space/answer-space.ts';
import { isOpen } from '../conditions/tristate.ts';
import type { AnswerText } from '../text/answer-text.ts';

/** The open questions; those that can change a verdict, level or showstopper come first. */
export function openQuestions(
  evaluation: Evaluation,
  outcome: Outcome,
  text: AnswerText,
): readonly FindOut[] {
  const waiting = openRuleCounts(evaluation);
  return targetQuestions(evaluation)
    .filter((instance) => isUndecided(instance, evaluation.effective))
    .map((instance): FindOut => {
      return {
        question: instance.question.id,
        market: instance.market,
        ask: text.question(instance),
        why: text.fill(instance.question.why, instance.market),
        options: text.possibleAnswers(instance),
        matters: isDecisive(evaluation, outcome, instance),
        rules: instance.variables.reduce((sum, variable) => sum + (waiting.get(variable) ?? 0), 0),
      };
    })
    .sort((a, b) => Number(b.matters) - Number(a.matters) || b.rules - a.rules);
}

/** How many open rules test each variable. */
function openRuleCounts(evaluation: Evaluation): ReadonlyMap<number, number> {
  const waiting = new Map<number, number>();
  for (const { scope, states } of [evaluation.company, ...evaluation.markets])
    for (const [number, condition] of scope.conditions.entries()) {
      if (!isOpen(states.at(number))) continue;
      for (const variable of variablesOf(toFormula(condition, scope.market, evaluation.compiled.space)))
        waiting.set(variable, (waiting.get(variable) ?? 0) + 1);
    }
  return waiting;
}

/** Whether the possible answers to a question lead to different levels, showstoppers, verdicts or rankings. */
function isDecisive(evaluation: Evaluation, outcome: Outcome, instance: QuestionInstance): boolean {
  const settled = singleValues(instance, evaluation.raw).map(([variable, value]) => {
    const raw = evaluation.raw.slice();
    raw[variable] = value;
    return reevaluate(evaluation, raw);
  });
  const differ = (signature: (evaluation: Evaluation) => string): boolean => {
    const [first, ...others] = settled;
    if (first === undefined) return false;
    const expected = signature(first);
    return others.some((other) => signature(other) !== expected);
  };
  // The ranking also needs barriers, so it is the most expensive and is compared last.
  return differ((one) => verdictSignature(one, outcome)) || differ(rankingSignature);
}

/** Each single value that an undecided variable of a question can take. */
function singleValues(instance: QuestionInstance, raw: AnswerSets): readonly (readonly [number, number])[] {
  return instance.variables.flatMap((variable) => {
    const set = raw[variable] ?? 0;
    if ((set & (set - 1)) === 0) return [];
    return Array.from({ length: 31 }, (_, bit) => 1 << bit)
      .filter((bit) => (set & bit) !== 0)
      .map((bit) => [variable, bit] as const);
  });
}

function verdictSignature(evaluation: Evaluation, previous: Outcome): string {
  const { level, modeRankings } = outcomeOf(evaluation, previous);
  const gates = gateStates(evaluation).map(({ state }) => state);
  const verdicts = modeRankings.map(({ outcome, modes, possible }) => [outcome, modes, possible]);
  return JSON.stringify([level, gates, verdicts]);
}

/** For each pair of markets, which ranks first, or that open answers decide it. */
function rankingSignature(evaluation: Evaluation): string {
  const scores = evaluation.markets.map((market) => marketScoreOf(evaluation, market).score);
  return scores
    .flatMap((a, index) =>
      scores.slice(index + 1).map((b) => (a.low > b.high ? '>' : b.low > a.high ? '<' : '?')),
    )
    .join('');
}
