import { holdsFor } from './satisfiability.ts';
import type { Formula } from './formula.ts';
import type { AnswerSets } from '../space/layout.ts';
import type { StateBits } from './tristate.ts';

/**
 * Conditions as a bitmap index: each term (tests that must all be met) has a bit, and each value of each slot says which
 * terms it denies. To work out 32 of them takes one look at each slot that they ask about, however many of them ask.
 *
 * Words come in pairs: the first says which of 32 conditions can be true, the second which can be false. Conditions that
 * are one term, or the opposite of one, need no more; others are joined from terms; what would take too many terms is
 * worked out by itself.
 */
export interface ConditionIndex {
  /** For each pair of words of terms, the slots that it looks at: each its number, where its row begins, and the terms that ask. */
  readonly looks: readonly (readonly number[])[];
  /** Rows: for each value of a slot, by number of its bit, the terms that it denies. */
  readonly denied: readonly number[];
  /** By slot, the pairs that look at it. */
  readonly lookedAtBy: readonly (readonly number[])[];
  readonly joins: readonly Join[];
  readonly singles: readonly Single[];
  /** Of words. */
  readonly length: number;
}

/** Where the state of a condition is found: the first word of its pair, its bit, and whether it is the opposite of that. */
export type ConditionPlace = number;

/** A condition that can be true where any of some terms can, and false where any of some others can. */
export interface Join {
  readonly place: ConditionPlace;
  readonly whenTrue: readonly ConditionPlace[];
  readonly whenFalse: readonly ConditionPlace[];
}

/** A condition that is worked out by itself. */
export interface Single {
  readonly place: ConditionPlace;
  readonly slots: readonly number[];
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
}

export const placeOf = (word: number, bit: number): ConditionPlace => (word << 6) | (bit << 1);

export const oppositeOf = (place: ConditionPlace): ConditionPlace => place ^ 1;

/** The state of a condition in words that fillWords has worked out. */
export function stateAtPlace(words: readonly number[], place: ConditionPlace): StateBits {
  const word = place >> 6;
  // A shift looks at the five lowest bits of its right side alone: here the number of the bit.
  const canBeTrue = ((words[word] ?? 0) >>> (place >> 1)) & 1;
  const canBeFalse = ((words[word + 1] ?? 0) >>> (place >> 1)) & 1;
  return (place & 1) === 0 ? canBeTrue | (canBeFalse << 1) : canBeFalse | (canBeTrue << 1);
}

/** Works out all conditions of an index for answer sets in which "not applicable" is worked out. */
export function fillWords(index: ConditionIndex, effective: AnswerSets): readonly number[] {
  const words = new Array<number>(index.length).fill(0);
  for (let pair = 0; pair < index.looks.length; pair += 1) fillPair(index, pair, effective, words);
  fillOthers(index, effective, words);
  return words;
}

/**
 * The same for answer sets that differ in some slots from those that `words` are for.
 *
 * @returns `words` themselves where no condition looks at these slots
 */
export function refillWords(
  index: ConditionIndex,
  words: readonly number[],
  effective: AnswerSets,
  slots: readonly number[],
): readonly number[] {
  let refilled: number[] | undefined;
  const done: boolean[] = [];
  for (const slot of slots) {
    for (const pair of index.lookedAtBy[slot] ?? []) {
      if (done[pair] === true) continue;
      done[pair] = true;
      refilled ??= words.slice();
      fillPair(index, pair, effective, refilled);
    }
    if (index.singles.some((single) => single.slots.includes(slot))) refilled ??= words.slice();
  }
  if (refilled === undefined) return words;
  refilled.fill(0, 2 * index.looks.length);
  fillOthers(index, effective, refilled);
  return refilled;
}

/** Works out 32 terms. */
function fillPair(
  { looks, denied }: ConditionIndex,
  pair: number,
  effective: AnswerSets,
  words: number[],
): void {
  const own = looks[pair] ?? [];
  // Terms of which some test is denied by each value possible, and by some value possible.
  let [byEach, bySome] = [0, 0];
  for (let look = 0; look < own.length; look += 3) {
    const values = effective[own[look] ?? 0] ?? 0;
    const row = own[look + 1] ?? 0;
    let each = denied[row + 31 - Math.clz32(values)] ?? 0;
    let some = each;
    if ((values & (values - 1)) !== 0)
      for (let left = values; left !== 0; left &= left - 1) {
        const bits = denied[row + 31 - Math.clz32(left & -left)] ?? 0;
        each &= bits;
        some |= bits;
      }
    byEach |= each;
    bySome |= some;
  }
  words[2 * pair] = ~byEach;
  words[2 * pair + 1] = bySome;
}

/** Works out the conditions that are more than a term. */
function fillOthers(index: ConditionIndex, effective: AnswerSets, words: number[]): void {
  for (const { place, whenTrue, whenFalse } of index.joins) {
    if (canAny(words, whenTrue)) set(words, place, 0);
    if (canAny(words, whenFalse)) set(words, place, 1);
  }
  for (const single of index.singles) fillSingle(single, effective, words);
}

/** The slots that the conditions at these bits of the words look at. */
export function slotsAsked(
  { looks, joins, singles }: ConditionIndex,
  bits: readonly number[],
): ReadonlySet<number> {
  const slots = new Set<number>();
  const has = (place: ConditionPlace): boolean => ((bits[place >> 6] ?? 0) & (1 << (place >> 1))) !== 0;
  const terms = bits.slice(0, 2 * looks.length);
  for (const { place, whenTrue, whenFalse } of joins)
    if (has(place))
      for (const term of [...whenTrue, ...whenFalse])
        terms[term >> 6] = (terms[term >> 6] ?? 0) | (1 << (term >> 1));
  for (const [pair, own] of looks.entries())
    for (let look = 0; look < own.length; look += 3)
      if (((own[look + 2] ?? 0) & (terms[2 * pair] ?? 0)) !== 0) slots.add(own[look] ?? 0);
  for (const single of singles) if (has(single.place)) for (const slot of single.slots) slots.add(slot);
  return slots;
}

const canAny = (words: readonly number[], places: readonly ConditionPlace[]): boolean =>
  places.some((place) => (stateAtPlace(words, place) & 1) !== 0);

function set(words: number[], place: ConditionPlace, inPair: 0 | 1): void {
  const word = (place >> 6) + inPair;
  words[word] = (words[word] ?? 0) | (1 << (place >> 1));
}

/** The words of an index to which conditions have been added since these were worked out. */
export function fillAdded(
  index: ConditionIndex,
  words: readonly number[],
  effective: AnswerSets,
): readonly number[] {
  const longer = [...words, ...new Array<number>(index.length - words.length).fill(0)];
  for (const single of index.singles)
    if (single.place >> 6 >= words.length) fillSingle(single, effective, longer);
  return longer;
}

function fillSingle({ place, canBeTrue, canBeFalse }: Single, effective: AnswerSets, words: number[]): void {
  if (holdsFor(canBeTrue, effective)) set(words, place, 0);
  if (holdsFor(canBeFalse, effective)) set(words, place, 1);
}
