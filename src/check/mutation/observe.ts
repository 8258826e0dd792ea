import { attractivenessOf, residualOf } from '../../engine/barriers.ts';
import { sortRecommendations } from '../../engine/candidates.ts';
import type { Evaluation } from '../../engine/evaluate.ts';
import { doubleMiddle } from '../../engine/interval.ts';
import { outcomeOf } from '../../engine/outcome.ts';
import { gateStates, levelsOf, readinessScores } from '../../engine/readiness.ts';
import { scheduleOf } from '../../engine/schedule.ts';

/**
 * What an assessment says besides its plan, without the words: cheap to work out. Where this and the plan are the same,
 * no expectation of a test case can come out otherwise.
 */
export function observe(evaluation: Evaluation): string {
  const scores = readinessScores(evaluation);
  return JSON.stringify([
    scores,
    levelsOf(evaluation, scores.overall).capped,
    gateStates(evaluation).map(({ state }) => state),
    evaluation.markets.map((market) => [
      attractivenessOf(evaluation, market),
      readinessScores(evaluation, [market]).dimensions,
      market.scope.barriers.map((barrier) => residualOf(barrier, market.states)),
    ]),
    outcomeOf(evaluation).standings.map(({ outcome, modes, ranked, nearest, possible }) => [
      outcome,
      modes,
      nearest?.compiled.mode.id,
      possible,
      ranked.map(({ compiled, available, low, high }) => [compiled.mode.id, available, low, high]),
    ]),
  ]);
}

/** The keys of the actions in their order, and the horizon of each. */
export function planned(evaluation: Evaluation): string {
  const outcome = outcomeOf(evaluation);
  const ranked = evaluation.markets
    .map((market) => ({
      id: market.scope.market,
      score: doubleMiddle(attractivenessOf(evaluation, market).score),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);
  const modes = new Map(
    evaluation.markets.map(({ scope }, index) => [
      scope.market,
      outcome.standings[index]?.nearest?.compiled.mode.id ?? null,
    ]),
  );
  const { candidates } = sortRecommendations(evaluation, outcome, { ranked, modes });
  return scheduleOf(candidates, evaluation.compiled.pack.manifest.horizons)
    .map(({ candidate, horizon }) => `${candidate.key} ${horizon}`)
    .join();
}
