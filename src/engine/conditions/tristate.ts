import type { State } from '../../schema/types.ts';

/** A truth value as two bits, "can be true" and "can be false"; both set means open. */
export type StateBits = number;
export const canTrue = 1;
export const canFalse = 2;

export const isTrue = (bits: StateBits): boolean => bits === canTrue;
export const mayBeTrue = (bits: StateBits): boolean => (bits & canTrue) !== 0;
export const isFalse = (bits: StateBits): boolean => bits === canFalse;
export const isOpen = (bits: StateBits): boolean => bits === (canTrue | canFalse);

export function stateOf(bits: StateBits): State {
  if (isOpen(bits)) return 'open';
  return isTrue(bits) ? 'true' : 'false';
}

/** Kleene conjunction. */
export const both = (a: StateBits, b: StateBits): StateBits => (a & b & canTrue) | ((a | b) & canFalse);

/** Kleene disjunction. */
export const either = (a: StateBits, b: StateBits): StateBits => ((a | b) & canTrue) | (a & b & canFalse);

export const negation = (bits: StateBits): StateBits => ((bits & canTrue) << 1) | ((bits & canFalse) >> 1);

/** Kleene conjunction of all. */
export const every = (bits: readonly StateBits[]): StateBits => bits.reduce(both, canTrue);
