import { readFile } from 'node:fs/promises';
import { fileDiagnostic, type Diagnostic } from '../../source/diagnostic.ts';
import { decodeText } from '../../source/read-text-file.ts';
import { codeOf, createFile, replaceFile, writeProblem } from './write-file.ts';

/** A new text for a file, and the text it was derived from. */
export interface FileEdit {
  readonly path: string;
  /** The path as the user knows it. */
  readonly displayPath: string;
  /** As `readTextFile` gave it. */
  readonly before: string;
  readonly after: string;
}

/**
 * Replaces the text of a file, but only if the file still holds what was read. Byte order mark, line ends and the end of
 * the last line stay as they were.
 *
 * @returns why nothing was written; null if the file was written
 */
export async function editFile({ path, displayPath, before, after }: FileEdit): Promise<Diagnostic | null> {
  try {
    // Compared at the last moment, so that what an editor saved meanwhile is not lost.
    const bytes = await readFile(path).catch(() => null);
    const current = bytes === null ? null : decodeText(bytes, displayPath);
    if (bytes === null || current?.ok !== true || current.text !== before)
      return fileDiagnostic(
        displayPath,
        'file-changed',
        'The file changed after it was read; nothing is written.',
        { expected: 'the same command again' },
      );
    await replaceFile(path, `${byteOrderMarkOf(bytes)}${withLineEndsOf(before, after)}`);
    return null;
  } catch (error) {
    return unwritable(displayPath, error);
  }
}

/**
 * Creates a file.
 *
 * @returns why nothing was written; null if the file was written
 */
export async function addFile(path: string, displayPath: string, text: string): Promise<Diagnostic | null> {
  try {
    await createFile(path, text);
    return null;
  } catch (error) {
    if (codeOf(error) === 'EEXIST')
      return fileDiagnostic(displayPath, 'file-unwritable', 'The file is there already.', {
        expected: 'a name that is not taken',
      });
    return unwritable(displayPath, error);
  }
}

/** The new text with the line ends of the old one if those are all alike, and a last line end only if it had one. */
export function withLineEndsOf(before: string, after: string): string {
  const ends = before.match(/\r?\n/g) ?? [];
  const isWindows = ends.length > 0 && ends.every((end) => end === '\r\n');
  const lines = isWindows ? after.replaceAll(/\r?\n/g, '\r\n') : after;
  if (before === '' || before.endsWith('\n') === lines.endsWith('\n')) return lines;
  return before.endsWith('\n') ? `${lines}${isWindows ? '\r\n' : '\n'}` : lines.replace(/(?:\r?\n)+$/, '');
}

const byteOrderMarkOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';

const unwritable = (displayPath: string, error: unknown): Diagnostic =>
  fileDiagnostic(displayPath, 'file-unwritable', `The file ${writeProblem(error)}`);
