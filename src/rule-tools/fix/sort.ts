import type { Document } from '../../source/document.ts';
import type { TextEdit } from '../../source/text-edit.ts';
import { entries, items, root, type Node } from '../../source/node.ts';

/** Lists of ids whose order has no meaning. */
const unordered = new Set(['cites', 'help', 'after', 'replaces', 'modes', 'blocks']);

const collator = new Intl.Collator('en', { numeric: true });

/** Sorts lists of ids whose order has no meaning, if they are written in brackets on one line. */
export function sortEdits(document: Document): readonly TextEdit[] {
  return listsIn(root(document)).flatMap((list) => {
    const range = document.valueRange(list.path);
    if (range === null) return [];
    const written = document.text.slice(range.start.offset, range.end.offset);
    if (!/^\[ *[\w.-]+(?:, *[\w.-]+)* *\]/.test(written)) return [];
    const sorted = Array.from(written.matchAll(/[\w.-]+/g), String).sort(collator.compare);
    const insert = written.replaceAll(/[\w.-]+/g, () => sorted.shift() ?? '');
    return insert === written ? [] : [{ from: range.start.offset, to: range.end.offset, insert }];
  });
}

const listsIn = (node: Node): readonly Node[] => [
  ...items(node).flatMap(listsIn),
  ...entries(node).flatMap(([key, child]) =>
    unordered.has(key) && Array.isArray(child.value) ? [child] : listsIn(child),
  ),
];
