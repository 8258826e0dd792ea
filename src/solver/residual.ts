import { severities } from '../engine/scoring/barriers.ts';
import type { Scope } from '../engine/compile/compile.ts';
import type { CompiledBarrier } from '../engine/compile/compiled-rules.ts';
import { always, join, negate, type Formula } from '../engine/conditions/formula.ts';

/**
 * The condition that at least `steps` of a barrier are left: it applies, and the reductions that hold do not remove too
 * many.
 *
 * @param steps from 1 (low) to 4 (critical)
 */
export function residualAtLeast(
  { rule, condition, reductions }: CompiledBarrier,
  { formulas }: Pick<Scope, 'formulas'>,
  steps: number,
): Formula {
  const spare = severities.indexOf(rule.severity) - steps;
  const tooMuch = (from: number, left: number): readonly Formula[] => {
    if (left < 0) return [always];
    return reductions.slice(from).flatMap((reduction, index) => {
      const holds = formulas[reduction.condition] ?? always;
      const rest = tooMuch(from + index + 1, left - reduction.rule.by);
      return rest.length === 0 ? [] : [join('all', [holds, join('any', rest)])];
    });
  };
  return join('all', [formulas[condition] ?? always, negate(join('any', tooMuch(0, spare)))]);
}
