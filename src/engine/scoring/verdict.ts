import type { Interval } from '../../schema/types.ts';
import type { Evaluation, ScopeStates } from './evaluate.ts';
import { scoreModes, type ModeScore, type ModeScores } from './mode-scores.ts';
import type { MarketScope } from '../compile/compile.ts';
import { doubleMiddle } from './interval.ts';
import { isFalse, isTrue } from '../conditions/tristate.ts';

export const tie = 'tie';
export const notYet = 'not-yet';

/** The entry mode for one market, in numbers. */
export interface ModeRanking {
  /** What it rests on. */
  readonly scores: ModeScores;
  /** Mode id, tie or not-yet; where answers are open, what the middle of the ranges says. */
  readonly outcome: string;
  /** The mode, or the modes that tie. */
  readonly modes: readonly string[];
  /** Best first. */
  readonly ranked: readonly ModeScore[];
  /** The mode to prepare for: the recommended one, else the one that would score highest. */
  readonly bestCandidate: ModeScore | null;
  readonly runnerUp: ModeScore | null;
  /** Score of the first less that of the runner-up. */
  readonly margin: Interval | null;
  /** Every outcome that the open answers leave possible; settled when it is one. */
  readonly possible: readonly string[];
}

/** @param previous the standing for other answers in the same market; it comes back itself where nothing about it is another */
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

/** Modes that are or may be open first, then by score. Those alike stay in the order of the market: that of their ids. */
function compareModes(a: ModeScore, b: ModeScore): number {
  return Number(isFalse(a.available)) - Number(isFalse(b.available)) || compareScores(a, b);
}

/** By the middle of the score, then by what is missing. */
function compareScores(a: ModeScore, b: ModeScore): number {
  return doubleMiddle(b) - doubleMiddle(a) || a.unmet - b.unmet;
}

/**
 * Every outcome that some choice of the open answers may give. It may name too many, as it takes modes to be
 * independent, never too few: one outcome left is a proof.
 */
function possibleOutcomes(modes: readonly ModeScore[], minimum: number): readonly string[] {
  /** The best score that is certain to be reached, by which mode, and the best of the others. */
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
