import type { Interval } from '../schema/types.ts';
import { residualOf } from './barriers.ts';
import { type Evaluation } from './evaluate.ts';
import { levelsOf, readinessScores, type LevelIndexes } from './readiness.ts';
import { isTrue } from './state.ts';
import { standingOf, type Standing } from './verdict.ts';

/** What changes of answers are compared by: readiness, level, showstoppers, verdicts. */
export interface Outcome {
  readonly readiness: Interval;
  /** In the order of the pack; null where no question of a dimension applies. */
  readonly dimensions: readonly (Interval | null)[];
  readonly level: LevelIndexes;
  /** By market, sorted by id. */
  readonly standings: readonly Standing[];
}

export function outcomeOf(evaluation: Evaluation): Outcome {
  const { overall: readiness, dimensions } = readinessScores(evaluation);
  return {
    readiness,
    dimensions,
    level: levelsOf(evaluation, readiness).capped,
    standings: evaluation.markets.map((market) => standingOf(evaluation, market)),
  };
}

/** Something in the way today: a gate that holds, an unmet requirement, a barrier with so many steps left. */
export interface Obstacle {
  readonly kind: 'gate' | 'requirement' | 'barrier';
  readonly market: string | null;
  readonly id: string;
  readonly steps: number;
}

type Visit = (kind: Obstacle['kind'], market: string | null, id: string, steps: number) => void;

/**
 * Visits what can be in the way of entering markets by the mode aimed at there, always in the same order: of the
 * company and every market, or of one market only. A gate that holds and a requirement that is not surely met count one
 * step; a barrier its residual severity at worst.
 */
export function visitObstacles(
  { company, markets }: Evaluation,
  aims: ReadonlyMap<string, string | null>,
  only: string | null,
  visit: Visit,
): void {
  const wanted = markets.filter(({ scope }) => only === null || scope.market === only);
  for (const { scope, states } of only === null ? [company, ...wanted] : wanted)
    for (const { rule, condition } of scope.gates)
      visit('gate', scope.market, rule.id, isTrue(states.at(condition)) ? 1 : 0);
  for (const { scope, states } of wanted) {
    const aim = scope.modes.find(({ mode }) => mode.id === aims.get(scope.market));
    for (const { rule, condition } of aim?.requires ?? [])
      visit('requirement', scope.market, rule.id, isTrue(states.at(condition)) ? 0 : 1);
    for (const barrier of scope.barriers)
      visit('barrier', scope.market, barrier.rule.id, residualOf(barrier, states).high);
  }
}

/** How many steps are in the way at each obstacle, in the order of visitObstacles. */
export function obstacleSteps(
  evaluation: Evaluation,
  aims: ReadonlyMap<string, string | null>,
  only: string | null,
): readonly number[] {
  const found: number[] = [];
  visitObstacles(evaluation, aims, only, (_kind, _market, _id, steps) => {
    found.push(steps);
  });
  return found;
}
