import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../schema/types.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Columns } from './columns.ts';
import { normalize } from './option-names.ts';
import { readRow } from './read-row.ts';
import type { Table, TableCell, TableSource } from './table.ts';

/** The company in one row. */
export interface Company {
  /** Its first cell. */
  readonly from: TableCell;
  /** Null if an error excludes the company. */
  readonly answers: AnswerFile | null;
}

export interface Companies {
  readonly companies: readonly Company[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface RowOptions {
  /** Invalid cells are reported and taken as "don't know", instead of excluding their company. */
  readonly lenient: boolean;
}

export interface CompanyResult extends Company {
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the answers of every company in a table. Rows without text are skipped. */
export function readRows(table: Table, columns: Columns, pack: Pack, options: RowOptions): Companies {
  const read = rowReader(table, columns, pack, options);
  const companies = table.rows.slice(1).flatMap((cells) => read(cells) ?? []);
  return {
    companies,
    diagnostics: [...columns.diagnostics, ...companies.flatMap(({ diagnostics }) => diagnostics)],
  };
}

/** A function that reads the company in a row; it returns null for a row without text. */
export function rowReader(
  source: TableSource,
  { columns, empty }: Columns,
  pack: Pack,
  { lenient }: RowOptions,
): (cells: readonly TableCell[]) => CompanyResult | null {
  const emptyTexts = new Set(empty.map(normalize));
  return (cells) => {
    const [from] = cells;
    const filled = columns.flatMap(({ index, target }) => {
      const cell = cells[index];
      if (cell === undefined || target.kind === 'nothing') return [];
      const text = unescapeFormula(cell.text).trim();
      return text === '' || emptyTexts.has(normalize(text)) ? [] : [{ cell: { ...cell, text }, target }];
    });
    if (from === undefined || filled.length === 0) return null;
    const { answers, errors } = readRow(filled, source, pack);
    return {
      from,
      answers: errors.length > 0 && !lenient ? null : answers,
      diagnostics: lenient ? errors.map(asWarning) : errors,
    };
  };
}

/** Writers of CSV put an apostrophe before what a spreadsheet would run as a formula. */
const unescapeFormula = (text: string): string => text.replace(/^'(?=\s*[=+\-@\t\r])/u, '');

const asWarning = (diagnostic: Diagnostic): Diagnostic => ({
  ...diagnostic,
  severity: 'warning',
  message: `${diagnostic.message} Taken as open.`,
});
