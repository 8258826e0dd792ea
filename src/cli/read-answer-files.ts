import { resolve } from 'node:path';
import { readAnswers } from '../answers/read-answers.ts';
import type { Pack } from '../pack/pack.ts';
import { readText } from '../pack/read-text.ts';
import type { AnswerFile } from '../schema/types.ts';
import type { Environment } from './environment.ts';
import type { CommonOptions } from './options.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Several files of answers to one pack; null, with the faults told, where one cannot be read. */
export async function readAnswerFiles(
  environment: Environment,
  options: CommonOptions & { readonly answers: readonly string[] },
  pack: Pack,
): Promise<readonly AnswerFile[] | null> {
  const found: AnswerFile[] = [];
  for (const file of options.answers) {
    const read = readText(resolve(environment.cwd, file), file);
    if (!read.ok) {
      await tellDiagnostics(environment, options, [read.diagnostic]);
      return null;
    }
    const { answers, diagnostics } = readAnswers(read.text, file, pack, { lenient: false });
    await tellDiagnostics(environment, options, diagnostics, new Map([[file, read.text]]));
    if (answers === null) return null;
    found.push(answers);
  }
  return found;
}
