import type { DimensionResult, GateResult, LevelRange, Readiness } from '../../schema/types.ts';
import type { Evaluation } from '../scoring/evaluate.ts';
import type { Outcome } from '../scoring/outcome.ts';
import { gateStates, levelsOf, readinessScores } from '../scoring/readiness.ts';
import { scoreOf } from '../compile/question-scores.ts';
import { mayBeTrue, stateOf } from '../conditions/tristate.ts';
import type { AnswerText } from '../text/answer-text.ts';

/** Readiness in full: dimensions with the questions that score them, the level, and the gates that hold. */
export function readinessResult(evaluation: Evaluation, outcome: Outcome, text: AnswerText): Readiness {
  const { dimensions } = evaluation.compiled.pack.readiness;
  const scores = readinessScores(evaluation);
  const levels = levelsOf(evaluation, outcome.readiness);
  return {
    score: outcome.readiness,
    level: levelRange(evaluation, levels.capped),
    uncapped: levelRange(evaluation, levels.uncapped),
    levels: evaluation.compiled.pack.manifest.levels,
    dimensions: dimensions.map(({ id, title, weight, means, cites }, index): DimensionResult => {
      return {
        id,
        title,
        weight,
        means,
        cites,
        score: scores.dimensions[index] ?? null,
        questions: questionScores(evaluation, index, text),
      };
    }),
    gates: gateResults(evaluation, text),
  };
}

function questionScores(
  evaluation: Evaluation,
  dimension: number,
  text: AnswerText,
): DimensionResult['questions'] {
  return [evaluation.company.scope].flatMap((scope) =>
    scope.scoredQuestions.flatMap((scored): DimensionResult['questions'] => {
      const score = scored.dimension === dimension ? scoreOf(scored, evaluation.effective) : null;
      if (score === null) return [];
      const { instance } = scored;
      return [
        {
          question: instance.question.id,
          market: instance.market,
          ask: text.question(instance),
          answer: text.answer(instance),
          score: { low: score.low, high: score.high },
          weight: scored.weight,
        },
      ];
    }),
  );
}

/** The gates of the company and of the markets that hold or may hold. */
export function gateResults(evaluation: Evaluation, text: AnswerText): readonly GateResult[] {
  return gateStates(evaluation)
    .filter(({ state }) => mayBeTrue(state))
    .map(({ gate, market, state }): GateResult => {
      const { id, title, because, caps, blocks, when, cites } = gate.rule;
      return {
        id,
        market,
        title: text.fill(title, market),
        because: text.fill(because, market),
        state: stateOf(state),
        caps: caps ?? null,
        blocks: blocks ?? [],
        tested: text.testedAnswers(when, market),
        cites,
      };
    });
}

/** The lowest and highest level still possible. */
export function levelRange(
  { compiled }: Evaluation,
  indexes: { readonly low: number; readonly high: number },
): LevelRange {
  const { levels } = compiled.pack.manifest;
  const nameOf = (index: number): LevelRange['low'] => {
    const level = levels[index];
    return { id: level?.id ?? '', title: level?.title ?? '', means: level?.means ?? '' };
  };
  return { low: nameOf(indexes.low), high: nameOf(indexes.high), settled: indexes.low === indexes.high };
}
