import { sanitizeLines } from '../../../source/sanitize.ts';
import { fullText, type DiagnosticFormat } from './format.ts';

/** One case of a JUnit report. */
export interface JunitCase {
  readonly name: string;
  readonly file: string;
  readonly line: number | null;
  /** What went wrong; null if the case passed. */
  readonly failure: { readonly message: string; readonly text: string } | null;
}

/** A JUnit report, which most CI services show: one suite per file. */
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

/** Text of files in XML, without control characters and the two others that XML cannot express. */
const escape = (text: string): string =>
  sanitizeLines(text)
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"'\n]/g, (character) => entities[character] ?? character);

/** Each diagnostic as a failed case; a file without diagnostics has none. */
export const junit: DiagnosticFormat = (diagnostics) =>
  junitReport(
    'born-global rules check',
    diagnostics.map((diagnostic): JunitCase => {
      const { code, file, start, message } = diagnostic;
      const place = start === null ? '' : ` at ${start.line}:${start.column}`;
      const text = fullText(diagnostic);
      return { name: `${code}${place}`, file, line: start?.line ?? null, failure: { message, text } };
    }),
  );
