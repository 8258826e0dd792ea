import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { csvTable } from '../../answers/table/csv-table.ts';
import type { TableResult } from '../../answers/table/table.ts';
import { xlsxTable } from '../../answers/table/xlsx-table.ts';
import { unreadable, describeReadError } from '../../source/read-text-file.ts';
import { fileDiagnostic } from '../../source/diagnostic.ts';

/** Many times the size of a survey of all members. */
const maxBytes = 20_000_000;

/** Reads a table in CSV or XLSX; the first bytes show which of them it is. */
export async function readTable(cwd: string, file: string): Promise<TableResult> {
  const bytes = await bytesOf(resolve(cwd, file)).catch((error: unknown) =>
    unreadable(file, describeReadError(error)),
  );
  if (!(bytes instanceof Uint8Array)) return bytes ?? unreadable(file, 'is not an ordinary file.');
  if (bytes.length > maxBytes) {
    const expected = `a table of at most ${maxBytes / 1_000_000} MB`;
    return {
      ok: false,
      diagnostic: fileDiagnostic(file, 'file-too-large', 'The file is too large.', { expected }),
    };
  }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? xlsxTable(bytes, file) : csvTable(bytes, file);
}

/** The bytes of a file, up to the limit; null if it is not an ordinary file. */
async function bytesOf(path: string): Promise<Uint8Array | null> {
  const handle = await open(path, 'r');
  try {
    if (!(await handle.stat()).isFile()) return null;
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}
