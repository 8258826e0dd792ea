import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { explain } from '../../src/report/views/explain/explain.ts';
import { jsonReport } from '../../src/report/renderers/json.ts';
import { markdownReport } from '../../src/report/renderers/markdown.ts';
import { terminalReport } from '../../src/report/renderers/terminal/terminal.ts';
import { openAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { assessments } from './assessments.ts';
import { rich } from './fixture/rich.ts';
import { page } from './page.ts';

/** Numbers in a text, whether or not their thousands are set apart. */
const numbers = (text: string): readonly string[] =>
  text.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/gu, '').match(/-?\d+/gu) ?? [];

/** Every number under a key that is a score or a count. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

describe('numbers agree in every format', () => {
  test('the terminal shows no number that the assessment does not hold', () => {
    const known = new Set(numbers(jsonReport(rich, page())));
    // The scale of every score is the only number that reports add.
    for (const scale of ['0', '100']) known.add(scale);
    for (const number of numbers(terminalReport(rich, page({ width: 120 })))) expect(known).toContain(number);
  });

  test('Markdown shows the same digits as the terminal, whatever the assessment says', () => {
    const digits = (text: string): string => [...text.replaceAll(/\P{Nd}/gu, '')].sort().join('');
    fc.assert(
      fc.property(assessments, (assessment) => {
        const terminal = terminalReport(assessment, page({ layout: 'lines', width: 120 }));
        const markdown = markdownReport(assessment, page());
        // A list repeats the titles of its columns in every row: those of the forecast are titles of markets.
        if (assessment.markets.some(({ title }) => /\p{Nd}/u.test(title))) return;
        expect(digits(markdown)).toBe(digits(terminal));
      }),
      { numRuns: 40 },
    );
  });

  test('every score of readiness, markets and plan is shown in each', () => {
    const shown = [terminalReport(rich, page({ width: 120 })), markdownReport(rich, page())];
    const scores = numbersIn([
      rich.readiness.dimensions.map(({ score, weight }) => [score, weight]),
      rich.markets.map(({ score, terms, rank }) => [score, terms, rank]),
      rich.plan.actions.map(({ priority, gain, order }) => [priority, gain, order]),
      rich.plan.forecast.map(({ readiness }) => readiness),
    ]);
    for (const text of shown) expect(numbers(text)).toEqual(expect.arrayContaining(scores.map(String)));
  });

  test('a report is the same each time', () => {
    for (const report of [terminalReport, markdownReport, jsonReport])
      expect(report(structuredClone(rich), page())).toBe(report(rich, page()));
  });
});

describe('reports of assessments', () => {
  const compiled = compile(smallPack);

  test('no format shows a number or a score that the assessment does not hold', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        const assessment = assess(compiled, answers);
        const known = new Set([...numbers(jsonReport(assessment, page())), '0', '100']);
        for (const report of [terminalReport, markdownReport]) {
          const shown = numbers(report(assessment, page({ width: 120, layout: 'lines' })));
          expect(shown.filter((number) => !known.has(number))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('everything they name can be explained', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        const assessment = assess(compiled, answers);
        const named = terminalReport(assessment, page({ layout: 'lines' })).matchAll(
          /\(([a-z][a-z0-9-]*(?:@[a-z-]+)?)\)/gu,
        );
        for (const [, name = ''] of named)
          expect(explain(assessment, name), name).toMatchObject({ found: true });
      }),
      { numRuns: 20 },
    );
  });
});
