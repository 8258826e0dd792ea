import { mkdir, readFile, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { GeneratedFile } from '../../rule-tools/generated-file.ts';
import { quote } from '../../source/sanitize.ts';
import { decodeText } from '../../source/read-text-file.ts';
import { writeProblem } from './write-output.ts';
import { exitCode, type Environment } from '../environment.ts';
import { writeChanged, writeNew } from './write-if-unchanged.ts';

export interface GeneratedFolder {
  readonly files: readonly GeneratedFile[];
  readonly folder: string;
  /** Words that every file made by the command has, and no other file: only those are written over or called stale. */
  readonly mark: string;
  /** Write nothing, and name the files that are not as they would be written. */
  readonly check: boolean;
  /** The command that makes them. */
  readonly command: string;
}

/**
 * Brings a folder of generated files up to date, or tells which are not.
 *
 * @returns the exit code
 */
export async function deliverFolder(
  { stderr, cwd }: Pick<Environment, 'stderr' | 'cwd'>,
  { files, folder, mark, check, command }: GeneratedFolder,
): Promise<number> {
  const tell = (text: string): unknown => stderr.write(`born-global: ${text}\n`);
  const wanted = new Set(files.map(({ name }) => name));
  let stale = 0;
  for (const { name, text } of files) {
    const [path, shown] = [resolve(cwd, folder, name), join(folder, name)];
    const before = await textAt(path);
    if (before?.replaceAll('\r\n', '\n') === text) continue;
    stale += 1;
    if (check) {
      tell(`${quote(shown)} ${before === null ? 'is missing' : 'is out of date'}.`);
      continue;
    }
    if (before !== null && !before.includes(mark)) {
      tell(`${quote(shown)} was not made by ${command}; it is left as it is.`);
      return exitCode.usage;
    }
    const problem = await written({ path, shown, before, after: text });
    if (problem !== null) {
      tell(problem);
      return exitCode.usage;
    }
    tell(`${quote(shown)} written.`);
  }
  for (const name of await namesIn(resolve(cwd, folder))) {
    if (wanted.has(name)) continue;
    if (!(await textAt(resolve(cwd, folder, name)))?.includes(mark)) continue;
    stale += 1;
    tell(`${quote(join(folder, name))} is no longer made by ${command}: delete it.`);
  }
  if (stale === 0) tell(`${quote(folder)} is up to date.`);
  if (!check) return exitCode.fine;
  if (stale > 0) tell(`run ${command} to write them again.`);
  return stale > 0 ? exitCode.findings : exitCode.fine;
}

interface Change {
  readonly path: string;
  readonly shown: string;
  readonly before: string | null;
  readonly after: string;
}

/** Why a file could not be written; null where it was. */
async function written({ path, shown, before, after }: Change): Promise<string | null> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    return `${quote(dirname(shown))} ${writeProblem(error)}`;
  }
  const fault =
    before === null ? await writeNew(path, shown, after) : await writeChanged({ path, shown, before, after });
  return fault === null ? null : `${quote(shown)}: ${fault.message}`;
}

/** The text of a file; null where there is none that can be read. */
const textAt = (path: string): Promise<string | null> =>
  readFile(path).then(
    (bytes) => {
      const decoded = decodeText(bytes, path);
      return decoded.ok ? decoded.text : '';
    },
    () => null,
  );

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).toSorted();
