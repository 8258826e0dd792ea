import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** A file that may hold what one member answered. */
export interface MemberFile {
  /** As the user would type it. */
  readonly file: string;
  /** Named on the command line, so that it must be a member; another file of a folder may be something else. */
  readonly isNamed: boolean;
}

const extension = /\.(ya?ml|json)$/iu;

/**
 * The files that paths stand for: those named, and the YAML and JSON files of the folders named, sorted by name, without
 * subfolders. A file that is named twice counts once. A path that cannot be inspected is kept; reading it reports why.
 *
 * @param exclude a file that is not a member, wherever it is
 */
export function memberFiles(paths: readonly string[], cwd: string, exclude?: string): readonly MemberFile[] {
  const excludedPath = exclude === undefined ? null : resolve(cwd, exclude);
  const byPath = new Map<string, MemberFile>();
  for (const path of paths) {
    const names = namesIn(resolve(cwd, path));
    const files =
      names === null
        ? [{ file: path, isNamed: true }]
        : names.map((name) => ({ file: join(path, name), isNamed: false }));
    for (const file of files) {
      const key = resolve(cwd, file.file);
      if (key !== excludedPath && !byPath.has(key)) byPath.set(key, file);
    }
  }
  return [...byPath.values()];
}

/** The names of the files in a folder; null if the path is not a folder. */
function namesIn(path: string): readonly string[] | null {
  try {
    if (!statSync(path).isDirectory()) return null;
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && extension.test(entry.name) && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch {
    return null;
  }
}

/** The name of a file without folder and extension: the name of a member that gives none. */
export const bareName = (file: string): string => basename(file).replace(extension, '');
