import {
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticSeverity,
  fileDiagnostic,
} from '../../source/diagnostic.ts';

/** A cell of a table, and where it stands in the file; rows and columns count from 1. */
export interface TableCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** One company's cells, by heading; `row` and `column` are those of its first cell. */
export interface Table {
  /** The name of the file, for messages. */
  readonly file: string;
  /** In workbooks days are numbers. */
  readonly kind: 'csv' | 'workbook';
  readonly rows: readonly (readonly TableCell[])[];
}

/** Most rows and columns of a table: many times those of a survey of all members. */
export const maxRows = 20_000;
export const maxColumns = 2_000;

/** A column as spreadsheets call it: A, B, …, Z, AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The number of a column that spreadsheets call by letters. */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + ((letter.codePointAt(0) ?? 0) - 64), 0);

/** The place of a cell as spreadsheets call it: B7. */
export const cellName = ({ row, column }: Pick<TableCell, 'row' | 'column'>): string =>
  `${columnLetters(column)}${row}`;

interface CellDiagnosticDetails {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly expected?: string | null;
  readonly suggestion?: string | null;
  readonly severity?: DiagnosticSeverity;
}

/** A fault about one cell: line and column are those of the table. */
export function cellDiagnostic(table: Table, cell: TableCell, found: CellDiagnosticDetails): Diagnostic {
  const { code, message, expected = null, suggestion = null, severity = 'error' } = found;
  const position = { line: cell.row, column: cell.column, offset: cell.row * maxColumns + cell.column };
  return {
    code,
    severity,
    file: table.file,
    start: position,
    end: position,
    message: `Cell ${cellName(cell)}: ${message}`,
    expected,
    suggestion,
  };
}

export type TableResult =
  { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Rows of texts as a table; each text stands where it was found. */
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
  const rows = texts.map((row, above) =>
    row.map((text, before) => ({ text, row: above + 1, column: before + 1 })),
  );
  return { ok: true, table: { file, kind, rows } };
}
