import { canFalse, canTrue, every, isFalse, isTrue, mayBeTrue, type StateBits } from './state.ts';
import type { CompiledMode, CompiledPack, MarketScope, Scope } from './compile.ts';

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

export interface ScopeStates<S extends Scope> {
  readonly scope: S;
  readonly states: Uint8Array;
}

/** Works out every condition for the answer sets in `raw`. */
export function evaluate(
  compiled: CompiledPack,
  raw: Int32Array,
  markets: readonly MarketScope[],
): Evaluation {
  const effective = new Int32Array(raw.length);
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
  const effective = new Int32Array(raw.length);
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
  return { scope, states };
}

export function stateAt(states: Uint8Array, condition: number): StateBits {
  return states[condition] ?? canTrue | canFalse;
}

/** Whether a gate of the company or of this market blocks the mode. */
function blocking(evaluation: Evaluation, market: ScopeStates<MarketScope>, mode: string): StateBits {
  let blocked = canFalse;
  for (const { scope, states } of [evaluation.company, market])
    for (const gate of scope.gates) {
      if (gate.rule.blocks?.includes(mode) !== true) continue;
      const state = stateAt(states, gate.condition);
      blocked = ((blocked | state) & canTrue) | (blocked & state & canFalse);
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
  const hidden = ({ requires }: CompiledMode): boolean =>
    requires.some(
      ({ rule, condition }) => rule['not-met'] === 'hidden' && isFalse(stateAt(market.states, condition)),
    );
  const shown = market.scope.modes.filter((mode) => !hidden(mode));
  return shown.map((compiled): ModeStanding => {
    const requirements = compiled.requires.map(({ condition }) => stateAt(market.states, condition));
    const blocked = blocking(evaluation, market, compiled.mode.id);
    const allowed = ((blocked & canTrue) << 1) | ((blocked & canFalse) >> 1);
    const { low, high } = factorSum(compiled.factors, market.states);
    const unmet = requirements.filter(isFalse).length + (isTrue(blocked) ? 1 : 0);
    return { compiled, available: every([...requirements, allowed]), unmet, low, high };
  });
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
