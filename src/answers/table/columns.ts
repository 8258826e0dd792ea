import type { Diagnostic } from '../../source/diagnostic.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { cellDiagnostic, type Table, type TableCell } from './table.ts';
import { idOfHeading, ownHeadings, type Target } from './targets.ts';

/** A column that is read, and what its cells mean. */
export interface Column {
  /** Its place among the columns, from 0. */
  readonly index: number;
  readonly heading: TableCell;
  readonly target: Target;
}

/** What the columns of a table mean, whose first row holds headings and whose other rows are companies. */
export interface Columns {
  readonly columns: readonly Column[];
  /** Columns of unknown meaning are reported, and not read. */
  readonly diagnostics: readonly Diagnostic[];
  /** Texts that stand for an empty cell. */
  readonly empty: readonly string[];
}

/** The columns of the tool's own tables: headings are ids of questions, or texts with the id in square brackets. */
export function ownColumns(table: Table, pack: Pack): Columns {
  const { columns, unknown, known } = matchHeadings(table.rows[0] ?? [], pack);
  const diagnostics = unknown
    .filter(({ column }) => !isEmptyColumn(table, column - 1))
    .map((heading) => unknownColumn(table, heading, known));
  return { columns, diagnostics, empty: [] };
}

export interface MatchedHeadings {
  readonly columns: readonly Column[];
  readonly unknown: readonly TableCell[];
  /** Every heading there could be. */
  readonly known: readonly string[];
}

/** What headings of the tool's own tables mean. */
export function matchHeadings(headings: readonly TableCell[], pack: Pack): MatchedHeadings {
  const targets = ownHeadings(pack);
  const columns: Column[] = [];
  const unknown: TableCell[] = [];
  for (const [index, heading] of headings.entries()) {
    const id = idOfHeading(heading.text);
    const target = targets.get(id) ?? targets.get(id.toLowerCase());
    if (target === undefined) unknown.push(heading);
    else columns.push({ index, heading, target });
  }
  return { columns, unknown, known: [...targets.keys()] };
}

/** Whether neither heading nor cells hold text. */
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
