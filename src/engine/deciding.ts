import type { MarketScope, Scope } from './compile.ts';
import { slotsAsked } from './condition-index.ts';
import type { Evaluation, ScopeStates } from './evaluate.ts';
import type { Place } from './slots.ts';

/** The conditions that the verdict in a market rests on: requirements, factors, and gates that block a mode. */
interface Deciding {
  readonly company: Scope;
  /** Their bits in the words of the company, and of the market. */
  readonly inCompany: Bits;
  readonly inMarket: Bits;
}

/** By word, the bits that are meant. */
type Bits = readonly number[];

const known = new WeakMap<MarketScope, Deciding>();

function decidingIn(company: Scope, market: MarketScope): Deciding {
  const before = known.get(market);
  if (before?.company === company) return before;
  const inCompany: number[] = [];
  const inMarket: number[] = [];
  const add = (scope: Scope, condition: number): void => {
    const place = scope.places[condition] ?? 0;
    const bits = scope === company || place < 0 ? inCompany : inMarket;
    const word = (place < 0 ? ~place : place) >> 6;
    while (bits.length < word + 2) bits.push(0);
    for (const one of [word, word + 1])
      bits[one] = (bits[one] ?? 0) | (1 << ((place < 0 ? ~place : place) >> 1));
  };
  for (const { requires, factors } of market.modes)
    for (const { condition } of [...requires, ...factors]) add(market, condition);
  for (const scope of [company, market])
    for (const { rule, condition } of scope.gates) if (rule.blocks !== undefined) add(scope, condition);
  const deciding = { company, inCompany, inMarket };
  known.set(market, deciding);
  return deciding;
}

/** Whether nothing that the verdict in a market rests on has another state. */
export function isVerdictSame(
  before: Evaluation,
  states: ScopeStates<MarketScope>,
  after: ScopeStates<MarketScope>,
): boolean {
  if (states === after) return true;
  const { inCompany, inMarket } = decidingIn(before.compiled.company, states.scope);
  return (
    agree(states.states.words, after.states.words, inMarket) &&
    agree(states.states.company, after.states.company, inCompany)
  );
}

function agree(a: readonly number[], b: readonly number[], bits: Bits): boolean {
  if (a === b) return true;
  for (let word = 0; word < bits.length; word += 1)
    if ((((a[word] ?? 0) ^ (b[word] ?? 0)) & (bits[word] ?? 0)) !== 0) return false;
  return true;
}

/** The places that the verdict in a market rests on, with those their visibility depends on. */
export function decidingPlaces({ compiled }: Evaluation, market: MarketScope): readonly Place[] {
  const { company, layout } = compiled;
  const { inCompany, inMarket } = decidingIn(company, market);
  const slots = new Set([...slotsAsked(company.index, inCompany), ...slotsAsked(market.index, inMarket)]);
  // Reversed, so that a question's own visibility is added before the questions it depends on are looked at.
  for (const { visibility } of [market, company])
    for (const rule of visibility.rules.toReversed())
      if (rule.slots.some((slot) => slots.has(slot))) for (const slot of rule.asks) slots.add(slot);
  return [...layout.of(null), ...layout.of(market.market)].filter(({ slot, slots: count }) =>
    Array.from({ length: count }, (_, offset) => slot + offset).some((one) => slots.has(one)),
  );
}
