import type { Condition, Test } from '../schema/types.ts';
import { isComparison, testsOf } from './conditions.ts';
import { binOf, notApplicableBit, yesBit, type Cut } from './domain.ts';
import { canBeFalse, canBeTrue, codeOf, holdsFor } from './expression.ts';
import { canFalse, canTrue } from './state.ts';
import { always, join, negate, slotsOf, test, type Formula } from './formula.ts';
import type { Layout, Place } from './slots.ts';

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

/**
 * Reads the answer sets in `raw`, writes the effective sets (with "not applicable" worked out) of its own places into
 * `effective` and the states of its conditions into `states`.
 */
export type Program = (raw: Int32Array, effective: Int32Array, states: Uint8Array) => void;

/** A condition of a program: worked out, or taken over from where an earlier program has kept it. */
export type Step =
  | { readonly kind: 'state'; readonly number: number; readonly formula: Formula }
  /** Its state is kept in `effective`, beyond the answer sets. */
  | { readonly kind: 'keep'; readonly slot: number; readonly formula: Formula }
  | { readonly kind: 'take'; readonly number: number; readonly slot: number };

/** A formula as the two that say when it can be true and when it can be false. */
interface Both {
  readonly canBeTrue: Formula;
  readonly canBeFalse: Formula;
}

/** What a program does, in order: places first, then conditions. */
interface Work {
  readonly places: readonly (Both & { readonly slots: readonly number[]; readonly shown: boolean })[];
  readonly states: readonly (Both & { readonly number: number })[];
  readonly kept: readonly (Both & { readonly slot: number })[];
  readonly taken: readonly { readonly number: number; readonly slot: number }[];
}

/** Runs after which a program is worth turning into code: below, compiling costs more than it saves. */
export const runsBeforeCode = 2000;

export function programOf(places: readonly Place[], steps: readonly Step[], layout: Layout): Program {
  const both = (formula: Formula): Both => ({
    canBeTrue: canBeTrue(formula),
    canBeFalse: canBeFalse(formula),
  });
  const work: Work = {
    places: inOrder(places, layout).map((place) => {
      const shown = formulaOf(place.question['show-when'], place.market, layout);
      const slots = Array.from({ length: place.slots }, (_, offset) => place.slot + offset);
      return { ...both(shown), slots, shown: shown === always };
    }),
    states: steps.flatMap((step) =>
      step.kind === 'state' ? [{ ...both(step.formula), number: step.number }] : [],
    ),
    kept: steps.flatMap((step) => (step.kind === 'keep' ? [{ ...both(step.formula), slot: step.slot }] : [])),
    taken: steps.flatMap((step) => (step.kind === 'take' ? [step] : [])),
  };
  let runs = 0;
  let code: Program | undefined;
  return (raw, effective, states) => {
    runs += 1;
    if (runs > runsBeforeCode) code ??= compiled(work);
    if (code === undefined) interpret(work, raw, effective, states);
    else code(raw, effective, states);
  };
}

function interpret(work: Work, raw: Int32Array, effective: Int32Array, states: Uint8Array): void {
  for (const place of work.places) {
    const shown = place.shown || holdsFor(place.canBeTrue, effective);
    const hidden = !place.shown && holdsFor(place.canBeFalse, effective) ? notApplicableBit : 0;
    for (const slot of place.slots) effective[slot] = (shown ? (raw[slot] ?? 0) : 0) | hidden;
  }
  for (const one of work.states) states[one.number] = stateOf(one, effective);
  for (const one of work.kept) effective[one.slot] = stateOf(one, effective);
  for (const { number, slot } of work.taken) states[number] = effective[slot] ?? 0;
}

const stateOf = (both: Both, effective: Int32Array): number =>
  (holdsFor(both.canBeTrue, effective) ? canTrue : 0) | (holdsFor(both.canBeFalse, effective) ? canFalse : 0);

/** Characters of one function: far longer ones are never optimised by JavaScript engines. */
const longestCode = 8000;

/** The same work as straight-line code. Its text holds integers and operators only, so no pack can smuggle code in. */
function compiled(work: Work): Program {
  const lines = work.places.map((place) => {
    if (place.shown) return place.slots.map((slot) => `e[${slot}]=r[${slot}];`).join('');
    const shown = `t=${codeOf(place.canBeTrue)};f=${codeOf(place.canBeFalse)}?${notApplicableBit}:0;`;
    return shown + place.slots.map((slot) => `e[${slot}]=(t?r[${slot}]:0)|f;`).join('');
  });
  const bits = (both: Both): string =>
    `(${codeOf(both.canBeTrue)}?${canTrue}:0)|(${codeOf(both.canBeFalse)}?${canFalse}:0)`;
  // Many rules ask the same: what they ask is worked out once.
  const targets = new Map<string, string[]>();
  const assign = (target: string, value: string): void => {
    const known = targets.get(value);
    if (known === undefined) targets.set(value, [target]);
    else known.push(target);
  };
  for (const one of work.states) assign(`s[${one.number}]`, bits(one));
  for (const one of work.kept) assign(`e[${one.slot}]`, bits(one));
  for (const [value, names] of targets) lines.push(`${names.join('=')}=${value};`);
  for (const { number, slot } of work.taken) lines.push(`s[${number}]=e[${slot}];`);
  const parts: Program[] = [];
  for (const text of joined(lines)) {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- several times as fast as interpreting, see bench/
    const part: unknown = new Function('r', 'e', 's', `"use strict";let t,f;${text}`);
    if (isProgram(part)) parts.push(part);
  }
  return (raw, effective, states) => {
    for (const part of parts) part(raw, effective, states);
  };
}

/** Lines joined to texts of bounded length, each line whole. */
function joined(lines: readonly string[]): readonly string[] {
  const texts: string[] = [];
  let text = '';
  for (const line of lines) {
    if (text.length > 0 && text.length + line.length > longestCode) {
      texts.push(text);
      text = '';
    }
    text += line;
  }
  return [...texts, text];
}

const isProgram = (value: unknown): value is Program => typeof value === 'function';

/** The places so that each comes after those its show-when looks at. */
function inOrder(places: readonly Place[], layout: Layout): readonly Place[] {
  const ordered: Place[] = [];
  const seen = new Set<Place>();
  const bySlot = new Map(
    places.flatMap((place) =>
      Array.from({ length: place.slots }, (_, offset): [number, Place] => [place.slot + offset, place]),
    ),
  );
  const visit = (place: Place): void => {
    if (seen.has(place)) return;
    seen.add(place);
    for (const slot of slotsOf(formulaOf(place.question['show-when'], place.market, layout))) {
      const needed = bySlot.get(slot);
      if (needed !== undefined) visit(needed);
    }
    ordered.push(place);
  };
  places.forEach(visit);
  return ordered;
}
