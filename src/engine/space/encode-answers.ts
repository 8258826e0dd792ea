import type { AnswerFile, AnswerValue } from '../../schema/types.ts';
import { bucketOf, bucketsBetween, noBit, yesBit } from './domain.ts';
import type { AnswerSets, AnswerSpace, QuestionInstance } from './answer-space.ts';
import { isList } from '../../source/node.ts';
import { dontKnow } from '../../schema/answer-file.ts';

/** The set of options still possible for every variable. Answers must be valid for the pack. */
export function encodeAnswers(answers: AnswerFile, space: AnswerSpace): AnswerSets {
  const sets = space.unanswered.slice();
  narrowAll(sets, answers.answers, space.byQuestion(null));
  for (const market in answers.markets) narrowAll(sets, answers.markets[market], space.byQuestion(market));
  return sets;
}

function narrowAll(
  sets: number[],
  given: AnswerFile['answers'] | undefined,
  instances: ReadonlyMap<string, QuestionInstance>,
): void {
  for (const id in given) {
    const instance = instances.get(id);
    const value = given[id];
    if (instance !== undefined && value !== undefined && value !== dontKnow) narrow(sets, instance, value);
  }
}

/** Narrows the sets of an unanswered question to its answer. */
function narrow(sets: number[], { domain, variable }: QuestionInstance, value: AnswerValue): void {
  switch (domain.type) {
    case 'one': {
      let bits = 0;
      if (typeof value === 'string') bits = domain.bits.get(value) ?? 0;
      else for (const option of chosenOptions(value)?.options ?? []) bits |= domain.bits.get(option) ?? 0;
      if (bits !== 0) sets[variable] = bits;
      return;
    }
    case 'number': {
      if (typeof value === 'number') sets[variable] = bucketOf(domain.breakpoints, value);
      else if (typeof value === 'object' && 'between' in value) {
        const [low, high] = value.between ?? [];
        if (low !== undefined && high !== undefined)
          sets[variable] = bucketsBetween(domain.breakpoints, low, high);
      }
      return;
    }
    case 'many': {
      const chosen = chosenOptions(value);
      if (chosen === undefined) return;
      for (const offset of domain.bits.values()) sets[variable + offset] = noBit;
      for (const option of chosen.options) {
        const offset = domain.bits.get(option);
        if (offset !== undefined) sets[variable + offset] = chosen.certain ? yesBit : noBit | yesBit;
      }
    }
  }
}

/** The options of a list, which are certain, or of one-of, which are not. */
function chosenOptions(
  value: AnswerValue | undefined,
): { readonly options: readonly string[]; readonly certain: boolean } | undefined {
  if (typeof value !== 'object') return undefined;
  if (isList(value)) return { options: value, certain: true };
  return value['one-of'] === undefined ? undefined : { options: value['one-of'], certain: false };
}
