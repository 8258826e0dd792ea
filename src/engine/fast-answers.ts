import { isMapping } from '../source/node.ts';
import isAnswerFile from '../schema/generated/answers-validator.js';
import type { AnswerFile } from '../schema/types.ts';
import type { CompiledPack } from './compile/compile.ts';
import { bucketOf, noBit, yesBit } from './space/domain.ts';
import type { AnswerSets, QuestionInstance } from './space/answer-space.ts';
import { dontKnow } from '../schema/answer-file.ts';

/** Valid answers without any diagnostics, and their encoding. */
export interface ValidatedAnswers {
  readonly answers: AnswerFile;
  readonly sets: AnswerSets;
}

/**
 * Fast path for answers to one pack. It accepts what is certainly valid (known ids, current names, definite answers) and
 * leaves everything else, invalid or only unusual, to the full parser.
 *
 * @returns null if there may be a diagnostic
 */
export function fastAnswerReader({ pack, space }: CompiledPack): (value: unknown) => ValidatedAnswers | null {
  const { id, version } = pack.manifest;
  return (value) => {
    if (!isMapping(value)) return null;
    const { answers, markets } = value;
    const sets = space.unanswered.slice();
    if (!areAnswers(answers, space.byQuestion(null), sets)) return null;
    if (markets !== undefined && !areMarkets(markets, sets)) return null;
    // Only the rest goes through the schema, which would check every answer a second time.
    const head: unknown =
      markets === undefined
        ? { ...value, answers: nothing }
        : { ...value, answers: nothing, markets: nothing };
    if (!isAnswerFile(head) || head.notes?.every(isKnown) === false) return null;
    if (head.pack !== undefined && (head.pack.id !== id || head.pack.version !== version)) return null;
    return {
      answers: markets === undefined ? { ...head, answers } : { ...head, answers, markets },
      sets,
    };
  };

  function areMarkets(
    markets: unknown,
    sets: number[],
  ): markets is Readonly<Record<string, AnswerFile['answers']>> {
    if (!isMapping(markets)) return false;
    for (const market in markets) {
      const instances = space.byQuestion(market);
      if (instances.size === 0 || !areAnswers(markets[market], instances, sets)) return false;
    }
    return true;
  }

  function isKnown({ question, market }: Note): boolean {
    return space.byQuestion(market ?? null).has(question);
  }
}

type Note = NonNullable<AnswerFile['notes']>[number];

const nothing = {};

/** Whether these are definite answers to these questions; narrows their sets as it goes. */
function areAnswers(
  answers: unknown,
  instances: ReadonlyMap<string, QuestionInstance>,
  sets: number[],
): answers is AnswerFile['answers'] {
  if (!isMapping(answers)) return false;
  for (const id in answers) {
    const instance = instances.get(id);
    const value = answers[id];
    if (instance === undefined || (value !== dontKnow && !narrow(sets, instance, value))) return false;
  }
  return true;
}

/** Narrows the set of a question to a definite answer; false if the value is not one. */
function narrow(
  sets: number[],
  { domain, variable, variableCount, question }: QuestionInstance,
  value: unknown,
): boolean {
  switch (domain.type) {
    case 'one': {
      const bit = typeof value === 'string' ? domain.bits.get(value) : undefined;
      if (bit === undefined) return false;
      sets[variable] = bit;
      return true;
    }
    case 'number': {
      const { minimum = -Infinity, maximum = Infinity } = question;
      if (typeof value !== 'number' || !(value >= minimum && value <= maximum) || !Number.isFinite(value))
        return false;
      sets[variable] = bucketOf(domain.breakpoints, value);
      return true;
    }
    case 'many': {
      if (!Array.isArray(value)) return false;
      for (let offset = 0; offset < variableCount; offset += 1) sets[variable + offset] = noBit;
      for (const option of value as readonly unknown[]) {
        const offset = typeof option === 'string' ? domain.bits.get(option) : undefined;
        // An option may be chosen only once.
        if (offset === undefined || sets[variable + offset] === yesBit) return false;
        sets[variable + offset] = yesBit;
      }
      return true;
    }
  }
}
