import type { TextEdit } from '../../source/text-edit.ts';
import type { TestFailure, TestResult } from './run-tests.ts';

/** What has to be written where so that failed cases expect what came out. */
export interface CaseUpdates {
  /** By file. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Failures that no single value can settle: a person has to. */
  readonly left: readonly { readonly result: TestResult; readonly failure: TestFailure }[];
}

export function updatesOf(results: readonly TestResult[]): CaseUpdates {
  const edits = new Map<string, TextEdit[]>();
  const left: { result: TestResult; failure: TestFailure }[] = [];
  for (const result of results)
    for (const failure of result.failures) {
      const insert = valueOf(failure);
      if (insert === null || failure.start === null || failure.end === null) {
        left.push({ result, failure });
        continue;
      }
      const edit = { from: failure.start.offset, to: failure.end.offset, insert };
      edits.set(result.file, [...(edits.get(result.file) ?? []), edit]);
    }
  return { edits, left };
}

const lists = new Set(['gates', 'exactly', 'open-modes']);
const names = new Set(['overall', 'first-market', 'level', 'verdict', 'settled', 'nearest']);

/** What came out, as YAML; null where it is no single value, or where a range or a list would have to be rethought. */
function valueOf({ path, got }: TestFailure): string | null {
  const last = String(path.at(-1));
  if (lists.has(last)) return got === 'none' ? '[]' : `[${got}]`;
  const isBarrier = path.includes('barriers');
  if (names.has(last) || isBarrier)
    return /^[a-z][a-z0-9-]*$/.test(got) && (isBarrier || got !== 'none') ? got : null;
  return /^-?\d+$/.test(got) && !last.startsWith('at-') ? got : null;
}
