import { neutraliseLines } from '../../../source/sanitize.ts';
import { evidenceWords, wholeMessage, type FindingsFormat } from './findings.ts';

/** One case of a JUnit report. */
export interface JunitCase {
  readonly name: string;
  readonly file: string;
  readonly line: number | null;
  /** What went wrong; null where the case passed. */
  readonly failure: { readonly message: string; readonly text: string } | null;
}

/** A JUnit report, which most CI services show: a suite for each file. */
export function junitReport(name: string, cases: readonly JunitCase[]): string {
  const failures = cases.filter(({ failure }) => failure !== null).length;
  const files = [...new Set(cases.map(({ file }) => file))];
  const suites = files.map((file) => {
    const own = cases.filter((one) => one.file === file);
    const failed = own.filter(({ failure }) => failure !== null).length;
    return [
      `  <testsuite name="${escape(file)}" tests="${own.length}" failures="${failed}" errors="0" skipped="0">`,
      ...own.map(caseElement),
      '  </testsuite>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escape(name)}" tests="${cases.length}" failures="${failures}" errors="0">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function caseElement({ name, file, line, failure }: JunitCase): string {
  const place = `file="${escape(file)}"${line === null ? '' : ` line="${line}"`}`;
  const start = `    <testcase classname="${escape(file)}" name="${escape(name)}" ${place}`;
  if (failure === null) return `${start}/>`;
  return [
    `${start}>`,
    `      <failure message="${escape(failure.message)}">${escape(failure.text)}</failure>`,
    '    </testcase>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
};

/** Text of files inside XML: without controls and the two characters besides that XML has no way to write. */
const escape = (text: string): string =>
  neutraliseLines(text)
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"'\n]/g, (character) => entities[character] ?? character);

/** Each finding as a failed case; a file without findings has none. */
export const junit: FindingsFormat = (diagnostics) =>
  junitReport(
    'born-global rules check',
    diagnostics.map((diagnostic): JunitCase => {
      const { code, file, start, message } = diagnostic;
      const place = start === null ? '' : ` at ${start.line}:${start.column}`;
      const text = [wholeMessage(diagnostic), evidenceWords(diagnostic)]
        .filter((part) => part !== '')
        .join('\n');
      return { name: `${code}${place}`, file, line: start?.line ?? null, failure: { message, text } };
    }),
  );
