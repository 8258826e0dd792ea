import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../src/report/renderers/xlsx/sheet.ts';
import { writeWorkbook } from '../../src/report/renderers/xlsx/workbook.ts';

const about = { title: 'Workbook', date: '2026-04-29' };

const plan: Sheet = {
  name: 'Plan',
  columns: [
    { title: 'Action', width: 40 },
    { title: 'Due', width: 12, format: 'day', tone: 'input' },
    { title: 'Status', width: 12, choices: ['to do', 'done, all of it'] },
  ],
  rows: [
    ['Find a distributor', { day: '2026-05-01' }, 'to do'],
    ['=HYPERLINK("https://evil.example")', null, { value: 'done, all of it', tone: 'good', bold: true }],
  ],
};

function partsOf(workbook: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(workbook)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
}

const sheetOf = (...sheets: readonly Sheet[]): string =>
  partsOf(writeWorkbook(sheets, about))['xl/worksheets/sheet1.xml'] ?? '';

describe('a workbook', () => {
  test('is the same, byte for byte, when it is written again', () => {
    expect(writeWorkbook([plan], about)).toEqual(writeWorkbook([plan], about));
  });

  test('holds texts that are never formulas, nor become formulas when a cell is edited', () => {
    const parts = partsOf(writeWorkbook([plan], about));
    expect(parts['xl/worksheets/sheet1.xml']).not.toContain('<f>');
    expect(parts['xl/sharedStrings.xml']).toContain('=HYPERLINK(&quot;https://evil.example&quot;)');
    const style = /r="A3" s="(\d+)"/u.exec(parts['xl/worksheets/sheet1.xml'] ?? '')?.[1];
    const formats = parts['xl/styles.xml']?.split('<cellXfs')[1]?.match(/<xf .*?<\/xf>/gu) ?? [];
    expect(formats[Number(style)]).toContain('quotePrefix="1"');
    expect(formats.filter((format) => format.includes('quotePrefix'))).toHaveLength(1);
  });

  test('holds days as days', () => {
    expect(sheetOf(plan)).toMatch(/<c r="B2" s="\d+"><v>46143<\/v>/u);
    const days = ['1900-03-01', '2000-02-29', '2024-02-29', '2024-12-31', '2025-01-01'];
    const rows = days.map((day) => [{ day }]);
    const numbers = [...sheetOf({ ...plan, rows }).matchAll(/<v>(\d{2,})<\/v>/gu)].map(
      ([, number]) => number,
    );
    expect(numbers).toEqual(['61', '36585', '45351', '45657', '45658']);
  });

  test('offers answers from a hidden sheet, commas and all', () => {
    const parts = partsOf(writeWorkbook([plan], about));
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      `sqref="C2:C1000"><formula1>'Lists'!$A$2:$A$3</formula1>`,
    );
    expect(parts['xl/workbook.xml']).toContain('<sheet name="Lists" sheetId="2" state="hidden"');
    expect(parts['xl/sharedStrings.xml']).toContain('done, all of it');
  });

  test('offers other answers in each cell where cells say so, and each list is kept once', () => {
    const asked: Sheet = {
      name: 'Form',
      columns: [{ title: 'Answer', width: 20 }],
      rows: [
        ['yes', 'no'],
        ['small', 'large'],
        ['yes', 'no'],
      ].map((choices) => [{ value: null, choices }]),
    };
    const xml = sheetOf(asked);
    expect(xml).toContain(`<dataValidations count="2">`);
    expect(xml).toContain(`sqref="A2 A4"><formula1>'Lists'!$A$2:$A$3<`);
    expect(xml).toContain(`sqref="A3"><formula1>'Lists'!$B$2:$B$3<`);
  });

  test('makes rows high enough for every line of a text', () => {
    const heightOf = (text: string): number => {
      const xml = sheetOf({ name: 'One', columns: [{ title: 'A', width: 20 }], rows: [[text]] });
      return Number(/<row r="2" ht="([\d.]+)"/u.exec(xml)?.[1] ?? 15);
    };
    expect(heightOf('short')).toBe(15);
    expect(heightOf('one\ntwo\nthree')).toBeGreaterThanOrEqual(45);
    expect(heightOf(`${'word '.repeat(12)}\nmore`)).toBeGreaterThanOrEqual(75);
  });

  test('has no hidden sheet where nothing is offered', () => {
    const parts = partsOf(
      writeWorkbook([{ name: 'One', columns: [{ title: 'A', width: 9 }], rows: [] }], about),
    );
    expect(Object.keys(parts)).not.toContain('xl/worksheets/sheet2.xml');
    expect(parts['xl/workbook.xml']).not.toContain('hidden');
  });

  test('names its sheets as spreadsheets take them, each differently', () => {
    const names = ['Plan', 'plan', "'A/B: [c]*?'", 'x'.repeat(40), `${'x'.repeat(40)}y`, '', 'Lists'];
    const parts = partsOf(
      writeWorkbook(
        names.map((name) => ({ ...plan, name })),
        about,
      ),
    );
    const written = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]*)"/gu)].map(
      ([, name]) => name,
    );
    expect(written).toEqual([
      'Plan',
      'plan (2)',
      'A B c',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
      'Sheet',
      'Lists (2)',
      'Lists',
    ]);
  });
});
