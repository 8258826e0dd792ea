import type { MarketScope } from '../compile/compile.ts';
import type { CompiledForm, CompiledMode } from '../compile/compiled-rules.ts';
import { both, canTrue, isFalse, type StateBits } from '../conditions/tristate.ts';
import { factorSum, type ScopeStates } from './evaluate.ts';
import { doubleMiddle } from './interval.ts';

/** A form of a mode, and what it scores. */
export interface FormScore {
  readonly compiled: CompiledForm;
  readonly available: StateBits;
  readonly low: number;
  readonly high: number;
}

/** The forms of a mode, best first: those that are or may be open, then by score, then by id. */
export function rankForms(
  { states }: ScopeStates<MarketScope>,
  { forms }: CompiledMode,
): readonly FormScore[] {
  return forms
    .map((compiled): FormScore => {
      const available = compiled.requires.reduce(
        (state, { condition }) => both(state, states.at(condition)),
        canTrue,
      );
      return { compiled, available, ...factorSum(compiled.factors, states) };
    })
    .sort(
      (a, b) =>
        Number(isFalse(a.available)) - Number(isFalse(b.available)) || doubleMiddle(b) - doubleMiddle(a),
    );
}
