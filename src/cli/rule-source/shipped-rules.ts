import { compilePrepared, type CompiledPack } from '../../engine/compile/compile.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { mainPack, packNames } from './pack-folders.ts';
import { shippedFolders } from './package-paths.ts';
import { readPrebuilt } from './prebuilt.ts';

/** A pack without errors. */
export interface ValidRules {
  readonly ok: true;
  readonly pack: Pack;
  readonly compile: () => CompiledPack;
}

/** A shipped pack as the build compiled it; null if one of its files was edited since. */
export function shippedRules(name: string): ValidRules | null {
  const prebuilt = readPrebuilt(name);
  if (prebuilt === null) return null;
  const { pack, prepared } = prebuilt;
  return { ok: true, pack, compile: () => compilePrepared(pack, prepared) };
}

/** The shipped pack to use if options name no rules: the one that answers name, or the main one. */
export const shippedPackFor = (packId: string | null): string =>
  packId !== null && isShippedPack(packId) ? packId : mainPack;

export const isShippedPack = (name: string): boolean => packNames(shippedFolders().rules).includes(name);
