import { neutralise, neutraliseLines } from '../../../source/sanitize.ts';
import { evidenceWords, wholeMessage, type FindingsFormat } from './findings.ts';

/** Workflow commands of GitHub Actions, which become annotations of the changed lines. */
export const github: FindingsFormat = (diagnostics) =>
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
      const text = [wholeMessage(diagnostic), evidenceWords(diagnostic)]
        .filter((part) => part !== '')
        .join('\n');
      return `::${severity} ${properties}::${escapeData(neutraliseLines(text))}\n`;
    })
    .join('');

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(neutralise(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
