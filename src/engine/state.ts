import type { State } from '../schema/types.ts';

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

/** All of the conditions, as Kleene logic joins them. */
export function every(bits: readonly StateBits[]): StateBits {
  let joined = canTrue;
  for (const one of bits) joined = (joined & one & canTrue) | ((joined | one) & canFalse);
  return joined;
}
