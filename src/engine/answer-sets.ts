import type { AnswerFile, AnswerValue } from '../schema/types.ts';
import { binOf, binsBetween, noBit, notApplicableBit, yesBit } from './domain.ts';
import type { Layout, Place } from './slots.ts';

export const dontKnow = 'dont-know';

/** What was said at a place, or undefined where nothing was. */
export function answerAt(answers: AnswerFile, place: Place): AnswerValue | undefined {
  const given = place.market === null ? answers.answers : (answers.markets?.[place.market] ?? {});
  return Object.hasOwn(given, place.question.id) ? given[place.question.id] : undefined;
}

/** The set of options still possible in every slot. Answers must have been checked against the pack. */
export function answerSets(answers: AnswerFile, layout: Layout): Int32Array {
  const sets = new Int32Array(layout.slotCount);
  for (const place of layout.places) fill(sets, place, answerAt(answers, place));
  return sets;
}

function fill(sets: Int32Array, place: Place, value: AnswerValue | undefined): void {
  const { domain, slot } = place;
  const every = domain.full & ~notApplicableBit;
  if (domain.type === 'many') {
    for (const offset of domain.bits.values()) sets[slot + offset] = every;
    const chosen = chosenOptions(value);
    if (chosen === undefined) return;
    for (const [option, offset] of domain.bits) {
      const possible = chosen.certain ? yesBit : every;
      sets[slot + offset] = chosen.options.includes(option) ? possible : noBit;
    }
    return;
  }
  sets[slot] = every;
  if (value === undefined || value === dontKnow) return;
  let bits = 0;
  if (domain.type === 'number') {
    if (typeof value === 'number') bits = binOf(domain.cuts, value);
    else if (typeof value === 'object' && 'between' in value) {
      const [low, high] = value.between ?? [];
      if (low !== undefined && high !== undefined) bits = binsBetween(domain.cuts, low, high);
    }
  } else {
    const options = typeof value === 'string' ? [value] : (chosenOptions(value)?.options ?? []);
    for (const option of options) bits |= domain.bits.get(option) ?? 0;
  }
  if (bits !== 0) sets[slot] = bits;
}

/** The options of a list, which were chosen, or of one-of, which may have been. */
function chosenOptions(
  value: AnswerValue | undefined,
): { readonly options: readonly string[]; readonly certain: boolean } | undefined {
  if (typeof value !== 'object') return undefined;
  if (isList(value)) return { options: value, certain: true };
  return value['one-of'] === undefined ? undefined : { options: value['one-of'], certain: false };
}

const isList = (value: object): value is readonly string[] => Array.isArray(value);
