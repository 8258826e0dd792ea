import type { MarketScope, Scope } from '../compile/compile.ts';
import { variablesProbed } from '../conditions/bitmap-index.ts';
import type { Evaluation, States } from './evaluate.ts';
import type { QuestionInstance } from '../space/answer-space.ts';

/** Masks that select conditions in the bitsets of the company and of a market. */
interface BitMasks {
  readonly company: readonly number[];
  readonly market: readonly number[];
}

/** Conditions of the gates that block a mode, of the company and of the market. */
export interface BlockingGates {
  readonly company: readonly number[];
  readonly market: readonly number[];
}

/** The conditions on which the verdict in a market depends: requirements, factors, and gates that block a mode. */
interface VerdictInputs {
  readonly company: Scope;
  readonly all: BitMasks;
  /** By mode, in the order of the market. */
  readonly modes: readonly BitMasks[];
  readonly blockingGates: readonly BlockingGates[];
}

const cached = new WeakMap<MarketScope, VerdictInputs>();

function verdictInputsIn(company: Scope, market: MarketScope): VerdictInputs {
  const before = cached.get(market);
  if (before?.company === company) return before;
  const blocking = (mode: string, { gates }: Scope): readonly number[] =>
    gates.filter(({ rule }) => rule.blocks?.includes(mode) === true).map(({ condition }) => condition);
  const blockingGates = market.modes.map(({ mode }) => ({
    company: blocking(mode.id, company),
    market: blocking(mode.id, market),
  }));
  const addressesOf = (scope: Scope, conditions: readonly number[]): readonly number[] =>
    conditions.map((condition) => addressIn(scope, condition, company));
  const addresses = market.modes.map(({ requires, factors }, number) => [
    ...addressesOf(
      market,
      [...requires, ...factors].map(({ condition }) => condition),
    ),
    ...addressesOf(company, blockingGates[number]?.company ?? []),
    ...addressesOf(market, blockingGates[number]?.market ?? []),
  ]);
  const inputs = {
    company,
    all: masksOf(addresses.flat()),
    modes: addresses.map(masksOf),
    blockingGates,
  };
  cached.set(market, inputs);
  return inputs;
}

/** The gates that block each mode of a market. */
export const blockingGatesIn = (company: Scope, market: MarketScope): readonly BlockingGates[] =>
  verdictInputsIn(company, market).blockingGates;

/** An address in the index of the market, or, complemented and so negative, in that of the company. */
function addressIn(scope: Scope, condition: number, company: Scope): number {
  const address = scope.addresses[condition] ?? 0;
  return scope === company ? ~address : address;
}

function masksOf(addresses: readonly number[]): BitMasks {
  const masks = { company: [] as number[], market: [] as number[] };
  for (const address of addresses) {
    const bitset = address < 0 ? masks.company : masks.market;
    const [word, bit] = [(address < 0 ? ~address : address) >> 6, (address < 0 ? ~address : address) >> 1];
    while (bitset.length < word + 2) bitset.push(0);
    for (const one of [word, word + 1]) bitset[one] = (bitset[one] ?? 0) | (1 << bit);
  }
  return masks;
}

/**
 * For each mode of a market, whether every condition it depends on has the same state before and after.
 *
 * @returns null if no mode changed
 */
export function unchangedModes(
  company: Scope,
  market: MarketScope,
  before: States,
  after: States,
): readonly boolean[] | null {
  const { all, modes } = verdictInputsIn(company, market);
  return statesAgree(before, after, all) ? null : modes.map((bits) => statesAgree(before, after, bits));
}

const statesAgree = (a: States, b: States, bits: BitMasks): boolean =>
  bitsAgree(a.bitset, b.bitset, bits.market) && bitsAgree(a.companyBitset, b.companyBitset, bits.company);

function bitsAgree(a: readonly number[], b: readonly number[], bits: readonly number[]): boolean {
  if (a === b) return true;
  for (let word = 0; word < bits.length; word += 1)
    if ((((a[word] ?? 0) ^ (b[word] ?? 0)) & (bits[word] ?? 0)) !== 0) return false;
  return true;
}

/** The questions on which the verdict in a market depends, with those that decide their visibility. */
export function verdictQuestions({ compiled }: Evaluation, market: MarketScope): readonly QuestionInstance[] {
  const { company, space } = compiled;
  const { all } = verdictInputsIn(company, market);
  const variables = new Set([
    ...variablesProbed(company.index, all.company),
    ...variablesProbed(market.index, all.market),
  ]);
  // Reversed, so that what shows a question is added before the rules for those questions are visited.
  for (const { visibility } of [market, company])
    for (const rule of visibility.rules.toReversed())
      if (rule.variables.some((variable) => variables.has(variable)))
        for (const variable of rule.dependsOn) variables.add(variable);
  return [...space.inScope(null), ...space.inScope(market.market)].filter((instance) =>
    instance.variables.some((variable) => variables.has(variable)),
  );
}
