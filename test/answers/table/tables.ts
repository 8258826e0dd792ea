import { ownColumns } from '../../../src/answers/table/columns.ts';
import { csvTable } from '../../../src/answers/table/csv-table.ts';
import { mappedColumns } from '../../../src/answers/table/mapping.ts';
import { companiesInRows } from '../../../src/answers/table/orientation.ts';
import { readRows, type Companies } from '../../../src/answers/table/read-rows.ts';
import type { Table } from '../../../src/answers/table/table.ts';
import type { Diagnostic } from '../../../src/source/diagnostic.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { renamedPack as small } from '../../fixtures/renamed-pack.ts';

/** A table from CSV that has no fault. */
export function tableOf(csv: string): Table {
  const read = csvTable(new TextEncoder().encode(csv), 'table.csv');
  if (!read.ok) throw new Error(read.diagnostic.message);
  return companiesInRows(read.table);
}

/** What import makes of a table, with or without a mapping that has no fault. */
export function imported(
  table: Table,
  { mapping, lenient = false, pack = small }: { mapping?: string; lenient?: boolean; pack?: Pack } = {},
): Companies {
  if (mapping === undefined) return readRows(table, ownColumns(table, pack), pack, { lenient });
  const { columns, diagnostics } = mappedColumns(mapping, 'mapping.yaml', table, pack);
  if (columns === null) throw new Error(told(diagnostics).join('\n'));
  return readRows(table, columns, pack, { lenient });
}

export const told = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(
    ({ start, code, message }) => `${start?.line ?? '?'}:${start?.column ?? '?'} ${code} ${message}`,
  );
