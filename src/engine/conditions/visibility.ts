import { visibleWhen } from './to-formula.ts';
import { notApplicableBit } from '../space/domain.ts';
import { canBeFalse, canBeTrue, holdsFor } from './satisfiability.ts';
import { always, variablesOf, type Formula } from './formula.ts';
import type { AnswerSets, AnswerSpace, QuestionInstance } from '../space/answer-space.ts';

/** Which questions of the company, or of one market, apply. */
export interface Visibility {
  /** The slots of these questions. */
  readonly from: number;
  readonly to: number;
  /** Each after those that decide about the questions it looks at. */
  readonly rules: readonly ShowRule[];
  /** By slot, whether a rule looks at it or hides it. */
  readonly affectsVisibility: readonly boolean[];
}

/** Questions that are asked on one condition. */
interface ShowRule {
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
  /** That it looks at. */
  readonly dependsOn: readonly number[];
  /** That it shows and hides. */
  readonly variables: readonly number[];
}

/** @param instances all of the company or of one market, in the order of their slots */
export function compileVisibility(instances: readonly QuestionInstance[], space: AnswerSpace): Visibility {
  const rules = new Map<string, { readonly shown: Formula; readonly variables: number[] }>();
  const affectsVisibility = new Array<boolean>(space.variableCount).fill(false);
  for (const instance of inDependencyOrder(instances, space)) {
    const shown = visibleWhen(instance, space);
    if (shown === always) continue;
    const key = JSON.stringify(shown);
    const rule = rules.get(key) ?? { shown, variables: [] };
    rules.set(key, rule);
    for (const variable of instance.variables) rule.variables.push(variable);
    for (const variable of [...rule.variables, ...variablesOf(shown)]) affectsVisibility[variable] = true;
  }
  const [first, last] = [instances[0], instances.at(-1)];
  return {
    from: first?.variable ?? 0,
    to: last === undefined ? 0 : last.variable + last.variableCount,
    affectsVisibility,
    rules: [...rules.values()].map(({ shown, variables }) => ({
      canBeTrue: canBeTrue(shown),
      canBeFalse: canBeFalse(shown),
      dependsOn: [...variablesOf(shown)],
      variables,
    })),
  };
}

/** Turns raw answer sets into effective ones: what is surely hidden is not applicable, what may be hidden may be. */
export function applyVisibility({ rules }: Visibility, sets: number[]): void {
  for (const { canBeTrue: shown, canBeFalse: hidden, variables } of rules) {
    const kept = holdsFor(shown, sets) ? -1 : 0;
    const added = holdsFor(hidden, sets) ? notApplicableBit : 0;
    for (const variable of variables) sets[variable] = ((sets[variable] ?? 0) & kept) | added;
  }
}

/** Raw answer sets and what they become once "not applicable" is worked out. */
export interface EncodedAnswers {
  readonly raw: AnswerSets;
  readonly effective: AnswerSets;
}

/**
 * Brings effective sets up to date with raw ones, where both are known for others.
 *
 * @param effective those of before; changed in place
 * @param changedCompanyVariables slots of the company whose effective sets are others, where this is about a market
 * @returns the slots whose effective sets are others
 */
export function updateVisibility(
  visibility: Visibility,
  before: EncodedAnswers,
  raw: AnswerSets,
  effective: number[],
  changedCompanyVariables: readonly number[],
): readonly number[] {
  const { from, to, affectsVisibility } = visibility;
  let visibilityAffected = changedCompanyVariables.some((variable) => affectsVisibility[variable]);
  const changed: number[] = [];
  for (let variable = from; variable < to; variable += 1) {
    if (raw[variable] === before.raw[variable]) continue;
    if (affectsVisibility[variable] === true) visibilityAffected = true;
    changed.push(variable);
  }
  if (!visibilityAffected) {
    for (const variable of changed) effective[variable] = raw[variable] ?? 0;
    return changed;
  }
  for (let variable = from; variable < to; variable += 1) effective[variable] = raw[variable] ?? 0;
  applyVisibility(visibility, effective);
  const differing: number[] = [];
  for (let variable = from; variable < to; variable += 1)
    if (effective[variable] !== before.effective[variable]) differing.push(variable);
  return differing;
}

/** The places so that each comes after those its show-when looks at. */
function inDependencyOrder(
  instances: readonly QuestionInstance[],
  space: AnswerSpace,
): readonly QuestionInstance[] {
  const ordered = new Set<QuestionInstance>();
  const byVariable = new Map<number, QuestionInstance>();
  for (const instance of instances)
    for (const variable of instance.variables) byVariable.set(variable, instance);
  const visited = new Set<QuestionInstance>();
  const visit = (instance: QuestionInstance): void => {
    if (visited.has(instance)) return;
    visited.add(instance);
    for (const variable of variablesOf(visibleWhen(instance, space))) {
      const needed = byVariable.get(variable);
      if (needed !== undefined) visit(needed);
    }
    ordered.add(instance);
  };
  instances.forEach(visit);
  return [...ordered];
}
