import { maxBytes } from '../../source/read-text-file.ts';
import type { Block } from './assess-lines.ts';
import { newline } from './newline.ts';

/** Some lines; or one that is too long to be read, by its number. */
export type Piece =
  { readonly kind: 'block'; readonly block: Block } | { readonly kind: 'too-long'; readonly line: number };

/**
 * Cuts a stream of bytes into blocks of whole lines, holding no more than a block and a line in memory.
 *
 * @param size bytes gathered before a block is handed on
 * @param range lines with something on them that were done before, and the number of the first line of all
 */
export async function* blocksOf(
  stream: AsyncIterable<Uint8Array>,
  size: number,
  { skip = 0, firstLine = 1 }: { readonly skip?: number; readonly firstLine?: number } = {},
): AsyncGenerator<Piece> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = firstLine;
  let skipping = false;
  let left = skip;
  for await (const chunk of stream) {
    let fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (skipping) {
      const end = fresh.indexOf(newline);
      if (end < 0) continue;
      fresh = fresh.subarray(end + 1);
      skipping = false;
    }
    parts.push(fresh);
    length += fresh.length;
    if (left === 0 && length < size) continue;
    // Joined once for a block, not for each chunk: what is thrown away here is what memory grows by.
    let held = joined(parts);
    while (left > 0) {
      const end = held.indexOf(newline);
      if (end < 0) break;
      if (held.toString('utf8', 0, end).trim() !== '') left -= 1;
      held = held.subarray(end + 1);
      line += 1;
    }
    const last = left > 0 || held.length < size ? -1 : held.lastIndexOf(newline);
    if (last >= 0) {
      const bytes = held.subarray(0, last + 1);
      yield { kind: 'block', block: { bytes, firstLine: line } };
      line += countLines(bytes);
      held = held.subarray(last + 1);
    }
    if (held.length > maxBytes) {
      yield { kind: 'too-long', line };
      line += 1;
      held = held.subarray(held.length);
      skipping = true;
    }
    parts = [held];
    length = held.length;
  }
  if (length > 0 && left === 0 && !skipping)
    yield { kind: 'block', block: { bytes: joined(parts), firstLine: line } };
}

const joined = (parts: readonly Buffer[]): Buffer => {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
};

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count += 1;
  return count;
}
