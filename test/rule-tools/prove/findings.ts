import { checkExactly } from '../../../src/rule-tools/prove/check-exactly.ts';
import { parseRulePack, type SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../../src/source/diagnostic.ts';
import { withEdits, type Edits } from '../../fixtures/small-pack-files.ts';

/** What is found about all companies of the small pack after an edit, perhaps with another market. */
export function exactly(edits: Edits, more: readonly SourceText[] = []): readonly Diagnostic[] {
  const { pack, files, diagnostics } = parseRulePack([...withEdits(edits), ...more]);
  if (pack === null) throw new Error(JSON.stringify(diagnostics));
  return checkExactly(pack, files).diagnostics;
}

/** A finding as one line, with what would be right: file:line:column code (evidence) message | expected */
export const toldExactly = ({ file, start, code, message, expected, evidence }: Diagnostic): string =>
  `${file}:${start?.line ?? '?'}:${start?.column ?? '?'} ${code} (${evidence?.kind ?? 'none'}) ${message} | ${expected ?? 'nothing'}`;

/** What is found in the small pack as it is. */
export const ownFindings: ReadonlySet<string> = new Set([
  'Whether `needs` is answered by `funding: no` or `funding: yes` changes nothing of the result.',
  'Whatever is answered to `terms`, nothing of the result changes.',
  'A company that looks at `atlantis` can be left without any action to take.',
]);

/** What an edit adds to that. */
export const added = (edits: Edits, more: readonly SourceText[] = []): readonly string[] =>
  exactly(edits, more)
    .filter(({ message }) => !ownFindings.has(message))
    .map(toldExactly);
