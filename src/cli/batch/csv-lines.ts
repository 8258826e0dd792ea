import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { quote } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { columnsOf, rowAnswers } from './csv-answers.ts';

export type CsvLines =
  | { readonly ok: true; readonly lines: AsyncIterable<Uint8Array> }
  | { readonly ok: false; readonly problem: string };

/** The rows of a table as lines of JSON; the first row says what the columns are. */
export async function csvLines(source: AsyncIterable<Uint8Array>, pack: Pack): Promise<CsvLines> {
  const parser = Readable.from(source).pipe(
    parse({ bom: true, delimiter: [',', ';', '\t'], relaxColumnCount: true, skipEmptyLines: true }),
  );
  const rows: AsyncIterator<readonly string[]> = parser[Symbol.asyncIterator]();
  const head = await rows.next();
  if (head.done === true)
    return { ok: false, problem: 'the table is empty: its first row names the columns' };
  const found = columnsOf(head.value, pack);
  if (!found.ok) {
    const { column, heading, suggestion } = found;
    const hint = suggestion === null ? '' : `; did you mean ${quote(suggestion)}?`;
    const problem = `row 1, column ${column}: ${quote(heading)} is no question${hint} Columns are called company, respondent, date, markets, by the id of a question, or market.question`;
    return { ok: false, problem };
  }
  const { columns } = found;
  async function* lines(): AsyncGenerator<Uint8Array> {
    for (let row = await rows.next(); row.done !== true; row = await rows.next())
      yield Buffer.from(`${JSON.stringify(rowAnswers(row.value, columns))}\n`);
  }
  return { ok: true, lines: lines() };
}
