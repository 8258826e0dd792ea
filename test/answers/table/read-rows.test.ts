import { describe, expect, test } from 'vitest';
import { csvTable } from '../../../src/answers/table/csv-table.ts';
import { columnLetters, columnNumber } from '../../../src/answers/table/table.ts';
import { imported, tableOf, told } from './tables.ts';

/** The only company of a table. */
function only(csv: string): unknown {
  const { companies, diagnostics } = imported(tableOf(csv));
  expect(told(diagnostics)).toEqual([]);
  expect(companies).toHaveLength(1);
  return companies[0]?.answers;
}

describe('a table with the ids of questions as headings', () => {
  test('gives the answers of a company for each row', () => {
    const answers = only(
      'company,respondent,date,markets,stage,atlantis.local-permit\nAcme,CEO,2026-11-24,Mu,Idea,Permit held\n',
    );
    expect(answers).toMatchObject({
      format: 'born-global/answers/1',
      pack: { id: 'small', version: '1.0.0' },
      company: 'Acme',
      respondent: 'CEO',
      date: '2026-11-24',
      answers: { stage: 'idea' },
      markets: { mu: {}, atlantis: { 'local-permit': 'held' } },
    });
  });

  test('has headings with the id in square brackets too, and rows that say nothing', () => {
    expect(only('Name [company],How far? [stage]\n,\nAcme,Idea\n,\n')).toMatchObject({
      company: 'Acme',
      answers: { stage: 'idea' },
    });
  });

  test('reads ids, labels, names of old, and what is not known', () => {
    const { companies, diagnostics } = imported(
      tableOf("stage,protection\nIDEA,filed\n study ,don’t know\ndont-know,Don't know\n"),
    );
    expect(told(diagnostics)).toEqual([]);
    expect(companies.map(({ answers }) => answers?.answers)).toEqual([
      { stage: 'idea', 'ip-status': 'filed' },
      { stage: 'trial', 'ip-status': 'dont-know' },
      { stage: 'dont-know', 'ip-status': 'dont-know' },
    ]);
  });

  test('takes several answers to a question with one as those still possible', () => {
    expect(only('stage\nIdea; Trial\n')).toMatchObject({
      answers: { stage: { 'one-of': ['idea', 'trial'] } },
    });
  });

  test.each([
    ['12', 12],
    ['12 months', 12],
    ['6 to 12', { between: [6, 12] }],
    ['6..12', { between: [6, 12] }],
  ])('reads the number %s', (text, value) => {
    expect(only(`runway-months\n${text}\n`)).toMatchObject({ answers: { 'runway-months': value } });
  });

  test.each(['about 12', '1,5', '12.', '', '1e3', '12-6'])('does not guess at the number %j', (text) => {
    const { companies } = imported(tableOf(`company,runway-months\nAcme,"${text}"\n`));
    expect(companies[0]?.answers?.answers ?? {}).toEqual({});
  });
});

describe('errors', () => {
  const csv = 'company,stage,runway-months,colour\nAcme,idae,12,red\nBeta,Idea,12,\nGamma,Idea,lots,\n';

  test('are reported by cell, and only companies without one are read', () => {
    const { companies, diagnostics } = imported(tableOf(csv));
    expect(told(diagnostics)).toEqual([
      '1:4 unknown-column Cell D1: The heading `colour` is no question; its column is not read.',
      '2:2 unknown-option Cell B2: `idae` is not an option of `stage`.',
      '4:3 answer-type Cell C4: `lots` is not a number.',
    ]);
    expect(diagnostics[1]).toMatchObject({ severity: 'error', file: 'table.csv', suggestion: 'idea' });
    expect(companies.map(({ answers }) => answers?.company ?? null)).toEqual([null, 'Beta', null]);
  });

  test('leave an answer open where that is asked for, and the rest is read', () => {
    const { companies, diagnostics } = imported(tableOf(csv), { lenient: true });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(companies.map(({ answers }) => answers?.answers)).toEqual([
      { stage: 'dont-know', 'runway-months': 12 },
      { stage: 'idea', 'runway-months': 12 },
      { stage: 'idea', 'runway-months': 'dont-know' },
    ]);
  });

  test.each([
    ['company,company\nAcme,Beta\n', '2:2 duplicate-id Cell B2: `company` is answered differently in A2.'],
    ['stage,stage\nIdea,Trial\n', '2:2 duplicate-id Cell B2: `stage` is answered differently in A2.'],
    [
      'date\n03/04/2026\n',
      '2:1 answer-type Cell A2: `03/04/2026` is not a day that can be read in one way only.',
    ],
    [
      'date\n2026-02-30\n',
      '2:1 answer-type Cell A2: `2026-02-30` is not a day that can be read in one way only.',
    ],
    ['markets\nAtlantic\n', '2:1 unknown-market Cell A2: There is no market `Atlantic`.'],
    ['company\nA\u0000b\n', '2:1 control-character Cell A2: The text holds the control character U+0000.'],
    ['runway-months\n-3\n', '2:1 answer-range Cell A2: `-3` is out of range.'],
  ])('%j is refused', (text, message) => {
    const { companies, diagnostics } = imported(tableOf(text));
    expect(told(diagnostics)).toEqual([message]);
    expect(companies.map(({ answers }) => answers)).toEqual([null]);
  });

  test('twice the same answer is none', () => {
    expect(told(imported(tableOf('stage,stage\nIdea,idea\n')).diagnostics)).toEqual([]);
  });
});

describe('CSV', () => {
  test.each([
    ['commas', 'company,stage\nAcme,Idea'],
    ['semicolons, as spreadsheets of many countries write them', 'company;stage\r\nAcme;Idea\r\n'],
    ['tabs', 'company\tstage\nAcme\tIdea\n'],
    ['a byte order mark', '\ufeffcompany,stage\nAcme,Idea\n'],
  ])('is read with %s', (_, text) => {
    expect(only(text)).toMatchObject({ company: 'Acme', answers: { stage: 'idea' } });
  });

  test('loses the apostrophe before what a spreadsheet would run', () => {
    expect(only(`company,stage\n'=1+1,Idea\n`)).toMatchObject({ company: '=1+1' });
  });

  test('is read in UTF-16, and refused in Latin-1 and with open quotes', () => {
    const wide = Buffer.from('\ufeffcompany,stage\nÉa,Idea\n', 'utf16le');
    const read = csvTable(wide, 'wide.csv');
    expect(read.ok && read.table.rows[1]?.[0]?.text).toBe('Éa');
    expect(csvTable(Buffer.from('company\nÉa', 'latin1'), 'old.csv')).toMatchObject({
      diagnostic: { code: 'encoding' },
    });
    expect(csvTable(Buffer.from('company\n"Ea'), 'open.csv')).toMatchObject({
      diagnostic: { code: 'table-syntax' },
    });
  });
});

test('columns are called as spreadsheets call them', () => {
  expect([1, 26, 27, 52, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA']);
  for (let column = 1; column < 2000; column += 1) expect(columnNumber(columnLetters(column))).toBe(column);
});
