import type { Diagnostic } from '../../source/diagnostic.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { cellDiagnostic, type Table, type TableCell } from './table.ts';
import { idOfHeading, ownHeadings, type Target } from './targets.ts';

/** A column that is read, and what it is about. */
export interface Column {
  /** Its place among the columns, from 0. */
  readonly index: number;
  readonly heading: TableCell;
  readonly target: Target;
}

/** A table whose first row is that of the headings; each further row is a company. */
export interface Columns {
  readonly columns: readonly Column[];
  /** Columns that mean nothing known are told, and not read. */
  readonly diagnostics: readonly Diagnostic[];
  /** Texts that stand for an empty cell. */
  readonly empty: readonly string[];
}

/** The headings of the tool's own tables: ids of questions, or texts with the id in square brackets. */
export function ownColumns(table: Table, pack: Pack): Columns {
  const known = ownHeadings(pack);
  const columns: Column[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, heading] of (table.rows[0] ?? []).entries()) {
    const id = idOfHeading(heading.text);
    const target = known.get(id) ?? known.get(id.toLowerCase());
    if (target !== undefined) columns.push({ index, heading, target });
    else if (!isEmptyColumn(table, index)) diagnostics.push(unknownColumn(table, heading, [...known.keys()]));
  }
  return { columns, diagnostics, empty: [] };
}

/** Whether neither heading nor cells say anything. */
export const isEmptyColumn = (table: Table, index: number): boolean =>
  table.rows.every((row) => (row[index]?.text ?? '').trim() === '');

export function unknownColumn(table: Table, heading: TableCell, known: readonly string[]): Diagnostic {
  const message =
    heading.text.trim() === ''
      ? 'This column has no heading; it is not read.'
      : `The heading ${quote(heading.text)} is no question; its column is not read.`;
  return cellDiagnostic(table, heading, {
    code: 'unknown-column',
    message,
    expected: 'the id of a question, or a mapping that says what the column is',
    suggestion: closestMatch(idOfHeading(heading.text), known),
  });
}
