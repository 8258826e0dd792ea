/**
 * Conditions over answer sets. A formula tests variables, each of which holds a bit mask of the options still possible.
 * There is no negation: the complement of a test is a test, so negation is pushed down when a formula is built.
 */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | Test
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] };

/** Holds if the answer is one of the values in `mask`; `full` holds every value of the variable. */
export interface Test {
  readonly kind: 'test';
  readonly variable: number;
  readonly mask: number;
  readonly full: number;
}

export const always: Formula = { kind: 'constant', value: true };
export const never: Formula = { kind: 'constant', value: false };

/** @param full every value of the variable */
export function test(variable: number, mask: number, full: number): Formula {
  const accepted = mask & full;
  if (accepted === 0) return never;
  if (accepted === full) return always;
  return { kind: 'test', variable, mask: accepted, full };
}

export function negate(formula: Formula): Formula {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? never : always;
    case 'test':
      return test(formula.variable, formula.full & ~formula.mask, formula.full);
    default:
      return join(formula.kind === 'all' ? 'any' : 'all', formula.parts.map(negate));
  }
}

/** All or any of the parts. Tests of the same variable become one test, which decides branches that agree. */
export function join(kind: 'all' | 'any', parts: readonly Formula[]): Formula {
  const absorbing = kind === 'any';
  const tests = new Map<number, { mask: number; full: number }>();
  const others: Formula[] = [];
  const pending = [...parts].reverse();
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.kind === 'constant') {
      if (part.value === absorbing) return part;
    } else if (part.kind === kind) {
      pending.push(...[...part.parts].reverse());
    } else if (part.kind === 'test') {
      const known = tests.get(part.variable);
      const mask =
        known === undefined ? part.mask : absorbing ? known.mask | part.mask : known.mask & part.mask;
      tests.set(part.variable, { mask, full: part.full });
    } else {
      others.push(part);
    }
  }
  const joined: Formula[] = [];
  for (const [variable, { mask, full }] of tests) {
    const merged = test(variable, mask, full);
    if (merged.kind !== 'constant') joined.push(merged);
    else if (merged.value === absorbing) return merged;
  }
  joined.push(...others);
  const [only] = joined;
  if (only === undefined) return absorbing ? never : always;
  return joined.length === 1 ? only : { kind, parts: joined };
}

/** The variables that a formula tests. */
export function variablesOf(formula: Formula, into = new Set<number>()): Set<number> {
  if (formula.kind === 'test') into.add(formula.variable);
  else if (formula.kind !== 'constant') for (const part of formula.parts) variablesOf(part, into);
  return into;
}

/** Simplifies a formula for a variable known to be within `group`, options that every test of it treats alike. */
export function restrict(formula: Formula, variable: number, group: number): Formula {
  switch (formula.kind) {
    case 'constant':
      return formula;
    case 'test':
      if (formula.variable !== variable) return formula;
      return (formula.mask & group) !== 0 ? always : never;
    default:
      return join(
        formula.kind,
        formula.parts.map((part) => restrict(part, variable, group)),
      );
  }
}

/** Splits the values of a variable into groups that no test in the formula distinguishes. */
export function valueGroupsOf(
  formula: Formula,
  variable: number,
): { readonly groups: readonly number[]; readonly full: number } {
  let groups: number[] = [];
  let full = 0;
  const split = (part: Formula): void => {
    if (part.kind === 'test' && part.variable === variable) {
      full = part.full;
      if (groups.length === 0) groups = [full];
      groups = groups
        .flatMap((group) => [group & part.mask, group & ~part.mask])
        .filter((group) => group !== 0);
    } else if (part.kind === 'all' || part.kind === 'any') part.parts.forEach(split);
  };
  split(formula);
  return { groups, full };
}
