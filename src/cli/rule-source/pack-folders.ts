import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The pack that a folder of rules means where it holds several. */
export const mainPack = 'company';

/** Where the rules of one pack stand. */
export interface RulesFolder {
  /** The folder with sources.yaml; the packs are folders in it. */
  readonly rules: string;
  /** Name of the folder of the pack. */
  readonly pack: string;
}

/** The packs of a folder of rules: the main one, then the others by name. */
export function packNames(rules: string): readonly string[] {
  try {
    return readdirSync(rules)
      .filter((name) => existsSync(join(rules, name, 'pack.yaml')))
      .sort((a, b) => Number(b === mainPack) - Number(a === mainPack) || (a < b ? -1 : 1));
  } catch {
    // Whatever is the matter with the folder is told when it is read.
    return [];
  }
}

/** The one pack that a path means; of a folder with several, the main one. */
export function rulesFolder(path: string): RulesFolder {
  if (isPack(path)) return { rules: dirname(path), pack: basename(path) };
  const names = packNames(path);
  return { rules: path, pack: names[0] ?? mainPack };
}

/** Every pack that a path means: the one it is, or all that stand in it. */
export function everyPack(path: string): readonly RulesFolder[] {
  if (isPack(path)) return [rulesFolder(path)];
  const names = packNames(path);
  return (names.length === 0 ? [mainPack] : names).map((pack) => ({ rules: path, pack }));
}

/** The markets that a pack brings along; null where it is for the common ones. */
export function marketsOfPack({ rules, pack }: RulesFolder): string | null {
  const folder = join(rules, pack, 'markets');
  return existsSync(folder) ? folder : null;
}

/** Whether a path is the folder of a pack, and not one that holds packs. A pack need not be whole to be one. */
export const isPack = (path: string): boolean =>
  existsSync(join(path, 'pack.yaml')) ||
  (basename(path) === mainPack && existsSync(path) && !existsSync(join(path, 'sources.yaml')));
