import {
  both,
  canFalse,
  canTrue,
  either,
  isFalse,
  isTrue,
  mayBeTrue,
  negation,
  type StateBits,
} from './state.ts';
import type { CompiledMode, CompiledPack, MarketScope, Scope } from './compile.ts';
import type { Mean } from './interval.ts';
import { meansOf } from './scored-places.ts';

/** The states of all conditions for one company's answer sets. */
export interface Evaluation {
  readonly compiled: CompiledPack;
  readonly raw: Int32Array;
  /** The answer sets with "not applicable" worked out. */
  readonly effective: Int32Array;
  readonly company: ScopeStates<Scope>;
  /** The target markets, sorted by id. */
  readonly markets: readonly ScopeStates<MarketScope>[];
}

export class ScopeStates<S extends Scope> {
  readonly scope: S;
  readonly states: Uint8Array;
  readonly #effective: Int32Array;
  #means: readonly Mean[] | undefined;

  constructor(scope: S, effective: Int32Array, states: Uint8Array) {
    this.scope = scope;
    this.#effective = effective;
    this.states = states;
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
  raw: Int32Array,
  markets: readonly MarketScope[],
): Evaluation {
  const effective = new Int32Array(compiled.effectiveLength);
  const company = run(compiled.company, raw, effective, true);
  return {
    compiled,
    raw,
    effective,
    company,
    markets: markets.map((scope) => run(scope, raw, effective, true)),
  };
}

/** Only what the verdict in one market rests on; asked hundreds of times to find what would flip it. */
export function evaluateVerdict(
  compiled: CompiledPack,
  raw: Int32Array,
  market: MarketScope,
): { readonly evaluation: Evaluation; readonly market: ScopeStates<MarketScope> } {
  const effective = new Int32Array(compiled.effectiveLength);
  const company = run(compiled.company, raw, effective, false);
  const states = run(market, raw, effective, false);
  return { evaluation: { compiled, raw, effective, company, markets: [states] }, market: states };
}

/**
 * The same evaluation for other answer sets. Where only those of one market differ, only that market is worked out;
 * where only verdicts are asked for (`whole` false), the states of barriers and recommendations are left out.
 */
export function reevaluate(
  before: Evaluation,
  raw: Int32Array,
  changed: string | null,
  whole = true,
): Evaluation {
  const { compiled, markets } = before;
  const effective = Int32Array.from(before.effective);
  return {
    compiled,
    raw,
    effective,
    company: changed === null ? run(compiled.company, raw, effective, whole) : before.company,
    markets: markets.map((market) => {
      const same = changed !== null && market.scope.market !== changed;
      return same ? market : run(market.scope, raw, effective, whole);
    }),
  };
}

function run<S extends Scope>(
  scope: S,
  raw: Int32Array,
  effective: Int32Array,
  whole: boolean,
): ScopeStates<S> {
  const states = new Uint8Array(scope.formulas.length);
  scope.deciding(raw, effective, states);
  if (whole) scope.describing(raw, effective, states);
  return new ScopeStates(scope, effective, states);
}

export function stateAt(states: Uint8Array, condition: number): StateBits {
  return states[condition] ?? canTrue | canFalse;
}

/** Whether a gate of the company or of this market blocks the mode. */
function blocking(evaluation: Evaluation, market: ScopeStates<MarketScope>, mode: string): StateBits {
  const company = blockedBy(evaluation.company, mode);
  const own = blockedBy(market, mode);
  return either(company, own);
}

function blockedBy({ scope, states }: ScopeStates<Scope>, mode: string): StateBits {
  let blocked = canFalse;
  for (const { rule, condition } of scope.gates) {
    const state = stateAt(states, condition);
    // Few gates hold: what they block is looked up for those alone.
    if (isFalse(state) || rule.blocks?.includes(mode) !== true) continue;
    blocked = either(blocked, state);
  }
  return blocked;
}

/** Whether a mode is open to the company in a market, and what it scores. */
export interface ModeStanding {
  readonly compiled: CompiledMode;
  readonly available: StateBits;
  readonly unmet: number;
  readonly low: number;
  readonly high: number;
}

/** The modes that are or may be for this company; those that a requirement hides are left out. */
export function modeStandings(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope>,
): readonly ModeStanding[] {
  const standings: ModeStanding[] = [];
  for (const compiled of market.scope.modes) {
    if (isHidden(compiled, market.states)) continue;
    const blocked = blocking(evaluation, market, compiled.mode.id);
    let available = negation(blocked);
    let unmet = isTrue(blocked) ? 1 : 0;
    for (const { condition } of compiled.requires) {
      const state = stateAt(market.states, condition);
      available = both(available, state);
      if (isFalse(state)) unmet += 1;
    }
    const { low, high } = factorSum(compiled.factors, market.states);
    standings.push({ compiled, available, unmet, low, high });
  }
  return standings;
}

function isHidden({ requires }: CompiledMode, states: Uint8Array): boolean {
  for (const { rule, condition } of requires)
    if (rule['not-met'] === 'hidden' && isFalse(stateAt(states, condition))) return true;
  return false;
}

/** The sum of the points of factors that hold; an open factor counts in one bound only. */
export function factorSum(
  factors: readonly { readonly condition: number; readonly points: number }[],
  states: Uint8Array,
): { readonly low: number; readonly high: number } {
  let low = 0;
  let high = 0;
  for (const { condition, points } of factors) {
    const state = stateAt(states, condition);
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
