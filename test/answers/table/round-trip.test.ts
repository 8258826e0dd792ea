import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvTable } from '../../../src/answers/table/csv-table.ts';
import { companiesInRows } from '../../../src/answers/table/orientation.ts';
import { xlsxTable } from '../../../src/answers/table/xlsx-table.ts';
import { shippedPack } from './shipped.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { csvText } from '../../../src/report/renderers/csv/stringify.ts';
import { formCsvRows, formSheets } from '../../../src/report/views/form/sheet.ts';
import { writeWorkbook } from '../../../src/report/renderers/xlsx/workbook.ts';
import type { AnswerFile, AnswerValue, Question } from '../../../src/schema/types.ts';
import { formOf } from '../../../src/analysis/form/form.ts';
import { formTable } from '../../../src/analysis/form/form-table.ts';
import { openAnswers } from '../../engine/answer-arbitraries.ts';
import { allQuestions } from '../../../src/rule-pack/traverse.ts';
import { renamedPack as small } from '../../fixtures/renamed-pack.ts';
import { imported, told } from './tables.ts';
import { dontKnow } from '../../../src/schema/answer-file.ts';

const name = fc
  .oneof(fc.constantFrom('=1+1', '-x', '@me', 'Zoë & <b>', '"quoted", Ltd; 2', 'x_x000D_y'), fc.string())
  .map((text) =>
    text
      .replaceAll(/[^\x20-\x7e\xa1-\u024f]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  )
  // An apostrophe before a formula is what writers of CSV put there themselves.
  .filter((text) => text !== '' && !/^'\s*[=+\-@]/.test(text));

const companiesOf = (pack: Pack): fc.Arbitrary<readonly AnswerFile[]> =>
  fc.array(
    fc
      .tuple(openAnswers(pack), name)
      .map(([answers, company]) => ({ ...answers, company, date: '2026-11-24' })),
    { minLength: 1, maxLength: 4 },
  );

/** The same answer said in one way: options in the order of the question, sets of one as that one, of all as none. */
function plainly(value: AnswerValue, question: Question): AnswerValue {
  const options = (question.options ?? []).map(({ id }) => id);
  if (typeof value !== 'object') return value;
  if ('between' in value) {
    const [low, high] = value.between ?? [];
    return low === high && low !== undefined ? low : value;
  }
  const listed = 'one-of' in value ? (value['one-of'] ?? []) : value;
  const chosen = Array.isArray(listed) ? options.filter((id) => listed.includes(id)) : [];
  if (!('one-of' in value)) return chosen;
  const [only] = chosen;
  if (question.type === 'one' && only !== undefined && chosen.length === 1) return only;
  return { 'one-of': chosen };
}

function same(file: AnswerFile, pack: Pack): unknown {
  const questions = new Map(allQuestions(pack).map((question) => [question.id, question]));
  const answers = (given: AnswerFile['answers']): unknown =>
    Object.fromEntries(
      Object.entries(given).map(([id, value]) => {
        const question = questions.get(id);
        return [id, question === undefined ? value : plainly(value, question)];
      }),
    );
  const markets = Object.entries(file.markets ?? {}).map(([id, given]) => [id, answers(given)] as const);
  return {
    company: file.company,
    date: file.date,
    answers: answers(file.answers),
    markets: Object.fromEntries(markets),
  };
}

describe.each([
  ['the small pack', small, 100],
  ['the shipped pack', shippedPack, 15],
])('answers written into a form and read back are the same: %s', (_, pack, numRuns) => {
  const form = formOf(pack, { markets: null, questions: null });

  test('reads a filled-in CSV form', () => {
    fc.assert(
      fc.property(companiesOf(pack), (companies) => {
        const rows = formCsvRows(formTable(form, pack, companies), companies.length);
        const read = csvTable(new TextEncoder().encode(csvText(rows, { byteOrderMark: true })), 'form.csv');
        if (!read.ok) throw new Error(read.diagnostic.message);
        const back = imported(companiesInRows(read.table), { pack });
        expect(told(back.diagnostics)).toEqual([]);
        expect(back.companies.map(({ answers }) => answers && same(answers, pack))).toEqual(
          companies.map((file) => same(file, pack)),
        );
      }),
      { numRuns },
    );
  });

  test('reads a filled-in workbook', () => {
    fc.assert(
      fc.property(companiesOf(pack), (companies) => {
        const sheets = formSheets(formTable(form, pack, companies), companies.length);
        const read = xlsxTable(writeWorkbook(sheets, { title: 'Form', date: null }), 'form.xlsx');
        if (!read.ok) throw new Error(read.diagnostic.message);
        const back = imported(companiesInRows(read.table), { pack });
        expect(told(back.diagnostics)).toEqual([]);
        expect(back.companies.map(({ answers }) => answers && same(answers, pack))).toEqual(
          companies.map((file) => same(file, pack)),
        );
      }),
      { numRuns },
    );
  });
});

test('a form that nobody has filled in holds no company', () => {
  const form = formOf(small, { markets: null, questions: null });
  const rows = formCsvRows(formTable(form, small, [null, null]), 2);
  const read = csvTable(new TextEncoder().encode(csvText(rows)), 'form.csv');
  expect(read.ok && imported(companiesInRows(read.table)).companies).toEqual([]);
});

test('marks: what is chosen, what may be, and what is not said', () => {
  const marks = (funding: string, channel: string): unknown => {
    const csv = `company,needs=funding,needs=channel\nAcme,${funding},${channel}\n`;
    const read = csvTable(new TextEncoder().encode(csv), 'form.csv');
    if (!read.ok) throw new Error(read.diagnostic.message);
    const { companies, diagnostics } = imported(read.table);
    return diagnostics.length > 0
      ? diagnostics.map(({ code }) => code)
      : companies[0]?.answers?.answers['needs'];
  };
  expect(marks('Yes', '')).toEqual(['funding']);
  expect(marks('x', 'No')).toEqual(['funding']);
  expect(marks('No', '0')).toEqual([]);
  expect(marks('', '')).toBe(undefined);
  expect(marks('Yes', 'Perhaps')).toEqual({ 'one-of': ['funding', 'channel'] });
  expect(marks("Don't know", "Don't know")).toBe(dontKnow);
  expect(marks('No', '')).toEqual(['answer-type']);
  expect(marks('2', '')).toEqual(['answer-type']);
});
