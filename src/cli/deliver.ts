import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { quote } from '../pack/neutralise.ts';
import { exitCode, type Environment } from './environment.ts';

/** Where a result goes: to the standard output, or to a file that is only overwritten on request. */
export interface Destination {
  readonly output?: string | undefined;
  readonly force: boolean;
}

/**
 * Hands a result over.
 *
 * @returns the exit code
 */
export async function deliver(
  { stdout, stderr, cwd }: Pick<Environment, 'stdout' | 'stderr' | 'cwd'>,
  text: string,
  { output, force }: Destination,
): Promise<number> {
  if (output === undefined) {
    stdout.write(text);
    return exitCode.fine;
  }
  const path = resolve(cwd, output);
  try {
    await (force ? overwrite(path, text) : writeFile(path, text, { flag: 'wx' }));
  } catch (error) {
    stderr.write(`born-global: ${quote(output)} ${writeProblem(error)}\n`);
    return exitCode.usage;
  }
  stderr.write(`Written to ${quote(output)}.\n`);
  return exitCode.fine;
}

async function overwrite(path: string, text: string): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, text);
}

const problems: Readonly<Record<string, string>> = {
  EEXIST: 'exists already; --force overwrites it.',
  ENOENT: 'cannot be written: its folder does not exist.',
  EACCES: 'cannot be written: permission denied.',
  EPERM: 'cannot be written: permission denied.',
  EROFS: 'cannot be written: the disk is read-only.',
  EISDIR: 'cannot be written: it is a folder.',
  ENOSPC: 'cannot be written: the disk is full.',
};

/** What the operating system refused, in words; any other error is not the user's. */
export function writeProblem(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  return problems[String(error.code)] ?? `cannot be written (${String(error.code)}).`;
}
