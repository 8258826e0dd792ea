import { strToU8, zipSync } from 'fflate';
import { workbookParts } from './parts.ts';
import type { Sheet, WorkbookProperties } from './sheet.ts';

/** Files inside a document bear no time of their own; this is the first that a zip file can tell. */
const noTime = '1980-01-01T12:00:00';

/**
 * A workbook (XLSX) with one table per sheet: titles in a frozen first row, filters, drop-downs, printed across
 * landscape pages. The same sheets give the same bytes.
 *
 * @param sheets at least one
 */
export function writeWorkbook(sheets: readonly Sheet[], properties: WorkbookProperties): Uint8Array {
  const files = workbookParts(sheets, properties).map(({ path, text }) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { mtime: noTime, level: 6 });
}
