import { groupsOf, negate, restrict, slotsOf, type Formula } from './formula.ts';

/** Steps after which a condition is no longer made exact but left to plain Kleene logic. */
const exactSteps = 4096;

/**
 * JavaScript that is true where the formula can be true for some choice of the possible options in `e`, an array of
 * masks by slot. Built from integers alone: no text of a pack ever reaches it.
 *
 * A disjunction can be true where a part can. A conjunction can be true where each part can, provided that the parts
 * share no slot; where they do, it is split on the shared slot's options (Shannon expansion).
 */
export function canBeTrue(formula: Formula): string {
  const steps = { left: exactSteps };
  return expression(formula, steps);
}

export const canBeFalse = (formula: Formula): string => canBeTrue(negate(formula));

function expression(formula: Formula, steps: { left: number }): string {
  steps.left -= 1;
  switch (formula.kind) {
    case 'constant':
      return formula.value ? 'true' : 'false';
    case 'test':
      return `(e[${formula.slot}]&${formula.mask})!==0`;
    case 'any':
      return `(${formula.parts.map((part) => expression(part, steps)).join('||')})`;
    case 'all': {
      const shared = steps.left > 0 ? sharedSlot(formula.parts) : undefined;
      if (shared === undefined) return `(${formula.parts.map((part) => expression(part, steps)).join('&&')})`;
      const branches = groupsOf(formula, shared).map((group) => {
        const rest = restrict(formula, shared, group);
        if (rest.kind === 'constant' && !rest.value) return 'false';
        const inside = `(e[${shared}]&${group})!==0`;
        return rest.kind === 'constant' ? inside : `(${inside}&&${expression(rest, steps)})`;
      });
      return `(${branches.filter((branch) => branch !== 'false').join('||') || 'false'})`;
    }
  }
}

function sharedSlot(parts: readonly Formula[]): number | undefined {
  const seen = new Set<number>();
  for (const part of parts)
    for (const slot of slotsOf(part)) {
      if (seen.has(slot)) return slot;
      seen.add(slot);
    }
  return undefined;
}
