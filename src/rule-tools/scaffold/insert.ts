import type { Document } from '../../source/document.ts';
import { endOfLine, type TextEdit } from '../../source/text-edit.ts';
import { exists, field, items, root } from '../../source/node.ts';

export type Insertion =
  { readonly ok: true; readonly edit: TextEdit } | { readonly ok: false; readonly problem: string };

/**
 * Where a new item of a list goes, and how it is indented there. Comments and all that stands in the file stay.
 *
 * @param lines the item without indentation and without the dash
 * @param after the place of the item it comes after; the last where there is none at that place
 */
export function insertItem(
  document: Document,
  list: string,
  lines: readonly string[],
  after = -1,
): Insertion {
  const { text } = document;
  const node = field(root(document), list);
  const range = document.valueRange([list]);
  if (!exists(node) || range === null) return appended(text, `${list}:\n${indented(lines, '  ')}`);
  const start = range.start.offset;
  if (items(node).length === 0) return inPlaceOfNothing(text, start, range.end.offset, lines);
  if (text[start] === '[')
    return {
      ok: false,
      problem: `the list ${list} stands in brackets: write each item on a line of its own`,
    };
  const before = document.valueRange([list, after]) ?? range;
  const end = before.end.offset;
  const indent = text.slice(text.lastIndexOf('\n', start) + 1, start);
  // What ends in a block of text ends after its line end; all else before it, and a comment may follow.
  const at = text[end - 1] === '\n' ? end - 1 : endOfLine(text, end);
  return { ok: true, edit: { from: at, to: at, insert: `\n${indented(lines, indent).trimEnd()}` } };
}

function appended(text: string, block: string): Insertion {
  const [from, to] = [text.length, text.length];
  return { ok: true, edit: { from, to, insert: `${text.endsWith('\n') ? '' : '\n'}${block}` } };
}

/** The list is `[]`, or nothing at all; a comment beside it stays where it is. */
function inPlaceOfNothing(text: string, from: number, to: number, lines: readonly string[]): Insertion {
  const item = indented(lines, '  ').trimEnd();
  const end = endOfLine(text, to);
  if (text[from] !== '[') return { ok: true, edit: { from: end, to: end, insert: `\n${item}` } };
  const before = text.slice(0, from).trimEnd().length;
  return { ok: true, edit: { from: before, to: end, insert: `${text.slice(to, end)}\n${item}` } };
}

/** Comments keep their column; the first line that is none gets the dash. */
function indented(lines: readonly string[], indent: string): string {
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .map((line, index) => `${indent}${index < first ? '' : index === first ? '- ' : '  '}${line}\n`)
    .join('');
}
