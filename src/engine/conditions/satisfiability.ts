import { valueGroupsOf, join, negate, never, restrict, variablesOf, test, type Formula } from './formula.ts';
import type { AnswerSets } from '../space/answer-space.ts';

/** Beyond this many steps, a condition is left to Kleene logic, which may say "can be true" too often. */
const maxSteps = 4096;

/**
 * Rewrites a formula to mean "can be true": a test then holds if it accepts some possible option, and the whole holds
 * exactly if some choice of the possible options makes the original true.
 *
 * A disjunction can be true if a part can. A conjunction can be true if each part can, provided that the parts share no
 * variable; if they do, it is split on the options of the shared variable (Shannon expansion).
 */
export const canBeTrue = (formula: Formula): Formula => exact(formula, { left: maxSteps });

export const canBeFalse = (formula: Formula): Formula => canBeTrue(negate(formula));

function exact(formula: Formula, steps: { left: number }): Formula {
  steps.left -= 1;
  if (formula.kind === 'constant' || formula.kind === 'test') return formula;
  const shared = formula.kind === 'all' && steps.left > 0 ? sharedVariable(formula.parts) : undefined;
  if (shared === undefined) {
    return join(
      formula.kind,
      formula.parts.map((part) => exact(part, steps)),
    );
  }
  const { groups, full } = valueGroupsOf(formula, shared);
  return join(
    'any',
    groups.map((group) => {
      const rest = exact(restrict(formula, shared, group), steps);
      return rest === never ? never : join('all', [test(shared, group, full), rest]);
    }),
  );
}

function sharedVariable(parts: readonly Formula[]): number | undefined {
  const seen = new Set<number>();
  for (const part of parts)
    for (const variable of variablesOf(part)) {
      if (seen.has(variable)) return variable;
      seen.add(variable);
    }
  return undefined;
}

/** Whether a "can be" formula holds for the answer sets in `sets`. */
export function holdsFor(formula: Formula, sets: AnswerSets): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'test':
      return ((sets[formula.variable] ?? 0) & formula.mask) !== 0;
    case 'all':
      for (const part of formula.parts) if (!holdsFor(part, sets)) return false;
      return true;
    case 'any':
      for (const part of formula.parts) if (holdsFor(part, sets)) return true;
      return false;
  }
}
