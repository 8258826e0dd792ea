import type { CompiledPack } from '../../engine/compile/compile.ts';
import { fastAnswerReader, type ValidatedAnswers } from '../../engine/fast-answers.ts';
import { answersHiddenQuestion } from '../../engine/applicable-questions.ts';

/** Answers about which there is nothing to tell; null where there may be something. */
export function faultless(compiled: CompiledPack, value: unknown): ValidatedAnswers | null {
  const plain = fastAnswerReader(compiled)(value);
  return plain === null || answersHiddenQuestion(compiled, plain) ? null : plain;
}
