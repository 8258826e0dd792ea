import { valueGroupsOf, join, negate, never, restrict, variablesOf, test, type Formula } from './formula.ts';
import type { AnswerSets } from '../space/answer-space.ts';

/** Steps after which a condition is no longer made exact but left to plain Kleene logic. */
const maxSteps = 4096;

/**
 * The formula read as "can be true": on answer sets, a test then means that some possible option is accepted, and the
 * whole holds exactly where some choice of the possible options makes the original true.
 *
 * A disjunction can be true where a part can. A conjunction can be true where each part can, provided that the parts
 * share no slot; where they do, it is split on the options of the shared slot (Shannon expansion).
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
