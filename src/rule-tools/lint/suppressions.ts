import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { commentsOf, type Comment } from '../../source/comments.ts';
import type { Diagnostic, DiagnosticCode, Position } from '../../source/diagnostic.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import { currentCodes } from './renamed-codes.ts';

/** A warning that a comment in the file suppresses, with the reason it gives. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

export interface SuppressionResult {
  /** What remains, together with the diagnostics about the suppression comments themselves. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
}

const keyword = 'born-global-ignore';
const form = '`# born-global-ignore CODE: why it may stay`, above the line or at its end';

/**
 * Removes the warnings that comments suppress: `# born-global-ignore stale-fact: law in force, read again`. A comment
 * applies to the line it ends, or else to the next line that is not a comment. Errors cannot be suppressed.
 *
 * @param codes all diagnostic codes
 * @param unchecked true for codes that this run did not look for: suppressing them is not reported as unused
 */
export function applySuppressions(
  files: readonly PackFile[],
  diagnostics: readonly Diagnostic[],
  codes: readonly string[],
  unchecked: (code: string) => boolean,
): SuppressionResult {
  const suppressed: Suppressed[] = [];
  const own: Diagnostic[] = [];
  for (const { document } of files) {
    // Most files have no suppressions, and finding their comments takes as long as reading them.
    const last = document.text.lastIndexOf(keyword);
    if (last < 0) continue;
    const end = document.text.indexOf('\n', last);
    const comments = commentsOf(document.text.slice(0, end < 0 ? undefined : end + 1));
    const lines = document.text.split('\n');
    for (const comment of comments) {
      const directive = /^born-global-ignore\b(.*)$/.exec(comment.text);
      if (directive === null) continue;
      const [, code = '', reason = ''] = /^\s+([^\s:]+)\s*(?::\s*(.*))?$/.exec(directive[1] ?? '') ?? [];
      const report = commentDiagnostic.bind(null, document.file, comment);
      const meant = codes.includes(code) ? [code] : currentCodes(code);
      if (reason === '') {
        own.push(
          report(
            'suppression-without-reason',
            'error',
            'This comment names no code or gives no reason.',
            form,
          ),
        );
      } else if (meant.length === 0) {
        const message = `There is no diagnostic ${quote(code)} to suppress.`;
        const expected = 'a code as born-global rules explain lists them';
        own.push({
          ...report('suppression-unknown-code', 'error', message, expected),
          suggestion: closestMatch(code, codes),
        });
      } else {
        const line = comment.ownLine ? nextLine(lines, comment.line) : comment.line;
        const matches = diagnostics.filter(
          (one) =>
            one.file === document.file &&
            one.start?.line === line &&
            meant.includes(one.code) &&
            one.severity === 'warning' &&
            !suppressed.some(({ diagnostic }) => diagnostic === one),
        );
        suppressed.push(...matches.map((diagnostic) => ({ diagnostic, reason })));
        if (matches.length === 0 && !meant.some(unchecked)) {
          const message = `Nothing is suppressed here: line ${line} has no warning ${quote(code)}.`;
          own.push(report('unused-suppression', 'warning', message, 'no comment, where there is no warning'));
        }
      }
    }
  }
  const removed = new Set(suppressed.map(({ diagnostic }) => diagnostic));
  return { diagnostics: [...diagnostics.filter((one) => !removed.has(one)), ...own], suppressed };
}

/** The next line that holds more than space and comments; both lines count from 1. */
function nextLine(lines: readonly string[], line: number): number {
  const index = lines.findIndex((text, at) => at >= line && !/^\s*(?:#.*)?$/.test(text));
  return index < 0 ? line : index + 1;
}

function commentDiagnostic(
  file: string,
  comment: Comment,
  code: DiagnosticCode,
  severity: 'error' | 'warning',
  message: string,
  expected: string,
): Diagnostic {
  const start: Position = { line: comment.line, column: comment.column, offset: comment.offset };
  const length = comment.text.length + 1;
  const end: Position = { ...start, column: start.column + length, offset: start.offset + length };
  return { code, severity, file, start, end, message, expected, suggestion: null };
}
