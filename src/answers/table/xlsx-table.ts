import { strFromU8, unzipSync } from 'fflate';
import { columnNumber, mostColumns, mostRows, tableOf, type TableRead } from './table.ts';
import { elements, textIn, unescaped } from './xml.ts';
import { fileDiagnostic } from '../../source/diagnostic.ts';

/** Most characters that the parts of a workbook unpack to; small files can claim to hold far more. */
const mostUnpacked = 40_000_000;

/**
 * The first sheet of a workbook (XLSX), cell by cell as it is shown, but for numbers and days, which are as they are
 * stored.
 */
export function xlsxTable(bytes: Uint8Array, file: string): TableRead {
  const parts = unpacked(bytes);
  if (parts === 'too-large')
    return { ok: false, diagnostic: fileDiagnostic(file, 'file-too-large', 'The workbook is too large.') };
  const sheet = parts === 'broken' ? null : firstSheet(parts);
  if (parts === 'broken' || sheet === null) {
    const message = 'This is no workbook that can be read.';
    const expected = 'a workbook saved as .xlsx without a password, or a table as .csv';
    return { ok: false, diagnostic: fileDiagnostic(file, 'table-syntax', message, { expected }) };
  }
  const shared = elements(parts.get('xl/sharedStrings.xml') ?? '', 'si').map(({ inner }) => textIn(inner));
  return tableOf(file, 'workbook', rowsOf(sheet, shared));
}

type Parts = ReadonlyMap<string, string>;

const wanted = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

function unpacked(bytes: Uint8Array): Parts | 'too-large' | 'broken' {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false;
        size += originalSize;
        return size <= mostUnpacked;
      },
    });
    if (size > mostUnpacked) return 'too-large';
    return new Map(Object.entries(files).map(([name, part]) => [name, strFromU8(part)]));
  } catch {
    // What the library throws is about the bytes alone: the file is no zip archive, or a damaged one.
    return 'broken';
  }
}

/** The sheet that the workbook names first; its file may have any number. */
function firstSheet(parts: Parts): string | null {
  const [first] = elements(parts.get('xl/workbook.xml') ?? '', 'sheet');
  const relation = elements(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').find(
    ({ attributes }) => attributes.get('Id') === first?.attributes.get('id'),
  );
  const target = relation?.attributes.get('Target') ?? 'worksheets/sheet1.xml';
  return parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`) ?? null;
}

function rowsOf(sheet: string, shared: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const { attributes, inner } of elements(sheet, 'row')) {
    const number = Number(attributes.get('r') ?? rows.length + 1);
    // Somebody may have filled whole rows and columns with a colour; the table ends with the last text.
    if (!Number.isInteger(number) || number < 1 || number > mostRows + 1) continue;
    const cells = cellsOf(inner, shared);
    if (cells.length === 0) continue;
    while (rows.length < number) rows.push([]);
    rows[number - 1] = cells;
  }
  return rows;
}

function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = [];
  for (const { attributes, inner } of elements(row, 'c')) {
    const letters = /^[A-Z]+/.exec(attributes.get('r') ?? '')?.[0];
    const column = letters === undefined ? cells.length + 1 : columnNumber(letters);
    const text = cellText(attributes.get('t') ?? 'n', inner, shared);
    if (text === '' || column > mostColumns + 1) continue;
    while (cells.length < column) cells.push('');
    cells[column - 1] = text;
  }
  return cells;
}

function cellText(type: string, inner: string, shared: readonly string[]): string {
  if (type === 'inlineStr') return textIn(inner);
  const value = unescaped(elements(inner, 'v')[0]?.inner ?? '');
  switch (type) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    default:
      return value;
  }
}
