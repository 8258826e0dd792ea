import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { commentsOf, type Comment } from '../../source/comments.ts';
import type { Diagnostic, DiagnosticCode, Position } from '../../source/diagnostic.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';

/** A warning that a comment in the file silences, with the reason it gives. */
export interface Silenced {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

export interface Heard {
  /** What is not silenced, with the faults of the silencing comments themselves. */
  readonly diagnostics: readonly Diagnostic[];
  readonly silenced: readonly Silenced[];
}

const mark = 'born-global-ignore';
const form = '`# born-global-ignore CODE: why it may stay`, above the line or at its end';

/**
 * Takes out the warnings that a comment silences: `# born-global-ignore stale-fact: law in force, read again`. It is
 * about the line at whose end it stands, or about the next line that is no comment. Errors cannot be silenced: what is
 * wrong stays wrong.
 *
 * @param codes every code that there is
 * @param unchecked whether a code was not looked for this time, so that silencing it says nothing
 */
export function applySilencing(
  files: readonly PackFile[],
  diagnostics: readonly Diagnostic[],
  codes: readonly string[],
  unchecked: (code: string) => boolean,
): Heard {
  const silenced: Silenced[] = [];
  const faults: Diagnostic[] = [];
  for (const { document } of files) {
    // Most files silence nothing, and finding their comments takes as long as reading them.
    const last = document.text.lastIndexOf(mark);
    if (last < 0) continue;
    const end = document.text.indexOf('\n', last);
    const comments = commentsOf(document.text.slice(0, end < 0 ? undefined : end + 1));
    const lines = document.text.split('\n');
    for (const comment of comments) {
      const asked = /^born-global-ignore\b(.*)$/.exec(comment.text);
      if (asked === null) continue;
      const [, code = '', reason = ''] = /^\s+([^\s:]+)\s*(?::\s*(.*))?$/.exec(asked[1] ?? '') ?? [];
      const told = fault.bind(null, document.file, comment);
      if (reason === '') {
        faults.push(
          told('silence-without-reason', 'error', 'This comment names no code or gives no reason.', form),
        );
      } else if (!codes.includes(code)) {
        const message = `There is no diagnostic ${quote(code)} to silence.`;
        const expected = 'a code as born-global rules explain lists them';
        faults.push({
          ...told('silence-unknown-code', 'error', message, expected),
          suggestion: closestMatch(code, codes),
        });
      } else {
        const line = comment.alone ? nextLine(lines, comment.line) : comment.line;
        const meant = diagnostics.filter(
          (one) =>
            one.file === document.file &&
            one.start?.line === line &&
            one.code === code &&
            one.severity === 'warning' &&
            !silenced.some(({ diagnostic }) => diagnostic === one),
        );
        silenced.push(...meant.map((diagnostic) => ({ diagnostic, reason })));
        if (meant.length === 0 && !unchecked(code)) {
          const message = `Nothing is silenced here: line ${line} has no warning ${quote(code)}.`;
          faults.push(
            told('silence-without-effect', 'warning', message, 'no comment, where there is no warning'),
          );
        }
      }
    }
  }
  const gone = new Set(silenced.map(({ diagnostic }) => diagnostic));
  return { diagnostics: [...diagnostics.filter((one) => !gone.has(one)), ...faults], silenced };
}

/** The next line that holds more than space and comments; both lines count from 1. */
function nextLine(lines: readonly string[], line: number): number {
  const index = lines.findIndex((text, at) => at >= line && !/^\s*(?:#.*)?$/.test(text));
  return index < 0 ? line : index + 1;
}

function fault(
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
