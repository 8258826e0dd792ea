import { link, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { quote } from '../../source/sanitize.ts';
import { exitCode, type Environment } from '../environment.ts';

/** Where a result goes: to the standard output, or to a file that is only overwritten on request. */
export interface Destination {
  readonly output?: string | undefined;
  readonly force: boolean;
}

/**
 * Hands a result over. A file is there whole or not at all.
 *
 * @param result a text, or the bytes of a document, which are never written to a terminal
 * @returns the exit code
 */
export async function deliver(
  { stdout, stderr, cwd }: Pick<Environment, 'stdout' | 'stderr' | 'cwd'>,
  result: string | Uint8Array,
  { output, force }: Destination,
): Promise<number> {
  if (output === undefined) {
    if (typeof result !== 'string' && stdout.isTTY === true) {
      stderr.write(
        'born-global: a terminal cannot show this document; name a file for it with --output <file>.\n',
      );
      return exitCode.usage;
    }
    stdout.write(result);
    return exitCode.fine;
  }
  const path = resolve(cwd, output);
  try {
    await (force ? overwrite(path, result) : create(path, result));
  } catch (error) {
    stderr.write(`born-global: ${quote(output)} ${writeProblem(error)}\n`);
    return exitCode.usage;
  }
  stderr.write(`Written to ${quote(output)}.\n`);
  return exitCode.fine;
}

async function overwrite(path: string, result: string | Uint8Array): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, typeof result === 'string' ? result : Buffer.from(result));
}

/** File systems without second names for a file, such as those of memory sticks, refuse with these. */
const noLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'EMLINK']);

/** Written under another name first: a file of the name asked for is whole, and is never one that was there before. */
async function create(path: string, result: string | Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.born-global-${process.pid}.part`);
  await rm(draft, { force: true });
  try {
    await writeFile(draft, result, { flag: 'wx' });
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && noLinks.has(String(error.code)))) throw error;
    await writeFile(path, result, { flag: 'wx' });
  } finally {
    await rm(draft, { force: true });
  }
}

const problems: Readonly<Record<string, string>> = {
  EEXIST: 'exists already; --force overwrites it.',
  ENOENT: 'cannot be written: its folder does not exist.',
  EACCES: 'cannot be written: permission denied.',
  EPERM: 'cannot be written: permission denied.',
  EROFS: 'cannot be written: the disk is read-only.',
  EISDIR: 'cannot be written: it is a folder.',
  ENOTDIR: 'cannot be written: its folder is a file.',
  ENAMETOOLONG: 'cannot be written: its name is too long.',
  ENOSPC: 'cannot be written: the disk is full.',
};

/** What the operating system refused, in words; any other error is not the user's. */
export function writeProblem(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  return problems[String(error.code)] ?? `cannot be written (${String(error.code)}).`;
}
