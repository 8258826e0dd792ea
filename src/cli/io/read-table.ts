import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { csvTable } from '../../answers/table/csv-table.ts';
import { type TableResult } from '../../answers/table/table.ts';
import { unreadable, describeReadError } from '../../source/read-text-file.ts';
import { fileDiagnostic } from '../../source/diagnostic.ts';

/** Largest table read: many times that of a survey of all members. */
const maxBytes = 20_000_000;

/** Reads a table in CSV or XLSX; which of them it is, its first bytes tell. */
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
  const [first, second] = bytes;
  if (first !== 0x50 || second !== 0x4b) return csvTable(bytes, file);
  const { xlsxTable } = await import('../../answers/table/xlsx-table.ts');
  return xlsxTable(bytes, file);
}

/** Null where a path leads to no ordinary file. */
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
