import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Interval, Question } from '../../schema/types.ts';
import { bucketStarts, notApplicableBit, yesBit } from '../space/domain.ts';
import { Mean } from '../scoring/interval.ts';
import type { AnswerSets, QuestionInstance } from '../space/answer-space.ts';

/** A question that counts towards a dimension. */
export interface ScoredQuestion {
  readonly instance: QuestionInstance;
  /** Index of the dimension in the pack's readiness rules. */
  readonly dimension: number;
  readonly weight: number;
  /** Points of each value, by number of its bit; for a multiple-choice question, of each option. */
  readonly points: readonly number[];
}

export function scoredQuestions(
  pack: Pack,
  instances: readonly QuestionInstance[],
): readonly ScoredQuestion[] {
  const scored: ScoredQuestion[] = [];
  for (const instance of instances) {
    const dimension = pack.readiness.dimensions.findIndex(({ id }) => id === instance.question.dimension);
    if (dimension < 0) continue;
    scored.push({ instance, dimension, weight: instance.question.weight ?? 1, points: pointsOf(instance) });
  }
  return scored;
}

function pointsOf(instance: QuestionInstance): readonly number[] {
  const { question, domain } = instance;
  if (domain.type === 'number') {
    const starts = bucketStarts(domain.breakpoints, Number.NEGATIVE_INFINITY);
    // Every band starts a bucket, so one value of a bucket represents all of it.
    return [0, ...starts.map((start) => bandScore(question, start))];
  }
  const options = question.options ?? [];
  const points = options.map((option, index) => option.score ?? evenScore(question, index, options.length));
  return domain.type === 'many' ? points : [0, ...points];
}

function bandScore(question: Question, value: number): number {
  return (question.bands ?? []).reduce((score, band) => (value >= band.from ? band.score : score), 0);
}

/** Ordered options are spread evenly from 0 to 100. */
function evenScore(question: Question, index: number, count: number): number {
  return question.ordered === true ? Math.round((100 * index) / (count - 1)) : 0;
}

/** For each dimension, the mean score of the questions of a scope. */
export function dimensionMeans(
  {
    scoredQuestions,
    dimensions,
  }: { readonly scoredQuestions: readonly ScoredQuestion[]; readonly dimensions: number },
  effective: AnswerSets,
): readonly Mean[] {
  const means: Mean[] = [];
  while (means.length < dimensions) means.push(new Mean());
  for (const scored of scoredQuestions) {
    const { instance, dimension, weight, points } = scored;
    const set = effective[instance.variable] ?? 0;
    if ((set & (set - 1)) === 0 && set !== notApplicableBit && instance.domain.type !== 'many') {
      // Most answers are one option: the same as scoreOf, without allocating a score for each.
      const point = points[31 - Math.clz32(set)] ?? 0;
      means[dimension]?.add(point, point, weight, false);
      continue;
    }
    const score = scoreOf(scored, effective);
    if (score !== null) means[dimension]?.add(score.low, score.high, weight, score.optional);
  }
  return means;
}

/** The score of an answer set, 0 to 100; null if the question certainly does not apply. */
export function scoreOf(
  { instance, points }: ScoredQuestion,
  effective: AnswerSets,
): (Interval & { readonly optional: boolean }) | null {
  const set = effective[instance.variable] ?? 0;
  if (set === notApplicableBit) return null;
  const optional = (set & notApplicableBit) !== 0;
  if (instance.domain.type === 'many') {
    let low = 0;
    let high = 0;
    for (let offset = 0; offset < points.length; offset += 1) {
      const point = points[offset] ?? 0;
      const chosen = (effective[instance.variable + offset] ?? 0) & ~notApplicableBit;
      if (chosen === yesBit) low += point;
      if ((chosen & yesBit) !== 0) high += point;
    }
    return { low: Math.min(100, low), high: Math.min(100, high), optional };
  }
  if ((set & (set - 1)) === 0) {
    const point = points[31 - Math.clz32(set)] ?? 0;
    return { low: point, high: point, optional };
  }
  let low = 100;
  let high = 0;
  for (let bit = 1; bit < points.length; bit += 1) {
    if ((set & (1 << bit)) === 0) continue;
    const point = points[bit] ?? 0;
    if (point < low) low = point;
    if (point > high) high = point;
  }
  return { low, high, optional };
}
