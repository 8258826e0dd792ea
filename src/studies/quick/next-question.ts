import { noBit, yesBit } from '../../engine/domain.ts';
import { reevaluate, type Evaluation } from '../../engine/evaluate.ts';
import type { Place } from '../../engine/slots.ts';
import { isFalse, isOpen } from '../../engine/state.ts';
import { standingOf, type Standing } from '../../engine/verdict.ts';

/** How open the lead between entry modes is: 0 where the ranges settle it. */
export function opennessOf(standing: Standing): number {
  if (standing.possible.length === 1) return 0;
  const [first, ...others] = standing.ranked;
  if (first === undefined) return 0;
  const own = isOpen(first.available) ? first.high - first.low + 1 : 0;
  return others.reduce((sum, rival) => {
    if (isFalse(rival.available)) return sum;
    const overlap = Math.max(0, rival.high - first.low + 1);
    return sum + overlap * (isOpen(rival.available) ? 1 : 1);
  }, own);
}

export const openness = (evaluation: Evaluation): number =>
  evaluation.markets.reduce((sum, market) => sum + opennessOf(standingOf(evaluation, market)), 0);

/** By how much an answer at a place is expected to narrow the lead, each possible value being as likely as any other. */
export function expectedNarrowing(evaluation: Evaluation, place: Place, now: number): number {
  let narrowing = 0;
  for (let slot = place.slot; slot < place.slot + place.slots; slot += 1) {
    const values = valuesOf(evaluation.raw[slot] ?? 0, place);
    if (values.length < 2) continue;
    let after = 0;
    for (const value of values) {
      const raw = Int32Array.from(evaluation.raw);
      raw[slot] = value;
      after += openness(reevaluate(evaluation, raw, place.market, false));
    }
    narrowing += now - after / values.length;
  }
  return narrowing;
}

function valuesOf(set: number, place: Place): readonly number[] {
  if (place.domain.type === 'many') return [noBit, yesBit].filter((bit) => (set & bit) !== 0);
  const values: number[] = [];
  for (let left = set; left !== 0; left &= left - 1) values.push(left & -left);
  return values;
}
