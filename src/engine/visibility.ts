import { formulaOf } from './condition-formula.ts';
import { notApplicableBit } from './domain.ts';
import { canBeFalse, canBeTrue, holdsFor } from './expression.ts';
import { always, slotsOf, type Formula } from './formula.ts';
import type { Layout, Place } from './slots.ts';

/** Questions that are asked on one condition. */
export interface ShowRule {
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
  readonly slots: readonly number[];
}

/** The rules of some places, each after those that decide about the questions it looks at. */
export function showRules(places: readonly Place[], layout: Layout): readonly ShowRule[] {
  const rules = new Map<string, { readonly shown: Formula; readonly slots: number[] }>();
  for (const place of inOrder(places, layout)) {
    const shown = shownWhen(place, layout);
    if (shown === always) continue;
    const key = JSON.stringify(shown);
    const rule = rules.get(key) ?? { shown, slots: [] };
    rules.set(key, rule);
    for (let slot = place.slot; slot < place.slot + place.slots; slot += 1) rule.slots.push(slot);
  }
  return [...rules.values()].map(({ shown, slots }) => ({
    canBeTrue: canBeTrue(shown),
    canBeFalse: canBeFalse(shown),
    slots,
  }));
}

/** Turns raw answer sets into effective ones: what is surely hidden is not applicable, what may be hidden may be. */
export function hide(rules: readonly ShowRule[], sets: number[]): void {
  for (const { canBeTrue: shown, canBeFalse: hidden, slots } of rules) {
    const kept = holdsFor(shown, sets) ? -1 : 0;
    const added = holdsFor(hidden, sets) ? notApplicableBit : 0;
    for (const slot of slots) sets[slot] = ((sets[slot] ?? 0) & kept) | added;
  }
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
