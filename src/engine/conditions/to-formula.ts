import type { Condition, Test } from '../../schema/types.ts';
import { isComparison, testsOf } from '../../rule-pack/traverse.ts';
import { binOf, notApplicableBit, yesBit, type Cut } from '../space/domain.ts';
import { always, join, negate, test, type Formula } from './formula.ts';
import type { Layout, Place } from '../space/layout.ts';

/** The condition of a pack as a formula over slots, for rules of `market` (null: of the whole company). */
export function formulaOf(condition: Condition | undefined, market: string | null, layout: Layout): Formula {
  if (condition === undefined) return always;
  const parts: Formula[] = [
    ...(condition.all ?? []).map((part) => formulaOf(part, market, layout)),
    ...testsOf(condition).map(([question, tested]) => testFormula(question, tested, market, layout)),
  ];
  if (condition.any !== undefined) {
    parts.push(
      join(
        'any',
        condition.any.map((part) => formulaOf(part, market, layout)),
      ),
    );
  }
  if (condition.not !== undefined) parts.push(negate(formulaOf(condition.not, market, layout)));
  return join('all', parts);
}

function testFormula(question: string, tested: Test, market: string | null, layout: Layout): Formula {
  const place = layout.find(question, market);
  // The check layer reports unknown names before a pack is evaluated.
  if (place === undefined) throw new Error(`rule about the unknown question ${question}`);
  return placeFormula(place, tested);
}

/** One test of a question; any of its slots may satisfy it. */
export function placeFormula(place: Place, tested: Test): Formula {
  const { domain, slot } = place;
  if (domain.type !== 'many') return test(slot, acceptedBits(place, tested), domain.full);
  const wanted = isComparison(tested) ? (tested.includes ?? []) : tested;
  return join(
    'any',
    [wanted].flat().map((option) => {
      if (option === 'not-applicable') return test(slot, notApplicableBit, domain.full);
      return test(slot + (domain.bits.get(option) ?? 0), yesBit, domain.full);
    }),
  );
}

function acceptedBits(place: Place, tested: Test): number {
  const { domain } = place;
  if (!isComparison(tested)) {
    return [tested].flat().reduce((bits, option) => bits | optionBit(place, option), 0);
  }
  // A bound splits the values in two; every key given must hold.
  let bits = domain.full & ~notApplicableBit;
  const { 'at-least': least, 'more-than': more, 'at-most': most, 'less-than': less } = tested;
  if (least !== undefined) bits &= ~(lowestBit(place, least, false) - 1);
  if (more !== undefined) bits &= ~(lowestBit(place, more, true) - 1);
  if (most !== undefined) bits &= lowestBit(place, most, true) - 1;
  if (less !== undefined) bits &= lowestBit(place, less, false) - 1;
  return bits;
}

/** The lowest value at or above `bound`, or strictly above it. */
function lowestBit(place: Place, bound: string | number, strictly: boolean): number {
  const { domain } = place;
  if (domain.type === 'number') {
    return typeof bound === 'number' ? binAfter(domain.cuts, bound, strictly) : notApplicableBit;
  }
  const bit = optionBit(place, String(bound));
  return strictly ? bit << 1 : bit;
}

function binAfter(cuts: readonly Cut[], bound: number, strictly: boolean): number {
  return strictly ? 1 << (cuts.filter((cut) => cut.value <= bound).length + 1) : binOf(cuts, bound);
}

function optionBit(place: Place, option: string): number {
  if (option === 'not-applicable') return notApplicableBit;
  return place.domain.type === 'one' ? (place.domain.bits.get(option) ?? 0) : 0;
}
