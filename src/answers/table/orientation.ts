import type { Table, TableCell } from './table.ts';

/** The first heading of a form in which questions stand below each other and companies side by side. */
const questionIdTitle = 'Question id';
export const formTitles = [questionIdTitle, 'Question', 'How to answer', 'Only if'] as const;

/** The same table with one company a row, whichever way its form was laid out. */
export function companiesInRows(table: Table): Table {
  const [titles = []] = table.rows;
  if (titles[0]?.text.trim() !== questionIdTitle) return table;
  const words: readonly string[] = formTitles;
  const width = Math.max(...table.rows.map((row) => row.length));
  const companies = Array.from({ length: width }, (_, index) => index).filter(
    (index) => !words.includes(titles[index]?.text.trim() ?? ''),
  );
  const lines = table.rows.slice(1).filter((row) => isAboutSomething(row, companies));
  const cell = (row: readonly TableCell[], index: number): TableCell => {
    const number = row[0]?.row ?? 1;
    return row[index] ?? { text: '', row: number, column: index + 1 };
  };
  return {
    ...table,
    rows: [
      lines.map((row) => cell(row, 0)),
      ...companies.map((index) => lines.map((row) => cell(row, index))),
    ],
  };
}

/** Titles of sections have neither id nor answers. */
const isAboutSomething = (row: readonly TableCell[], companies: readonly number[]): boolean =>
  [0, ...companies].some((index) => (row[index]?.text ?? '').trim() !== '');
