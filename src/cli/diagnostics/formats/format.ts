import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { TerminalStyle } from '../../terminal/style.ts';

/** What a format of diagnostics may use besides the diagnostics. */
export interface FormatContext {
  /** The text of each file, by the name that diagnostics use. */
  readonly texts: ReadonlyMap<string, string>;
  readonly suppressed: readonly SuppressedDiagnostic[];
  readonly style: TerminalStyle;
  /** Of the tool. */
  readonly version: string;
  readonly help: (code: string) => CodeHelp;
  /** What was checked, for people. */
  readonly summary: string;
}

export interface CodeHelp {
  /** Error, warning, or either. */
  readonly severity: string;
  /** What a code means, in a sentence or two. */
  readonly meaning: string;
  readonly fix: string;
}

/** A diagnostic that a comment in the file suppresses. */
export interface SuppressedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** One format in which diagnostics are written. */
export type DiagnosticFormat = (diagnostics: readonly Diagnostic[], context: FormatContext) => string;

/** Message and evidence, as much as a format without fields for them shows. */
export const fullText = (diagnostic: Diagnostic): string =>
  [fullMessage(diagnostic), evidenceText(diagnostic)].filter((part) => part !== '').join('\n');

/** What a diagnostic rests on; empty if it only rests on the file. */
export function evidenceText({ evidence }: Diagnostic): string {
  switch (evidence?.kind) {
    case undefined:
      return '';
    case 'proved':
      return 'Proved for all possible answers.';
    case 'witness':
      return `Shown by these answers:\n${evidence.testCase}`;
    case 'undecided':
      return 'Undecided.';
  }
}

/** Message, expectation and suggestion in one paragraph. */
const fullMessage = ({ message, expected, suggestion }: Diagnostic): string =>
  [
    message,
    ...(expected === null ? [] : [`Expected: ${expected}.`]),
    ...(suggestion === null ? [] : [`Did you mean \`${suggestion}\`?`]),
  ].join(' ');
