import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Document } from '../../source/document.ts';
import { endOfLine } from '../../source/text-edit.ts';
import { exists, field } from '../../source/node.ts';
import type { Attempt } from './fix.ts';
import { nodeAt, placesOf } from './places.ts';

/**
 * Gives a fact the date that the author has confirmed for it. No date is ever made up: where none is given, the fact is
 * left as it is.
 */
export function dateFix(found: Diagnostic, document: Document, asOf: string | null): Attempt | null {
  if (found.code !== 'undated-fact' || found.start === null) return null;
  if (asOf === null) return { left: 'look at the source, then give the day with --as-of' };
  const path = placesOf(document).byValue.get(found.start.offset)?.slice(0, -1);
  // A file is never changed at a guess.
  if (path === undefined) return null;
  const last = exists(field(nodeAt(document, path), 'url')) ? 'url' : 'kind';
  const [fact, end] = [document.valueRange(path), document.valueRange([...path, last])?.end];
  if (!fact || !end) return null;
  const what = `as-of: '${asOf}' is added`;
  if (document.text[fact.start.offset] === '{')
    return { what, edits: [{ from: end.offset, to: end.offset, insert: `, as-of: '${asOf}'` }] };
  const at = endOfLine(document.text, end.offset);
  const indent = ' '.repeat(fact.start.column - 1);
  return { what, edits: [{ from: at, to: at, insert: `\n${indent}as-of: '${asOf}'` }] };
}
