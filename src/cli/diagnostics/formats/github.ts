import { sanitize, sanitizeLines } from '../../../source/sanitize.ts';
import { fullText, type DiagnosticFormat } from './format.ts';

/** Workflow commands of GitHub Actions, which become annotations of the changed lines. */
export const github: DiagnosticFormat = (diagnostics) =>
  diagnostics
    .map((diagnostic) => {
      const { severity, file, start, end, code } = diagnostic;
      const place =
        start === null
          ? []
          : [
              ['line', start.line],
              ['endLine', end?.line ?? start.line],
              // Columns only where they mean something: of one line.
              ...(end?.line === start.line
                ? [
                    ['col', start.column],
                    ['endColumn', end.column],
                  ]
                : []),
            ];
      const properties = [['file', file], ...place, ['title', code]]
        .map(([key, value]) => `${String(key)}=${escapeProperty(String(value))}`)
        .join(',');
      const text = fullText(diagnostic);
      return `::${severity} ${properties}::${escapeData(sanitizeLines(text))}\n`;
    })
    .join('');

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(sanitize(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
