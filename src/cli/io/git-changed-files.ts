import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { quote } from '../../source/sanitize.ts';

export type ChangedFiles =
  /** Full paths, without links. */
  | { readonly ok: true; readonly files: ReadonlySet<string> }
  | { readonly ok: false; readonly message: string };

/**
 * The files that differ from a revision of git, those not yet added included.
 *
 * @param revision `HEAD` for what is not committed yet
 */
export async function changedFiles(cwd: string, revision: string): Promise<ChangedFiles> {
  const git = async (...given: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)('git', [...given], { cwd, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  };
  try {
    const top = (await git('rev-parse', '--show-toplevel')).trim();
    // A name that begins with a dash would be read as an option.
    await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).catch(() => {
      throw new UnknownRevision();
    });
    const listed = await Promise.all([
      git('-C', top, 'diff', '--name-only', '--no-renames', '-z', '--end-of-options', revision, '--'),
      git('-C', top, 'ls-files', '--others', '--exclude-standard', '-z'),
    ]);
    const names = listed.flatMap((text) => text.split('\0')).filter((name) => name !== '');
    return { ok: true, files: new Set(names.map((name) => realPath(resolve(top, name)))) };
  } catch (error) {
    if (error instanceof UnknownRevision)
      return { ok: false, message: `--changed: git knows no revision ${quote(revision)}` };
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { ok: false, message: '--changed needs git, which is not installed' };
    return { ok: false, message: '--changed works in a git repository only' };
  }
}

class UnknownRevision extends Error {}

/** A path without links; as it is where there is nothing (any more). */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
