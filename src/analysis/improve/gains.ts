import type { Evaluation } from '../../engine/scoring/evaluate.ts';
import { readinessScores } from '../../engine/scoring/readiness.ts';
import { scoreOf, type ScoredQuestion } from '../../engine/compile/question-scores.ts';
import { yesBit } from '../../engine/space/domain.ts';
import type { Move, Raise } from './moves.ts';

/** Points that rounding may add: half a point in the dimensions and half a point overall, at each end. */
const rounding = 2;

/** Upper bounds for what moves add to the lower bound of readiness, as long as the same questions apply. */
export interface Gains {
  /** Upper bound for readiness before any move, rounding included. */
  readonly base: number;
  /** Upper bound for the points of each move. */
  readonly of: ReadonlyMap<Move, number>;
}

/**
 * Readiness is a mean of means, so a move adds at most its points times its weight, divided by the weights that certainly
 * count; open questions that may not apply only reduce this.
 */
export function gainsOf(evaluation: Evaluation, moves: readonly Move[]): Gains {
  const { dimensions } = evaluation.compiled.pack.readiness;
  const weights = dimensions.map(() => 0);
  const byVariable = new Map<number, ScoredQuestion>();
  for (const scored of evaluation.company.scope.scoredQuestions) {
    const { variable, variableCount } = scored.instance;
    for (let one = variable; one < variable + variableCount; one += 1) byVariable.set(one, scored);
    const score = scoreOf(scored, evaluation.effective);
    if (score !== null && !score.optional)
      weights[scored.dimension] = (weights[scored.dimension] ?? 0) + scored.weight;
  }
  const whole = dimensions.reduce((sum, { weight }, index) => sum + (weights[index] === 0 ? 0 : weight), 0);
  const gain = (raise: Raise): number => {
    const scored = byVariable.get(raise.variable);
    const score = scored === undefined ? null : scoreOf(scored, evaluation.effective);
    if (scored === undefined || score === null) return 0;
    const own = scored.weight;
    const dimension = dimensions[scored.dimension]?.weight ?? 1;
    const points = Math.max(0, pointsAfter(scored, raise) - (isMany(scored) ? 0 : score.low));
    const share = own / Math.max(weights[scored.dimension] ?? 0, own);
    return (points * share * dimension) / Math.max(whole, dimension);
  };
  const of = new Map(moves.map((move) => [move, move.raises.reduce((sum, raise) => sum + gain(raise), 0)]));
  return { base: readinessScores(evaluation).overall.low + rounding, of };
}

const isMany = ({ instance }: ScoredQuestion): boolean => instance.domain.type === 'many';

function pointsAfter({ instance, points }: ScoredQuestion, { variable, target }: Raise): number {
  if (instance.domain.type === 'many')
    return target === yesBit ? (points[variable - instance.variable] ?? 0) : 0;
  return points[31 - Math.clz32(target)] ?? 0;
}
