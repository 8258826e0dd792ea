import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../../source/diagnostic.ts';

/**
 * A name for each finding that stays the same while lines above it come and go: made of the code, the file and the words
 * at its place; equal ones are numbered from the top.
 */
export function fingerprints(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, file, start, end, message }) => {
    const text = texts.get(file) ?? '';
    const words = start === null ? '' : text.slice(start.offset, end?.offset ?? start.offset);
    const told = message.replaceAll(/\d+/g, '#');
    const base = [code, file, words.replaceAll(/\s+/g, ' ').trim(), told].join('\0');
    const ordinal = (seen.get(base) ?? 0) + 1;
    seen.set(base, ordinal);
    return createHash('sha256').update(`${base}\0${ordinal}`).digest('hex').slice(0, 32);
  });
}
