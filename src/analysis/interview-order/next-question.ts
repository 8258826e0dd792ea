import { noBit, yesBit } from '../../engine/space/domain.ts';
import { reevaluate, type Evaluation } from '../../engine/scoring/evaluate.ts';
import type { QuestionInstance } from '../../engine/space/answer-space.ts';
import { isOpen } from '../../engine/conditions/tristate.ts';
import { rankModes, type ModeRanking } from '../../engine/scoring/verdict.ts';

/** Weight of an undecided leader, in points. */
const undecidedLeaderWeight = 3;

/** Gains that differ by less are equal, and the order of the questionnaire decides. */
const epsilon = 1e-9;

/**
 * The question that narrows the verdict most: with every possible answer equally likely, its expected result leaves the
 * lead between the entry modes least open. Null if no question is left.
 *
 * @param evaluation of the markets whose verdicts are still open
 * @param instances the askable questions in the order of the questionnaire, which breaks ties
 */
export function mostNarrowingQuestion(
  evaluation: Evaluation,
  instances: readonly QuestionInstance[],
): QuestionInstance | null {
  const modeRankings = evaluation.markets.map((market) => rankModes(evaluation, market));
  let [best, most] = [instances[0] ?? null, Number.NEGATIVE_INFINITY];
  for (const instance of instances) {
    const narrowing = instance.variables.reduce(
      (sum, variable) => sum + expectedNarrowing(evaluation, modeRankings, instance, variable),
      0,
    );
    if (narrowing > most + epsilon) [best, most] = [instance, narrowing];
  }
  return best;
}

/** How open verdicts are; 0 if the ranges of the scores settle them. */
const opennessOf = (modeRankings: readonly ModeRanking[]): number =>
  modeRankings.reduce((sum, modeRanking) => sum + openness(modeRanking), 0);

/** Counts every rival that may overtake the leading mode; the logarithm makes the first points count most. */
function openness({ ranked, possible }: ModeRanking): number {
  const [first, ...rivals] = ranked;
  if (first === undefined || possible.length === 1) return 0;
  const overlaps = rivals.map(({ high }) => Math.log1p(Math.max(0, high - first.low + 1)));
  return overlaps.reduce(
    (sum, overlap) => sum + overlap,
    isOpen(first.available) ? undecidedLeaderWeight : 0,
  );
}

function expectedNarrowing(
  evaluation: Evaluation,
  modeRankings: readonly ModeRanking[],
  instance: QuestionInstance,
  variable: number,
): number {
  const values = valuesOf(evaluation.raw[variable] ?? 0, instance);
  if (values.length < 2) return 0;
  const after = values.reduce((sum, value) => {
    const raw = evaluation.raw.slice();
    raw[variable] = value;
    const again = reevaluate(evaluation, raw);
    return (
      sum + opennessOf(again.markets.map((market, number) => rankModes(again, market, modeRankings[number])))
    );
  }, 0);
  return opennessOf(modeRankings) - after / values.length;
}

/** The single values that a variable may still have. */
function valuesOf(set: number, { domain }: QuestionInstance): readonly number[] {
  if (domain.type === 'many') return [noBit, yesBit].filter((bit) => (set & bit) !== 0);
  const values: number[] = [];
  for (let left = set; left !== 0; left &= left - 1) values.push(left & -left);
  return values;
}
