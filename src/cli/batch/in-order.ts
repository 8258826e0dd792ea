import { encoded, errorLine, tooLongFault, type AssessedBlock, type Block } from './assess-lines.ts';
import type { Piece } from './blocks.ts';

/**
 * The results of all pieces in the order of the input, a bounded number of them at work at a time.
 *
 * @param atOnce most blocks at work, or done and not yet taken
 */
export async function* inOrder(
  pieces: AsyncIterable<Piece>,
  assess: (block: Block) => Promise<AssessedBlock> | AssessedBlock,
  atOnce: number,
): AsyncGenerator<AssessedBlock> {
  const pending: Promise<AssessedBlock>[] = [];
  for await (const piece of pieces) {
    const work = Promise.resolve(piece.kind === 'block' ? assess(piece.block) : tooLong(piece.line));
    // A fault is told when its turn comes; until then nobody listens.
    work.catch(() => undefined);
    pending.push(work);
    if (pending.length < atOnce) continue;
    const first = await pending.shift();
    if (first !== undefined) yield first;
  }
  for (const work of pending) yield await work;
}

const tooLong = (line: number): AssessedBlock => ({
  written: encoded(`${errorLine(line, [tooLongFault])}\n`),
  lines: 1,
  failed: 1,
  firstFailed: line,
});
