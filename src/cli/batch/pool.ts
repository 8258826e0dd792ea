import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { shippedFolders } from '../rule-source/package-paths.ts';
import type { AssessedBlock, Block, LineOptions } from './assess-lines.ts';

/** What a worker needs to read the same rules as the main thread. */
export interface WorkerJob {
  readonly source: {
    readonly cwd: string;
    readonly today: string;
    readonly rules?: string | undefined;
    readonly markets?: readonly string[] | undefined;
  };
  readonly lines: LineOptions;
}

export interface Pool {
  readonly assess: (block: Block) => Promise<AssessedBlock>;
  readonly close: () => Promise<void>;
}

/** What a worker sends back: the result, and the memory that the block came in. */
export interface WorkerResult {
  readonly assessed: AssessedBlock;
  readonly buffer: ArrayBuffer;
}

/** Blocks end with a line, so some are a little longer than others: buffers leave room for that. */
const bufferSlack = 1.25;

/** Memory for objects that live no longer than a line. Without a limit, it grows with the number of lines. */
const maxYoungGenerationSizeMb = 8;

/** Workers that assess blocks in parallel, each with its own copy of the rules. */
export function poolOf(jobs: number, job: WorkerJob): Pool {
  const workers = Array.from(
    { length: jobs },
    () =>
      new Worker(join(shippedFolders().root, 'dist', 'batch-worker.js'), {
        workerData: job,
        resourceLimits: { maxYoungGenerationSizeMb },
      }),
  );
  const spareBuffers: ArrayBuffer[] = [];
  const bufferFor = (length: number): ArrayBuffer => {
    const spare = spareBuffers.pop();
    return spare !== undefined && spare.byteLength >= length
      ? spare
      : new ArrayBuffer(Math.ceil(length * bufferSlack));
  };
  const idle = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];
  const release = (worker: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  return {
    assess: async (block) => {
      const worker = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
      const result = new Promise<WorkerResult>((resolve, reject) => {
        const fail = (error: Error): void => {
          reject(error);
        };
        worker.once('error', fail);
        worker.once('message', (message: WorkerResult) => {
          worker.off('error', fail);
          resolve(message);
        });
      });
      // The copy is transferred, not copied again on the way, and its memory comes back for the next block.
      const bytes = new Uint8Array(bufferFor(block.bytes.length), 0, block.bytes.length);
      bytes.set(block.bytes);
      worker.postMessage({ ...block, bytes }, [bytes.buffer]);
      const { assessed, buffer } = await result;
      spareBuffers.push(buffer);
      release(worker);
      return assessed;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
