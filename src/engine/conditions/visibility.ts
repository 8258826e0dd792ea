import { formulaOf } from './to-formula.ts';
import { notApplicableBit } from '../space/domain.ts';
import { canBeFalse, canBeTrue, holdsFor } from './satisfiability.ts';
import { always, slotsOf, type Formula } from './formula.ts';
import type { AnswerSets, Layout, Place } from '../space/layout.ts';

/** Which questions of the company, or of one market, apply. */
export interface Visibility {
  /** The slots of these questions. */
  readonly from: number;
  readonly to: number;
  /** Each after those that decide about the questions it looks at. */
  readonly rules: readonly ShowRule[];
  /** By slot, whether a rule looks at it or hides it. */
  readonly steered: readonly boolean[];
}

/** Questions that are asked on one condition. */
interface ShowRule {
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
  /** That it looks at. */
  readonly asks: readonly number[];
  /** That it shows and hides. */
  readonly slots: readonly number[];
}

/** @param places all of the company or of one market, in the order of their slots */
export function visibilityOf(places: readonly Place[], layout: Layout): Visibility {
  const rules = new Map<string, { readonly shown: Formula; readonly slots: number[] }>();
  const steered = new Array<boolean>(layout.slotCount).fill(false);
  for (const place of inOrder(places, layout)) {
    const shown = shownWhen(place, layout);
    if (shown === always) continue;
    const key = JSON.stringify(shown);
    const rule = rules.get(key) ?? { shown, slots: [] };
    rules.set(key, rule);
    for (let slot = place.slot; slot < place.slot + place.slots; slot += 1) rule.slots.push(slot);
    for (const slot of [...rule.slots, ...slotsOf(shown)]) steered[slot] = true;
  }
  const [first, last] = [places[0], places.at(-1)];
  return {
    from: first?.slot ?? 0,
    to: last === undefined ? 0 : last.slot + last.slots,
    steered,
    rules: [...rules.values()].map(({ shown, slots }) => ({
      canBeTrue: canBeTrue(shown),
      canBeFalse: canBeFalse(shown),
      asks: [...slotsOf(shown)],
      slots,
    })),
  };
}

/** Turns raw answer sets into effective ones: what is surely hidden is not applicable, what may be hidden may be. */
export function hide({ rules }: Visibility, sets: number[]): void {
  for (const { canBeTrue: shown, canBeFalse: hidden, slots } of rules) {
    const kept = holdsFor(shown, sets) ? -1 : 0;
    const added = holdsFor(hidden, sets) ? notApplicableBit : 0;
    for (const slot of slots) sets[slot] = ((sets[slot] ?? 0) & kept) | added;
  }
}

/** Raw answer sets and what they become once "not applicable" is worked out. */
export interface Settled {
  readonly raw: AnswerSets;
  readonly effective: AnswerSets;
}

/**
 * Brings effective sets up to date with raw ones, where both are known for others.
 *
 * @param effective those of before; changed in place
 * @param elsewhere slots of the company whose effective sets are others, where this is about a market
 * @returns the slots whose effective sets are others
 */
export function hideAnew(
  visibility: Visibility,
  before: Settled,
  raw: AnswerSets,
  effective: number[],
  elsewhere: readonly number[],
): readonly number[] {
  const { from, to, steered } = visibility;
  let isSteered = elsewhere.some((slot) => steered[slot]);
  const others: number[] = [];
  for (let slot = from; slot < to; slot += 1) {
    if (raw[slot] === before.raw[slot]) continue;
    if (steered[slot] === true) isSteered = true;
    others.push(slot);
  }
  if (!isSteered) {
    for (const slot of others) effective[slot] = raw[slot] ?? 0;
    return others;
  }
  for (let slot = from; slot < to; slot += 1) effective[slot] = raw[slot] ?? 0;
  hide(visibility, effective);
  const moved: number[] = [];
  for (let slot = from; slot < to; slot += 1)
    if (effective[slot] !== before.effective[slot]) moved.push(slot);
  return moved;
}

const shownWhen = ({ question, market }: Place, layout: Layout): Formula =>
  formulaOf(question['show-when'], market, layout);

/** The places so that each comes after those its show-when looks at. */
function inOrder(places: readonly Place[], layout: Layout): readonly Place[] {
  const ordered = new Set<Place>();
  const bySlot = new Map<number, Place>();
  for (const place of places)
    for (let slot = place.slot; slot < place.slot + place.slots; slot += 1) bySlot.set(slot, place);
  const visited = new Set<Place>();
  const visit = (place: Place): void => {
    if (visited.has(place)) return;
    visited.add(place);
    for (const slot of slotsOf(shownWhen(place, layout))) {
      const needed = bySlot.get(slot);
      if (needed !== undefined) visit(needed);
    }
    ordered.add(place);
  };
  places.forEach(visit);
  return [...ordered];
}
