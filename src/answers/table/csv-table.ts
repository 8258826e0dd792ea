import { CsvError, parse } from 'csv-parse/sync';
import { tableOf, type TableResult } from './table.ts';
import { fileDiagnostic } from '../../source/diagnostic.ts';

/**
 * Reads a table in CSV, separated by commas, semicolons or tabs, whichever is most frequent in the first row.
 *
 * @param bytes UTF-8, or UTF-16 with a byte order mark, as spreadsheets write it
 */
export function csvTable(bytes: Uint8Array, file: string): TableResult {
  const text = decode(bytes);
  if (text === null) {
    const message = 'This is not UTF-8; the file may be in Latin-1.';
    const expected = 'text in UTF-8: save the file again as "CSV UTF-8"';
    return { ok: false, diagnostic: fileDiagnostic(file, 'encoding', message, { expected }) };
  }
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      skipEmptyLines: false,
    });
    return tableOf(file, 'csv', rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = `This table cannot be read: ${error.message.replace(/\.?$/, '.')}`;
    return {
      ok: false,
      diagnostic: fileDiagnostic(file, 'table-syntax', message, { expected: 'CSV: quotes in pairs' }),
    };
  }
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What separates the cells of the first row; other separators may be part of cells in later rows. */
export function delimiterOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (sign === '\n' && !quoted) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best === undefined || best[1] === 0 ? ',' : best[0];
}
