import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeFalse, canBeTrue, codeOf, holdsFor } from '../../src/engine/expression.ts';
import { join, negate, test as slotTest, type Formula } from '../../src/engine/formula.ts';

/** Four slots of three values each, bits 1, 2 and 4: small enough to try everything. */
const slotCount = 4;
const full = 7;

const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .tuple(fc.nat(slotCount - 1), fc.integer({ min: 0, max: full }))
      .map(([slot, mask]) => slotTest(slot, mask, full)),
    fc
      .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('formula'), { maxLength: 4 }))
      .map(([kind, parts]) => join(kind, parts)),
    tie('formula').map(negate),
  ),
})).formula;

const sets = fc.array(fc.integer({ min: 1, max: full }), { minLength: slotCount, maxLength: slotCount });

/** The formula for one value in every slot, worked out the plain way. */
function holds(formula: Formula, values: readonly number[]): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'test':
      return ((values[formula.slot] ?? 0) & formula.mask) !== 0;
    case 'all':
      return formula.parts.every((part) => holds(part, values));
    case 'any':
      return formula.parts.some((part) => holds(part, values));
  }
}

const choices = (possible: readonly number[]): readonly (readonly number[])[] =>
  possible.reduce<readonly (readonly number[])[]>(
    (rows, set) =>
      rows.flatMap((row) => [1, 2, 4].filter((bit) => (set & bit) !== 0).map((bit) => [...row, bit])),
    [[]],
  );

const run = (expression: string, e: readonly number[]): unknown =>
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- as the engine runs it
  new Function('e', `return ${expression}`)(e);

describe('a condition over answer sets', () => {
  it('can be true, and can be false, exactly where some choice of the possible answers makes it so', () => {
    fc.assert(
      fc.property(formulas, sets, (formula, possible) => {
        const outcomes = choices(possible).map((values) => holds(formula, values));
        for (const [reading, outcome] of [
          [canBeTrue(formula), true],
          [canBeFalse(formula), false],
        ] as const) {
          expect(holdsFor(reading, possible)).toBe(outcomes.includes(outcome));
          expect(run(codeOf(reading), possible)).toBe(outcomes.includes(outcome));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is built from integers and operators alone', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        expect(codeOf(canBeTrue(formula))).toMatch(/^(true|false|e\[\d+\]|[()&|!=\d])+$/);
      }),
    );
  });
});
