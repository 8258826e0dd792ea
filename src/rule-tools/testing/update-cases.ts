import type { TextEdit } from '../../source/text-edit.ts';
import type { TestFailure, TestResult } from './run-tests.ts';

/** Edits that make failed cases expect the current results. */
export interface CaseUpdates {
  /** By file. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Failures that a person must resolve. */
  readonly manual: readonly { readonly result: TestResult; readonly failure: TestFailure }[];
}

export function updatesOf(results: readonly TestResult[]): CaseUpdates {
  const edits = new Map<string, TextEdit[]>();
  const manual: { result: TestResult; failure: TestFailure }[] = [];
  for (const result of results)
    for (const failure of result.failures) {
      const insert = valueOf(failure);
      if (insert === null || failure.start === null || failure.end === null) {
        manual.push({ result, failure });
        continue;
      }
      const edit = { from: failure.start.offset, to: failure.end.offset, insert };
      edits.set(result.file, [...(edits.get(result.file) ?? []), edit]);
    }
  return { edits, manual };
}

const listKeys = new Set(['gates', 'exactly', 'open-modes']);
const nameKeys = new Set(['overall', 'first-market', 'level', 'verdict', 'settled', 'nearest']);

/** The actual value as YAML; null if it is not a single value, or if a range or list needs a decision. */
function valueOf({ path, actual }: TestFailure): string | null {
  const last = String(path.at(-1));
  if (listKeys.has(last)) return actual === 'none' ? '[]' : `[${actual}]`;
  const isBarrier = path.includes('barriers');
  if (nameKeys.has(last) || isBarrier)
    return /^[a-z][a-z0-9-]*$/.test(actual) && (isBarrier || actual !== 'none') ? actual : null;
  return /^-?\d+$/.test(actual) && !last.startsWith('at-') ? actual : null;
}
