import { columnsOf } from '../../report/renderers/terminal/columns.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';

export interface Frame {
  /** Lines of the file before the marked one, and the marked one; numbers aligned. */
  readonly lines: readonly string[];
  /** Spaces and carets under the faulty part. */
  readonly marker: string;
}

/**
 * The faulty line and the one before it; null where the fault is about no line.
 *
 * @param write makes text of a file safe to show
 */
export function codeFrame(
  text: string,
  { start, end }: Diagnostic,
  width: number,
  write: (text: string) => string,
): Frame | null {
  if (start === null) return null;
  if (text === '' || start.offset > text.length) return null;
  const line = lineAt(text, start.offset);
  const lineEnd = start.offset - start.column;
  const previous = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  const digits = Math.max(4, String(start.line).length + 1);
  const room = Math.max(20, width - digits - 3);
  const from = windowStart(start.column - 1, room);
  const shown = (content: string): string => cut(write(content.slice(from, from + room)), room);
  const gutter = (number: number | null): string => `${String(number ?? '').padStart(digits)} | `;
  const before = start.line > 1 ? lineAt(text, previous) : '';
  const until = end?.line === start.line ? end.column : line.length + 1;
  const space = columnsOf(write(line.slice(from, start.column - 1)));
  const marked = columnsOf(write(line.slice(start.column - 1, Math.min(until - 1, from + room))));
  return {
    lines: [
      ...(before.trim() === '' ? [] : [gutter(start.line - 1) + shown(before)]),
      gutter(start.line) + shown(line),
    ],
    marker: gutter(null) + ' '.repeat(space) + '^'.repeat(Math.max(1, Math.min(marked, room - space))),
  };
}

/** The line around an offset. Searched from there, for a file may be long and its faults many. */
function lineAt(text: string, offset: number): string {
  const from =
    offset === 0 ? 0 : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const next = text.slice(from, from + longestLine).search(/[\r\n]/);
  return text.slice(from, next < 0 ? from + longestLine : from + next);
}

/** Nobody reads further. */
const longestLine = 100_000;

/** Where to start showing a line that is longer than the room for it. */
const windowStart = (column: number, room: number): number =>
  column < room - 10 ? 0 : column - Math.floor(room / 2);

/** The longest beginning that fits. */
function cut(text: string, room: number): string {
  let shown = text;
  while (columnsOf(shown) > room) shown = [...shown].slice(0, -1).join('');
  return shown.trimEnd();
}
