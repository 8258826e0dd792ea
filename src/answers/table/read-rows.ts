import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../schema/types.ts';
import { normalize } from './option-names.ts';
import type { Columns } from './columns.ts';
import { readRow } from './read-row.ts';
import type { Table, TableCell } from './table.ts';

export interface Company {
  /** Its first cell. */
  readonly from: TableCell;
  /** Null where a fault stands in the way. */
  readonly answers: AnswerFile | null;
}

export interface Companies {
  readonly companies: readonly Company[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface RowOptions {
  /** Faulty cells are reported and taken as "don't know", instead of leaving their company out. */
  readonly lenient: boolean;
}

/** The answers of every company in a table; what is faulty is told by cell. Rows without any text are passed over. */
export function readRows(table: Table, columns: Columns, pack: Pack, { lenient }: RowOptions): Companies {
  const companies: Company[] = [];
  const diagnostics: Diagnostic[] = [...columns.diagnostics];
  const empty = new Set(columns.empty.map(normalize));
  for (const cells of table.rows.slice(1)) {
    const [from] = cells;
    const filled = columns.columns.flatMap(({ index, target }) => {
      const cell = cells[index];
      if (cell === undefined || target.kind === 'nothing') return [];
      const text = unescaped(cell.text).trim();
      return text === '' || empty.has(normalize(text)) ? [] : [{ cell: { ...cell, text }, target }];
    });
    if (from === undefined || filled.length === 0) continue;
    const { answers, faults } = readRow(filled, table, pack);
    const told = lenient ? faults.map(asWarning) : faults;
    diagnostics.push(...told);
    companies.push({ from, answers: told.some(({ severity }) => severity === 'error') ? null : answers });
  }
  return { companies, diagnostics };
}

/** Writers of CSV put an apostrophe before what a spreadsheet would run as a formula. */
const unescaped = (text: string): string => text.replace(/^'(?=\s*[=+\-@\t\r])/u, '');

const asWarning = (found: Diagnostic): Diagnostic => ({
  ...found,
  severity: 'warning',
  message: `${found.message} Taken as open.`,
});
