import { holdsFor } from './satisfiability.ts';
import type { Formula } from './formula.ts';
import type { AnswerSets } from '../space/answer-space.ts';
import type { StateBits } from './tristate.ts';

/**
 * Conditions as a bitmap index. Each term (tests that must all hold) has a bit, and each value of each variable lists the
 * terms that it excludes. Evaluating 32 terms takes one probe of each variable they test, however many terms test it.
 *
 * A bitset holds pairs of words: the first says which of 32 conditions can be true, the second which can be false. A
 * condition that is a term, or the negation of one, needs nothing else. Others are joined from terms, and a condition
 * that would take too many terms is evaluated on its own.
 */
export interface ConditionIndex {
  /** For each pair of words, its probes as triples: the variable, the start of its row in `excludes`, and the terms that test it. */
  readonly probes: readonly (readonly number[])[];
  /** Rows: for each value of a variable, by number of its bit, the terms that it excludes. */
  readonly excludes: readonly number[];
  /** By variable, the pairs of words that probe it. */
  readonly probedBy: readonly (readonly number[])[];
  readonly joins: readonly Join[];
  readonly standalone: readonly StandaloneCondition[];
  /** Number of words in a bitset. */
  readonly length: number;
}

/** Where to find the state of a condition: the first word of its pair, its bit, and whether the state is negated. */
export type BitAddress = number;

/** A condition that can be true if any of `whenTrue` can, and false if any of `whenFalse` can. */
export interface Join {
  readonly address: BitAddress;
  readonly whenTrue: readonly BitAddress[];
  readonly whenFalse: readonly BitAddress[];
}

/** A condition that is evaluated on its own. */
export interface StandaloneCondition {
  readonly address: BitAddress;
  readonly variables: readonly number[];
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
}

export const bitAddress = (word: number, bit: number): BitAddress => (word << 6) | (bit << 1);

export const negatedAddress = (address: BitAddress): BitAddress => address ^ 1;

/** Reads the state of a condition from a bitset. */
export function stateAt(bitset: readonly number[], address: BitAddress): StateBits {
  const word = address >> 6;
  // A shift uses only the five lowest bits of its right operand, which here are the number of the bit.
  const canBeTrue = ((bitset[word] ?? 0) >>> (address >> 1)) & 1;
  const canBeFalse = ((bitset[word + 1] ?? 0) >>> (address >> 1)) & 1;
  return (address & 1) === 0 ? canBeTrue | (canBeFalse << 1) : canBeFalse | (canBeTrue << 1);
}

/** Evaluates every condition of an index for effective answer sets. */
export function evaluateAll(index: ConditionIndex, effective: AnswerSets): readonly number[] {
  const bitset = new Array<number>(index.length).fill(0);
  for (let pair = 0; pair < index.probes.length; pair += 1) evaluateTerms(index, pair, effective, bitset);
  evaluateCompound(index, effective, bitset);
  return bitset;
}

/**
 * Updates a bitset for answer sets that differ in some variables.
 *
 * @returns the same bitset if no condition tests these variables
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

/** Evaluates the 32 terms of one pair of words. */
function evaluateTerms(
  { probes, excludes }: ConditionIndex,
  pair: number,
  effective: AnswerSets,
  bitset: number[],
): void {
  const own = probes[pair] ?? [];
  // Terms excluded by every, and by at least one, possible value.
  let [byEach, bySome] = [0, 0];
  for (let probe = 0; probe < own.length; probe += 3) {
    const values = effective[own[probe] ?? 0] ?? 0;
    const row = own[probe + 1] ?? 0;
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

/** Evaluates the conditions that are more than one term. */
function evaluateCompound(index: ConditionIndex, effective: AnswerSets, bitset: number[]): void {
  for (const { address, whenTrue, whenFalse } of index.joins) {
    if (anyCanBeTrue(bitset, whenTrue)) setBit(bitset, address, 0);
    if (anyCanBeTrue(bitset, whenFalse)) setBit(bitset, address, 1);
  }
  for (const condition of index.standalone) evaluateStandalone(condition, effective, bitset);
}

/** The variables that the conditions at these bits test. */
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
    for (let probe = 0; probe < own.length; probe += 3)
      if (((own[probe + 2] ?? 0) & (terms[2 * pair] ?? 0)) !== 0) variables.add(own[probe] ?? 0);
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

/** Extends a bitset that was evaluated before conditions were added to its index. */
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
