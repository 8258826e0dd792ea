import { isTrue, mayBeTrue, type StateBits } from '../conditions/tristate.ts';
import type { CompiledPack, MarketScope, Scope } from '../compile/compile.ts';

import type { Mean } from './interval.ts';
import { fillWords, refillWords, stateAtPlace, type ConditionPlace } from '../conditions/bitmap-index.ts';
import { meansOf } from '../compile/question-scores.ts';
import { hide, hideAnew } from '../conditions/visibility.ts';
import type { AnswerSets } from '../space/layout.ts';

/** The states of all conditions for one company's answer sets. */
export interface Evaluation {
  readonly compiled: CompiledPack;
  readonly raw: AnswerSets;
  /** The answer sets with "not applicable" worked out, those of the company and of the target markets. */
  readonly effective: AnswerSets;
  readonly company: ScopeStates<Scope>;
  /** The target markets, sorted by id. */
  readonly markets: readonly ScopeStates<MarketScope>[];
}

/** The states of the conditions of one scope, by number. */
export class States {
  /** What the index of the scope says. */
  readonly words: readonly number[];
  /** What the index of the company says. */
  readonly company: readonly number[];
  readonly #places: readonly ConditionPlace[];

  constructor(places: readonly ConditionPlace[], words: readonly number[], company: readonly number[]) {
    this.#places = places;
    this.words = words;
    this.company = company;
  }

  at(condition: number): StateBits {
    const place = this.#places[condition] ?? 0;
    return place < 0 ? stateAtPlace(this.company, ~place) : stateAtPlace(this.words, place);
  }
}

export class ScopeStates<S extends Scope> {
  readonly scope: S;
  readonly states: States;
  readonly #effective: AnswerSets;
  #means: readonly Mean[] | undefined;

  /** @param company what the index of the company says; left out where the scope is the company */
  constructor(scope: S, effective: AnswerSets, words: readonly number[], company = words) {
    this.scope = scope;
    this.states = new States(scope.places, words, company);
    this.#effective = effective;
  }

  /** The scores of its own questions, by dimension. Worked out when first asked for: verdicts do without. */
  get means(): readonly Mean[] {
    this.#means ??= meansOf(this.scope, this.#effective);
    return this.#means;
  }
}

/** Works out every condition for the answer sets in `raw`. */
export function evaluate(
  compiled: CompiledPack,
  raw: AnswerSets,
  markets: readonly MarketScope[],
): Evaluation {
  const effective = raw.slice();
  const company = evaluateCompany(compiled, effective);
  return {
    compiled,
    raw,
    effective,
    company,
    markets: markets.map((scope) => evaluateMarket(scope, effective, company)),
  };
}

/**
 * The same for one market alone.
 *
 * @param like an evaluation of other answer sets for this market: what is the same there is taken over
 */
export function evaluateIn(
  compiled: CompiledPack,
  raw: AnswerSets,
  scope: MarketScope,
  like?: Evaluation,
): { readonly evaluation: Evaluation; readonly market: ScopeStates<MarketScope> } {
  if (like !== undefined) {
    const evaluation = reevaluate(like, raw);
    const [market] = evaluation.markets;
    if (market !== undefined) return { evaluation, market };
  }
  const effective = raw.slice();
  const company = evaluateCompany(compiled, effective);
  const market = evaluateMarket(scope, effective, company);
  return { evaluation: { compiled, raw, effective, company, markets: [market] }, market };
}

function evaluateCompany({ company }: CompiledPack, effective: number[]): ScopeStates<Scope> {
  hide(company.visibility, effective);
  return new ScopeStates(company, effective, fillWords(company.index, effective));
}

function evaluateMarket(
  scope: MarketScope,
  effective: number[],
  company: ScopeStates<Scope>,
): ScopeStates<MarketScope> {
  hide(scope.visibility, effective);
  return new ScopeStates(scope, effective, fillWords(scope.index, effective), company.states.words);
}

/** The same evaluation for other answer sets: what does not rest on those that differ is taken over. */
export function reevaluate(before: Evaluation, raw: AnswerSets): Evaluation {
  const { compiled } = before;
  const effective = before.effective.slice();
  const others = hideAnew(compiled.company.visibility, before, raw, effective, []);
  const company = again(before.company, effective, others);
  const markets = before.markets.map((market): ScopeStates<MarketScope> => {
    const own = hideAnew(market.scope.visibility, before, raw, effective, others);
    return again(market, effective, own, others, company);
  });
  return { compiled, raw, effective, company, markets };
}

/**
 * @param own slots of the scope whose effective sets are others
 * @param others those of the company, where the scope is a market
 */
function again<S extends Scope>(
  before: ScopeStates<S>,
  effective: AnswerSets,
  own: readonly number[],
  others: readonly number[] = [],
  company?: ScopeStates<Scope>,
): ScopeStates<S> {
  const { scope, states } = before;
  const words = refillWords(scope.index, states.words, effective, [...own, ...others]);
  const isSame = words === states.words && (company?.states.words ?? words) === states.company;
  if (own.length === 0 && isSame) return before;
  return new ScopeStates(scope, effective, words, company?.states.words);
}

/** The sum of the points of factors that hold; an open factor counts in one bound only. */
export function factorSum(
  factors: readonly { readonly condition: number; readonly points: number }[],
  states: States,
): { readonly low: number; readonly high: number } {
  let low = 0;
  let high = 0;
  for (const { condition, points } of factors) {
    const state = states.at(condition);
    if (isTrue(state)) {
      low += points;
      high += points;
    } else if (mayBeTrue(state)) {
      low += Math.min(0, points);
      high += Math.max(0, points);
    }
  }
  return { low, high };
}
