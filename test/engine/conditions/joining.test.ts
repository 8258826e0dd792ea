import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canBeFalse, canBeTrue, holdsFor } from '../../../src/engine/conditions/satisfiability.ts';
import {
  always,
  valueGroupsOf,
  join,
  negate,
  never,
  restrict,
  variablesOf,
  test as variableTest,
  type Formula,
} from '../../../src/engine/conditions/formula.ts';
import { toTerms } from '../../../src/engine/conditions/dnf.ts';
import {
  both,
  canFalse,
  canTrue,
  either,
  every,
  isFalse,
  isOpen,
  isTrue,
  mayBeTrue,
  negation,
  stateOf,
} from '../../../src/engine/conditions/tristate.ts';
import { everyChoice, formulas, full, holds, slotCount } from '../formula-arbitraries.ts';

const one = (variable: number, mask: number): Formula => variableTest(variable, mask, full);
const [a, b, c] = [one(0, 1), one(1, 2), one(2, 4)];

describe('a test of a slot', () => {
  test('is never met by no value, and always by every one', () => {
    expect(variableTest(3, 0, full)).toBe(never);
    expect(variableTest(3, 8, full)).toBe(never);
    expect(variableTest(3, 7, full)).toBe(always);
    expect(variableTest(3, 15, full)).toBe(always);
    expect(variableTest(3, 10, full)).toEqual({ kind: 'test', variable: 3, mask: 2, full });
  });
});

describe('joining formulas', () => {
  test.each<readonly [string, () => Formula, unknown]>([
    ['nothing: all', () => join('all', []), always],
    ['nothing: any', () => join('any', []), never],
    ['one', () => join('all', [a]), a],
    ['two slots', () => join('all', [a, b]), { kind: 'all', parts: [a, b] }],
    ['what always holds: all', () => join('all', [a, always]), a],
    ['what always holds: any', () => join('any', [a, always]), always],
    ['what never holds: all', () => join('all', [never, a]), never],
    ['what never holds: any', () => join('any', [never, a]), a],
    ['one slot: all', () => join('all', [one(0, 3), b, one(0, 6)]), { kind: 'all', parts: [one(0, 2), b] }],
    ['one slot: any', () => join('any', [one(0, 1), b, one(0, 2)]), { kind: 'any', parts: [one(0, 3), b] }],
    ['what excludes each other: all', () => join('all', [one(0, 1), b, one(0, 2)]), never],
    ['what covers everything: any', () => join('any', [one(0, 1), b, one(0, 6)]), always],
    ['more of the same', () => join('all', [a, join('all', [b, c])]), { kind: 'all', parts: [a, b, c] }],
    [
      'more of the same within that',
      () => join('any', [join('any', [a, join('any', [b, one(0, 2)])]), c]),
      { kind: 'any', parts: [one(0, 3), b, c] },
    ],
    [
      'the other kind, after tests',
      () => join('all', [join('any', [a, b]), c]),
      { kind: 'all', parts: [c, { kind: 'any', parts: [a, b] }] },
    ],
    ['the other kind alone', () => join('all', [join('any', [a, b])]), { kind: 'any', parts: [a, b] }],
  ])('%s', (_, joined, expected) => {
    expect(joined()).toEqual(expected);
  });
});

describe('a formula', () => {
  test('turned round holds where it does not', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        for (const values of everyChoice)
          expect(holds(negate(formula), values)).toBe(!holds(formula, values));
      }),
    );
    expect([negate(always), negate(never)]).toEqual([never, always]);
    expect(negate(join('all', [a, b]))).toEqual({ kind: 'any', parts: [one(0, 6), one(1, 5)] });
    expect(negate(join('any', [a, b]))).toEqual({ kind: 'all', parts: [one(0, 6), one(1, 5)] });
  });

  test('looks at the slots of its tests', () => {
    expect([...variablesOf(join('all', [c, join('any', [a, b])]))]).toEqual([2, 0, 1]);
    expect([...variablesOf(always)]).toEqual([]);
    expect([...variablesOf(a, new Set([7]))]).toEqual([7, 0]);
  });

  test('split by what its tests of a slot distinguish, says the same of every value in a group', () => {
    fc.assert(
      fc.property(formulas, fc.nat(slotCount - 1), (formula, variable) => {
        const { groups, full: all } = valueGroupsOf(formula, variable);
        if (!variablesOf(formula).has(variable)) {
          expect({ groups, all }).toEqual({ groups: [], all: 0 });
          return;
        }
        expect(all).toBe(full);
        expect(groups.reduce((sum, group) => sum + group, 0)).toBe(full);
        for (const group of groups) {
          expect(group).not.toBe(0);
          const restricted = restrict(formula, variable, group);
          expect(variablesOf(restricted).has(variable)).toBe(false);
          for (const values of everyChoice)
            if (((values[variable] ?? 0) & group) !== 0)
              expect(holds(restricted, values)).toBe(holds(formula, values));
        }
      }),
    );
    expect(valueGroupsOf(join('any', [join('all', [a, b]), join('all', [one(0, 3), c])]), 0)).toEqual({
      groups: [1, 2, 4],
      full,
    });
    expect(restrict(always, 0, 1)).toBe(always);
    expect(restrict(b, 0, 1)).toBe(b);
  });
});

describe('a formula as terms of which any will do', () => {
  test('holds where a term does; no term looks at a slot twice', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const terms = toTerms(formula);
        if (terms === null) return;
        expect(terms.length).toBeLessThanOrEqual(16);
        for (const term of terms)
          expect(new Set(term.map(({ variable }) => variable)).size).toBe(term.length);
        for (const values of everyChoice)
          expect(terms.some((term) => term.every((part) => holds(part, values)))).toBe(
            holds(formula, values),
          );
      }),
      { numRuns: 150 },
    );
  });

  test.each<readonly [string, Formula, unknown]>([
    ['always', always, [[]]],
    ['never', never, []],
    ['a test', a, [[a]]],
    ['all', join('all', [a, b]), [[a, b]]],
    ['any', join('any', [a, b]), [[a], [b]]],
    [
      'any within all',
      join('all', [c, join('any', [a, b])]),
      [
        [c, a],
        [c, b],
      ],
    ],
    ['what excludes each other', { kind: 'all', parts: [a, one(0, 2)] }, []],
    ['what says the same twice', { kind: 'all', parts: [one(0, 3), one(0, 6)] }, [[one(0, 2)]]],
    ['what always holds, twice', { kind: 'all', parts: [always, always] }, [[]]],
  ])('%s', (_, formula, terms) => {
    expect(toTerms(formula)).toEqual(terms);
  });

  test('is not spelled out where that takes more than sixteen', () => {
    const any = (from: number, count: number) =>
      join(
        'any',
        Array.from({ length: count }, (_, index) => one(from + index, 1)),
      );
    expect(toTerms(any(0, 16))).toHaveLength(16);
    expect(toTerms(any(0, 17))).toBeNull();
    expect(toTerms(join('all', [any(0, 4), any(10, 4)]))).toHaveLength(16);
    expect(toTerms(join('all', [any(0, 4), any(10, 5)]))).toBeNull();
    expect(toTerms(join('any', [a, join('all', [any(0, 4), any(10, 5)])]))).toBeNull();
    expect(toTerms(join('all', [a, join('any', [b, join('all', [any(3, 4), any(10, 5)])])]))).toBeNull();
  });
});

describe('a condition with many parts that share slots', () => {
  /** Each part looks at three of many slots, so that to split on all of them would take for ever. */
  const hard = join(
    'all',
    Array.from({ length: 60 }, (_, part) =>
      join(
        'any',
        [0, 7, 13].map((step) => one((part * 5 + step * (part + 1)) % 31, 1 << (part % 3))),
      ),
    ),
  );
  const size = (formula: Formula): number =>
    formula.kind === 'all' || formula.kind === 'any'
      ? formula.parts.reduce((sum, part) => sum + size(part), 1)
      : 1;

  test('is left to plain logic at last, which never denies what may be', () => {
    const reading = canBeTrue(hard);
    expect(size(reading)).toBeLessThan(1_000_000);
    const all = Array.from({ length: 31 }, () => full);
    expect(holdsFor(reading, all)).toBe(true);
    expect(holdsFor(canBeFalse(hard), all)).toBe(true);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, 2, 4), { minLength: 31, maxLength: 31 }), (values) => {
        if (holds(hard, values)) expect(holdsFor(reading, values)).toBe(true);
        else expect(holdsFor(canBeFalse(hard), values)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a state', () => {
  const states = [canTrue, canFalse, canTrue | canFalse];
  test('is true, false or open', () => {
    expect(states.map(stateOf)).toEqual(['true', 'false', 'open']);
    expect(states.map(isTrue)).toEqual([true, false, false]);
    expect(states.map(isFalse)).toEqual([false, true, false]);
    expect(states.map(isOpen)).toEqual([false, false, true]);
    expect(states.map(mayBeTrue)).toEqual([true, false, true]);
  });

  test('is joined with another, and turned round, as Kleene has it', () => {
    const table = (join2: (x: number, y: number) => number) =>
      states.map((x) => states.map((y) => stateOf(join2(x, y))));
    expect(table(both)).toEqual([
      ['true', 'false', 'open'],
      ['false', 'false', 'false'],
      ['open', 'false', 'open'],
    ]);
    expect(table(either)).toEqual([
      ['true', 'true', 'true'],
      ['true', 'false', 'open'],
      ['true', 'open', 'open'],
    ]);
    expect(states.map(negation).map(stateOf)).toEqual(['false', 'true', 'open']);
    expect(stateOf(every([]))).toBe('true');
    expect(stateOf(every([canTrue, canTrue | canFalse]))).toBe('open');
    expect(stateOf(every([canTrue, canFalse, canTrue | canFalse]))).toBe('false');
  });
});
