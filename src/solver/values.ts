import { notApplicableBit, yesBit } from '../engine/space/domain.ts';
import type { AnswerSets, QuestionInstance } from '../engine/space/answer-space.ts';
import type { AnswerValue } from '../schema/types.ts';

/** The values, as bits of one variable, that an answer can have if the question applies. */
export function possibleValues(instance: QuestionInstance): number {
  const { domain } = instance;
  if (domain.type !== 'number') return domain.full & ~notApplicableBit;
  let bits = 0;
  for (let bit = 2; bit <= domain.full; bit <<= 1) if (numberIn(instance, bit) !== undefined) bits |= bit;
  return bits;
}

/** A number in a bucket of a number question, whole if possible; undefined if none is in the range of the question. */
function numberIn({ domain, question }: QuestionInstance, bit: number): number | undefined {
  if (domain.type !== 'number') return undefined;
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = question;
  const index = 30 - Math.clz32(bit);
  const below = domain.breakpoints[index - 1];
  const above = domain.breakpoints[index];
  const holds = (value: number): boolean =>
    value >= minimum &&
    value <= maximum &&
    (below === undefined || (below.above ? value > below.value : value >= below.value)) &&
    (above === undefined || (above.above ? value <= above.value : value < above.value));
  const low = Math.max(minimum, below?.value ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(maximum, above?.value ?? Number.POSITIVE_INFINITY);
  const start = Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
  return [Math.ceil(start), Math.floor(start) + 1, Math.ceil(start) - 1, high, (low + high) / 2].find(
    (value) => Number.isFinite(value) && holds(value),
  );
}

/** The answer for single values of all variables of a question; undefined if it does not apply. */
export function decodeAnswer(instance: QuestionInstance, sets: AnswerSets): AnswerValue | undefined {
  const { domain, variable } = instance;
  const set = sets[variable] ?? 0;
  if ((set & ~notApplicableBit) === 0) return undefined;
  switch (domain.type) {
    case 'many':
      return [...domain.bits].flatMap(([option, offset]) =>
        sets[variable + offset] === yesBit ? [option] : [],
      );
    case 'one':
      return [...domain.bits].find(([, bit]) => (set & bit) !== 0)?.[0];
    case 'number':
      return numberIn(instance, set);
  }
}

/** The lowest of some values of a variable; "no" for an option of a multiple-choice question. */
export const lowestValue = (set: number): number => set & -set;
