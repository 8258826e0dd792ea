import { parentPort, workerData } from 'node:worker_threads';
import { loadContent } from '../content.ts';
import { lineAssessor, type AssessedBlock, type Block } from './assess-lines.ts';
import type { WorkerJob } from './pool.ts';

/** Assesses the blocks that the main thread sends. */
async function work({ place, lines }: WorkerJob): Promise<void> {
  const content = await loadContent(place, place);
  const assessed: (block: Block) => AssessedBlock = content.ok
    ? lineAssessor(content.pack, lines)
    : () => {
        throw new Error('The rules could not be read again.');
      };
  parentPort?.on('message', ({ bytes, firstLine }: Block) => {
    const block = assessed({ bytes, firstLine });
    parentPort?.postMessage(block, [block.written.buffer]);
  });
}

void work(workerData as WorkerJob);
