import { accessSync, constants, existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { readTextFile } from '../../source/read-text-file.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { lockFile, type Lock } from './lock-file.ts';

export type Opened =
  | { readonly ok: true; readonly store: Store; readonly text: string | null }
  | { readonly ok: false; readonly message: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

export type SaveResult =
  | { readonly kind: 'saved' }
  /** Somebody else has changed the file: the answers are in another one now. */
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }
  /** `to` is where the answers could be kept instead, if anywhere. */
  | { readonly kind: 'failed'; readonly reason: string; readonly to: string | null };

/**
 * Takes hold of an answers file, for one process alone.
 *
 * @param shown the path as the user knows it
 */
export async function openStore(path: string, shown: string): Promise<Opened> {
  const real = await realpath(path).catch(() => path);
  try {
    if (existsSync(real)) accessSync(real, constants.W_OK);
    const result = lockFile(real);
    if (!result.ok) return { ok: false, message: heldBy(shown, result.holder, result.path) };
    const { lock } = result;
    if (!existsSync(real)) return { ok: true, store: new Store(real, shown, null, lock), text: null };
    const read = readTextFile(real, shown);
    if (read.ok) return { ok: true, store: new Store(real, shown, read.text, lock), text: read.text };
    lock.release();
    return { ok: false, diagnostic: read.diagnostic };
  } catch (error) {
    return { ok: false, message: `answers cannot be saved in ${shown}: ${reasonOf(error)}` };
  }
}

function heldBy(shown: string, holder: number | null, lock: string): string {
  const who = holder === null ? 'another process' : `another process (${holder})`;
  return `${who} is writing ${shown}. Go on there, or name another file. If none is running, delete ${basename(lock)}.`;
}

/** An answers file that is written whole or not at all. */
export class Store {
  #path: string;
  #shown: string;
  /** What was read or written last; null: no file yet. */
  #known: string | null;
  #lock: Lock | null;

  constructor(path: string, shown: string, known: string | null, lock: Lock) {
    this.#path = path;
    this.#shown = shown;
    this.#known = known;
    this.#lock = lock;
  }

  /** The path as the user knows it. */
  get shown(): string {
    return this.#shown;
  }

  /** Whether there is a file yet. */
  get exists(): boolean {
    return this.#known !== null;
  }

  async save(text: string): Promise<SaveResult> {
    const from = this.#shown;
    try {
      const isForeign = await this.#isForeign();
      if (isForeign) this.#moveAside();
      await writeFileAtomic(this.#path, text);
      this.#known = text;
      return isForeign ? { kind: 'moved', from, to: this.#shown } : { kind: 'saved' };
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error), to: await this.#rescue(text) };
    }
  }

  close(): void {
    this.#lock?.release();
    this.#lock = null;
  }

  /** The file holds something that was neither read nor written here. A file that is gone is simply written again. */
  async #isForeign(): Promise<boolean> {
    const now = await readFile(this.#path, 'utf8').catch(() => null);
    return now !== null && now !== this.#known;
  }

  /** Takes a new name beside the old one. */
  #moveAside(): void {
    const ending = extname(this.#path);
    const rename = (path: string, number: number): string =>
      join(dirname(path), `${basename(path, ending)}-${number}${ending}`);
    let number = 2;
    while (existsSync(rename(this.#path, number))) number += 1;
    const moved = rename(this.#path, number);
    const locked = lockFile(moved);
    this.#lock?.release();
    this.#lock = locked.ok ? locked.lock : null;
    this.#shown = rename(this.#shown, number);
    this.#path = moved;
    this.#known = null;
  }

  async #rescue(text: string): Promise<string | null> {
    const path = join(tmpdir(), `born-global-${process.pid}.yaml`);
    try {
      await writeFileAtomic(path, text, { mode: 0o600 });
      return path;
    } catch {
      // The disk may be full there as well; the caller shows the answers.
      return null;
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist.',
  ENOTDIR: 'a part of its path is not a folder.',
  EACCES: 'permission denied.',
  EPERM: 'permission denied.',
  EROFS: 'the disk is read-only.',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the disk quota is used up.',
  ENAMETOOLONG: 'its name is too long.',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
