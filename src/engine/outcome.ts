import type { Interval } from '../schema/types.ts';
import { residualOf } from './barriers.ts';
import { stateAt, type Evaluation } from './evaluate.ts';
import { levelsOf, readinessScores, type LevelIndexes } from './readiness.ts';
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
 * The obstacles in the way of entering markets by the mode aimed at there: of the company and every market, or of one
 * market only. A requirement or gate counts one step; a barrier its residual severity at worst.
 */
export function obstaclesOf(
  evaluation: Evaluation,
  aims: ReadonlyMap<string, string | null>,
  only: string | null = null,
): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const wanted = evaluation.markets.filter(({ scope }) => only === null || scope.market === only);
  for (const { scope, states } of only === null ? [evaluation.company, ...wanted] : wanted) {
    for (const { rule, condition } of scope.gates) {
      const steps = isTrue(stateAt(states, condition)) ? 1 : 0;
      found.push({ kind: 'gate', market: scope.market, id: rule.id, steps });
    }
  }
  for (const { scope, states } of wanted) {
    const { market } = scope;
    const aim = scope.modes.find(({ mode }) => mode.id === aims.get(market));
    for (const { rule, condition } of aim?.requires ?? []) {
      found.push({
        kind: 'requirement',
        market,
        id: rule.id,
        steps: isTrue(stateAt(states, condition)) ? 0 : 1,
      });
    }
    for (const barrier of scope.barriers) {
      found.push({ kind: 'barrier', market, id: barrier.rule.id, steps: residualOf(barrier, states).high });
    }
  }
  return found;
}
