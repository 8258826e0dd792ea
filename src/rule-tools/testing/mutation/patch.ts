import type { CompiledPack, MarketScope, Scope } from '../../../engine/compile/compile.ts';
import { weightPoints, type Compiled } from '../../../engine/compile/compiled-rules.ts';
import type { Formula } from '../../../engine/conditions/formula.ts';
import { formulaOf } from '../../../engine/conditions/to-formula.ts';
import { addConditions } from '../../../engine/conditions/build-bitmap-index.ts';
import type { Layout } from '../../../engine/space/layout.ts';
import type { Condition } from '../../../schema/types.ts';
import type { RuleChange } from './mutant.ts';

/** A compiled pack with one rule in the place of another, and which of its conditions are others now. */
export interface Patched {
  readonly compiled: CompiledPack;
  /** Scopes that hold the rule: null is the company. Other scopes are those of the pack as it was. */
  readonly scopes: ReadonlyMap<string | null, PatchedScope>;
}

interface PatchedScope {
  /** Conditions that are not what they were, by number. */
  readonly conditions: readonly number[];
}

/**
 * Puts an altered rule into a compiled pack; all that the rule does not touch is shared. Numbers must be cut alike
 * before and after.
 */
export function patch(compiled: CompiledPack, change: RuleChange): Patched {
  const { layout, pack } = compiled;
  const scopes = new Map<string | null, PatchedScope>();
  const company = patchScope(compiled.company, change, layout);
  if (company !== null) scopes.set(null, company.patched);
  const markets = new Map<string, MarketScope>();
  for (const { id } of pack.markets) {
    const scope = compiled.market(id);
    const altered = scope === undefined ? null : patchMarket(scope, change, layout);
    if (altered === null) continue;
    scopes.set(id, altered.patched);
    markets.set(id, altered.scope);
  }
  return {
    compiled: {
      ...compiled,
      company: company?.scope ?? compiled.company,
      market: (id) => markets.get(id) ?? compiled.market(id),
    },
    scopes,
  };
}

interface Altered<S> {
  readonly scope: S;
  readonly patched: PatchedScope;
}

/** A list of rules, one exchanged; its conditions as they are now. */
interface Exchange<C> {
  readonly list: readonly C[];
  readonly conditions: readonly (readonly [number, Condition | undefined])[];
}

function patchScope(scope: Scope, change: RuleChange, layout: Layout): Altered<Scope> | null {
  const shared = sharedRules(scope, change);
  return shared === null ? null : finish({ ...scope, ...shared.rules }, shared.conditions, layout);
}

/** Gates and recommendations, which the company and a market both have. */
function sharedRules(
  scope: Scope,
  change: RuleChange,
): {
  readonly rules: Partial<Pick<Scope, 'gates' | 'recommendations'>>;
  readonly conditions: Exchange<never>['conditions'];
} | null {
  if (change.of === 'gate') {
    const gates = exchange(scope.gates, change.before, change.after);
    return gates && { rules: { gates: gates.list }, conditions: gates.conditions };
  }
  if (change.of === 'recommendation') {
    const advice = exchange(scope.recommendations, change.before, change.after);
    return advice && { rules: { recommendations: advice.list }, conditions: advice.conditions };
  }
  return null;
}

function patchMarket(scope: MarketScope, change: RuleChange, layout: Layout): Altered<MarketScope> | null {
  switch (change.of) {
    case 'gate':
    case 'recommendation': {
      const shared = sharedRules(scope, change);
      return shared === null ? null : finish({ ...scope, ...shared.rules }, shared.conditions, layout);
    }
    case 'requirement': {
      for (const [index, mode] of scope.modes.entries()) {
        const found = exchange(mode.requires, change.before, change.after);
        if (found === null) continue;
        const modes = scope.modes.with(index, { ...mode, requires: found.list });
        return finish({ ...scope, modes }, found.conditions, layout);
      }
      return null;
    }
    case 'factor': {
      const after = { ...change, points: weightPoints[change.after.weight] };
      const fit = exchange(scope.fit, after.before, after.after, { points: after.points });
      if (fit !== null) return finish({ ...scope, fit: fit.list }, fit.conditions, layout);
      for (const [index, mode] of scope.modes.entries()) {
        const found = exchange(mode.factors, after.before, after.after, { points: after.points });
        if (found === null) continue;
        const modes = scope.modes.with(index, { ...mode, factors: found.list });
        return finish({ ...scope, modes }, found.conditions, layout);
      }
      return null;
    }
    case 'barrier': {
      const index = scope.barriers.findIndex(({ rule }) => rule === change.before);
      const barrier = scope.barriers[index];
      if (barrier === undefined) return null;
      const rule = change.after;
      const reductions = barrier.reductions.map((reduction, place) => ({
        ...reduction,
        rule: rule['reduced-by']?.[place] ?? reduction.rule,
      }));
      const barriers = scope.barriers.with(index, { ...barrier, rule, reductions });
      const conditions: Exchange<never>['conditions'] = [
        [barrier.condition, rule['applies-when']],
        ...reductions.map((reduction) => [reduction.condition, reduction.rule.when] as const),
      ];
      return finish({ ...scope, barriers }, conditions, layout);
    }
  }
}

function exchange<Rule extends { readonly when?: Condition }, C extends Compiled<Rule>>(
  list: readonly C[],
  before: Rule,
  after: Rule,
  more: Partial<C> = {},
): Exchange<C> | null {
  const index = list.findIndex(({ rule }) => rule === before);
  const found = list[index];
  if (found === undefined) return null;
  return {
    list: list.with(index, { ...found, ...more, rule: after }),
    conditions: [[found.condition, after.when]],
  };
}

/** The scope with the conditions that changed added to its index. */
function finish<S extends Scope>(
  scope: S,
  conditions: Exchange<never>['conditions'],
  layout: Layout,
): Altered<S> {
  const changed = conditions
    .map(([number, condition]) => ({ number, formula: formulaOf(condition, scope.market, layout) }))
    .filter(({ number, formula }) => !sameFormula(formula, scope.formulas[number]));
  if (changed.length === 0) return { scope, patched: { conditions: [] } };
  const added = addConditions(
    scope.index,
    changed.map(({ formula }) => formula),
  );
  const formulas = [...scope.formulas];
  const places = [...scope.places];
  for (const [at, { number, formula }] of changed.entries()) {
    formulas[number] = formula;
    places[number] = added.places[at] ?? 0;
  }
  return {
    scope: { ...scope, formulas, places, index: added.index },
    patched: { conditions: changed.map(({ number }) => number) },
  };
}

export const sameFormula = (a: Formula, b: Formula | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
