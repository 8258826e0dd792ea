import { plainAnswers } from '../answers/plain-answers.ts';
import type { CompiledPack } from '../engine/compile.ts';
import { answersHidden } from '../engine/question-places.ts';
import type { AnswerFile } from '../schema/types.ts';

/** Answers about which there is nothing to tell; null where there may be something. */
export function faultless(compiled: CompiledPack, value: unknown): AnswerFile | null {
  const answers = plainAnswers(compiled.pack)(value);
  return answers === null || answersHidden(compiled, answers) ? null : answers;
}
