import type { CompiledPack } from '../../engine/compile.ts';
import type { ModeStanding } from '../../engine/mode-standings.ts';
import { isFalse, isTrue } from '../../engine/state.ts';

/** Whether a mode may still be the verdict or level with it; where it cannot, the verdict does not rest on it. */
export function isContending(
  { pack }: CompiledPack,
  standings: readonly ModeStanding[],
  mode: ModeStanding,
): boolean {
  const certain = standings.filter((other) => other !== mode && isTrue(other.available));
  const least = Math.max(pack.manifest['minimum-score'], ...certain.map(({ low }) => low));
  return !isFalse(mode.available) && mode.high >= least;
}
