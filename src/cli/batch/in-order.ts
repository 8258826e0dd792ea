import { encodeText, errorLine, type AssessedBlock, type Block } from './assess-lines.ts';
import type { Piece } from './pieces.ts';

/**
 * The results of all pieces in the order of the input, while a bounded number of them is being assessed.
 *
 * @param limit how many blocks may be assessed, or wait to be taken, at a time
 */
export async function* inOrder(
  pieces: AsyncIterable<Piece>,
  assess: (block: Block) => Promise<AssessedBlock> | AssessedBlock,
  limit: number,
): AsyncGenerator<AssessedBlock> {
  const pending: Promise<AssessedBlock>[] = [];
  for await (const piece of pieces) {
    const result = Promise.resolve(piece.kind === 'block' ? assess(piece.block) : rejected(piece));
    // An error is reported when it is its turn; until then nobody awaits the promise.
    result.catch(() => undefined);
    pending.push(result);
    if (pending.length < limit) continue;
    const first = await pending.shift();
    if (first !== undefined) yield first;
  }
  for (const result of pending) yield await result;
}

const rejected = ({ line, diagnostics }: Piece & { readonly kind: 'rejected' }): AssessedBlock => ({
  written: encodeText(`${errorLine(line, diagnostics)}\n`),
  lines: 1,
  failed: 1,
  firstFailed: line,
});
