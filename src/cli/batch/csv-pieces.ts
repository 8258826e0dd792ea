import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { matchHeadings } from '../../answers/table/columns.ts';
import { delimiterOf } from '../../answers/table/csv-table.ts';
import { rowReader, type CompanyResult } from '../../answers/table/read-rows.ts';
import { cellsOf, type TableCell } from '../../answers/table/table.ts';
import { idOfHeading } from '../../answers/table/targets.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { closestMatch } from '../../source/closest-match.ts';
import { quote } from '../../source/sanitize.ts';
import { encodeText } from './assess-lines.ts';
import { newline } from './newline.ts';
import type { Piece, PieceSource } from './pieces.ts';

export interface CsvOptions {
  /** The name of the file, for messages. */
  readonly file: string;
  /** Invalid cells are taken as open, instead of excluding their row. */
  readonly lenient: boolean;
  /** Bytes gathered before a block is handed on. */
  readonly size: number;
}

/** Reads the rows of a table as `import` does, and hands them on as lines of JSON. */
export async function csvPieces(
  source: AsyncIterable<Uint8Array>,
  pack: Pack,
  { file, lenient, size }: CsvOptions,
): Promise<PieceSource> {
  const { delimiter, bytes } = await withDelimiter(source);
  const parser = Readable.from(bytes).pipe(
    parse({ bom: true, delimiter, relaxColumnCount: true, skipEmptyLines: false }),
  );
  const rows: AsyncIterator<readonly string[]> = parser[Symbol.asyncIterator]();
  const first = await rows.next();
  if (first.done === true)
    return { ok: false, problem: 'the table is empty: its first row names the columns' };
  const { columns, unknown, known } = matchHeadings(cellsOf(first.value, 1), pack);
  const [unknownHeading] = unknown.filter(({ text }) => text.trim() !== '');
  if (unknownHeading !== undefined)
    return { ok: false, problem: unknownHeadingProblem(unknownHeading, known) };
  const read = rowReader({ file, kind: 'csv' }, { columns, diagnostics: [], empty: [] }, pack, { lenient });

  async function* companies(): AsyncGenerator<CompanyRow> {
    let row = 1;
    for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
      row += 1;
      yield { row, company: read(cellsOf(next.value, row)) };
    }
  }

  return { ok: true, pieces: (skip) => piecesOf(companies(), size, skip) };
}

interface CompanyRow {
  readonly row: number;
  /** Null for a row without text. */
  readonly company: CompanyResult | null;
}

/** Gathers the answers of companies to blocks. A company with errors is a piece of its own. */
async function* piecesOf(
  companies: AsyncIterable<CompanyRow>,
  size: number,
  skip: number,
): AsyncGenerator<Piece> {
  let skipped = 0;
  let firstLine = 2;
  let lines: string[] = [];
  let length = 0;
  const block = (): Piece => ({
    kind: 'block',
    block: { bytes: encodeText(lines.map((line) => `${line}\n`).join('')), firstLine },
  });
  for await (const { row, company } of companies) {
    if (company !== null && skipped < skip) {
      skipped += 1;
      firstLine = row + 1;
      continue;
    }
    if (company?.answers === null) {
      if (lines.length > 0) yield block();
      yield { kind: 'rejected', line: row, diagnostics: company.diagnostics };
      [firstLine, lines, length] = [row + 1, [], 0];
      continue;
    }
    // A row without text becomes an empty line, so that lines have the numbers of rows.
    const line = company === null ? '' : JSON.stringify(company.answers);
    lines.push(line);
    length += line.length;
    if (length < size) continue;
    yield block();
    [firstLine, lines, length] = [row + 1, [], 0];
  }
  if (lines.length > 0) yield block();
}

function unknownHeadingProblem({ text, column }: TableCell, known: readonly string[]): string {
  const suggestion = closestMatch(idOfHeading(text), known);
  const hint = suggestion === null ? '' : `; did you mean ${quote(suggestion)}?`;
  return `row 1, column ${column}: ${quote(text)} is no question${hint} Columns are called company, respondent, date, markets, by the id of a question, or market.question; import reads other tables`;
}

/** Most of a stream that is read to find the end of its first row. */
const maxHeadingBytes = 1_000_000;

/** What separates the cells of a table, and the whole table from its beginning. */
async function withDelimiter(source: AsyncIterable<Uint8Array>): Promise<{
  readonly delimiter: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}> {
  const chunks = source[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  let length = 0;
  for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) {
    start.push(chunk.value);
    length += chunk.value.length;
    if (chunk.value.includes(newline) || length > maxHeadingBytes) break;
  }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* start;
    for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) yield chunk.value;
  }
  return { delimiter: delimiterOf(Buffer.concat(start).toString()), bytes: bytes() };
}
