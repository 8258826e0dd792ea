import type { FormTable } from '../../../analysis/form/form-table.ts';
import type { CsvValue } from '../../renderers/csv/stringify.ts';
import type { Cell, Sheet } from '../../renderers/xlsx/sheet.ts';

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
      row.kind === 'section'
        ? ['', row.title]
        : [row.id, row.question, inWords(row.how, row.choices), row.onlyIf, ...row.cells],
    ),
  ];
}

/** Where there is no drop-down, the choices are listed. */
const inWords = (how: string, choices: readonly string[] | null): string =>
  choices === null ? how : choices.join(' / ');

const idWidth = 26;
const questionWidth = 60;
const howWidth = 20;
const onlyIfWidth = 40;
const answerWidth = 32;

/** A workbook in which answers are chosen from drop-downs. */
export function formSheets({ titles, rows }: FormTable, companies: number): readonly Sheet[] {
  const widths = [idWidth, questionWidth, howWidth, onlyIfWidth];
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
              { value: row.onlyIf, tone: 'faint' },
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
