import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { quote } from '../../source/sanitize.ts';
import { writeProblem } from '../io/write-file.ts';
import type { Environment } from '../environment.ts';
import { reachedIn } from './progress.ts';

/** Where results are written, block by block. */
export type Target =
  | {
      readonly ok: true;
      /** Lines that an earlier run wrote. */
      readonly done: number;
      readonly write: (bytes: Uint8Array) => Promise<void>;
      readonly close: () => Promise<void>;
    }
  | { readonly ok: false; readonly problem: string };

export interface TargetOptions {
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  /** Continue where the file ends. */
  readonly resume?: boolean | undefined;
}

/**
 * The standard output, or a file that is new, overwritten on request, or continued.
 *
 * @param isSameKind whether a line of the file was written with the same rules and options
 */
export async function openTarget(
  { stdout, cwd }: Environment,
  { output, force = false, resume = false }: TargetOptions,
  isSameKind: (line: string) => boolean,
): Promise<Target> {
  if (output === undefined)
    return { ok: true, done: 0, write: (bytes) => drained(stdout, bytes), close: () => Promise.resolve() };
  const path = resolve(cwd, output);
  try {
    if (!resume) return fileTarget(await open(path, force ? 'w' : 'wx'), 0, 0);
    const handle = await open(path, 'r+').catch((error: unknown) => {
      if (isMissing(error)) return open(path, 'wx+');
      throw error;
    });
    const { lines, bytes, sample } = await reachedIn(handle);
    if (sample === null || isSameKind(sample)) {
      await handle.truncate(bytes);
      return fileTarget(handle, lines, bytes);
    }
    await handle.close();
    return { ok: false, problem: `${quote(output)} was written with other rules or options: start again` };
  } catch (error) {
    return { ok: false, problem: `${quote(output)} ${writeProblem(error)}` };
  }
}

function fileTarget(handle: FileHandle, done: number, start: number): Target {
  let position = start;
  return {
    ok: true,
    done,
    write: async (bytes) => {
      for (let from = 0; from < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, from, bytes.length - from, position);
        from += bytesWritten;
        position += bytesWritten;
      }
    },
    close: () => handle.close(),
  };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Writes, and waits for a slower reader, so that nothing piles up in memory. */
function drained(stream: Writable, bytes: Uint8Array): Promise<void> {
  if (bytes.length === 0 || stream.write(bytes)) return Promise.resolve();
  return new Promise((done) => stream.once('drain', done));
}
