import { compilePrepared, type CompiledPack } from '../../engine/compile/compile.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { readPrebuilt } from './prebuilt.ts';
import { mainPack, packNames } from './pack-folders.ts';
import { shippedFolders } from './package-paths.ts';

/** A pack without faults. */
export interface GoodContent {
  readonly ok: true;
  readonly pack: Pack;
  readonly compile: () => CompiledPack;
}

/** A shipped pack as the build has left it; null where a file of it has been edited since. */
export function shippedContent(name: string): GoodContent | null {
  const prebuilt = readPrebuilt(name);
  if (prebuilt === null) return null;
  const { pack, prepared } = prebuilt;
  return { ok: true, pack, compile: () => compilePrepared(pack, prepared) };
}

/** The shipped pack that is meant where options name no rules: the one that answers were given to, or the main one. */
export const shippedFor = (named: string | null): string =>
  named !== null && isShippedName(named) ? named : mainPack;

export const isShippedName = (name: string): boolean => packNames(shippedFolders().rules).includes(name);
