import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** A file that may hold what one member answered. */
export interface MemberFile {
  /** As the user would type it. */
  readonly file: string;
  /** named: it has to be a member. found: it stands in a folder, and may be something else. */
  readonly how: 'named' | 'found';
}

export type MemberFiles =
  | { readonly ok: true; readonly files: readonly MemberFile[] }
  | { readonly ok: false; readonly problem: string };

const ending = /\.(ya?ml|json)$/iu;

/**
 * The files that paths mean: those named, and the YAML and JSON files of the folders named, in order of name, though
 * not of folders in them. A file that is meant twice counts once. A path that cannot be looked at is told where it is
 * read.
 *
 * @param not a file that is none of them, wherever it stands
 */
export function memberFiles(paths: readonly string[], cwd: string, not?: string): MemberFiles {
  const left = not === undefined ? null : resolve(cwd, not);
  const found = new Map<string, MemberFile>();
  for (const path of paths) {
    const whole = resolve(cwd, path);
    const inside = namesIn(whole);
    const files =
      inside === null
        ? [{ file: path, how: 'named' as const }]
        : inside.map((name) => ({ file: join(path, name), how: 'found' as const }));
    for (const one of files) {
      const key = resolve(cwd, one.file);
      if (key !== left && !found.has(key)) found.set(key, one);
    }
  }
  return found.size === 0
    ? { ok: false, problem: 'there is no YAML or JSON file' }
    : { ok: true, files: [...found.values()] };
}

/** The files in a folder by name; null where it is none. */
function namesIn(path: string): readonly string[] | null {
  try {
    if (!statSync(path).isDirectory()) return null;
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && ending.test(entry.name) && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch {
    return null;
  }
}

/** The name of a file without folder and ending: how a member is called that says no name. */
export const bareName = (file: string): string => basename(file).replace(ending, '');
