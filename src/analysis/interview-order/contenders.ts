import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { ModeScore } from '../../engine/scoring/mode-scores.ts';

/**
 * Whether a mode may still score most, alone or in a tie; the verdict does not depend on other modes. A closed one counts
 * too: where it scores most, the verdict is not yet.
 */
export function isContender(
  { pack }: CompiledPack,
  modeScores: readonly ModeScore[],
  mode: ModeScore,
): boolean {
  const rivals = modeScores.filter((other) => other !== mode && !other.mayBeHidden);
  const least = Math.max(pack.manifest['minimum-score'], ...rivals.map(({ low }) => low));
  return mode.high >= least;
}
