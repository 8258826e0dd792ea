import { sanitizeLines } from '../../../source/sanitize.ts';
import { toAscii } from '../../../report/document/ascii.ts';
import { prettyDiagnostics } from '../pretty.ts';
import { evidenceText, type DiagnosticFormat } from './format.ts';

/** For people: place, what is wrong, the line in question, what was expected, what it rests on. */
export const pretty: DiagnosticFormat = (diagnostics, { texts, style, summary }) => {
  const blocks = diagnostics.map((diagnostic) => {
    const evidence = sanitizeLines(evidenceText(diagnostic)).trimEnd().replaceAll(/^/gm, '  ');
    const text = style.unicode ? evidence : toAscii(evidence);
    return `${prettyDiagnostics([diagnostic], texts, style)}${text.trim() === '' ? '' : `${text}\n`}`;
  });
  return [...blocks, `${sanitizeLines(summary)}\n`].join('\n');
};
