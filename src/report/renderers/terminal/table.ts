import CliTable from 'cli-table3';
import type { Table } from '../../document/document.ts';
import { columnsOf, wrap } from './columns.ts';
import { hanging, type Pen } from './theme.ts';

/** Columns narrower than this make a page of single words. */
const narrowestColumn = 12;

interface Written {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

/** A table where it fits, a list of its rows where the page is too narrow for it. */
export function tableLines(table: Table, width: number, pen: Pen): readonly string[] {
  const written: Written = {
    columns: table.columns.map(({ title, align }) => ({ title: pen.write(title), align })),
    rows: table.rows.map((row) => row.map((cell) => pen.write(cell))),
  };
  if (pen.layout === 'lines') return stackedLines(written, width, pen);
  const widths = columnWidths(written, width - pen.signs.column.length * (written.columns.length - 1));
  const lines = widths === null ? [] : gridLines(written, widths, pen);
  // cli-table3 measures some characters otherwise than the terminal; a table that comes out too wide becomes a list.
  const fits = lines.length > 0 && lines.every((line) => columnsOf(line) <= width);
  return fits ? lines : stackedLines(written, width, pen);
}

/**
 * Natural widths, the widest columns cut to a common width where there is not enough room, though no word is cut; null
 * where that is not enough.
 */
function columnWidths({ columns, rows }: Written, room: number): readonly number[] | null {
  const measured = columns.map(({ title }, index) => {
    const cells = [title, ...rows.map((row) => row[index] ?? '')];
    const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => columnsOf(text)));
    return { natural: widest(cells), word: widest(cells.flatMap((cell) => cell.split(' '))) };
  });
  const widths = (cap: number): readonly number[] =>
    measured.map(({ natural, word }) => Math.min(natural, Math.max(cap, word)));
  const fits = (cap: number): boolean => widths(cap).reduce((sum, width) => sum + width, 0) <= room;
  let cap = Math.max(...measured.map(({ natural }) => natural));
  while (!fits(cap) && cap > narrowestColumn) cap -= 1;
  return fits(cap) ? widths(cap) : null;
}

function gridLines({ columns, rows }: Written, widths: readonly number[], pen: Pen): readonly string[] {
  const { rule, column } = pen.signs;
  // Cells are wrapped here: cli-table3 cuts wide characters when it wraps them itself.
  const cellOf = (text: string, index: number): string => wrap(text, widths[index] ?? 1).join('\n');
  const line = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '' };
  const ends = { bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '', left: '', right: '' };
  const middle = { mid: rule, 'mid-mid': column, 'left-mid': '', 'right-mid': '', middle: column };
  const grid = new CliTable({
    head: columns.map(({ title }, index) => cellOf(pen.tone('strong', title), index)),
    colAligns: columns.map(({ align }) => align),
    chars: { ...line, ...ends, ...middle },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  grid.push(...rows.map((row) => row.map(cellOf)));
  return grid
    .toString()
    .split('\n')
    .map((text) => text.trimEnd());
}

function stackedLines({ columns, rows }: Written, width: number, pen: Pen): readonly string[] {
  const lead = `${pen.signs.bullet} `;
  return rows.flatMap((row) => {
    const cells = columns.flatMap(({ title }, index) => {
      const text = row[index] ?? '';
      return text === '' ? [] : wrap(`${pen.tone('faint', `${title}: `)}${text}`, width - lead.length);
    });
    return hanging(lead, cells);
  });
}
