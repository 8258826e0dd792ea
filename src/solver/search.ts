import type { CompiledPack } from '../engine/compile/compile.ts';
import type { Evaluation } from '../engine/scoring/evaluate.ts';
import { notApplicableBit } from '../engine/space/domain.ts';
import type { AnswerSets, QuestionInstance } from '../engine/space/answer-space.ts';
import { possibleValues } from './values.ts';

/** What holds for all companies within some answer sets. */
export interface Judgement {
  /** Whether none of them, possibly some, or each of them is what is sought. */
  readonly coverage: 'none' | 'some' | 'each';
  /** Sets with a higher priority are searched first. */
  readonly priority: number;
  readonly evaluation: Evaluation;
}

/** @param wider the judgement of the sets from which these were split */
export type Judge<Said extends Judgement> = (raw: AnswerSets, wider: Said | null) => Said;

export type SearchOutcome =
  | { readonly kind: 'none'; readonly states: number }
  | { readonly kind: 'found'; readonly states: number; readonly raw: AnswerSets }
  | { readonly kind: 'undecided'; readonly states: number };

/** All possible answers. */
export function allAnswers({ space }: CompiledPack): AnswerSets {
  return space.instances.flatMap((instance) => instance.variables.map(() => possibleValues(instance)));
}

/**
 * Branch and bound over answer sets: judges the whole space and, while that is inconclusive, splits one answer into its
 * values, the highest priority first.
 *
 * @param start answer sets to search
 * @param instances questions whose answers may be split, the most influential first
 * @param judge must return each or none once all these answers are single
 * @param maxStates limit for the answer sets judged, beyond which the result is undecided
 */
export function search<Said extends Judgement>(
  start: AnswerSets,
  instances: readonly QuestionInstance[],
  judge: Judge<Said>,
  maxStates: number,
): SearchOutcome {
  let states = 1;
  const first = judge(start, null);
  if (first.coverage === 'none') return { kind: 'none', states };
  const visit = (raw: AnswerSets, parent: Said): AnswerSets | 'none' | 'undecided' => {
    if (parent.coverage === 'each') return raw;
    const variable = undecidedVariable(raw, parent.evaluation.effective, instances);
    if (variable === undefined) return 'none';
    const branches: { readonly raw: AnswerSets; readonly judged: Said }[] = [];
    for (let left = raw[variable] ?? 0; left !== 0; left &= left - 1) {
      if (states >= maxStates) return 'undecided';
      const part = raw.slice();
      part[variable] = left & -left;
      states += 1;
      const judged = judge(part, parent);
      if (judged.coverage !== 'none') branches.push({ raw: part, judged });
    }
    branches.sort((a, b) => b.judged.priority - a.judged.priority);
    let ended: 'none' | 'undecided' = 'none';
    for (const branch of branches) {
      const found = visit(branch.raw, branch.judged);
      if (typeof found !== 'string') return found;
      if (found === 'undecided') ended = 'undecided';
      if (states >= maxStates) return 'undecided';
    }
    return ended;
  };
  const found = visit(start, first);
  return typeof found === 'string' ? { kind: found, states } : { kind: 'found', states, raw: found };
}

/** The first variable that applies to some company and has more than one value left. */
function undecidedVariable(
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
