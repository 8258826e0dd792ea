import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../../source/diagnostic.ts';

/**
 * A name for each diagnostic that stays the same while lines above it come and go. It is made of the code, the file and
 * the text at its place; equal ones are numbered from the top.
 */
export function fingerprints(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, file, start, end, message }) => {
    const text = texts.get(file) ?? '';
    const excerpt = start === null ? '' : text.slice(start.offset, end?.offset ?? start.offset);
    const pattern = message.replaceAll(/\d+/g, '#');
    const base = [code, file, excerpt.replaceAll(/\s+/g, ' ').trim(), pattern].join('\0');
    const ordinal = (seen.get(base) ?? 0) + 1;
    seen.set(base, ordinal);
    return createHash('sha256').update(`${base}\0${ordinal}`).digest('hex').slice(0, 32);
  });
}
