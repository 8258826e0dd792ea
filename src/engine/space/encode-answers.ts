import type { AnswerFile, AnswerValue } from '../../schema/types.ts';
import { binOf, binsBetween, noBit, yesBit } from './domain.ts';
import type { AnswerSets, Layout, Place } from './layout.ts';

export const dontKnow = 'dont-know';

/** What was said at a place, or undefined where nothing was. */
export function answerAt(answers: AnswerFile, place: Place): AnswerValue | undefined {
  const given = place.market === null ? answers.answers : (answers.markets?.[place.market] ?? {});
  return Object.hasOwn(given, place.question.id) ? given[place.question.id] : undefined;
}

/** The set of options still possible in every slot. Answers must have been checked against the pack. */
export function answerSets(answers: AnswerFile, layout: Layout): AnswerSets {
  const sets = layout.open.slice();
  fillAll(sets, answers.answers, layout.named(null));
  for (const market in answers.markets) fillAll(sets, answers.markets[market], layout.named(market));
  return sets;
}

function fillAll(
  sets: number[],
  given: AnswerFile['answers'] | undefined,
  places: ReadonlyMap<string, Place>,
): void {
  for (const id in given) {
    const place = places.get(id);
    const value = given[id];
    if (place !== undefined && value !== undefined && value !== dontKnow) fill(sets, place, value);
  }
}

/** Narrows the sets of a place, open until now, to what was said. */
function fill(sets: number[], { domain, slot }: Place, value: AnswerValue): void {
  switch (domain.type) {
    case 'one': {
      let bits = 0;
      if (typeof value === 'string') bits = domain.bits.get(value) ?? 0;
      else for (const option of chosenOptions(value)?.options ?? []) bits |= domain.bits.get(option) ?? 0;
      if (bits !== 0) sets[slot] = bits;
      return;
    }
    case 'number': {
      if (typeof value === 'number') sets[slot] = binOf(domain.cuts, value);
      else if (typeof value === 'object' && 'between' in value) {
        const [low, high] = value.between ?? [];
        if (low !== undefined && high !== undefined) sets[slot] = binsBetween(domain.cuts, low, high);
      }
      return;
    }
    case 'many': {
      const chosen = chosenOptions(value);
      if (chosen === undefined) return;
      for (const offset of domain.bits.values()) sets[slot + offset] = noBit;
      for (const option of chosen.options) {
        const offset = domain.bits.get(option);
        if (offset !== undefined) sets[slot + offset] = chosen.certain ? yesBit : noBit | yesBit;
      }
    }
  }
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
