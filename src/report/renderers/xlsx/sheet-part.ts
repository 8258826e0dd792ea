import type { ChoiceLists } from './choices.ts';
import { columnName } from './names.ts';
import type { Cell, CellValue, Sheet, SheetColumn, StyledCell } from './sheet.ts';
import type { Styles } from './styles.ts';
import { xmlFile, xmlText } from './xml.ts';

/** What the sheets of a workbook share. */
export interface Shared {
  readonly styles: Styles;
  readonly choices: ChoiceLists;
  /** The number of a text in the file of texts. */
  readonly textIndex: (text: string) => number;
}

/** Drop-downs of columns and formats of days reach down to here, for rows that the reader adds. */
const lastRow = 1000;

/** Longest text that a cell takes. */
const longestText = 32_767;

/** The file of one sheet. */
export function sheetPart(sheet: Sheet, shared: Shared): string {
  const { columns, rows, frozenColumns = 0 } = sheet;
  const end = `${columnName(columns.length - 1)}${rows.length + 1}`;
  return xmlFile(
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      `<dimension ref="A1:${end}"/>` +
      `<sheetViews><sheetView workbookViewId="0">${frozenXml(frozenColumns)}</sheetView></sheetViews>` +
      '<sheetFormatPr defaultRowHeight="15"/>' +
      `<cols>${columns.map((column, index) => columnXml(column, index, shared)).join('')}</cols>` +
      `<sheetData>${titleRow(columns, shared)}${rows.map((row, index) => rowXml(row, index + 2, columns, shared)).join('')}</sheetData>` +
      (rows.length === 0 ? '' : `<autoFilter ref="A1:${end}"/>`) +
      validationsXml(sheet, shared) +
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
      '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>' +
      '</worksheet>',
  );
}

function frozenXml(columns: number): string {
  const corner = `topLeftCell="${columnName(columns)}2" state="frozen"`;
  return columns === 0
    ? `<pane ySplit="1" ${corner} activePane="bottomLeft"/><selection pane="bottomLeft"/>`
    : `<pane xSplit="${columns}" ySplit="1" ${corner} activePane="bottomRight"/><selection pane="bottomRight"/>`;
}

function columnXml(column: SheetColumn, index: number, { styles }: Shared): string {
  const style = styles.indexOf({
    kind: column.format ?? 'text',
    tone: 'plain',
    bold: false,
    quoted: false,
  });
  // Bare below the table: only the format of days is of use there.
  const styled = column.format === 'day' ? ` style="${style}"` : '';
  return `<col min="${index + 1}" max="${index + 1}" width="${column.width}"${styled} customWidth="1"/>`;
}

function titleRow(columns: readonly SheetColumn[], { styles, textIndex }: Shared): string {
  const cells = columns.map(({ title }, index) => {
    const style = styles.indexOf({
      kind: 'title',
      tone: 'plain',
      bold: true,
      quoted: formulaStart.test(title),
    });
    return `<c r="${columnName(index)}1" s="${style}" t="s"><v>${textIndex(title)}</v></c>`;
  });
  return `<row r="1" ht="30" customHeight="1">${cells.join('')}</row>`;
}

function rowXml(
  row: readonly Cell[],
  number: number,
  columns: readonly SheetColumn[],
  shared: Shared,
): string {
  const cells = columns.map((column, index) =>
    cellXml(styledCell(row[index] ?? null), `${columnName(index)}${number}`, column, shared),
  );
  return `<row r="${number}"${heightOf(row, columns)}>${cells.join('')}</row>`;
}

/** In points, of the letters used. */
const lineHeight = 15;

/** As much of a line as is filled on average, since words are kept whole and fonts differ. */
const filled = 0.85;

/** Room for the longest text of a row; programs that do not work it out themselves would print lines over each other. */
function heightOf(row: readonly Cell[], columns: readonly SheetColumn[]): string {
  const lines = row.map((cell, index) => {
    const { value } = styledCell(cell);
    return typeof value === 'string' ? linesOf(value, filled * (columns[index]?.width ?? 1)) : 1;
  });
  const most = Math.max(1, ...lines);
  return most === 1 ? '' : ` ht="${Math.min(400, most * lineHeight + 2)}"`;
}

/** Lines of a text, its own breaks included, in a column of so many characters. */
const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((before, line) => before + Math.max(1, Math.ceil(line.length / width)), 0);

const styledCell = (cell: Cell): StyledCell =>
  typeof cell === 'object' && cell !== null && 'value' in cell ? cell : { value: cell };

/** What spreadsheets would run as a formula if the cell were edited. */
const formulaStart = /^\s*[=+\-@＝＋－＠]/u;

function cellXml(
  cell: StyledCell,
  place: string,
  column: SheetColumn,
  { styles, textIndex }: Shared,
): string {
  const { value, tone = column.tone ?? 'plain', bold = false } = cell;
  const style = styles.indexOf({
    kind: kindOf(value, column),
    tone,
    bold,
    quoted: typeof value === 'string' && formulaStart.test(value),
  });
  const start = `<c r="${place}" s="${style}"`;
  if (value === null || value === '') return `${start}/>`;
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number' && Number.isFinite(value)) return `${start}><v>${value}</v></c>`;
  if (typeof value === 'object') return `${start}><v>${dayNumber(value.day)}</v></c>`;
  return `${start} t="s"><v>${textIndex(String(value).slice(0, longestText))}</v></c>`;
}

function kindOf(value: CellValue, column: SheetColumn): 'text' | 'number' | 'day' {
  if (typeof value === 'number') return 'number';
  if (value === null || value === '') return column.format ?? 'text';
  return typeof value === 'object' ? 'day' : 'text';
}

/** Days since the last day of 1899, as spreadsheets count them from March 1900 on. */
function dayNumber(day: string): number {
  const [year = 0, month = 0, ofMonth = 0] = day.split('-').map(Number);
  // Years counted from March, so that the day of a leap year comes last.
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  const ofYear = Math.floor((153 * months + 2) / 5) + ofMonth - 1;
  const sinceYearNought =
    years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return sinceYearNought + ofYear - startOfTime;
}

/** 30 December 1899, counted from 1 March of the year 0. */
const startOfTime = 693_899;

/** Drop-downs: those of whole columns, and those of single cells, gathered by what they offer. */
function validationsXml({ columns, rows }: Sheet, { choices }: Shared): string {
  const places = new Map<string, string[]>();
  const add = (list: readonly string[] | undefined, place: string): void => {
    if (list === undefined || list.length === 0) return;
    const range = choices.rangeOf(list);
    const known = places.get(range);
    if (known === undefined) places.set(range, [place]);
    else known.push(place);
  };
  columns.forEach((column, index) => {
    const name = columnName(index);
    add(column.choices, `${name}2:${name}${Math.max(lastRow, rows.length + 1)}`);
    rows.forEach((row, number) => {
      if (column.choices === undefined) add(styledCell(row[index] ?? null).choices, `${name}${number + 2}`);
    });
  });
  if (places.size === 0) return '';
  const validations = [...places].map(
    ([range, cells]) =>
      '<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" ' +
      'errorTitle="Not in the list" error="Please choose one of the answers offered." ' +
      `sqref="${cells.join(' ')}"><formula1>${xmlText(range)}</formula1></dataValidation>`,
  );
  return `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
}
