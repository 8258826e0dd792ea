import type { MarketScope } from '../compile/compile.ts';
import { blockingGatesIn, unchangedModes, type BlockingGates } from './verdict-inputs.ts';
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
export interface ModeScore {
  readonly compiled: CompiledMode;
  readonly available: StateBits;
  /** Whether open answers may hide it, so that it stands in no other mode's way. */
  readonly mayBeHidden: boolean;
  readonly unmet: number;
  readonly low: number;
  readonly high: number;
}

/** The scores of all modes of a market, in its order; null if a requirement hides the mode. */
export interface ModeScores {
  readonly states: States;
  readonly modes: readonly (ModeScore | null)[];
}

/**
 * @param previous scores in the same market, reused where nothing they depend on differs, and returned unchanged if all
 *   are
 */
export function scoreModes(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope>,
  previous?: ModeScores,
): ModeScores {
  const { scope, states } = market;
  const unchanged = previous && unchangedModes(evaluation.compiled.company, scope, previous.states, states);
  if (previous !== undefined && unchanged === null) return previous;
  const blockingGates = blockingGatesIn(evaluation.compiled.company, scope);
  const modes = scope.modes.map((mode, number) => {
    const reused = unchanged?.[number] === true ? previous?.modes[number] : undefined;
    return reused === undefined ? scoreMode(evaluation, market, mode, blockingGates[number]) : reused;
  });
  return { states, modes };
}

function scoreMode(
  { company }: Evaluation,
  { states }: ScopeStates<MarketScope>,
  compiled: CompiledMode,
  blockingGates?: BlockingGates,
): ModeScore | null {
  let available = canTrue;
  let mayBeHidden = false;
  let unmet = 0;
  for (const { rule, condition } of compiled.requires) {
    const state = states.at(condition);
    const hides = rule['not-met'] === 'hidden';
    if (isFalse(state)) {
      if (hides) return null;
      unmet += 1;
    }
    if (hides && !isTrue(state)) mayBeHidden = true;
    available = both(available, state);
  }
  const blocked = either(anyOf(blockingGates?.company, company.states), anyOf(blockingGates?.market, states));
  if (isTrue(blocked)) unmet += 1;
  const { low, high } = factorSum(compiled.factors, states);
  return { compiled, available: both(available, negation(blocked)), mayBeHidden, unmet, low, high };
}

function anyOf(conditions: readonly number[] = [], states: States): StateBits {
  let any = canFalse;
  for (const condition of conditions) any = either(any, states.at(condition));
  return any;
}
