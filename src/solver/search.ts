import type { CompiledPack } from '../engine/compile/compile.ts';
import type { Evaluation } from '../engine/scoring/evaluate.ts';
import { notApplicableBit } from '../engine/space/domain.ts';
import type { AnswerSets, QuestionInstance } from '../engine/space/answer-space.ts';
import { answerable } from './values.ts';

/** What is known of all companies whose answers lie in some answer sets. */
export interface Judgement {
  /** Whether what is sought is found in none of them, in some (as far as one can tell), or in each. */
  readonly within: 'none' | 'some' | 'each';
  /** The higher, the sooner these sets are looked into. */
  readonly promise: number;
  readonly evaluation: Evaluation;
}

/** @param wider what was said of the sets that these were split from */
export type Judge<Said extends Judgement> = (raw: AnswerSets, wider: Said | null) => Said;

export type Searched =
  | { readonly kind: 'none'; readonly states: number }
  | { readonly kind: 'found'; readonly states: number; readonly raw: AnswerSets }
  | { readonly kind: 'undecided'; readonly states: number };

/** All answers that the company and these markets may give. */
export function everyAnswer({ space }: CompiledPack): AnswerSets {
  return space.instances.flatMap((instance) => instance.variables.map(() => answerable(instance)));
}

/**
 * Branch and bound over answer sets: judges the whole space, and where that leaves it open splits one answer into its
 * values, most promising first.
 *
 * @param start answer sets to search
 * @param instances whose answers may be split, the most telling first
 * @param judge must say each or none once all these answers are single
 * @param most answer sets judged before the search gives up
 */
export function search<Said extends Judgement>(
  start: AnswerSets,
  instances: readonly QuestionInstance[],
  judge: Judge<Said>,
  most: number,
): Searched {
  let states = 1;
  const first = judge(start, null);
  if (first.within === 'none') return { kind: 'none', states };
  const visit = (raw: AnswerSets, parent: Said): AnswerSets | 'none' | 'undecided' => {
    if (parent.within === 'each') return raw;
    const variable = openSlot(raw, parent.evaluation.effective, instances);
    if (variable === undefined) return 'none';
    const branches: { readonly raw: AnswerSets; readonly judged: Said }[] = [];
    for (let left = raw[variable] ?? 0; left !== 0; left &= left - 1) {
      if (states >= most) return 'undecided';
      const part = raw.slice();
      part[variable] = left & -left;
      states += 1;
      const judged = judge(part, parent);
      if (judged.within !== 'none') branches.push({ raw: part, judged });
    }
    branches.sort((a, b) => b.judged.promise - a.judged.promise);
    let ended: 'none' | 'undecided' = 'none';
    for (const branch of branches) {
      const found = visit(branch.raw, branch.judged);
      if (typeof found !== 'string') return found;
      if (found === 'undecided') ended = 'undecided';
      if (states >= most) return 'undecided';
    }
    return ended;
  };
  const found = visit(start, first);
  return typeof found === 'string' ? { kind: found, states } : { kind: 'found', states, raw: found };
}

/** The first slot with more than one value left that applies to some company. */
function openSlot(
  raw: AnswerSets,
  effective: AnswerSets,
  instances: readonly QuestionInstance[],
): number | undefined {
  for (const instance of instances)
    for (const variable of instance.variables) {
      const set = raw[variable] ?? 0;
      if ((set & (set - 1)) !== 0 && effective[variable] !== notApplicableBit) return variable;
    }
  return undefined;
}
