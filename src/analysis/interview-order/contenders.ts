import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { ModeScore } from '../../engine/scoring/mode-scores.ts';

/**
 * Whether a mode may still score most, alone or level with others; where it cannot, the verdict does not rest on it. One
 * that is closed counts too: where it scores most, the verdict is not yet.
 */
export function isContending(
  { pack }: CompiledPack,
  standings: readonly ModeScore[],
  mode: ModeScore,
): boolean {
  const rivals = standings.filter((other) => other !== mode && !other.mayBeHidden);
  const least = Math.max(pack.manifest['minimum-score'], ...rivals.map(({ low }) => low));
  return mode.high >= least;
}
