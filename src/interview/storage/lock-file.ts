import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

export type LockResult =
  | { readonly ok: true; readonly lock: Lock }
  /** Held by another process; null where that is not known. */
  | { readonly ok: false; readonly holder: number | null; readonly path: string };

/**
 * Makes sure that only one process writes a file. The lock is a file beside it that names the process; one whose
 * process is gone (killed, or the machine restarted) is taken over.
 *
 * @throws what the operating system says where no file can be made there
 */
export function lockFile(file: string): LockResult {
  const path = `${file}.lock`;
  const content = `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`;
  for (let tries = 0; tries < 3; tries += 1) {
    if (create(path, content)) return { ok: true, lock: new Lock(path, content) };
    const found = readIfThere(path);
    if (found === null) continue;
    const holder = holderOf(found);
    if (!holder.isGone) return { ok: false, holder: holder.pid, path };
    takeAway(path, found);
  }
  return { ok: false, holder: null, path };
}

export class Lock {
  readonly #path: string;
  readonly #content: string;
  readonly #onExit = (): void => {
    this.release();
  };

  constructor(path: string, content: string) {
    this.#path = path;
    this.#content = content;
    process.once('exit', this.#onExit);
  }

  /** Lets others write. A lock that has been taken over is theirs. */
  release(): void {
    process.removeListener('exit', this.#onExit);
    if (readIfThere(this.#path) === this.#content) rmSync(this.#path, { force: true });
  }
}

/** Makes a file that must not exist yet. */
function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It went away in between, or is none of ours: creating it again will tell.
    return null;
  }
}

function holderOf(content: string): { readonly pid: number | null; readonly isGone: boolean } {
  const holder = parse(content);
  // Half-written by a process that was killed at that moment.
  if (holder === null) return { pid: null, isGone: true };
  // What runs on another machine cannot be seen from here.
  return { pid: holder.pid, isGone: holder.host === hostname() && !isRunning(holder.pid) };
}

function parse(content: string): { readonly pid: number; readonly host: string } | null {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value)) return null;
    const { pid, host } = value;
    return typeof pid === 'number' && Number.isInteger(pid) && pid > 0 && typeof host === 'string'
      ? { pid, host }
      : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Removes a lock that nobody holds. Of two processes that try, one wins; a lock made in between is put back. */
function takeAway(path: string, expected: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readIfThere(aside) === expected) rmSync(aside, { force: true });
    else renameSync(aside, path);
  } catch {
    // The other one was faster.
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
