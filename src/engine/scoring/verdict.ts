import type { Interval } from '../../schema/types.ts';
import type { Evaluation, ScopeStates } from './evaluate.ts';
import { scoreModes, type ModeScore, type ModeScores } from './mode-scores.ts';
import type { MarketScope } from '../compile/compile.ts';
import { doubleMiddle } from './interval.ts';
import { isFalse, isTrue } from '../conditions/tristate.ts';

export const tie = 'tie';
export const notYet = 'not-yet';

/** The entry modes of one market, ranked, and the verdict that follows. */
export interface ModeRanking {
  /** The scores that are ranked. */
  readonly scores: ModeScores;
  /** Mode id, tie or not-yet; decided by the middle of each range if answers are open. */
  readonly outcome: string;
  /** The recommended mode, or the modes that tie. */
  readonly modes: readonly string[];
  /** Best first. */
  readonly ranked: readonly ModeScore[];
  /** The mode to prepare for: the recommended one, else the one that would score highest. */
  readonly bestCandidate: ModeScore | null;
  readonly runnerUp: ModeScore | null;
  /** Score of the first mode minus that of the runner-up. */
  readonly margin: Interval | null;
  /** Every outcome that the open answers leave possible; the verdict is settled if there is only one. */
  readonly possible: readonly string[];
}

/** @param previous returned unchanged if nothing it depends on differs */
export function rankModes(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope>,
  previous?: ModeRanking,
): ModeRanking {
  const minimum = evaluation.compiled.pack.manifest['minimum-score'];
  const scores = scoreModes(evaluation, market, previous?.scores);
  if (scores === previous?.scores) return previous;
  const ranked = scores.modes.filter((mode) => mode !== null).sort(compareModes);
  const possible = possibleOutcomes(ranked, minimum);
  const [first] = ranked;
  if (first === undefined || isFalse(first.available) || doubleMiddle(first) < 2 * minimum) {
    const bestCandidate = ranked.toSorted(compareScores)[0] ?? null;
    return {
      scores,
      outcome: notYet,
      modes: [],
      ranked,
      bestCandidate,
      runnerUp: null,
      margin: null,
      possible,
    };
  }
  const modes: string[] = [];
  for (const mode of ranked)
    if (!isFalse(mode.available) && doubleMiddle(mode) === doubleMiddle(first))
      modes.push(mode.compiled.mode.id);
  const second = ranked[1];
  const runnerUp = second === undefined || isFalse(second.available) ? null : second;
  return {
    scores,
    outcome: modes.length > 1 ? tie : first.compiled.mode.id,
    modes,
    ranked,
    bestCandidate: first,
    runnerUp,
    margin: runnerUp && { low: first.low - runnerUp.high, high: first.high - runnerUp.low },
    possible,
  };
}

/** Modes that are or may be open come first, then the higher score. Equal modes stay in the order of their ids. */
function compareModes(a: ModeScore, b: ModeScore): number {
  return Number(isFalse(a.available)) - Number(isFalse(b.available)) || compareScores(a, b);
}

/** By the middle of the score, then by the number of unmet requirements. */
function compareScores(a: ModeScore, b: ModeScore): number {
  return doubleMiddle(b) - doubleMiddle(a) || a.unmet - b.unmet;
}

/**
 * Every outcome that some choice of the open answers may lead to. It treats modes as independent, so it may list too many
 * outcomes but never too few: a single one is a proof.
 */
function possibleOutcomes(modes: readonly ModeScore[], minimum: number): readonly string[] {
  /** The mode with the best guaranteed score, that score, and the best guaranteed score of the others. */
  let best: ModeScore | null = null;
  let [floor, second] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const mode of modes) {
    if (!isTrue(mode.available)) continue;
    if (mode.low > floor) [best, floor, second] = [mode, mode.low, floor];
    else if (mode.low > second) second = mode.low;
  }
  const outcomes: string[] = [];
  let canTie = false;
  for (const [index, mode] of modes.entries()) {
    if (isFalse(mode.available)) continue;
    if (mode.high >= minimum && mode.high > (mode === best ? second : floor))
      outcomes.push(mode.compiled.mode.id);
    const least = Math.max(mode.low, floor, minimum);
    for (let other = index + 1; other < modes.length && !canTie; other += 1) {
      const rival = modes[other];
      if (rival === undefined || isFalse(rival.available)) continue;
      canTie = Math.min(mode.high, rival.high) >= Math.max(least, rival.low);
    }
  }
  if (canTie) outcomes.push(tie);
  if (floor < minimum) outcomes.push(notYet);
  return outcomes.sort();
}
