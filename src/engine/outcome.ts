import type { Interval } from '../schema/types.ts';
import { residualOf } from './barriers.ts';
import { stateAt, type Evaluation } from './evaluate.ts';
import { gateStates, levelsOf, readinessScores, type LevelIndexes } from './readiness.ts';
import { isTrue } from './state.ts';
import { standingOf, type Standing } from './verdict.ts';

/** What changes of answers are compared by: readiness, level, showstoppers, verdicts. */
export interface Outcome {
  readonly readiness: Interval;
  readonly level: LevelIndexes;
  /** By market, sorted by id. */
  readonly standings: readonly Standing[];
}

export function outcomeOf(evaluation: Evaluation): Outcome {
  const readiness = readinessScores(evaluation).overall;
  return {
    readiness,
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

/**
 * The obstacles in the way of entering each market by the mode aimed at there. A requirement or gate counts one step;
 * a barrier its residual severity at worst.
 */
export function obstaclesOf(
  evaluation: Evaluation,
  aims: ReadonlyMap<string, string | null>,
): readonly Obstacle[] {
  const gates = gateStates(evaluation).map(({ gate, market, state }): Obstacle => {
    return { kind: 'gate', market, id: gate.rule.id, steps: isTrue(state) ? 1 : 0 };
  });
  const others = evaluation.markets.flatMap(({ scope, states }) => {
    const aim = scope.modes.find(({ mode }) => mode.id === aims.get(scope.market));
    const requirements = (aim?.requires ?? []).map(({ rule, condition }): Obstacle => {
      return {
        kind: 'requirement',
        market: scope.market,
        id: rule.id,
        steps: isTrue(stateAt(states, condition)) ? 0 : 1,
      };
    });
    const barriers = scope.barriers.map((barrier): Obstacle => {
      return {
        kind: 'barrier',
        market: scope.market,
        id: barrier.rule.id,
        steps: residualOf(barrier, states).high,
      };
    });
    return [...requirements, ...barriers];
  });
  return [...gates, ...others];
}
