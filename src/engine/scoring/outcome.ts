import type { Interval } from '../../schema/types.ts';
import { type Evaluation } from './evaluate.ts';
import { levelsOf, readinessScores, type LevelIndexes } from './readiness.ts';
import { rankModes, type ModeRanking } from './verdict.ts';

/** The results by which changes of answers are compared. */
export interface Outcome {
  readonly readiness: Interval;
  /** In the order of the pack; null if no question of the dimension applies. */
  readonly dimensions: readonly (Interval | null)[];
  readonly level: LevelIndexes;
  /** By market, sorted by id. */
  readonly modeRankings: readonly ModeRanking[];
}

/** @param previous an outcome for the same markets, whose unchanged parts are reused */
export function outcomeOf(evaluation: Evaluation, previous?: Outcome): Outcome {
  const { overall: readiness, dimensions } = readinessScores(evaluation);
  return {
    readiness,
    dimensions,
    level: levelsOf(evaluation, readiness).capped,
    modeRankings: evaluation.markets.map((market, number) =>
      rankModes(evaluation, market, previous?.modeRankings[number]),
    ),
  };
}
