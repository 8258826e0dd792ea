import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { ModeScore } from '../../engine/scoring/mode-scores.ts';
import { isFalse, isTrue } from '../../engine/conditions/tristate.ts';

/** Whether a mode may still be the verdict or tie with it; the verdict does not depend on other modes. */
export function isContender(
  { pack }: CompiledPack,
  modeScores: readonly ModeScore[],
  mode: ModeScore,
): boolean {
  const certain = modeScores.filter((other) => other !== mode && isTrue(other.available));
  const least = Math.max(pack.manifest['minimum-score'], ...certain.map(({ low }) => low));
  return !isFalse(mode.available) && mode.high >= least;
}
