import type { FileHandle } from 'node:fs/promises';
import { newline } from './newline.ts';

/** How far an output file got: whole lines, and the bytes they take. */
export interface Reached {
  readonly lines: number;
  readonly bytes: number;
  /** The first line that is a result; null where there is none yet. */
  readonly sample: string | null;
}

/** Counts the whole lines of a file; a last line without an end was being written when the run stopped. */
export async function reachedIn(handle: FileHandle): Promise<Reached> {
  let [lines, bytes, position] = [0, 0, 0];
  let sample: string | null = null;
  let line = '';
  const chunk = Buffer.alloc(1 << 16);
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) return { lines, bytes, sample };
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0 && at < bytesRead; at = chunk.indexOf(newline, at + 1)) {
      lines += 1;
      bytes = position + at + 1;
      if (sample === null) {
        line += chunk.toString('utf8', from, at);
        sample = line.includes('"born-global/line-error/1"') ? null : line;
        line = '';
      }
      from = at + 1;
    }
    if (sample === null) line += chunk.toString('utf8', from, bytesRead);
    position += bytesRead;
  }
}
