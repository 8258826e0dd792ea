import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Document } from '../../source/document.ts';
import { endOfLine } from '../../source/text-edit.ts';
import { exists, field } from '../../source/node.ts';
import type { Attempt } from './fix.ts';
import { nodeAt, pathsByOffset } from './paths-by-offset.ts';

/**
 * Adds the date that the author has confirmed. Dates are never made up: without `asOf` the fact stays as it is.
 */
export function dateFix(diagnostic: Diagnostic, document: Document, asOf: string | null): Attempt | null {
  if (diagnostic.code !== 'undated-fact' || diagnostic.start === null) return null;
  if (asOf === null) return { reason: 'look at the source, then give the day with --as-of' };
  const path = pathsByOffset(document).byValue.get(diagnostic.start.offset)?.slice(0, -1);
  // Never guess.
  if (path === undefined) return null;
  const last = exists(field(nodeAt(document, path), 'url')) ? 'url' : 'kind';
  const [fact, end] = [document.valueRange(path), document.valueRange([...path, last])?.end];
  if (!fact || !end) return null;
  const description = `as-of: '${asOf}' is added`;
  if (document.text[fact.start.offset] === '{')
    return { description, edits: [{ from: end.offset, to: end.offset, insert: `, as-of: '${asOf}'` }] };
  const at = endOfLine(document.text, end.offset);
  const indent = ' '.repeat(fact.start.column - 1);
  return { description, edits: [{ from: at, to: at, insert: `\n${indent}as-of: '${asOf}'` }] };
}
