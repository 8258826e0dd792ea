import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  evaluateAdded,
  evaluateAll,
  negatedAddress,
  bitAddress,
  updateBits,
  variablesProbed,
  stateAt,
} from '../../../src/engine/conditions/bitmap-index.ts';
import {
  always,
  join,
  negate,
  never,
  variablesOf,
  test as slotTest,
  type Formula,
} from '../../../src/engine/conditions/formula.ts';
import { addConditions, buildConditionIndex } from '../../../src/engine/conditions/build-bitmap-index.ts';
import { toTerms } from '../../../src/engine/conditions/dnf.ts';
import { formulas, full, sets } from '../formula-arbitraries.ts';

const one = (variable: number, mask: number): Formula => slotTest(variable, mask, full);

/** Too long to be spelled out in terms, either way round. */
const long = (from: number): Formula =>
  join(
    'all',
    [0, 1, 2, 3].map((part) =>
      join(
        'any',
        [0, 1, 2].map((step) => one(from + part * 3 + step, 1)),
      ),
    ),
  );

describe('a place in an index', () => {
  test('is a word, a bit and whether it is the opposite', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(31), fc.integer(), fc.integer(), (pair, bit, first, second) => {
        const address = bitAddress(2 * pair, bit);
        const bitset = new Array<number>(2 * pair + 2).fill(0);
        bitset[2 * pair] = first;
        bitset[2 * pair + 1] = second;
        const [canBeTrue, canBeFalse] = [(first >>> bit) & 1, (second >>> bit) & 1];
        expect(stateAt(bitset, address)).toBe(canBeTrue + 2 * canBeFalse);
        expect(stateAt(bitset, negatedAddress(address))).toBe(canBeFalse + 2 * canBeTrue);
        expect(negatedAddress(negatedAddress(address))).toBe(address);
      }),
    );
  });
});

describe('bitsets computed again for other answers', () => {
  const many = fc.array(fc.oneof(formulas, fc.constantFrom(long(0), negate(long(0)), long(2))), {
    maxLength: 70,
  });
  const wide = fc.tuple(sets, sets, sets, sets).map((parts) => parts.flat());

  test('are those computed anew, and leave those of before', () => {
    fc.assert(
      fc.property(many, wide, wide, (all, before, after) => {
        const { index } = buildConditionIndex(all);
        const bitset = evaluateAll(index, before);
        const kept = bitset.slice();
        const others = before.flatMap((set, variable) => (set === after[variable] ? [] : [variable]));
        expect(updateBits(index, bitset, after, others)).toEqual(evaluateAll(index, after));
        expect(bitset).toEqual(kept);
      }),
      { numRuns: 200 },
    );
  });

  test('are so with conditions added since too', () => {
    fc.assert(
      fc.property(many, many, wide, wide, (all, more, before, after) => {
        const { index } = addConditions(buildConditionIndex(all).index, more);
        const bitset = evaluateAll(index, before);
        const others = before.flatMap((set, variable) => (set === after[variable] ? [] : [variable]));
        expect(updateBits(index, bitset, after, others)).toEqual(evaluateAll(index, after));
      }),
      { numRuns: 50 },
    );
  });

  test('are the same words where no condition looks at what is other', () => {
    const { index } = buildConditionIndex([one(1, 2), long(2)]);
    const before = new Array<number>(16).fill(full);
    const bitset = evaluateAll(index, before);
    expect(updateBits(index, bitset, before, [])).toBe(bitset);
    expect(updateBits(index, bitset, before, [0, 15])).toBe(bitset);
    expect(updateBits(index, bitset, before, [1])).not.toBe(bitset);
    expect(updateBits(index, bitset, before, [5])).not.toBe(bitset);
  });
});

describe('an index', () => {
  test('knows the slots that a condition asks about', () => {
    const conditions: readonly Formula[] = [
      one(1, 2),
      join('all', [one(0, 1), one(3, 4)]),
      join('any', [join('all', [one(2, 1), one(4, 1)]), join('all', [one(5, 2), one(6, 2)])]),
      long(8),
      negate(join('all', [one(0, 2), one(4, 2)])),
    ];
    const { index, addresses } = buildConditionIndex(conditions);
    const bitsOf = (address: number): readonly number[] => {
      const bits = new Array<number>(index.length).fill(0);
      for (const word of [address >> 6, (address >> 6) + 1]) bits[word] = 1 << ((address >> 1) & 31);
      return bits;
    };
    expect(
      addresses.map((address) => [...variablesProbed(index, bitsOf(address))].toSorted((x, y) => x - y)),
    ).toEqual(conditions.map((condition) => [...variablesOf(condition)].toSorted((x, y) => x - y)));
    expect([...variablesProbed(index, [])]).toEqual([]);
  });

  test('keeps terms about the same slots together, and looks at each slot of a word once', () => {
    const conditions = Array.from({ length: 80 }, (_, number) =>
      join('all', [one(number % 8, 1), one(8 + (number % 5), 2)]),
    );
    const { index, addresses } = buildConditionIndex(conditions);
    expect(index.joins).toEqual([]);
    expect(index.standalone).toEqual([]);
    expect(new Set(addresses).size).toBe(40);
    expect(index.length).toBe(4);
    const slotsOfWord = index.probes.map((probes) => probes.filter((_, at) => at % 3 === 0));
    expect(slotsOfWord.map((variables) => new Set(variables).size)).toEqual(
      slotsOfWord.map((variables) => variables.length),
    );
    // Sorted by variable, the first 32 of 40 terms are those about variables 0 to 6.
    expect(slotsOfWord[0]?.filter((variable) => variable < 8).toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(slotsOfWord[1]?.filter((variable) => variable < 8).toSorted()).toEqual([6, 7]);
    expect(index.probedBy.map((pairs) => [...pairs])).toEqual([
      [0],
      [0],
      [0],
      [0],
      [0],
      [0],
      [0, 1],
      [1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  test('has one row for a slot in a word, with a bit for each term that a value denies', () => {
    const { index, addresses } = buildConditionIndex([
      one(1, 2),
      one(1, 5),
      join('all', [one(0, 3), one(1, 2)]),
    ]);
    const bit = (number: number) => 1 << (((addresses[number] ?? 0) >> 1) & 31);
    const [probes = []] = index.probes;
    const rows = new Map<number, readonly number[]>();
    for (let at = 0; at < probes.length; at += 3) {
      const begin = probes[at + 1] ?? 0;
      rows.set(probes[at] ?? -1, index.excludes.slice(begin, begin + 3));
    }
    expect(index.excludes).toHaveLength(6);
    expect(rows.get(0)).toEqual([0, 0, bit(2)]);
    expect(rows.get(1)).toEqual([bit(0) | bit(2), bit(1), bit(0) | bit(2)]);
    const asking = new Map(
      probes.flatMap((_, at) => (at % 3 === 0 ? [[probes[at], probes[at + 2]] as const] : [])),
    );
    expect(asking.get(0)).toBe(bit(2));
    expect(asking.get(1)).toBe(bit(0) | bit(1) | bit(2));
  });

  test('joins what is more than one term, and works out by itself what would take too many', () => {
    const either = join('any', [join('all', [one(0, 1), one(1, 1)]), join('all', [one(2, 1), one(3, 1)])]);
    expect(toTerms(long(0))).toBeNull();
    const { index, addresses } = buildConditionIndex([either, long(0), either, long(0), never, always]);
    expect(index.joins).toHaveLength(1);
    expect(index.joins[0]?.whenTrue).toHaveLength(2);
    expect(index.joins[0]?.whenFalse).toHaveLength(4);
    expect(index.standalone).toHaveLength(1);
    expect(index.length).toBe(4);
    expect(index.standalone[0]?.variables.toSorted((x, y) => x - y)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    expect(addresses[2]).toBe(addresses[0]);
    expect(addresses[3]).toBe(addresses[1]);
    expect(addresses[5]).toBe(negatedAddress(addresses[4] ?? 0));
    const bitset = evaluateAll(index, new Array<number>(12).fill(full));
    expect(addresses.map((address) => stateAt(bitset, address))).toEqual([3, 3, 3, 3, 2, 1]);
  });

  test('works out by itself what takes too many terms to deny, though few to grant', () => {
    const triples = join(
      'any',
      [0, 3, 6].map((from) => join('all', [one(from, 1), one(from + 1, 1), one(from + 2, 1)])),
    );
    expect(toTerms(triples)).toHaveLength(3);
    expect(toTerms(negate(triples))).toBeNull();
    expect(buildConditionIndex([triples]).index.standalone).toHaveLength(1);
    expect(buildConditionIndex([negate(triples)]).index.standalone).toHaveLength(1);
  });

  test('takes no term for another whose slots and values read alike', () => {
    const wide = (variable: number, mask: number) => slotTest(variable, mask, 31);
    const { addresses } = buildConditionIndex([
      join('all', [wide(1, 2), wide(13, 4)]),
      join('all', [wide(1, 21), wide(3, 4)]),
    ]);
    expect(new Set(addresses).size).toBe(2);
  });

  test('holds more conditions than fit in a word, or in two', () => {
    const variables = Array.from({ length: 100 }, (_, variable) => variable);
    const { index, addresses } = buildConditionIndex(variables.map((variable) => one(variable, 1)));
    expect(index.length).toBe(8);
    expect(new Set(addresses).size).toBe(100);
    const bitset = evaluateAll(
      index,
      variables.map((variable) => (variable % 3 === 0 ? 1 : variable % 3 === 1 ? 2 : full)),
    );
    expect(addresses.map((address) => stateAt(bitset, address))).toEqual(
      variables.map((variable) => (variable % 3 === 0 ? 1 : variable % 3 === 1 ? 2 : 3)),
    );
    const pairs = Array.from({ length: 70 }, (_, variable) =>
      join('any', [join('all', [one(variable, 1), one(variable + 1, 1)]), one(variable + 2, 2)]),
    );
    const joined = buildConditionIndex(pairs);
    const none = evaluateAll(joined.index, new Array<number>(72).fill(1));
    expect(joined.addresses.map((address) => stateAt(none, address))).toEqual(pairs.map(() => 1));
    expect(joined.index.length).toBe(joined.index.probes.length * 2 + 6);
  });

  test('grows by a pair of words for every 32 conditions that are added', () => {
    const more = (count: number) => Array.from({ length: count }, (_, variable) => one(variable, 1));
    const lengthWith = (count: number) =>
      addConditions(buildConditionIndex([one(0, 1)]).index, more(count)).index.length;
    expect([0, 1, 32, 33, 64, 65].map(lengthWith)).toEqual([2, 4, 4, 6, 6, 8]);
    const { addresses } = addConditions(buildConditionIndex([one(0, 1)]).index, more(34));
    expect([addresses[0], addresses[31], addresses[32], addresses[33]]).toEqual([
      bitAddress(2, 0),
      bitAddress(2, 31),
      bitAddress(4, 0),
      bitAddress(4, 1),
    ]);
  });

  test('an index without conditions is empty, and can be extended', () => {
    const { index, addresses } = buildConditionIndex([]);
    expect(addresses).toEqual([]);
    expect(index).toEqual({ probes: [], excludes: [], probedBy: [], joins: [], standalone: [], length: 0 });
    const added = addConditions(index, [one(0, 1), one(0, 2)]);
    expect(added.addresses).toEqual([bitAddress(0, 0), bitAddress(0, 1)]);
    expect(added.index.length).toBe(2);
    const bitset = evaluateAdded(added.index, [], [1]);
    expect(added.addresses.map((address) => stateAt(bitset, address))).toEqual([1, 2]);
  });
});
