import { checkExactly } from '../../src/check/exact/check-exactly.ts';
import { assemblePack, type SourceText } from '../../src/pack/assemble-pack.ts';
import type { Diagnostic } from '../../src/pack/diagnostic.ts';
import { edited, type Edits } from './small-pack-texts.ts';

/** What is found about all companies of the small pack after an edit, perhaps with another market. */
export function exactly(edits: Edits, more: readonly SourceText[] = []): readonly Diagnostic[] {
  const { pack, files, diagnostics } = assemblePack([...edited(edits), ...more]);
  if (pack === null) throw new Error(JSON.stringify(diagnostics));
  return checkExactly(pack, files).diagnostics;
}

/** A finding as one line, with what would be right: file:line:column code (evidence) message | expected */
export const toldExactly = ({ file, start, code, message, expected, evidence }: Diagnostic): string =>
  `${file}:${start?.line ?? '?'}:${start?.column ?? '?'} ${code} (${evidence?.kind ?? 'none'}) ${message} | ${expected ?? 'nothing'}`;

/** What an edit adds to the findings of the small pack as it is; places may move, so that they do not count. */
export function added(edits: Edits, more: readonly SourceText[] = []): readonly string[] {
  const withoutPlace = (line: string): string => line.replace(/^(\S+?):\S+/, '$1');
  const before = new Set(exactly({}).map(toldExactly).map(withoutPlace));
  return exactly(edits, more)
    .map(toldExactly)
    .filter((line) => !before.has(withoutPlace(line)));
}
