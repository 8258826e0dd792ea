import { statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { CommonOptions } from '../commands/options/types.ts';
import { packNames } from './pack-folders.ts';
import { shippedFolders } from './package-paths.ts';

/** Folders that an author writes into: those that options name, or `rules` and `markets` where the author is. */
export interface OwnFolders {
  /** Null where there is no folder of rules of one's own: the shipped ones are read, never written. */
  readonly rules: string | null;
  /** Folders and files, as they are read; undefined where none is there. */
  readonly markets: readonly string[] | undefined;
  /** Where a new market goes; it need not be there yet. */
  readonly newMarkets: string;
}

export function ownFolders(
  cwd: string,
  { rules, markets }: Pick<CommonOptions, 'rules' | 'markets'>,
): OwnFolders {
  const [here, beside] = [join(cwd, 'rules'), join(cwd, 'markets')];
  const own = rules === undefined ? (packNames(here).length > 0 ? here : null) : resolve(cwd, rules);
  const read =
    markets === undefined
      ? isFolder(beside)
        ? [beside]
        : undefined
      : markets.map((path) => resolve(cwd, path));
  return { rules: own, markets: read, newMarkets: read?.find(isFolder) ?? beside };
}

/** Whether a path is part of an installed copy of this package, which the next update would overwrite. */
export function isInstalled(path: string): boolean {
  const { root } = shippedFolders();
  return root.split(sep).includes('node_modules') && `${path}${sep}`.startsWith(`${root}${sep}`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
