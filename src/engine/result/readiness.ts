import type { DimensionResult, GateResult, LevelRange, Readiness } from '../../schema/types.ts';
import type { Scope } from '../compile/compile.ts';
import type { Evaluation } from '../scoring/evaluate.ts';
import type { Outcome } from '../scoring/outcome.ts';
import { gateStates, levelsOf, readinessScores } from '../scoring/readiness.ts';
import { scoreOf } from '../compile/question-scores.ts';
import { mayBeTrue, stateOf } from '../conditions/tristate.ts';
import type { Words } from '../text/answer-text.ts';

/** Readiness in full: dimensions down to the questions that score them, level, and the gates in the way. */
export function readinessResult(evaluation: Evaluation, outcome: Outcome, words: Words): Readiness {
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
        questions: questionsOf(evaluation, index, words),
      };
    }),
    gates: gateResults(evaluation, words),
  };
}

function questionsOf(evaluation: Evaluation, dimension: number, words: Words): DimensionResult['questions'] {
  const markets = Math.max(1, evaluation.markets.length);
  const scopes: readonly Scope[] = [evaluation.company, ...evaluation.markets].map(({ scope }) => scope);
  return scopes.flatMap((scope) =>
    scope.scored.flatMap((scored): DimensionResult['questions'] => {
      const score = scored.dimension === dimension ? scoreOf(scored, evaluation.effective) : null;
      if (score === null) return [];
      const { place } = scored;
      return [
        {
          question: place.question.id,
          market: place.market,
          ask: words.ask(place),
          answer: words.answer(place),
          score: { low: score.low, high: score.high },
          weight: scored.weight * (place.market === null ? markets : 1),
        },
      ];
    }),
  );
}

/** The gates that hold or may hold, of the company and of the markets. */
export function gateResults(evaluation: Evaluation, words: Words): readonly GateResult[] {
  return gateStates(evaluation)
    .filter(({ state }) => mayBeTrue(state))
    .map(({ gate, market, state }): GateResult => {
      const { id, title, because, caps, blocks, when, cites } = gate.rule;
      return {
        id,
        market,
        title: words.fill(title, market),
        because: words.fill(because, market),
        state: stateOf(state),
        caps: caps ?? null,
        blocks: blocks ?? [],
        tested: words.tested(when, market),
        cites,
      };
    });
}

/** The lowest and highest level still possible, by name. */
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
