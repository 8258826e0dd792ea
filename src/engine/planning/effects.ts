import type { Recommendation } from '../../schema/types.ts';
import { bucketOf, notApplicableBit, yesBit } from '../space/domain.ts';
import type { AnswerSets, AnswerSpace, QuestionInstance } from '../space/answer-space.ts';

/** One answer that an action raises. */
export interface Improvement {
  readonly instance: QuestionInstance;
  readonly variable: number;
  /** The values at or beyond the target. */
  readonly reached: number;
  /** The value to move to if none of those is possible today. */
  readonly target: number;
  /** The target as the pack states it: an option id or a number. */
  readonly to: string | number;
}

/** How an answer compares with its target. */
export type Progress = 'below' | 'reached' | 'unknown' | 'not-applicable';

export function improvementsOf(
  recommendation: Recommendation,
  market: string | null,
  space: AnswerSpace,
): readonly Improvement[] {
  return Object.entries(recommendation.improves ?? {}).flatMap(([question, to]): readonly Improvement[] => {
    const instance = space.find(question, market);
    return instance === undefined ? [] : [improvement(instance, to)];
  });
}

function improvement(instance: QuestionInstance, to: string | number): Improvement {
  const { domain, variable } = instance;
  const above = (bit: number): number => domain.full & ~(bit - 1) & ~notApplicableBit;
  if (domain.type === 'number') {
    const bit = bucketOf(domain.breakpoints, Number(to));
    return { instance, variable, to, target: bit, reached: above(bit) };
  }
  const found = domain.bits.get(String(to)) ?? 0;
  if (domain.type === 'many')
    return { instance, variable: variable + found, to, target: yesBit, reached: yesBit };
  return {
    instance,
    variable,
    to,
    target: found,
    reached: instance.question.ordered === true ? above(found) : found,
  };
}

export function progressOf({ variable, reached }: Improvement, effective: AnswerSets): Progress {
  const set = effective[variable] ?? 0;
  if (set === notApplicableBit) return 'not-applicable';
  if ((set & ~notApplicableBit & ~reached) === 0) return 'reached';
  return (set & reached) === 0 && (set & notApplicableBit) === 0 ? 'below' : 'unknown';
}

/** The answer sets after the improvements, which never lower an answer. */
export function applyImprovements(raw: AnswerSets, improvements: readonly Improvement[]): AnswerSets {
  const sets = raw.slice();
  for (const { variable, reached, target } of improvements) {
    const remaining = (sets[variable] ?? 0) & reached;
    sets[variable] = remaining === 0 ? target : remaining;
  }
  return sets;
}
