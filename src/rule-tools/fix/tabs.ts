import type { FormatName } from '../../rule-pack/validate.ts';
import { validate } from '../../rule-pack/validate.ts';
import { parseDocument, type Document } from '../../source/document.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Attempt } from './fix.ts';

const widths = [1, 2, 3, 4, 8];

/**
 * Replaces tabs in indentation by spaces. The width of a tab is unknown, so this is done only if exactly one width
 * makes the file valid.
 */
export function tabFix(diagnostic: Diagnostic, document: Document, format: FormatName): Attempt | null {
  const { file, text } = document;
  if (diagnostic.code !== 'yaml-syntax' || !/^[ \t]*\t/m.test(text)) return null;
  const readings = widths
    .map((width) => ({ width, document: parseDocument(file, withSpaces(text, width)) }))
    .filter(
      (reading) =>
        reading.document.diagnostics.length === 0 && validate(reading.document, format).length === 0,
    );
  const [first, ...others] = readings;
  if (first === undefined) return { reason: 'no width of the tabs gives the file its format' };
  const meaning = JSON.stringify(first.document.value);
  if (others.some((other) => JSON.stringify(other.document.value) !== meaning))
    return { reason: 'the tabs can be read in more ways than one' };
  return {
    description: `tabs that indent become ${first.width} ${first.width === 1 ? 'space' : 'spaces'} each`,
    edits: Array.from(text.matchAll(indents), ({ 0: indent, index }) => ({
      from: index,
      to: index + indent.length,
      insert: indent.replaceAll('\t', ' '.repeat(first.width)),
    })),
  };
}

const indents = /^[ \t]*\t[ \t]*/gm;

const withSpaces = (text: string, width: number): string =>
  text.replaceAll(indents, (indent) => indent.replaceAll('\t', ' '.repeat(width)));
