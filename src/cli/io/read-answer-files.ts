import { resolve } from 'node:path';
import { readAnswers } from '../../answers/parse.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { readText } from '../../source/read-text-file.ts';
import type { AnswerFile } from '../../schema/types.ts';
import type { Environment } from '../environment.ts';
import type { CommonOptions } from '../commands/options/types.ts';
import { tellDiagnostics } from '../diagnostics/print.ts';

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
