import { neutraliseLines } from '../../../source/sanitize.ts';
import { toAscii } from '../../../report/document/ascii.ts';
import { prettyDiagnostics } from '../pretty.ts';
import { evidenceWords, type FindingsFormat } from './findings.ts';

/** For people: place, what is wrong, the line in question, what was expected, what it rests on. */
export const pretty: FindingsFormat = (diagnostics, { texts, look, summary }) => {
  const blocks = diagnostics.map((diagnostic) => {
    const told = neutraliseLines(evidenceWords(diagnostic)).trimEnd().replaceAll(/^/gm, '  ');
    const words = look.unicode ? told : toAscii(told);
    return `${prettyDiagnostics([diagnostic], texts, look)}${words.trim() === '' ? '' : `${words}\n`}`;
  });
  return [...blocks, `${neutraliseLines(summary)}\n`].join('\n');
};
