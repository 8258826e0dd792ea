import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateAdded, evaluateAll, stateAt } from '../../../src/engine/conditions/bitmap-index.ts';
import { canBeFalse, canBeTrue, holdsFor } from '../../../src/engine/conditions/satisfiability.ts';
import { join, negate, test as slotTest, type Formula } from '../../../src/engine/conditions/formula.ts';
import {
  addConditions,
  buildConditionIndex,
  type IndexedConditions,
} from '../../../src/engine/conditions/build-bitmap-index.ts';
import { canFalse, canTrue } from '../../../src/engine/conditions/tristate.ts';
import { choices, formulas, full, holds, sets, slotCount } from '../formula-arbitraries.ts';

describe('a condition over answer sets', () => {
  it('can be true, and can be false, exactly where some choice of the possible answers makes it so', () => {
    fc.assert(
      fc.property(formulas, sets, (formula, possible) => {
        const outcomes = choices(possible).map((values) => holds(formula, values));
        expect(holdsFor(canBeTrue(formula), possible)).toBe(outcomes.includes(true));
        expect(holdsFor(canBeFalse(formula), possible)).toBe(outcomes.includes(false));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('an index of conditions', () => {
  const stateOf = (formula: Formula, possible: readonly number[]): number =>
    (holdsFor(canBeTrue(formula), possible) ? canTrue : 0) |
    (holdsFor(canBeFalse(formula), possible) ? canFalse : 0);

  const expectStates = (
    { index, addresses }: IndexedConditions,
    all: readonly Formula[],
    possible: number[],
  ) => {
    const bitset = evaluateAll(index, possible);
    expect(addresses.map((address) => stateAt(bitset, address))).toEqual(
      all.map((formula) => stateOf(formula, possible)),
    );
  };

  it('reports for each of them what it says by itself', () => {
    fc.assert(
      fc.property(
        fc.array(formulas, { maxLength: 80 }),
        fc.array(sets, { maxLength: 5 }),
        (all, companies) => {
          for (const possible of companies) expectStates(buildConditionIndex(all), all, possible);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes conditions in that would be too long once spelled out', () => {
    // Each part may be met in three ways: 81 terms.
    const part = (from: number): Formula =>
      join(
        'any',
        [0, 1, 2].map((variable) => slotTest((from + variable) % slotCount, 1 << (from % 3), full)),
      );
    const long = join('all', [0, 1, 2, 3].map(part));
    expect(buildConditionIndex([long]).index.standalone).toHaveLength(1);
    fc.assert(
      fc.property(sets, (possible) => {
        expectStates(buildConditionIndex([long, negate(long)]), [long, negate(long)], possible);
      }),
    );
  });

  it('keeps the places of its conditions when others are added', () => {
    fc.assert(
      fc.property(fc.array(formulas), fc.array(formulas, { maxLength: 40 }), sets, (all, more, possible) => {
        const before = buildConditionIndex(all);
        const added = addConditions(before.index, more);
        const addresses = [...before.addresses, ...added.addresses];
        expectStates({ index: added.index, addresses }, [...all, ...more], possible);
        const bitset = evaluateAll(before.index, possible);
        expect(evaluateAdded(added.index, bitset, possible)).toEqual(evaluateAll(added.index, possible));
      }),
      { numRuns: 300 },
    );
  });

  it('gives conditions that say the same, or the opposite, one bit', () => {
    const test = slotTest(1, 2, full);
    const both = join('all', [test, slotTest(2, 1, full)]);
    const { index, addresses } = buildConditionIndex([test, negate(test), both, test, negate(both)]);
    expect(addresses[3]).toBe(addresses[0]);
    expect(new Set(addresses.map((address) => address >> 1)).size).toBe(3);
    expect(index.length).toBe(2);
  });
});
