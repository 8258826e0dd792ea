import {
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticSeverity,
  fileDiagnostic,
} from '../../source/diagnostic.ts';

/** A cell of a table and its place in the file; rows and columns count from 1. */
export interface TableCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** Where cells come from. */
export interface TableSource {
  /** The name of the file, for messages. */
  readonly file: string;
  /** In workbooks days are numbers. */
  readonly kind: 'csv' | 'workbook';
}

/** All rows of a file; the first one holds the headings. */
export interface Table extends TableSource {
  readonly rows: readonly (readonly TableCell[])[];
}

/** Limits of a table: many times those of a survey of all members. */
export const maxRows = 20_000;
export const maxColumns = 2_000;

/** The name of a column in spreadsheets: A, B, …, Z, AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The number of the column with that name. */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + ((letter.codePointAt(0) ?? 0) - 64), 0);

/** The name of a cell in spreadsheets: B7. */
export const cellName = ({ row, column }: Pick<TableCell, 'row' | 'column'>): string =>
  `${columnLetters(column)}${row}`;

interface CellDiagnosticDetails {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly expected?: string | null;
  readonly suggestion?: string | null;
  readonly severity?: DiagnosticSeverity;
}

/** A diagnostic about one cell: its line and column are those of the table. */
export function cellDiagnostic(
  { file }: TableSource,
  cell: TableCell,
  details: CellDiagnosticDetails,
): Diagnostic {
  const { code, message, expected = null, suggestion = null, severity = 'error' } = details;
  const position = { line: cell.row, column: cell.column, offset: cell.row * maxColumns + cell.column };
  return {
    code,
    severity,
    file,
    start: position,
    end: position,
    message: `Cell ${cellName(cell)}: ${message}`,
    expected,
    suggestion,
  };
}

export type TableResult =
  { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly diagnostic: Diagnostic };

/** A table of the texts of a file. */
export function tableOf(
  file: string,
  kind: Table['kind'],
  texts: readonly (readonly string[])[],
): TableResult {
  if (texts.length > maxRows || texts.some((row) => row.length > maxColumns)) {
    const expected = `at most ${maxRows} rows and ${maxColumns} columns`;
    return {
      ok: false,
      diagnostic: fileDiagnostic(file, 'file-too-large', 'The table is too large.', { expected }),
    };
  }
  return { ok: true, table: { file, kind, rows: texts.map((row, index) => cellsOf(row, index + 1)) } };
}

/** The cells of a row, by its number. */
export const cellsOf = (texts: readonly string[], row: number): readonly TableCell[] =>
  texts.map((text, index) => ({ text, row, column: index + 1 }));
