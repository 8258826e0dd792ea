import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Diagnostic, type DiagnosticCode, type Position, fileDiagnostic } from './diagnostic.ts';

/** Limit for one file: five times the largest of a real pack. Parsing takes 500 times the memory of the text. */
export const maxBytes = 500_000;
/** Saved assessments are larger, and cost little to read: they are JSON. */
const maxAssessmentBytes = 3_000_000;

export type TextResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Reads a text file of bounded size.
 *
 * @param displayPath the path as the user knows it
 */
export function readTextFile(path: string, displayPath: string): TextResult {
  try {
    // Without O_NONBLOCK, opening a named pipe without a writer would block forever.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const status = fstatSync(file);
      if (status.isDirectory()) return unreadable(displayPath, 'is a folder, not a file.');
      if (!status.isFile()) return unreadable(displayPath, 'is not an ordinary file.');
      // A file may grow while it is read, so the amount read is bounded instead of the size.
      const buffer = Buffer.allocUnsafe(maxAssessmentBytes + 1);
      let length = 0;
      while (length < buffer.length) {
        const count = readSync(file, buffer, length, buffer.length - length, null);
        if (count === 0) break;
        length += count;
      }
      return decodeText(buffer.subarray(0, length), displayPath);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(displayPath, describeReadError(error));
  }
}

/** Decodes UTF-8, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array, displayPath: string): TextResult {
  if (bytes.length > (isSavedAssessment(bytes) ? maxAssessmentBytes : maxBytes)) return tooLarge(displayPath);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return wrongEncoding(displayPath, 'The file is in UTF-16.', null);
  if (
    bytes.length > 3 &&
    (first === 0 || second === 0) &&
    bytes.filter((byte) => byte === 0).length * 3 > bytes.length
  )
    return wrongEncoding(displayPath, 'The file looks like UTF-16 or binary data.', null);
  const text = new TextDecoder('utf-8').decode(bytes);
  if (isUtf8(bytes)) return { ok: true, text };
  return wrongEncoding(
    displayPath,
    'This is not UTF-8; the file may be in Latin-1.',
    positionIn(text, text.indexOf('\ufffd')),
  );
}

/** It begins as `report --json` writes an assessment. */
const isSavedAssessment = (bytes: Uint8Array): boolean =>
  /^\s*\{\s*"format":\s*"born-global\/assessment\//.test(
    new TextDecoder('utf-8').decode(bytes.subarray(0, 200)),
  );

/** A file or folder that cannot be read, and why. */
export function unreadable(
  file: string,
  reason: string,
  expected: string | null = null,
): TextResult & { ok: false } {
  return failure(file, 'file-unreadable', `The file ${reason}`, expected);
}

function tooLarge(file: string): TextResult {
  return failure(file, 'file-too-large', 'The file is too large.', 'a text file of at most 500 kB');
}

function wrongEncoding(file: string, message: string, start: Position | null): TextResult {
  return failure(file, 'encoding', message, 'text in UTF-8: save the file again with that encoding', start);
}

function failure(
  file: string,
  code: DiagnosticCode,
  message: string,
  expected: string | null,
  start: Position | null = null,
): TextResult & { ok: false } {
  const diagnostic = fileDiagnostic(file, code, message, { expected });
  return { ok: false, diagnostic: { ...diagnostic, start, end: start } };
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), offset };
}

/** An error of the operating system as text. */
export function describeReadError(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? `cannot be read${code === '' ? '' : ` (${code})`}.`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  ENOTDIR: 'does not exist: a part of its path is not a folder.',
  EACCES: 'cannot be read: permission denied.',
  EPERM: 'cannot be read: permission denied.',
  ELOOP: 'is a symbolic link that leads back to itself.',
  EISDIR: 'is a folder, not a file.',
  ENAMETOOLONG: 'has a name that is too long.',
  ENXIO: 'is not an ordinary file.',
};
