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

/** What a worker answers: the block, and the memory that it came in. */
export interface Answer {
  readonly assessed: AssessedBlock;
  readonly spent: ArrayBuffer;
}

/** Blocks end with a line, so that some are a little longer than others. */
const moreRoom = 1.25;

/** For objects that live no longer than a line. Left alone, each worker's share grows with the number of lines. */
const youngMegabytes = 8;

/** Workers that assess blocks side by side, each with its own copy of the rules. */
export function poolOf(jobs: number, job: WorkerJob): Pool {
  const workers = Array.from(
    { length: jobs },
    () =>
      new Worker(join(shippedFolders().root, 'dist', 'batch-worker.js'), {
        workerData: job,
        resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
      }),
  );
  const spare: ArrayBuffer[] = [];
  const roomFor = (length: number): ArrayBuffer => {
    const known = spare.pop();
    return known !== undefined && known.byteLength >= length
      ? known
      : new ArrayBuffer(Math.ceil(length * moreRoom));
  };
  const idle = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];
  const free = (worker: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  return {
    assess: async (block) => {
      const worker = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
      const answer = new Promise<Answer>((resolve, reject) => {
        const fail = (error: Error): void => {
          reject(error);
        };
        worker.once('error', fail);
        worker.once('message', (message: Answer) => {
          worker.off('error', fail);
          resolve(message);
        });
      });
      // A copy of its own is handed over, not copied once more on the way, and its memory comes back.
      const bytes = new Uint8Array(roomFor(block.bytes.length), 0, block.bytes.length);
      bytes.set(block.bytes);
      worker.postMessage({ ...block, bytes }, [bytes.buffer]);
      const { assessed, spent } = await answer;
      spare.push(spent);
      free(worker);
      return assessed;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
