import type { Recommendation } from '../../schema/types.ts';
import { binOf, notApplicableBit, yesBit } from '../space/domain.ts';
import type { AnswerSets, Layout, Place } from '../space/layout.ts';

/** One answer that an action raises. */
export interface Improvement {
  readonly place: Place;
  readonly slot: number;
  /** The values that are at the target or beyond it. */
  readonly reached: number;
  /** The value to move to where none of those is possible today. */
  readonly target: number;
  /** The target in the pack's words: an option id or a number. */
  readonly to: string | number;
}

/** Where an answer stands against its target. */
export type Progress = 'below' | 'reached' | 'unknown' | 'not-applicable';

export function improvementsOf(
  recommendation: Recommendation,
  market: string | null,
  layout: Layout,
): readonly Improvement[] {
  return Object.entries(recommendation.improves ?? {}).flatMap(([question, to]): readonly Improvement[] => {
    const place = layout.find(question, market);
    return place === undefined ? [] : [improvement(place, to)];
  });
}

function improvement(place: Place, to: string | number): Improvement {
  const { domain, slot } = place;
  const above = (bit: number): number => domain.full & ~(bit - 1) & ~notApplicableBit;
  if (domain.type === 'number') {
    const bit = binOf(domain.cuts, Number(to));
    return { place, slot, to, target: bit, reached: above(bit) };
  }
  const found = domain.bits.get(String(to)) ?? 0;
  if (domain.type === 'many') return { place, slot: slot + found, to, target: yesBit, reached: yesBit };
  return { place, slot, to, target: found, reached: place.question.ordered === true ? above(found) : found };
}

export function progressOf({ slot, reached }: Improvement, effective: AnswerSets): Progress {
  const set = effective[slot] ?? 0;
  if (set === notApplicableBit) return 'not-applicable';
  if ((set & ~notApplicableBit & ~reached) === 0) return 'reached';
  return (set & reached) === 0 && (set & notApplicableBit) === 0 ? 'below' : 'unknown';
}

/** The answer sets after the improvements: never further down than they are. */
export function improved(raw: AnswerSets, improvements: readonly Improvement[]): AnswerSets {
  const sets = raw.slice();
  for (const { slot, reached, target } of improvements) {
    const kept = (sets[slot] ?? 0) & reached;
    sets[slot] = kept === 0 ? target : kept;
  }
  return sets;
}
