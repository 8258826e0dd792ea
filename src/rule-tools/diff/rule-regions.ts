import { severities } from '../../engine/scoring/barriers.ts';
import type { MarketScope, Scope } from '../../engine/compile/compile.ts';
import type { CompiledBarrier } from '../../engine/compile/compiled-rules.ts';
import { improvementsOf } from '../../engine/planning/effects.ts';
import { no, yes, type Diagram } from '../../solver/diagram.ts';
import { notApplicableBit } from '../../engine/space/domain.ts';
import type { Recommendation } from '../../schema/types.ts';
import type { Model, ModelSide } from './model.ts';
import { allOf, anyOf, divisionsDiffer, sumsOf } from './sums.ts';

/** The company as a whole, or one market. */
export const scopeOf = (side: ModelSide, market: string | null): Scope =>
  market === null ? side.compiled.company : side.market(market);

/** Companies for which a gate holds; none if the pack lacks it. */
export function gateHolds(side: ModelSide, id: string, market: string | null): Diagram {
  const scope = scopeOf(side, market);
  const gate = scope.gates.find(({ rule }) => rule.id === id);
  return gate === undefined ? no : side.condition(scope, gate.condition);
}

/** Exactly the companies for which the residual severity of a barrier differs. */
export function barrierDiffers(model: Model, id: string, market: string): Diagram {
  const [before, after] = model.sides.map((side) => residuals(model, side, side.market(market), id));
  return before === undefined || after === undefined ? no : divisionsDiffer(model.table, before, after);
}

/** Companies by residual severity of a barrier. */
function residuals(
  model: Model,
  side: ModelSide,
  scope: MarketScope,
  id: string,
): ReadonlyMap<number, Diagram> {
  const barrier = scope.barriers.find(({ rule }) => rule.id === id);
  if (barrier === undefined) return new Map([[0, yes]]);
  const { table } = model;
  const applies = side.condition(scope, barrier.condition);
  const whole = severities.indexOf(barrier.rule.severity);
  const byResidual = new Map<number, Diagram>([[0, table.not(applies)]]);
  for (const [taken, where] of sumsOf(table, reductionsOf(side, scope, barrier), applies)) {
    const rest = Math.max(0, whole - taken);
    byResidual.set(rest, table.apply('or', byResidual.get(rest) ?? no, where));
  }
  return byResidual;
}

const reductionsOf = (
  side: ModelSide,
  scope: MarketScope,
  { reductions }: CompiledBarrier,
): readonly { readonly holds: Diagram; readonly points: number }[] =>
  reductions.map(({ rule, condition }) => ({ holds: side.condition(scope, condition), points: rule.by }));

/**
 * Companies for which a recommendation applies, whatever their target mode: its condition holds, it is not done, and an
 * answer is below its target. None if the pack lacks it.
 */
export function applies(
  model: Model,
  side: ModelSide,
  id: string,
  market: string | null,
): { readonly where: Diagram; readonly rule: Recommendation | undefined } {
  const { table } = model;
  const scope = scopeOf(side, market);
  const found = scope.recommendations.find(({ rule }) => rule.id === id);
  if (found === undefined) return { where: no, rule: undefined };
  const improvements = improvementsOf(found.rule, market, side.compiled.space);
  const below = improvements.map(({ instance, variable, reached }) => {
    const { full } = instance.domain;
    const under = table.test(variable, full & ~reached & ~notApplicableBit, full);
    return table.apply('and', side.visible(instance), under);
  });
  const done = found.doneIf === null ? no : side.condition(scope, found.doneIf);
  const when = table.apply('and', side.condition(scope, found.condition), table.not(done));
  const where = improvements.length === 0 ? when : allOf(table, [when, anyOf(table, below)]);
  return { where, rule: found.rule };
}
