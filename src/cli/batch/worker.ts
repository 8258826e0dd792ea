import { parentPort, workerData } from 'node:worker_threads';
import { loadRules } from '../rule-source/load-rules.ts';
import { lineAssessor, type AssessedBlock, type Block } from './assess-lines.ts';
import type { WorkerJob, WorkerResult } from './pool.ts';

/** Assesses the blocks that the main thread sends. */
async function work({ source, lines }: WorkerJob): Promise<void> {
  const rules = await loadRules(source, source);
  const assess: (block: Block) => AssessedBlock = rules.ok
    ? lineAssessor(rules.pack, lines)
    : () => {
        throw new Error('The rules could not be read again.');
      };
  parentPort?.on('message', ({ bytes, firstLine }: Block & { readonly bytes: Uint8Array<ArrayBuffer> }) => {
    const result: WorkerResult = { assessed: assess({ bytes, firstLine }), buffer: bytes.buffer };
    parentPort?.postMessage(result, [result.assessed.written.buffer, result.buffer]);
  });
}

void work(workerData as WorkerJob);
