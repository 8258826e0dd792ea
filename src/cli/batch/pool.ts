import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AssessedBlock, Block, LineOptions } from './assess-lines.ts';

/** What a worker needs to read the same rules as the main thread. */
export interface WorkerJob {
  readonly place: {
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

/** For objects that live no longer than a line. Left alone, each worker's share grows with the number of lines. */
const youngMegabytes = 8;

/** Workers that assess blocks side by side, each with its own copy of the rules. */
export function poolOf(jobs: number, job: WorkerJob): Pool {
  const workers = Array.from(
    { length: jobs },
    () =>
      new Worker(join(import.meta.dirname, 'batch-worker.cjs'), {
        workerData: job,
        resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
      }),
  );
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
      const answer = new Promise<AssessedBlock>((resolve, reject) => {
        const fail = (error: Error): void => {
          reject(error);
        };
        worker.once('error', fail);
        worker.once('message', (assessed: AssessedBlock) => {
          worker.off('error', fail);
          resolve(assessed);
        });
      });
      // A copy of its own is handed over, not copied once more on the way.
      const bytes = new Uint8Array(block.bytes);
      worker.postMessage({ ...block, bytes }, [bytes.buffer]);
      const assessed = await answer;
      free(worker);
      return assessed;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
