import type { CompiledPack } from '../../engine/compile/compile.ts';
import { plainAnswers, type PlainAnswers } from '../../engine/fast-answers.ts';
import { answersHidden } from '../../engine/applicable-questions.ts';

/** Answers about which there is nothing to tell; null where there may be something. */
export function faultless(compiled: CompiledPack, value: unknown): PlainAnswers | null {
  const plain = plainAnswers(compiled)(value);
  return plain === null || answersHidden(compiled, plain) ? null : plain;
}
