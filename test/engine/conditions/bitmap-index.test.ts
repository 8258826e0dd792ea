import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fillAdded,
  fillWords,
  oppositeOf,
  placeOf,
  refillWords,
  slotsAsked,
  stateAtPlace,
} from '../../../src/engine/conditions/bitmap-index.ts';
import {
  always,
  join,
  negate,
  never,
  slotsOf,
  test as slotTest,
  type Formula,
} from '../../../src/engine/conditions/formula.ts';
import { addConditions, indexConditions } from '../../../src/engine/conditions/build-bitmap-index.ts';
import { termsOf } from '../../../src/engine/conditions/dnf.ts';
import { formulas, full, sets } from '../formula-arbitraries.ts';

const one = (slot: number, mask: number): Formula => slotTest(slot, mask, full);

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
        const place = placeOf(2 * pair, bit);
        const words = new Array<number>(2 * pair + 2).fill(0);
        words[2 * pair] = first;
        words[2 * pair + 1] = second;
        const [canBeTrue, canBeFalse] = [(first >>> bit) & 1, (second >>> bit) & 1];
        expect(stateAtPlace(words, place)).toBe(canBeTrue + 2 * canBeFalse);
        expect(stateAtPlace(words, oppositeOf(place))).toBe(canBeFalse + 2 * canBeTrue);
        expect(oppositeOf(oppositeOf(place))).toBe(place);
      }),
    );
  });
});

describe('words worked out again for other answers', () => {
  const many = fc.array(fc.oneof(formulas, fc.constantFrom(long(0), negate(long(0)), long(2))), {
    maxLength: 70,
  });
  const wide = fc.tuple(sets, sets, sets, sets).map((parts) => parts.flat());

  test('are those worked out anew, and leave those of before', () => {
    fc.assert(
      fc.property(many, wide, wide, (all, before, after) => {
        const { index } = indexConditions(all);
        const words = fillWords(index, before);
        const kept = words.slice();
        const others = before.flatMap((set, slot) => (set === after[slot] ? [] : [slot]));
        expect(refillWords(index, words, after, others)).toEqual(fillWords(index, after));
        expect(words).toEqual(kept);
      }),
      { numRuns: 200 },
    );
  });

  test('are so with conditions added since too', () => {
    fc.assert(
      fc.property(many, many, wide, wide, (all, more, before, after) => {
        const { index } = addConditions(indexConditions(all).index, more);
        const words = fillWords(index, before);
        const others = before.flatMap((set, slot) => (set === after[slot] ? [] : [slot]));
        expect(refillWords(index, words, after, others)).toEqual(fillWords(index, after));
      }),
      { numRuns: 50 },
    );
  });

  test('are the same words where no condition looks at what is other', () => {
    const { index } = indexConditions([one(1, 2), long(2)]);
    const before = new Array<number>(16).fill(full);
    const words = fillWords(index, before);
    expect(refillWords(index, words, before, [])).toBe(words);
    expect(refillWords(index, words, before, [0, 15])).toBe(words);
    expect(refillWords(index, words, before, [1])).not.toBe(words);
    expect(refillWords(index, words, before, [5])).not.toBe(words);
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
    const { index, places } = indexConditions(conditions);
    const bitsOf = (place: number): readonly number[] => {
      const bits = new Array<number>(index.length).fill(0);
      for (const word of [place >> 6, (place >> 6) + 1]) bits[word] = 1 << ((place >> 1) & 31);
      return bits;
    };
    expect(places.map((place) => [...slotsAsked(index, bitsOf(place))].toSorted((x, y) => x - y))).toEqual(
      conditions.map((condition) => [...slotsOf(condition)].toSorted((x, y) => x - y)),
    );
    expect([...slotsAsked(index, [])]).toEqual([]);
  });

  test('keeps terms about the same slots together, and looks at each slot of a word once', () => {
    const conditions = Array.from({ length: 80 }, (_, number) =>
      join('all', [one(number % 8, 1), one(8 + (number % 5), 2)]),
    );
    const { index, places } = indexConditions(conditions);
    expect(index.joins).toEqual([]);
    expect(index.singles).toEqual([]);
    expect(new Set(places).size).toBe(40);
    expect(index.length).toBe(4);
    const slotsOfWord = index.looks.map((looks) => looks.filter((_, at) => at % 3 === 0));
    expect(slotsOfWord.map((slots) => new Set(slots).size)).toEqual(slotsOfWord.map((slots) => slots.length));
    // Sorted by slot, the first 32 of 40 terms are those about slots 0 to 6.
    expect(slotsOfWord[0]?.filter((slot) => slot < 8).toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(slotsOfWord[1]?.filter((slot) => slot < 8).toSorted()).toEqual([6, 7]);
    expect(index.lookedAtBy.map((pairs) => [...pairs])).toEqual([
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
    const { index, places } = indexConditions([one(1, 2), one(1, 5), join('all', [one(0, 3), one(1, 2)])]);
    const bit = (number: number) => 1 << (((places[number] ?? 0) >> 1) & 31);
    const [looks = []] = index.looks;
    const rows = new Map<number, readonly number[]>();
    for (let at = 0; at < looks.length; at += 3) {
      const begin = looks[at + 1] ?? 0;
      rows.set(looks[at] ?? -1, index.denied.slice(begin, begin + 3));
    }
    expect(index.denied).toHaveLength(6);
    expect(rows.get(0)).toEqual([0, 0, bit(2)]);
    expect(rows.get(1)).toEqual([bit(0) | bit(2), bit(1), bit(0) | bit(2)]);
    const asking = new Map(
      looks.flatMap((_, at) => (at % 3 === 0 ? [[looks[at], looks[at + 2]] as const] : [])),
    );
    expect(asking.get(0)).toBe(bit(2));
    expect(asking.get(1)).toBe(bit(0) | bit(1) | bit(2));
  });

  test('joins what is more than one term, and works out by itself what would take too many', () => {
    const either = join('any', [join('all', [one(0, 1), one(1, 1)]), join('all', [one(2, 1), one(3, 1)])]);
    expect(termsOf(long(0))).toBeNull();
    const { index, places } = indexConditions([either, long(0), either, long(0), never, always]);
    expect(index.joins).toHaveLength(1);
    expect(index.joins[0]?.whenTrue).toHaveLength(2);
    expect(index.joins[0]?.whenFalse).toHaveLength(4);
    expect(index.singles).toHaveLength(1);
    expect(index.length).toBe(4);
    expect(index.singles[0]?.slots.toSorted((x, y) => x - y)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(places[2]).toBe(places[0]);
    expect(places[3]).toBe(places[1]);
    expect(places[5]).toBe(oppositeOf(places[4] ?? 0));
    const words = fillWords(index, new Array<number>(12).fill(full));
    expect(places.map((place) => stateAtPlace(words, place))).toEqual([3, 3, 3, 3, 2, 1]);
  });

  test('works out by itself what takes too many terms to deny, though few to grant', () => {
    const triples = join(
      'any',
      [0, 3, 6].map((from) => join('all', [one(from, 1), one(from + 1, 1), one(from + 2, 1)])),
    );
    expect(termsOf(triples)).toHaveLength(3);
    expect(termsOf(negate(triples))).toBeNull();
    expect(indexConditions([triples]).index.singles).toHaveLength(1);
    expect(indexConditions([negate(triples)]).index.singles).toHaveLength(1);
  });

  test('takes no term for another whose slots and values read alike', () => {
    const wide = (slot: number, mask: number) => slotTest(slot, mask, 31);
    const { places } = indexConditions([
      join('all', [wide(1, 2), wide(13, 4)]),
      join('all', [wide(1, 21), wide(3, 4)]),
    ]);
    expect(new Set(places).size).toBe(2);
  });

  test('holds more conditions than fit in a word, or in two', () => {
    const slots = Array.from({ length: 100 }, (_, slot) => slot);
    const { index, places } = indexConditions(slots.map((slot) => one(slot, 1)));
    expect(index.length).toBe(8);
    expect(new Set(places).size).toBe(100);
    const words = fillWords(
      index,
      slots.map((slot) => (slot % 3 === 0 ? 1 : slot % 3 === 1 ? 2 : full)),
    );
    expect(places.map((place) => stateAtPlace(words, place))).toEqual(
      slots.map((slot) => (slot % 3 === 0 ? 1 : slot % 3 === 1 ? 2 : 3)),
    );
    const pairs = Array.from({ length: 70 }, (_, slot) =>
      join('any', [join('all', [one(slot, 1), one(slot + 1, 1)]), one(slot + 2, 2)]),
    );
    const joined = indexConditions(pairs);
    const none = fillWords(joined.index, new Array<number>(72).fill(1));
    expect(joined.places.map((place) => stateAtPlace(none, place))).toEqual(pairs.map(() => 1));
    expect(joined.index.length).toBe(joined.index.looks.length * 2 + 6);
  });

  test('grows by a pair of words for every 32 conditions that are added', () => {
    const more = (count: number) => Array.from({ length: count }, (_, slot) => one(slot, 1));
    const lengthWith = (count: number) =>
      addConditions(indexConditions([one(0, 1)]).index, more(count)).index.length;
    expect([0, 1, 32, 33, 64, 65].map(lengthWith)).toEqual([2, 4, 4, 6, 6, 8]);
    const { places } = addConditions(indexConditions([one(0, 1)]).index, more(34));
    expect([places[0], places[31], places[32], places[33]]).toEqual([
      placeOf(2, 0),
      placeOf(2, 31),
      placeOf(4, 0),
      placeOf(4, 1),
    ]);
  });

  test('of nothing is empty, and can be added to', () => {
    const { index, places } = indexConditions([]);
    expect(places).toEqual([]);
    expect(index).toEqual({ looks: [], denied: [], lookedAtBy: [], joins: [], singles: [], length: 0 });
    const added = addConditions(index, [one(0, 1), one(0, 2)]);
    expect(added.places).toEqual([placeOf(0, 0), placeOf(0, 1)]);
    expect(added.index.length).toBe(2);
    const words = fillAdded(added.index, [], [1]);
    expect(added.places.map((place) => stateAtPlace(words, place))).toEqual([1, 2]);
  });
});
