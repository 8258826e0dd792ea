import { parentPort, workerData } from 'node:worker_threads';
import { loadRules } from '../rule-source/load-rules.ts';
import { lineAssessor, type AssessedBlock, type Block } from './assess-lines.ts';
import type { Answer, WorkerJob } from './pool.ts';

/** Assesses the blocks that the main thread sends. */
async function work({ source, lines }: WorkerJob): Promise<void> {
  const rules = await loadRules(source, source);
  const assess: (block: Block) => AssessedBlock = rules.ok
    ? lineAssessor(rules.pack, lines)
    : () => {
        throw new Error('The rules could not be read again.');
      };
  parentPort?.on('message', ({ bytes, firstLine }: Block & { readonly bytes: Uint8Array<ArrayBuffer> }) => {
    const answer: Answer = { assessed: assess({ bytes, firstLine }), spent: bytes.buffer };
    parentPort?.postMessage(answer, [answer.assessed.written.buffer, answer.spent]);
  });
}

void work(workerData as WorkerJob);
