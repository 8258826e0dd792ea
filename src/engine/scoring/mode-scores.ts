import type { MarketScope } from '../compile/compile.ts';
import { blockersIn, sameModes, type Blockers } from './verdict-inputs.ts';
import { factorSum, type Evaluation, type ScopeStates, type States } from './evaluate.ts';
import type { CompiledMode } from '../compile/compiled-rules.ts';
import {
  both,
  canFalse,
  canTrue,
  either,
  isFalse,
  isTrue,
  negation,
  type StateBits,
} from '../conditions/tristate.ts';

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
  const blockers = blockersIn(evaluation.compiled.company, scope);
  const modes = scope.modes.map((mode, number) => {
    const kept = same?.[number] === true ? like?.modes[number] : undefined;
    return kept === undefined ? modeStanding(evaluation, market, mode, blockers[number]) : kept;
  });
  return { states, modes };
}

function modeStanding(
  { company }: Evaluation,
  { states }: ScopeStates<MarketScope>,
  compiled: CompiledMode,
  blockers?: Blockers,
): ModeStanding | null {
  let available = canTrue;
  let unmet = 0;
  for (const { rule, condition } of compiled.requires) {
    const state = states.at(condition);
    if (isFalse(state)) {
      if (rule['not-met'] === 'hidden') return null;
      unmet += 1;
    }
    available = both(available, state);
  }
  const blocked = either(anyOf(blockers?.company, company.states), anyOf(blockers?.market, states));
  if (isTrue(blocked)) unmet += 1;
  const { low, high } = factorSum(compiled.factors, states);
  return { compiled, available: both(available, negation(blocked)), unmet, low, high };
}

function anyOf(conditions: readonly number[] = [], states: States): StateBits {
  let any = canFalse;
  for (const condition of conditions) any = either(any, states.at(condition));
  return any;
}
