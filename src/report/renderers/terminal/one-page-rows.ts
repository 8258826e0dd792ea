import type { Tone } from '../../document/document.ts';
import { plainText } from '../../document/plain-text.ts';
import type { ReportContext } from '../../report.ts';
import { columnsOf, wrap } from './columns.ts';
import { hanging, penFor, type Pen } from './theme.ts';

/** One entry of a page that has to fit a screen: a row, or more where there is room. */
export interface Row {
  /** Before the first row: a bullet, or a text. */
  readonly lead?: string;
  readonly text: string;
  /** Behind the text; never cut. */
  readonly tail?: string;
  readonly tone?: Tone;
  /** Most rows; one where not given. */
  readonly most?: number;
  /** Who is first given a second row; the lowest. */
  readonly rank?: number;
  /** A blank line before it, if there is room. */
  readonly gap?: boolean;
  /** Never cut, for it is to be copied. */
  readonly whole?: boolean;
}

/** A terminal has 24 rows; one is the prompt's. */
const mostRows = 23;
const widestPage = 120;

/** The rows as lines: nothing is cut as long as all fits; then the texts of least rank. */
export function linesOf(rows: readonly Row[], context: ReportContext): readonly string[] {
  const pen = penFor(context);
  const width = Math.min(context.width, widestPage);
  const natural = rows.map((row) => written(row, width, pen, Infinity, context));
  if (context.layout === 'lines') return natural.flat();
  const room = rows.map((row, index) => (row.whole === true ? (natural[index]?.length ?? 1) : 1));
  let spare = mostRows - room.reduce((sum, count) => sum + count, 0);
  const byRank = rows
    .map((row, index) => ({ row, index, wants: Math.min(row.most ?? 1, natural[index]?.length ?? 1) }))
    .sort((a, b) => (a.row.rank ?? 0) - (b.row.rank ?? 0));
  for (const { row, index, wants } of byRank) {
    const given = row.whole === true ? 0 : Math.max(0, Math.min(spare, wants - 1));
    room[index] = (room[index] ?? 1) + given;
    spare -= given;
  }
  return rows.flatMap((row, index) => {
    const lines = written(row, width, pen, room[index] ?? 1, context);
    if (row.gap !== true || spare <= 0) return lines;
    spare -= 1;
    return ['', ...lines];
  });
}

function written(
  { lead = '', text, tail = '', tone, whole = false }: Row,
  width: number,
  pen: Pen,
  most: number,
  { unicode }: ReportContext,
): readonly string[] {
  const start = lead === 'bullet' ? `${pen.signs.bullet} ` : lead;
  const room = width - columnsOf(start);
  const end = plainText(tail, unicode);
  const plain = plainText(text, unicode);
  const lines = cut(plain, end, room, whole ? Infinity : most, unicode ? '…' : '...');
  return hanging(start, lines).map((line) => (tone === undefined ? line : pen.tone(tone, line)));
}

/** A text with what stands behind it in at most so many lines: words are left out at the end of the text. */
function cut(text: string, tail: string, width: number, most: number, mark: string): readonly string[] {
  const lines = wrap(`${text}${tail}`, width);
  if (lines.length <= most) return lines;
  const words = text.split(' ');
  for (let kept = words.length - 1; kept > 0; kept -= 1) {
    const shorter = wrap(`${words.slice(0, kept).join(' ')}${mark}${tail}`, width);
    if (shorter.length <= most) return shorter;
  }
  return wrap(`${text.slice(0, 1)}${mark}${tail}`, width).slice(0, most);
}
