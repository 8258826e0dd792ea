import { isTrue, mayBeTrue, type StateBits } from '../conditions/tristate.ts';
import type { CompiledPack, MarketScope, Scope } from '../compile/compile.ts';

import type { Mean } from './interval.ts';
import { evaluateAll, updateBits, stateAt, type BitAddress } from '../conditions/bitmap-index.ts';
import { dimensionMeans } from '../compile/question-scores.ts';
import { applyVisibility, updateVisibility } from '../conditions/visibility.ts';
import type { AnswerSets, QuestionInstance } from '../space/answer-space.ts';

/** The states of all conditions for one company's answer sets. */
export interface Evaluation {
  readonly compiled: CompiledPack;
  readonly raw: AnswerSets;
  /** The answer sets of the company and the target markets after visibility is applied. */
  readonly effective: AnswerSets;
  readonly company: ScopeStates<Scope>;
  /** The target markets, sorted by id. */
  readonly markets: readonly ScopeStates<MarketScope>[];
}

/** The states of the conditions of one scope, by number. */
export class States {
  /** Results of the condition index of the scope. */
  readonly bitset: readonly number[];
  /** Results of the condition index of the company. */
  readonly companyBitset: readonly number[];
  readonly #addresses: readonly BitAddress[];

  constructor(addresses: readonly BitAddress[], bitset: readonly number[], company: readonly number[]) {
    this.#addresses = addresses;
    this.bitset = bitset;
    this.companyBitset = company;
  }

  at(condition: number): StateBits {
    const address = this.#addresses[condition] ?? 0;
    return address < 0 ? stateAt(this.companyBitset, ~address) : stateAt(this.bitset, address);
  }
}

export class ScopeStates<S extends Scope> {
  readonly scope: S;
  readonly states: States;
  readonly #effective: AnswerSets;
  #means: readonly Mean[] | undefined;

  /** @param company results of the condition index of the company; omitted if the scope is the company */
  constructor(scope: S, effective: AnswerSets, bitset: readonly number[], company = bitset) {
    this.scope = scope;
    this.states = new States(scope.addresses, bitset, company);
    this.#effective = effective;
  }

  /** The scores of its own questions, by dimension. Lazy, because verdicts do not need them. */
  get means(): readonly Mean[] {
    this.#means ??= dimensionMeans(this.scope, this.#effective);
    return this.#means;
  }
}

/** Evaluates every condition for the answer sets in `raw`. */
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
 * Evaluates one market only.
 *
 * @param previous an evaluation of other answer sets for this market, whose unchanged parts are reused
 */
export function evaluateIn(
  compiled: CompiledPack,
  raw: AnswerSets,
  scope: MarketScope,
  previous?: Evaluation,
): { readonly evaluation: Evaluation; readonly market: ScopeStates<MarketScope> } {
  if (previous !== undefined) {
    const evaluation = reevaluate(previous, raw);
    const [market] = evaluation.markets;
    if (market !== undefined) return { evaluation, market };
  }
  const effective = raw.slice();
  const company = evaluateCompany(compiled, effective);
  const market = evaluateMarket(scope, effective, company);
  return { evaluation: { compiled, raw, effective, company, markets: [market] }, market };
}

function evaluateCompany({ company }: CompiledPack, effective: number[]): ScopeStates<Scope> {
  applyVisibility(company.visibility, effective);
  return new ScopeStates(company, effective, evaluateAll(company.index, effective));
}

function evaluateMarket(
  scope: MarketScope,
  effective: number[],
  company: ScopeStates<Scope>,
): ScopeStates<MarketScope> {
  applyVisibility(scope.visibility, effective);
  return new ScopeStates(scope, effective, evaluateAll(scope.index, effective), company.states.bitset);
}

/** Evaluates other answer sets, reusing everything that does not depend on the difference. */
export function reevaluate(before: Evaluation, raw: AnswerSets): Evaluation {
  const { compiled } = before;
  const effective = before.effective.slice();
  const changed = updateVisibility(compiled.company.visibility, before, raw, effective, []);
  const company = updateScope(before.company, effective, changed);
  const markets = before.markets.map((market): ScopeStates<MarketScope> => {
    const own = updateVisibility(market.scope.visibility, before, raw, effective, changed);
    return updateScope(market, effective, own, changed, company);
  });
  return { compiled, raw, effective, company, markets };
}

/**
 * @param own variables of the scope whose effective sets changed
 * @param changed for a market: variables of the company whose effective sets changed
 */
function updateScope<S extends Scope>(
  before: ScopeStates<S>,
  effective: AnswerSets,
  own: readonly number[],
  changed: readonly number[] = [],
  company?: ScopeStates<Scope>,
): ScopeStates<S> {
  const { scope, states } = before;
  const bitset = updateBits(scope.index, states.bitset, effective, [...own, ...changed]);
  const isSame = bitset === states.bitset && (company?.states.bitset ?? bitset) === states.companyBitset;
  if (own.length === 0 && isSame) return before;
  return new ScopeStates(scope, effective, bitset, company?.states.bitset);
}

/** The questions of the company and of the target markets, in the order in which they are asked. */
export function targetQuestions({ compiled, markets }: Evaluation): readonly QuestionInstance[] {
  return [null, ...markets.map(({ scope }) => scope.market)].flatMap((market) =>
    compiled.space.inScope(market),
  );
}

/** The sum of the points of the factors that hold; an open factor counts in one bound only. */
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
