import { statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { RuleSourceOptions } from '../commands/command.ts';
import { packNames } from './pack-folders.ts';
import { shippedFolders } from './package-paths.ts';

/** The folders that an author writes to: those that options name, or `rules` and `markets` in the working folder. */
export interface WritableFolders {
  /** Null if the author has no folder of rules: the shipped ones are read, never written. */
  readonly rules: string | null;
  /** Folders and files, as they are read; undefined if there is none. */
  readonly markets: readonly string[] | undefined;
  /** Where a new market goes; the folder need not exist yet. */
  readonly newMarkets: string;
}

export function writableFolders(cwd: string, { rules, markets }: RuleSourceOptions): WritableFolders {
  const [defaultRules, defaultMarkets] = [join(cwd, 'rules'), join(cwd, 'markets')];
  const ownRules =
    rules === undefined ? (packNames(defaultRules).length > 0 ? defaultRules : null) : resolve(cwd, rules);
  const ownMarkets =
    markets?.map((path) => resolve(cwd, path)) ?? (isFolder(defaultMarkets) ? [defaultMarkets] : undefined);
  return {
    rules: ownRules,
    markets: ownMarkets,
    newMarkets: ownMarkets?.find(isFolder) ?? defaultMarkets,
  };
}

/** Whether a path is part of an installed copy of this package, which the next update would overwrite. */
export function isInstalled(path: string): boolean {
  const { root } = shippedFolders();
  return root.split(sep).includes('node_modules') && `${path}${sep}`.startsWith(`${root}${sep}`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
