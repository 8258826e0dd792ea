import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { shippedName } from './resolve.ts';
import type { RulesOptions } from '../commands/options/types.ts';
import { isPack, packNames, rulesFolder } from './pack-folders.ts';

/** What the paths and options on a command line of `rules` stand for. */
export type RulePaths =
  | { readonly ok: true; readonly rules: string | undefined; readonly markets: readonly string[] }
  | { readonly ok: false; readonly message: string };

/**
 * Sorts paths into one folder of rules (a pack, or a folder that holds packs) and any number of markets (folders or files). A folder with `rules` and
 * `markets` in it stands for both, and a file of rules for the folder it is part of: editors and hooks name files.
 */
export function sortPaths(
  { paths, rules, markets = [] }: Pick<RulesOptions, 'paths' | 'rules' | 'markets'>,
  cwd: string,
): RulePaths {
  const named = rules !== undefined && shippedName({ cwd }, rules) !== null;
  const folders = new Set(rules === undefined || named ? [] : [resolve(cwd, rules)]);
  const found = markets.map((path) => resolve(cwd, path));
  const missing = [...folders, ...found].find((path) => kindOf(path) === null);
  if (missing !== undefined) return { ok: false, message: `there is no file or folder ${missing}` };
  for (const given of paths) {
    const path = resolve(cwd, given);
    const kind = kindOf(path);
    if (kind === null) return { ok: false, message: `there is no file or folder ${given}` };
    const own = kind === 'folder' ? rulesIn(path) : rulesAround(path);
    if (own !== null) folders.add(own);
    else if (kind === 'file' || rulesIn(join(path, 'rules')) === null) found.push(path);
    else {
      folders.add(join(path, 'rules'));
      if (kindOf(join(path, 'markets')) === 'folder') found.push(join(path, 'markets'));
    }
  }
  // Files of several packs stand for the folder that holds them all.
  const common = new Set(
    [...folders].map((folder) => (folders.size > 1 ? rulesFolder(folder).rules : folder)),
  );
  const [first = named ? rules : undefined, second] = common;
  if (second !== undefined) return { ok: false, message: 'more than one folder of rules is named' };
  return { ok: true, rules: first, markets: found };
}

/** The folder where it is a pack, or holds packs. */
const rulesIn = (folder: string): string | null =>
  isPack(folder) || existsSync(join(folder, 'sources.yaml')) || packNames(folder).length > 0 ? folder : null;

/** The folder of rules that a file is part of: its pack, or all packs where it holds what they share. */
function rulesAround(file: string): string | null {
  const folder = dirname(file);
  if (basename(file) === 'sources.yaml' || isPack(folder)) return folder;
  const isPart = ['tests', 'markets'].includes(basename(folder)) && isPack(dirname(folder));
  return isPart ? dirname(folder) : null;
}

/** A path that exists but cannot be looked at counts as a file: reading it tells why. */
function kindOf(path: string): 'file' | 'folder' | null {
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status === undefined) return null;
    return status.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'file';
  }
}
