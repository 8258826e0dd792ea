import { parentPort, workerData } from 'node:worker_threads';
import { loadContent } from '../rule-source/resolve.ts';
import { lineAssessor, type AssessedBlock, type Block } from './assess-lines.ts';
import type { Answer, WorkerJob } from './pool.ts';

/** Assesses the blocks that the main thread sends. */
async function work({ place, lines }: WorkerJob): Promise<void> {
  const content = await loadContent(place, place);
  const assessed: (block: Block) => AssessedBlock = content.ok
    ? lineAssessor(content.pack, lines)
    : () => {
        throw new Error('The rules could not be read again.');
      };
  parentPort?.on('message', ({ bytes, firstLine }: Block & { readonly bytes: Uint8Array<ArrayBuffer> }) => {
    const answer: Answer = { assessed: assessed({ bytes, firstLine }), spent: bytes.buffer };
    parentPort?.postMessage(answer, [answer.assessed.written.buffer, answer.spent]);
  });
}

void work(workerData as WorkerJob);
