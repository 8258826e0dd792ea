import { resolve } from 'node:path';
import { readAnswers } from '../../answers/parse.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import type { Environment } from '../environment.ts';
import type { StyleOptions } from '../terminal/style.ts';

/** Several files of answers to one pack; null after printing diagnostics, if one of them cannot be used. */
export async function readAnswerFiles(
  environment: Environment,
  options: StyleOptions,
  files: readonly string[],
  pack: Pack,
): Promise<readonly AnswerFile[] | null> {
  const all: AnswerFile[] = [];
  for (const file of files) {
    const read = readTextFile(resolve(environment.cwd, file), file);
    if (!read.ok) {
      await printDiagnostics(environment, options, [read.diagnostic]);
      return null;
    }
    const { answers, diagnostics } = readAnswers(read.text, file, pack, { lenient: false });
    await printDiagnostics(environment, options, diagnostics, new Map([[file, read.text]]));
    if (answers === null) return null;
    all.push(answers);
  }
  return all;
}
