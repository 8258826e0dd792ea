import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { xlsxTable } from '../../../src/answers/table/xlsx-table.ts';
import { imported } from './tables.ts';

const workbook = (rows: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml':
          '<workbook><sheets><sheet name="One" sheetId="1" r:id="rId7"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId7" Type="t" Target="worksheets/sheet3.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
        'xl/worksheets/sheet3.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
        ...parts,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );

function texts(bytes: Uint8Array): unknown {
  const read = xlsxTable(bytes, 'book.xlsx');
  return read.ok ? read.table.rows.map((row) => row.map(({ text }) => text)) : read.diagnostic.code;
}

describe('the first sheet of a workbook', () => {
  test('is read from shared and own texts, numbers, formulas and truth values; gaps stay gaps', () => {
    const shared = `<sst><si><t>A &amp; B</t></si><si><r><rPr/><t xml:space="preserve">two </t></r><r><t>runs</t></r><rPh sb="0"><t>say</t></rPh></si></sst>`;
    const rows = `
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="3" spans="1:4"><c r="A3"><v>12.5</v></c><c r="B3" s="4"/><c r="C3" t="str"><f>1+1</f><v>2 &lt; 3</v></c>
      <c r="D3" t="b"><v>1</v></c><c r="AA3" t="inlineStr"><is><t>far &#228;_x000D_</t></is></c></row>`;
    expect(texts(workbook(rows, { 'xl/sharedStrings.xml': shared }))).toEqual([
      ['A & B', '', 'two runs'],
      [],
      ['12.5', '', '2 < 3', 'TRUE', ...Array.from({ length: 22 }, () => ''), 'far ä\r'],
    ]);
  });

  test('may bear prefixes and leave out the names of rows and cells', () => {
    const sheet = `<x:worksheet xmlns:x="main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>company</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>Acme</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(texts(workbook('', { 'xl/worksheets/sheet3.xml': sheet }))).toEqual([['company'], ['Acme']]);
  });

  test('has days as numbers, and errors by the names of cells', () => {
    const cell = (name: string, text: string): string =>
      `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = `<row r="1">${cell('A1', 'date')}${cell('B1', 'stage')}</row><row r="2"><c r="A2"><v>46350.75</v></c>${cell('B2', 'idea')}</row><row r="5">${cell('B5', 'ideal')}</row>`;
    const read = xlsxTable(workbook(rows), 'book.xlsx');
    if (!read.ok) throw new Error(read.diagnostic.message);
    const { companies, diagnostics } = imported(read.table);
    expect(companies.map(({ answers }) => answers?.date ?? null)).toEqual(['2026-11-24', null]);
    expect(diagnostics).toMatchObject([{ start: { line: 5, column: 2 }, suggestion: 'idea' }]);
    expect(diagnostics[0]?.message).toMatch(/^Cell B5:/);
  });
});

describe('bad workbooks are refused', () => {
  test.each([
    ['no archive', strToU8('PK\u0003\u0004 but no more')],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('a') })],
    ['a damaged one', workbook('<row><c><v>1</v></c></row>').slice(0, 300)],
  ])('%s', (_, bytes) => {
    expect(texts(bytes)).toBe('table-syntax');
  });

  test('one that unpacks to far more than it seems', () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(45_000_000),
    });
    expect(bomb.length).toBeLessThan(100_000);
    expect(texts(bomb)).toBe('file-too-large');
  });

  test('one with endless rows', () => {
    expect(texts(workbook('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))).toEqual([]);
  });

  test.each([
    ['a row that is not closed', '<row r="1"><c r="A1"><v>1</v>'],
    ['many rows inside of each other', '<row>'.repeat(100_000)],
    ['an attribute without an end', `<row ${'x'.repeat(2_000_000)}`],
    ['a tag without an end, many times', '<rPh '.repeat(200_000)],
    ['characters that XML does not have', '<row r="1"><c r="A1"><v>&#0;</v></c></row>'],
  ])('one whose sheet is not XML: %s', (_, rows) => {
    expect(texts(workbook(rows))).toBe('table-syntax');
  });

  test('one that declares entities of its own', () => {
    const sheet = `<!DOCTYPE a [<!ENTITY e "evil">]><worksheet><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></worksheet>`;
    expect(texts(workbook('', { 'xl/worksheets/sheet3.xml': sheet }))).toBe('table-syntax');
  });
});
