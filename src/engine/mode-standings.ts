import type { MarketScope, Scope } from './compile.ts';
import { sameModes } from './deciding.ts';
import { factorSum, type Evaluation, type ScopeStates, type States } from './evaluate.ts';
import type { CompiledMode } from './numbered-rules.ts';
import { both, canFalse, either, isFalse, isTrue, negation, type StateBits } from './state.ts';

/** Whether a mode is open to the company in a market, and what it scores. */
export interface ModeStanding {
  readonly compiled: CompiledMode;
  readonly available: StateBits;
  readonly unmet: number;
  readonly low: number;
  readonly high: number;
}

/** The standings of all modes of a market, in its order; null where a requirement hides the mode. */
export interface ModeStandings {
  readonly states: States;
  readonly modes: readonly (ModeStanding | null)[];
}

/**
 * @param like those of other answers in the same market: what is the same is taken over, so that they come back
 *   themselves where all of it is
 */
export function modeStandings(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope>,
  like?: ModeStandings,
): ModeStandings {
  const { scope, states } = market;
  const same = like && sameModes(evaluation.compiled.company, scope, like.states, states);
  if (like !== undefined && same === null) return like;
  const modes = scope.modes.map((mode, number) => {
    const kept = same?.[number] === true ? like?.modes[number] : undefined;
    return kept === undefined ? modeStanding(evaluation, market, mode) : kept;
  });
  return { states, modes };
}

function modeStanding(
  { company }: Evaluation,
  market: ScopeStates<MarketScope>,
  compiled: CompiledMode,
): ModeStanding | null {
  const { states } = market;
  if (isHidden(compiled, states)) return null;
  const { id } = compiled.mode;
  const blocked = either(blockedBy(company, id), blockedBy(market, id));
  let available = negation(blocked);
  let unmet = isTrue(blocked) ? 1 : 0;
  for (const { condition } of compiled.requires) {
    const state = states.at(condition);
    available = both(available, state);
    if (isFalse(state)) unmet += 1;
  }
  const { low, high } = factorSum(compiled.factors, states);
  return { compiled, available, unmet, low, high };
}

/** Whether a gate of a scope blocks the mode. */
function blockedBy({ scope, states }: ScopeStates<Scope>, mode: string): StateBits {
  let blocked = canFalse;
  for (const { rule, condition } of scope.gates) {
    const state = states.at(condition);
    // Few gates hold: what they block is looked up for those alone.
    if (isFalse(state) || rule.blocks?.includes(mode) !== true) continue;
    blocked = either(blocked, state);
  }
  return blocked;
}

function isHidden({ requires }: CompiledMode, states: States): boolean {
  for (const { rule, condition } of requires)
    if (rule['not-met'] === 'hidden' && isFalse(states.at(condition))) return true;
  return false;
}
