import type { Document } from '../../source/document.ts';
import { endOfLine, type TextEdit } from '../../source/text-edit.ts';
import { exists, field, items, root } from '../../source/node.ts';

export type Insertion =
  { readonly ok: true; readonly edit: TextEdit } | { readonly ok: false; readonly problem: string };

/**
 * Inserts a list item with the indentation of its neighbours. Everything in the file stays, comments included.
 *
 * @param lines the item without indentation and dash
 * @param after index of the item to insert behind; the last item if there is none
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
  if (!exists(node) || range === null) return appendList(text, `${list}:\n${indentItem(lines, '  ')}`);
  const start = range.start.offset;
  if (items(node).length === 0) return insertIntoEmptyList(text, start, range.end.offset, lines);
  if (text[start] === '[')
    return {
      ok: false,
      problem: `the list ${list} stands in brackets: write each item on a line of its own`,
    };
  const before = document.valueRange([list, after]) ?? range;
  const end = before.end.offset;
  const indent = text.slice(text.lastIndexOf('\n', start) + 1, start);
  // A block scalar ends behind its line break; anything else ends before it, and a comment may follow.
  const at = text[end - 1] === '\n' ? end - 1 : endOfLine(text, end);
  return { ok: true, edit: { from: at, to: at, insert: `\n${indentItem(lines, indent).trimEnd()}` } };
}

function appendList(text: string, block: string): Insertion {
  const [from, to] = [text.length, text.length];
  return { ok: true, edit: { from, to, insert: `${text.endsWith('\n') ? '' : '\n'}${block}` } };
}

/** Handles `[]` and a missing value; a comment on that line stays there. */
function insertIntoEmptyList(text: string, from: number, to: number, lines: readonly string[]): Insertion {
  const item = indentItem(lines, '  ').trimEnd();
  const end = endOfLine(text, to);
  if (text[from] !== '[') return { ok: true, edit: { from: end, to: end, insert: `\n${item}` } };
  const before = text.slice(0, from).trimEnd().length;
  return { ok: true, edit: { from: before, to: end, insert: `${text.slice(to, end)}\n${item}` } };
}

/** The first line that is not a comment gets the dash. */
function indentItem(lines: readonly string[], indent: string): string {
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .map((line, index) => `${indent}${index < first ? '' : index === first ? '- ' : '  '}${line}\n`)
    .join('');
}
