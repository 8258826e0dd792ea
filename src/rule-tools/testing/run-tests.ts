import { checkAnswers } from '../../answers/validate.ts';
import { assess } from '../../engine/assess.ts';
import { compile } from '../../engine/compile/compile.ts';
import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Position } from '../../source/diagnostic.ts';
import type { Document } from '../../source/document.ts';
import { field, items, root } from '../../source/node.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { isValid } from '../../rule-pack/validate.ts';
import type { AnswerFile, TestCase } from '../../schema/types.ts';
import { mismatches, type Mismatch } from './expectations.ts';
import { reasonsFor } from './mismatch-reasons.ts';

/** The result of one test case. */
export interface TestResult {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly start: Position | null;
  /** Empty if the case passed. */
  readonly failures: readonly TestFailure[];
}

export interface TestFailure extends Mismatch {
  readonly start: Position | null;
  readonly end: Position | null;
  /** The rules that caused the difference. */
  readonly reasons: readonly string[];
}

/**
 * Runs the test cases of a pack.
 *
 * @param a pack without errors
 * @param filter runs only cases whose id or title contains it
 */
export function runTests(pack: Pack, files: readonly PackFile[], filter = ''): readonly TestResult[] {
  const compiled = compile(pack);
  return casesOf(files)
    .filter(({ test }) => test.id.includes(filter) || test.title.toLowerCase().includes(filter.toLowerCase()))
    .map(({ document, test, index }): TestResult => {
      const assessment = assess(compiled, answersOf(document, index, pack));
      const failures = mismatches(test.expect, assessment).map((mismatch) => {
        const range = document.valueRange(['cases', index, 'expect', ...mismatch.path]);
        const reasons = reasonsFor(mismatch, assessment);
        return { ...mismatch, start: range?.start ?? null, end: range?.end ?? null, reasons };
      });
      const start = document.keyRange(['cases', index])?.start ?? null;
      return { id: test.id, title: test.title, file: document.file, start, failures };
    });
}

/** The answers of a test case, under the current ids of questions and options. */
export function answersOf(document: Document, index: number, pack: Pack): AnswerFile {
  const cases = field(root(document), 'cases');
  const { places: parts } = checkAnswers(field(items(cases)[index] ?? cases, 'given'), pack);
  const company = parts.find(({ market }) => market === null)?.answers ?? {};
  const markets = parts.flatMap(({ market, answers }) =>
    market === null ? [] : [[market, answers] as const],
  );
  return { answers: company, markets: Object.fromEntries(markets) };
}

interface Case {
  readonly document: Document;
  readonly test: TestCase;
  readonly index: number;
}

export function casesOf(files: readonly PackFile[]): readonly Case[] {
  return files.flatMap(({ format, document }) => {
    if (format !== 'tests' || !isValid('tests', document.value)) return [];
    return document.value.cases.map((test, index) => ({ document, test, index }));
  });
}
