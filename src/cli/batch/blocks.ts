import { maxBytes } from '../../source/read-text-file.ts';
import { lineTooLong } from './assess-lines.ts';
import { newline } from './newline.ts';
import type { Piece } from './pieces.ts';

/**
 * Cuts a stream of bytes into blocks of whole lines, with no more than a block and a line in memory.
 *
 * @param size bytes gathered before a block is handed on
 * @param skip lines with text that an earlier run did
 */
export async function* blocksOf(
  stream: AsyncIterable<Uint8Array>,
  size: number,
  skip = 0,
): AsyncGenerator<Piece> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;
  let isInLongLine = false;
  let remaining = skip;
  for await (const chunk of stream) {
    let fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (isInLongLine) {
      const end = fresh.indexOf(newline);
      if (end < 0) continue;
      fresh = fresh.subarray(end + 1);
      isInLongLine = false;
    }
    parts.push(fresh);
    length += fresh.length;
    if (remaining === 0 && length < size) continue;
    // Joined once per block, not per chunk: every buffer that is thrown away makes memory grow.
    let buffered = joined(parts);
    while (remaining > 0) {
      const end = buffered.indexOf(newline);
      if (end < 0) break;
      if (buffered.toString('utf8', 0, end).trim() !== '') remaining -= 1;
      buffered = buffered.subarray(end + 1);
      line += 1;
    }
    const last = remaining > 0 || buffered.length < size ? -1 : buffered.lastIndexOf(newline);
    if (last >= 0) {
      const bytes = buffered.subarray(0, last + 1);
      yield { kind: 'block', block: { bytes, firstLine: line } };
      line += countLines(bytes);
      buffered = buffered.subarray(last + 1);
    }
    if (buffered.length > maxBytes) {
      yield { kind: 'rejected', line, diagnostics: [lineTooLong] };
      line += 1;
      buffered = buffered.subarray(buffered.length);
      isInLongLine = true;
    }
    parts = [buffered];
    length = buffered.length;
  }
  if (length > 0 && remaining === 0 && !isInLongLine)
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
