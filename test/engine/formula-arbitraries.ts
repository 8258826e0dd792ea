import fc from 'fast-check';
import { join, negate, test as slotTest, type Formula } from '../../src/engine/conditions/formula.ts';

/** Four slots of three values each, bits 1, 2 and 4: small enough to try everything. */
export const slotCount = 4;
export const full = 7;

export const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .tuple(fc.nat(slotCount - 1), fc.integer({ min: 0, max: full }))
      .map(([variable, mask]) => slotTest(variable, mask, full)),
    fc
      .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('formula'), { maxLength: 4 }))
      .map(([kind, parts]) => join(kind, parts)),
    tie('formula').map(negate),
  ),
})).formula;

export const sets = fc.array(fc.integer({ min: 1, max: full }), {
  minLength: slotCount,
  maxLength: slotCount,
});

/** The formula for one value in every slot, worked out the plain way. */
export function holds(formula: Formula, values: readonly number[]): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'test':
      return ((values[formula.variable] ?? 0) & formula.mask) !== 0;
    case 'all':
      return formula.parts.every((part) => holds(part, values));
    case 'any':
      return formula.parts.some((part) => holds(part, values));
  }
}

export const choices = (possible: readonly number[]): readonly (readonly number[])[] =>
  possible.reduce<readonly (readonly number[])[]>(
    (rows, set) =>
      rows.flatMap((row) => [1, 2, 4].filter((bit) => (set & bit) !== 0).map((bit) => [...row, bit])),
    [[]],
  );

/** One value in every slot, each way there is. */
export const everyChoice = choices(Array.from({ length: slotCount }, () => full));
