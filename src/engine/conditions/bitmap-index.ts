import { holdsFor } from './satisfiability.ts';
import type { Formula } from './formula.ts';
import type { AnswerSets } from '../space/answer-space.ts';
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
  readonly probes: readonly (readonly number[])[];
  /** Rows: for each value of a slot, by number of its bit, the terms that it denies. */
  readonly excludes: readonly number[];
  /** By slot, the pairs that look at it. */
  readonly probedBy: readonly (readonly number[])[];
  readonly joins: readonly Join[];
  readonly standalone: readonly StandaloneCondition[];
  /** Of words. */
  readonly length: number;
}

/** Where the state of a condition is found: the first word of its pair, its bit, and whether it is the opposite of that. */
export type BitAddress = number;

/** A condition that can be true where any of some terms can, and false where any of some others can. */
export interface Join {
  readonly address: BitAddress;
  readonly whenTrue: readonly BitAddress[];
  readonly whenFalse: readonly BitAddress[];
}

/** A condition that is worked out by itself. */
export interface StandaloneCondition {
  readonly address: BitAddress;
  readonly variables: readonly number[];
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
}

export const bitAddress = (word: number, bit: number): BitAddress => (word << 6) | (bit << 1);

export const negatedAddress = (address: BitAddress): BitAddress => address ^ 1;

/** The state of a condition in words that fillWords has worked out. */
export function stateAt(bitset: readonly number[], address: BitAddress): StateBits {
  const word = address >> 6;
  // A shift looks at the five lowest bits of its right side alone: here the number of the bit.
  const canBeTrue = ((bitset[word] ?? 0) >>> (address >> 1)) & 1;
  const canBeFalse = ((bitset[word + 1] ?? 0) >>> (address >> 1)) & 1;
  return (address & 1) === 0 ? canBeTrue | (canBeFalse << 1) : canBeFalse | (canBeTrue << 1);
}

/** Works out all conditions of an index for answer sets in which "not applicable" is worked out. */
export function evaluateAll(index: ConditionIndex, effective: AnswerSets): readonly number[] {
  const bitset = new Array<number>(index.length).fill(0);
  for (let pair = 0; pair < index.probes.length; pair += 1) evaluateTerms(index, pair, effective, bitset);
  evaluateCompound(index, effective, bitset);
  return bitset;
}

/**
 * The same for answer sets that differ in some slots from those that `words` are for.
 *
 * @returns `words` themselves where no condition looks at these slots
 */
export function updateBits(
  index: ConditionIndex,
  bitset: readonly number[],
  effective: AnswerSets,
  variables: readonly number[],
): readonly number[] {
  let updated: number[] | undefined;
  const done: boolean[] = [];
  for (const variable of variables) {
    for (const pair of index.probedBy[variable] ?? []) {
      if (done[pair] === true) continue;
      done[pair] = true;
      updated ??= bitset.slice();
      evaluateTerms(index, pair, effective, updated);
    }
    if (index.standalone.some((condition) => condition.variables.includes(variable)))
      updated ??= bitset.slice();
  }
  if (updated === undefined) return bitset;
  updated.fill(0, 2 * index.probes.length);
  evaluateCompound(index, effective, updated);
  return updated;
}

/** Works out 32 terms. */
function evaluateTerms(
  { probes, excludes }: ConditionIndex,
  pair: number,
  effective: AnswerSets,
  bitset: number[],
): void {
  const own = probes[pair] ?? [];
  // Terms of which some test is denied by each value possible, and by some value possible.
  let [byEach, bySome] = [0, 0];
  for (let look = 0; look < own.length; look += 3) {
    const values = effective[own[look] ?? 0] ?? 0;
    const row = own[look + 1] ?? 0;
    let each = excludes[row + 31 - Math.clz32(values)] ?? 0;
    let some = each;
    if ((values & (values - 1)) !== 0)
      for (let left = values; left !== 0; left &= left - 1) {
        const bits = excludes[row + 31 - Math.clz32(left & -left)] ?? 0;
        each &= bits;
        some |= bits;
      }
    byEach |= each;
    bySome |= some;
  }
  bitset[2 * pair] = ~byEach;
  bitset[2 * pair + 1] = bySome;
}

/** Works out the conditions that are more than a term. */
function evaluateCompound(index: ConditionIndex, effective: AnswerSets, bitset: number[]): void {
  for (const { address, whenTrue, whenFalse } of index.joins) {
    if (anyCanBeTrue(bitset, whenTrue)) setBit(bitset, address, 0);
    if (anyCanBeTrue(bitset, whenFalse)) setBit(bitset, address, 1);
  }
  for (const condition of index.standalone) evaluateStandalone(condition, effective, bitset);
}

/** The slots that the conditions at these bits of the words look at. */
export function variablesProbed(
  { probes, joins, standalone }: ConditionIndex,
  bits: readonly number[],
): ReadonlySet<number> {
  const variables = new Set<number>();
  const has = (address: BitAddress): boolean => ((bits[address >> 6] ?? 0) & (1 << (address >> 1))) !== 0;
  const terms = bits.slice(0, 2 * probes.length);
  for (const { address, whenTrue, whenFalse } of joins)
    if (has(address))
      for (const term of [...whenTrue, ...whenFalse])
        terms[term >> 6] = (terms[term >> 6] ?? 0) | (1 << (term >> 1));
  for (const [pair, own] of probes.entries())
    for (let look = 0; look < own.length; look += 3)
      if (((own[look + 2] ?? 0) & (terms[2 * pair] ?? 0)) !== 0) variables.add(own[look] ?? 0);
  for (const condition of standalone)
    if (has(condition.address)) for (const variable of condition.variables) variables.add(variable);
  return variables;
}

const anyCanBeTrue = (bitset: readonly number[], addresses: readonly BitAddress[]): boolean =>
  addresses.some((address) => (stateAt(bitset, address) & 1) !== 0);

function setBit(bitset: number[], address: BitAddress, inPair: 0 | 1): void {
  const word = (address >> 6) + inPair;
  bitset[word] = (bitset[word] ?? 0) | (1 << (address >> 1));
}

/** The words of an index to which conditions have been added since these were worked out. */
export function evaluateAdded(
  index: ConditionIndex,
  bitset: readonly number[],
  effective: AnswerSets,
): readonly number[] {
  const longer = [...bitset, ...new Array<number>(index.length - bitset.length).fill(0)];
  for (const condition of index.standalone)
    if (condition.address >> 6 >= bitset.length) evaluateStandalone(condition, effective, longer);
  return longer;
}

function evaluateStandalone(
  { address, canBeTrue, canBeFalse }: StandaloneCondition,
  effective: AnswerSets,
  bitset: number[],
): void {
  if (holdsFor(canBeTrue, effective)) setBit(bitset, address, 0);
  if (holdsFor(canBeFalse, effective)) setBit(bitset, address, 1);
}
