export type CsvValue = string | number | boolean | null;

export interface CsvOptions {
  /**
   * A byte-order mark first: without it Excel takes the file for the local code page and spoils accents. Only for
   * files that people open; programs stumble over it.
   */
  readonly byteOrderMark?: boolean;
}

/**
 * What spreadsheets take for the start of a formula, however much white space stands before it; those of some countries
 * take wide signs for it too.
 */
const formulaStart = /^\s*[=+\-@\t\r＝＋－＠]/u;
const plainNumber = /^-?\d+(\.\d+)?$/u;

/** Control characters other than tab and line end. */
const controls = /(?![\t\n])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Rows as CSV (RFC 4180): comma, CRLF, quotes where needed. Cells that a spreadsheet would run as a formula get an
 * apostrophe before them, which makes them text; other control characters are replaced.
 *
 * @param rows the first is usually that of the titles
 */
export function csvText(
  rows: readonly (readonly CsvValue[])[],
  { byteOrderMark = false }: CsvOptions = {},
): string {
  const text = rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
  return byteOrderMark ? `\ufeff${text}` : text;
}

function cellText(value: CsvValue): string {
  if (value === null) return '';
  return quoted(typeof value === 'string' ? harmless(value) : String(value));
}

/** A carriage return alone would overwrite the line where the file is shown on a terminal. */
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/gu;

/** A text that no spreadsheet runs; a number stays a number, though it be negative. */
function harmless(text: string): string {
  const shown = text.replaceAll(lineEnds, '\n').replaceAll(controls, '\ufffd');
  return formulaStart.test(shown) && !plainNumber.test(shown) ? `'${shown}` : shown;
}

/** Semicolons and tabs are quoted too: spreadsheets of some countries separate by them. */
const quoted = (text: string): string =>
  /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
