import { readFile, writeFile } from 'node:fs/promises';
import { type Diagnostic, fileDiagnostic } from '../../source/diagnostic.ts';
import { decodeText } from '../../source/read-text-file.ts';
import { writeProblem } from './write-output.ts';

/** A text for a file, and what the file held when that text was worked out. */
export interface ChangedText {
  readonly path: string;
  /** The path as the user knows it. */
  readonly shown: string;
  /** As `readText` gave it. */
  readonly before: string;
  readonly after: string;
}

/**
 * Puts a text in the place of what a file holds, whole or not at all, and only where the file still holds what was read.
 * A byte order mark, line ends and the end of the last line stay as they were.
 *
 * @returns why nothing was written; null where it was
 */
export async function writeChanged({ path, shown, before, after }: ChangedText): Promise<Diagnostic | null> {
  try {
    // Compared at the last moment: what an editor saved meanwhile must not be lost.
    const bytes = await readFile(path).catch(() => null);
    const now = bytes === null ? null : decodeText(bytes, shown);
    if (bytes === null || now?.ok !== true || now.text !== before) return changedMeanwhile(shown);
    const { default: writeFileAtomic } = await import('write-file-atomic');
    await writeFileAtomic(path, `${markOf(bytes)}${inTheManner(before, after)}`);
    return null;
  } catch (error) {
    return notWritten(shown, error);
  }
}

/**
 * Makes a file that is not there yet.
 *
 * @returns why nothing was written; null where it was
 */
export async function writeNew(path: string, shown: string, text: string): Promise<Diagnostic | null> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return fileDiagnostic(shown, 'file-unwritable', 'The file is there already.', {
        expected: 'a name that is not taken',
      });
    return notWritten(shown, error);
  }
}

/** With the line ends of the text before, where those are all of one kind, and with a last line end only if it had one. */
export function inTheManner(before: string, after: string): string {
  const ends = before.match(/\r?\n/g) ?? [];
  const windows = ends.length > 0 && ends.every((end) => end === '\r\n');
  const lines = windows ? after.replaceAll(/\r?\n/g, '\r\n') : after;
  if (before === '' || before.endsWith('\n') === lines.endsWith('\n')) return lines;
  return before.endsWith('\n') ? `${lines}${windows ? '\r\n' : '\n'}` : lines.replace(/(?:\r?\n)+$/, '');
}

const markOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';

const changedMeanwhile = (file: string): Diagnostic =>
  fileDiagnostic(file, 'file-changed', 'The file changed after it was read; nothing is written.', {
    expected: 'the same again',
  });

const notWritten = (file: string, error: unknown): Diagnostic =>
  fileDiagnostic(file, 'file-unwritable', `The file ${writeProblem(error)}`);
