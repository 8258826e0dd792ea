import type { Interval } from '../../schema/types.ts';
import type { Evaluation, ScopeStates } from './evaluate.ts';
import { scoreModes, type ModeScore, type ModeScores } from './mode-scores.ts';
import type { MarketScope } from '../compile/compile.ts';
import { doubleMiddle } from './interval.ts';
import { isFalse, isTrue } from '../conditions/tristate.ts';

export const tie = 'tie';
export const notYet = 'not-yet';
/** Answers that the pack declares as needed are missing. */
export const notEnoughAnswers = 'not-enough-answers';
/** A gate holds that has to be dealt with before any market. */
export const stopped = 'stopped';

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
  const second = ranked[1] ?? null;
  const compared = {
    scores,
    ranked,
    bestCandidate: first ?? null,
    runnerUp: second,
    margin: first && second && { low: first.low - second.high, high: first.high - second.low },
    possible,
  };
  if (first === undefined || !isTrue(first.available) || doubleMiddle(first) < 2 * minimum)
    return { ...compared, margin: compared.margin ?? null, outcome: notYet, modes: [] };
  const modes: string[] = [];
  for (const mode of ranked)
    if (isTrue(mode.available) && doubleMiddle(mode) === doubleMiddle(first))
      modes.push(mode.compiled.mode.id);
  return {
    ...compared,
    margin: compared.margin ?? null,
    outcome: modes.length > 1 ? tie : first.compiled.mode.id,
    modes,
  };
}

/**
 * By the middle of the score alone: the best mode is never replaced by a worse one because something is missing for it.
 * Of modes that score alike, those open today come first, then those that miss least; then they stay in the order of
 * the market, that of their ids.
 */
function compareModes(a: ModeScore, b: ModeScore): number {
  return (
    doubleMiddle(b) - doubleMiddle(a) ||
    Number(isTrue(b.available)) - Number(isTrue(a.available)) ||
    a.unmet - b.unmet
  );
}

/**
 * Every outcome that some choice of the open answers may lead to. It treats modes as independent, so it may list too many
 * outcomes but never too few: a single one is a proof.
 */
function possibleOutcomes(modes: readonly ModeScore[], minimum: number): readonly string[] {
  /** Of the modes that no answer hides: the one with the best guaranteed score, that score, and that of the others. */
  let best: ModeScore | null = null;
  let [floor, second] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  /** The best guaranteed score of the modes that are certainly open: of equals, these go first. */
  let openFloor = Number.NEGATIVE_INFINITY;
  for (const mode of modes) {
    if (mode.mayBeHidden) continue;
    if (mode.low > floor) [best, floor, second] = [mode, mode.low, floor];
    else if (mode.low > second) second = mode.low;
    if (isTrue(mode.available)) openFloor = Math.max(openFloor, mode.low);
  }
  const outcomes: string[] = [];
  let canTie = false;
  let canPrepare = floor < minimum;
  for (const [index, mode] of modes.entries()) {
    const rivals = mode === best ? second : floor;
    if (mode.high < minimum || mode.high < rivals) continue;
    if (!isTrue(mode.available) && mode.high > openFloor) canPrepare = true;
    if (isFalse(mode.available)) continue;
    // It can be alone at the top where it can beat all others, or where none of those that equal it need be open.
    const isOpenRival = (other: ModeScore): boolean =>
      other !== mode && isTrue(other.available) && other.low >= mode.high;
    if (mode.high > rivals || !modes.some(isOpenRival)) outcomes.push(mode.compiled.mode.id);
    const lowest = Math.max(mode.low, floor, minimum);
    for (let other = index + 1; other < modes.length && !canTie; other += 1) {
      const rival = modes[other];
      if (rival === undefined || isFalse(rival.available)) continue;
      canTie = Math.min(mode.high, rival.high) >= Math.max(lowest, rival.low);
    }
  }
  if (canTie) outcomes.push(tie);
  if (canPrepare) outcomes.push(notYet);
  return outcomes.sort();
}
