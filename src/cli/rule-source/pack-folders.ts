import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The pack to use of a folder that holds several. */
export const mainPack = 'company';

/** Where the rules of one pack are. */
export interface RulesFolder {
  /** The folder with sources.yaml; packs are folders in it. */
  readonly rules: string;
  /** Name of the pack's folder. */
  readonly pack: string;
}

/** The packs in a folder of rules: the main one, then the others by name. */
export function packNames(rules: string): readonly string[] {
  try {
    return readdirSync(rules)
      .filter((name) => existsSync(join(rules, name, 'pack.yaml')))
      .sort((a, b) => Number(b === mainPack) - Number(a === mainPack) || (a < b ? -1 : 1));
  } catch {
    // Reading the folder reports what is wrong with it.
    return [];
  }
}

/** The one pack that a path stands for; in a folder of several, the main one. */
export function rulesFolder(path: string): RulesFolder {
  if (isPack(path)) return { rules: dirname(path), pack: basename(path) };
  const names = packNames(path);
  return { rules: path, pack: names[0] ?? mainPack };
}

/** Every pack that a path stands for: the one it is, or all in it. */
export function everyPack(path: string): readonly RulesFolder[] {
  if (isPack(path)) return [rulesFolder(path)];
  const names = packNames(path);
  return (names.length === 0 ? [mainPack] : names).map((pack) => ({ rules: path, pack }));
}

/** The markets that belong to a pack alone; null if it uses the common ones. */
export function marketsOfPack({ rules, pack }: RulesFolder): string | null {
  const folder = join(rules, pack, 'markets');
  return existsSync(folder) ? folder : null;
}

/** Whether a path is the folder of a pack rather than a folder of packs. The pack may lack files. */
export const isPack = (path: string): boolean =>
  existsSync(join(path, 'pack.yaml')) ||
  (basename(path) === mainPack && existsSync(path) && !existsSync(join(path, 'sources.yaml')));
