import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { RuleSourceOptions } from '../commands/command.ts';
import { shippedName } from './load-rules.ts';
import { isPack, packNames, rulesFolder } from './pack-folders.ts';

/** What the paths and options on a command line of `rules` stand for. */
export type RulePaths =
  | { readonly ok: true; readonly rules: string | undefined; readonly markets: readonly string[] }
  | { readonly ok: false; readonly message: string };

export interface RulePathOptions extends RuleSourceOptions {
  readonly paths: readonly string[];
}

/**
 * Sorts paths into one folder of rules (a pack, or a folder of packs) and any number of markets (folders or files). A
 * folder that holds `rules` and `markets` stands for both. A file of rules stands for the folder that it is part of,
 * because editors and hooks name files.
 */
export function sortRulePaths(
  { paths, rules, markets: marketOptions = [] }: RulePathOptions,
  cwd: string,
): RulePaths {
  const isShipped = rules !== undefined && shippedName({ cwd }, rules) !== null;
  const folders = new Set(rules === undefined || isShipped ? [] : [resolve(cwd, rules)]);
  const markets = marketOptions.map((path) => resolve(cwd, path));
  const missing = [...folders, ...markets].find((path) => kindOf(path) === null);
  if (missing !== undefined) return { ok: false, message: `there is no file or folder ${missing}` };
  for (const name of paths) {
    const path = resolve(cwd, name);
    const kind = kindOf(path);
    if (kind === null) return { ok: false, message: `there is no file or folder ${name}` };
    const folder = kind === 'folder' ? rulesIn(path) : rulesAround(path);
    if (folder !== null) folders.add(folder);
    else if (kind === 'file' || rulesIn(join(path, 'rules')) === null) markets.push(path);
    else {
      folders.add(join(path, 'rules'));
      if (kindOf(join(path, 'markets')) === 'folder') markets.push(join(path, 'markets'));
    }
  }
  // Files of several packs stand for the folder that holds them all.
  const common = new Set(
    [...folders].map((folder) => (folders.size > 1 ? rulesFolder(folder).rules : folder)),
  );
  const [first = isShipped ? rules : undefined, second] = common;
  if (second !== undefined) return { ok: false, message: 'more than one folder of rules is named' };
  return { ok: true, rules: first, markets };
}

/** The folder itself, if it is a pack or holds packs. */
const rulesIn = (folder: string): string | null =>
  isPack(folder) || existsSync(join(folder, 'sources.yaml')) || packNames(folder).length > 0 ? folder : null;

/** The folder of rules that a file belongs to: its pack, or the folder of all packs for a file that they share. */
function rulesAround(file: string): string | null {
  const folder = dirname(file);
  if (basename(file) === 'sources.yaml' || isPack(folder)) return folder;
  const isPart = ['tests', 'markets'].includes(basename(folder)) && isPack(dirname(folder));
  return isPart ? dirname(folder) : null;
}

/** A path that exists but cannot be inspected counts as a file: reading it reports why. */
function kindOf(path: string): 'file' | 'folder' | null {
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status === undefined) return null;
    return status.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'file';
  }
}
