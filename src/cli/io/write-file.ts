import { link, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** All files that commands write in one piece go through these two functions: a file is written whole or not at all. */

/** Creates a file; throws EEXIST if there is one already. */
export async function createFile(path: string, content: string | Uint8Array): Promise<void> {
  // Written under another name first: the file is complete when it appears, and never replaces one that was there before.
  const draft = join(dirname(path), `.born-global-${process.pid}.part`);
  await rm(draft, { force: true });
  try {
    await writeFile(draft, content, { flag: 'wx' });
    await link(draft, path);
  } catch (error) {
    if (!noHardLinks.has(codeOf(error) ?? '')) throw error;
    await writeFile(path, content, { flag: 'wx' });
  } finally {
    await rm(draft, { force: true });
  }
}

/** Creates a file, or replaces the one that is there. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, typeof content === 'string' ? content : Buffer.from(content));
}

/** The error codes of file systems without hard links (FAT). */
const noHardLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'EMLINK']);

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

/** Why the operating system refused to write, for users; throws any other error again. */
export function writeProblem(error: unknown): string {
  const code = codeOf(error);
  if (code === null) throw error;
  return problems[code] ?? `cannot be written (${code}).`;
}

/** The code of an error of the operating system; null if it is another error. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error ? String(error.code) : null;
