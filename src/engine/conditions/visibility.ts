import { visibleWhen } from './to-formula.ts';
import { notApplicableBit } from '../space/domain.ts';
import { canBeFalse, canBeTrue, holdsFor } from './satisfiability.ts';
import { always, variablesOf, type Formula } from './formula.ts';
import type { AnswerSets, AnswerSpace, QuestionInstance } from '../space/answer-space.ts';

/** Which questions of the company, or of one market, apply. */
export interface Visibility {
  /** The variables of these questions: `from` up to, but not including, `to`. */
  readonly from: number;
  readonly to: number;
  /** In an order in which each rule comes after the rules for the questions it tests. */
  readonly rules: readonly ShowRule[];
  /** By variable, whether a rule tests it or hides it. */
  readonly affectsVisibility: readonly boolean[];
}

/** Questions that share one condition under which they are asked. */
interface ShowRule {
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
  /** The variables that the condition tests. */
  readonly dependsOn: readonly number[];
  /** The variables of the questions it shows or hides. */
  readonly variables: readonly number[];
}

/** @param instances all questions of the company or of one market, in the order of their variables */
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

/** Turns raw answer sets into effective ones: a hidden question is not applicable, one that may be hidden may be. */
export function applyVisibility({ rules }: Visibility, sets: number[]): void {
  for (const { canBeTrue: shown, canBeFalse: hidden, variables } of rules) {
    const retained = holdsFor(shown, sets) ? -1 : 0;
    const added = holdsFor(hidden, sets) ? notApplicableBit : 0;
    for (const variable of variables) sets[variable] = ((sets[variable] ?? 0) & retained) | added;
  }
}

/** Raw answer sets, and the effective ones once visibility is applied. */
export interface EncodedAnswers {
  readonly raw: AnswerSets;
  readonly effective: AnswerSets;
}

/**
 * Updates effective answer sets after a change of raw ones.
 *
 * @param effective the effective sets before the change; updated in place
 * @param changedCompanyVariables for a market: company variables whose effective sets changed
 * @returns the variables whose effective sets changed
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
