import type { FormTable } from '../../studies/form/form-table.ts';
import type { CsvValue } from '../csv-text.ts';
import type { Cell, Sheet } from '../xlsx/sheet.ts';

const companyTitle = (index: number): string => `Answer ${index + 1}`;

/** Rows of CSV: questions below each other, companies side by side. */
export function formCsvRows(
  { titles, rows }: FormTable,
  companies: number,
): readonly (readonly CsvValue[])[] {
  const heads = Array.from({ length: companies }, (_, index) => companyTitle(index));
  return [
    [...titles, ...heads],
    ...rows.map((row) =>
      row.kind === 'section' ? ['', row.title] : [row.id, row.question, row.how, ...row.cells],
    ),
  ];
}

const idWidth = 24;
const questionWidth = 60;
const howWidth = 50;
const answerWidth = 32;

/** A workbook in which answers are chosen from drop-downs. */
export function formSheets({ titles, rows }: FormTable, companies: number): readonly Sheet[] {
  const widths = [idWidth, questionWidth, howWidth];
  const heads = Array.from({ length: companies }, (_, index) => ({
    title: companyTitle(index),
    width: answerWidth,
    tone: 'input' as const,
  }));
  return [
    {
      name: 'Answers',
      columns: [...titles.map((title, index) => ({ title, width: widths[index] ?? howWidth })), ...heads],
      rows: rows.map((row): readonly Cell[] =>
        row.kind === 'section'
          ? [
              '',
              { value: row.title, bold: true },
              '',
              ...heads.map((): Cell => ({ value: null, tone: 'plain' })),
            ]
          : [
              { value: row.id, tone: 'faint' },
              row.question,
              { value: row.how, tone: 'faint' },
              ...row.cells.map((value): Cell => ({
                value: value === '' ? null : value,
                tone: 'input',
                ...(row.choices === null ? {} : { choices: row.choices }),
              })),
            ],
      ),
      frozenColumns: 2,
    },
  ];
}
