import type { MarketScope, Scope } from '../compile/compile.ts';
import { slotsAsked } from '../conditions/bitmap-index.ts';
import type { Evaluation, States } from './evaluate.ts';
import type { Place } from '../space/layout.ts';

/** The bits, by word, of conditions in the index of the company and in that of a market. */
interface Bits {
  readonly company: readonly number[];
  readonly market: readonly number[];
}

/** Conditions of gates that block a mode: those of the company, and of the market. */
export interface Blockers {
  readonly company: readonly number[];
  readonly market: readonly number[];
}

/** The conditions that the verdict in a market rests on: requirements, factors, and gates that block a mode. */
interface Deciding {
  readonly company: Scope;
  readonly all: Bits;
  /** Of single modes, in the order of the market. */
  readonly modes: readonly Bits[];
  readonly blockers: readonly Blockers[];
}

const known = new WeakMap<MarketScope, Deciding>();

function decidingIn(company: Scope, market: MarketScope): Deciding {
  const before = known.get(market);
  if (before?.company === company) return before;
  const blocking = (mode: string, { gates }: Scope): readonly number[] =>
    gates.filter(({ rule }) => rule.blocks?.includes(mode) === true).map(({ condition }) => condition);
  const blockers = market.modes.map(({ mode }) => ({
    company: blocking(mode.id, company),
    market: blocking(mode.id, market),
  }));
  const placesOf = (scope: Scope, conditions: readonly number[]): readonly number[] =>
    conditions.map((condition) => placeIn(scope, condition, company));
  const places = market.modes.map(({ requires, factors }, number) => [
    ...placesOf(
      market,
      [...requires, ...factors].map(({ condition }) => condition),
    ),
    ...placesOf(company, blockers[number]?.company ?? []),
    ...placesOf(market, blockers[number]?.market ?? []),
  ]);
  const deciding = { company, all: bitsOf(places.flat()), modes: places.map(bitsOf), blockers };
  known.set(market, deciding);
  return deciding;
}

/** What blocks each mode of a market. */
export const blockersIn = (company: Scope, market: MarketScope): readonly Blockers[] =>
  decidingIn(company, market).blockers;

/** A place in the index of the company, as below zero as it is in the places of a market, or of the market. */
function placeIn(scope: Scope, condition: number, company: Scope): number {
  const place = scope.places[condition] ?? 0;
  return scope === company ? ~place : place;
}

function bitsOf(places: readonly number[]): Bits {
  const bits = { company: [] as number[], market: [] as number[] };
  for (const place of places) {
    const words = place < 0 ? bits.company : bits.market;
    const [word, bit] = [(place < 0 ? ~place : place) >> 6, (place < 0 ? ~place : place) >> 1];
    while (words.length < word + 2) words.push(0);
    for (const one of [word, word + 1]) words[one] = (words[one] ?? 0) | (1 << bit);
  }
  return bits;
}

/**
 * For each mode of a market, whether nothing that its standing rests on has another state.
 *
 * @returns null where that is so of all
 */
export function sameModes(
  company: Scope,
  market: MarketScope,
  before: States,
  after: States,
): readonly boolean[] | null {
  const { all, modes } = decidingIn(company, market);
  return agree(before, after, all) ? null : modes.map((bits) => agree(before, after, bits));
}

const agree = (a: States, b: States, bits: Bits): boolean =>
  agreeIn(a.words, b.words, bits.market) && agreeIn(a.company, b.company, bits.company);

function agreeIn(a: readonly number[], b: readonly number[], bits: readonly number[]): boolean {
  if (a === b) return true;
  for (let word = 0; word < bits.length; word += 1)
    if ((((a[word] ?? 0) ^ (b[word] ?? 0)) & (bits[word] ?? 0)) !== 0) return false;
  return true;
}

/** The places that the verdict in a market rests on, with those their visibility depends on. */
export function decidingPlaces({ compiled }: Evaluation, market: MarketScope): readonly Place[] {
  const { company, layout } = compiled;
  const { all } = decidingIn(company, market);
  const slots = new Set([...slotsAsked(company.index, all.company), ...slotsAsked(market.index, all.market)]);
  // Reversed, so that a question's own visibility is added before the questions it depends on are looked at.
  for (const { visibility } of [market, company])
    for (const rule of visibility.rules.toReversed())
      if (rule.slots.some((slot) => slots.has(slot))) for (const slot of rule.asks) slots.add(slot);
  return [...layout.of(null), ...layout.of(market.market)].filter(({ everySlot }) =>
    everySlot.some((slot) => slots.has(slot)),
  );
}
