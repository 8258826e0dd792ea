/** Every kind of problem the tool reports about a file; each is documented under docs/diagnostics.md. */
export type DiagnosticCode =
  // reading
  | 'file-unreadable'
  | 'file-too-large'
  | 'file-empty'
  | 'unknown-file'
  | 'encoding'
  | 'control-character'
  | 'yaml-syntax'
  | 'yaml-duplicate-key'
  | 'yaml-alias'
  | 'yaml-tag'
  | 'yaml-multiple-documents'
  | 'yaml-depth'
  | 'forbidden-key'
  | 'too-many'
  // writing
  | 'file-changed'
  | 'file-unwritable'
  // format
  | 'schema'
  | 'unknown-key'
  | 'missing-key'
  // references
  | 'unknown-question'
  | 'unknown-option'
  | 'unknown-section'
  | 'unknown-dimension'
  | 'unknown-mode'
  | 'unknown-form'
  | 'unknown-market'
  | 'unknown-recommendation'
  | 'unknown-source'
  | 'unknown-helper'
  | 'unknown-level'
  | 'unknown-horizon'
  | 'unknown-barrier-kind'
  | 'unknown-barrier'
  | 'unknown-gate'
  | 'duplicate-id'
  | 'reserved-id'
  | 'cycle'
  // types
  | 'test-type'
  | 'market-scope'
  | 'question-type'
  | 'score-order'
  | 'answer-type'
  | 'answer-range'
  // evidence
  | 'uncited-entry'
  | 'undated-fact'
  | 'stale-fact'
  | 'review-due'
  | 'unfinished'
  // suppression comments
  | 'suppression-without-reason'
  | 'suppression-unknown-code'
  | 'unused-suppression'
  // all possible companies
  | 'rule-never-holds'
  | 'tautology'
  | 'redundant-condition'
  | 'question-never-asked'
  | 'no-op-question'
  | 'no-op-option'
  | 'redundant-rule'
  | 'factor-never-counts'
  | 'mode-never-open'
  | 'mode-never-wins'
  | 'level-never-reached'
  | 'company-without-advice'
  | 'improvement-lowers-score'
  | 'action-never-possible'
  | 'action-never-done'
  | 'action-worsens-barrier'
  | 'barrier-action-never-applies'
  // answers
  | 'pack-version'
  | 'not-applicable'
  | 'unknown-note'
  // tables of answers
  | 'table-syntax'
  | 'unknown-column';

export type DiagnosticSeverity = 'error' | 'warning';

/** A position in a text. Line and column count from 1, the offset counts UTF-16 units from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/**
 * What backs a diagnostic about all possible companies: a proof over the whole answer space, a company that shows it (as a
 * test case in YAML, ready to paste), or neither if the search ran out of steps.
 */
export type Evidence =
  | { readonly kind: 'proved' }
  | { readonly kind: 'witness'; readonly testCase: string }
  | { readonly kind: 'undecided' };

/** A problem in a file of the user. Diagnostics are values and are never thrown. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: DiagnosticSeverity;
  /** Path as the user would type it, relative to the working folder where possible. */
  readonly file: string;
  /** Null if the diagnostic concerns the whole file. */
  readonly start: Position | null;
  readonly end: Position | null;
  /** What is wrong, as a sentence; untrusted text in it is quoted and sanitized. */
  readonly message: string;
  /** What would be right. */
  readonly expected: string | null;
  /** The nearest valid name, offered as "did you mean". */
  readonly suggestion: string | null;
  /** Only for diagnostics about all possible companies. */
  readonly evidence?: Evidence;
}

export interface DiagnosticDetails {
  readonly severity?: DiagnosticSeverity;
  readonly expected?: string | null | undefined;
  readonly suggestion?: string | null;
}

/** A diagnostic about a whole file. */
export const fileDiagnostic = (
  file: string,
  code: DiagnosticCode,
  message: string,
  { severity = 'error', expected = null, suggestion = null }: DiagnosticDetails = {},
): Diagnostic => ({ code, severity, file, start: null, end: null, message, expected, suggestion });

/** Sorts by file, then by position. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.start?.offset ?? -1) - (b.start?.offset ?? -1) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Limit for one file and one step of reading and checking: more than anybody reads. */
export const maxDiagnosticsPerFile = 500;

/** Replaces the diagnostics beyond the limit. */
export const tooManyDiagnostics = {
  code: 'too-many',
  severity: 'error',
  message: 'Too many faults; the rest is left out.',
  expected: null,
  suggestion: null,
} as const satisfies Partial<Diagnostic>;
