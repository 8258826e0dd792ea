import { resolve } from 'node:path';
import { quote } from '../../source/sanitize.ts';
import { exitCode, type Environment } from '../environment.ts';
import { usageError } from '../terminal/messages.ts';
import { createFile, replaceFile, writeProblem } from './write-file.ts';

/** Where a result goes: to standard output, or to a file that is overwritten only on request. */
export interface OutputTarget {
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
}

/**
 * Writes a result.
 *
 * @param result a text, or the bytes of a document, which are never written to a terminal
 * @returns the exit code
 */
export async function writeOutput(
  environment: Pick<Environment, 'stdout' | 'stderr' | 'cwd'>,
  result: string | Uint8Array,
  { output, force = false }: OutputTarget,
): Promise<number> {
  const { stdout, stderr, cwd } = environment;
  if (output === undefined) {
    if (typeof result !== 'string' && stdout.isTTY === true)
      return usageError(
        environment,
        'a terminal cannot show this document; name a file for it with --output <file>.',
      );
    stdout.write(result);
    return exitCode.success;
  }
  const path = resolve(cwd, output);
  try {
    await (force ? replaceFile(path, result) : createFile(path, result));
  } catch (error) {
    return usageError(environment, `${quote(output)} ${writeProblem(error)}`);
  }
  stderr.write(`Written to ${quote(output)}.\n`);
  return exitCode.success;
}
