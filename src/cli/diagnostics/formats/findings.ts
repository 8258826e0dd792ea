import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { Look } from '../../terminal/style.ts';

/** What a format of findings is given besides the findings. */
export interface FindingsContext {
  /** The text of each file, by the name that diagnostics use. */
  readonly texts: ReadonlyMap<string, string>;
  /** Findings that a comment in the file silences. */
  readonly silenced: readonly SilencedFinding[];
  readonly look: Look;
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
  readonly mending: string;
}

export interface SilencedFinding {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** One form in which findings are written. */
export type FindingsFormat = (diagnostics: readonly Diagnostic[], context: FindingsContext) => string;

/** What a finding rests on, in words; empty where it is about what stands in the file. */
export function evidenceWords({ evidence }: Diagnostic): string {
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
export const wholeMessage = ({ message, expected, suggestion }: Diagnostic): string =>
  [
    message,
    ...(expected === null ? [] : [`Expected: ${expected}.`]),
    ...(suggestion === null ? [] : [`Did you mean \`${suggestion}\`?`]),
  ].join(' ');
