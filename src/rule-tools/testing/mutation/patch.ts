import type { CompiledPack, MarketScope, Scope } from '../../../engine/compile/compile.ts';
import { weightPoints, type Compiled } from '../../../engine/compile/compiled-rules.ts';
import type { Formula } from '../../../engine/conditions/formula.ts';
import { toFormula } from '../../../engine/conditions/to-formula.ts';
import { addConditions } from '../../../engine/conditions/build-bitmap-index.ts';
import type { AnswerSpace } from '../../../engine/space/answer-space.ts';
import type { Condition } from '../../../schema/types.ts';
import type { RuleChange } from './mutant.ts';

/** A compiled pack with one rule replaced, and the conditions that changed. */
export interface Patched {
  readonly compiled: CompiledPack;
  /** Scopes with the rule (null is the company); all others are those of the original pack. */
  readonly scopes: ReadonlyMap<string | null, PatchedScope>;
}

interface PatchedScope {
  /** Indexes of the conditions that changed. */
  readonly conditions: readonly number[];
}

/**
 * Replaces a rule in a compiled pack and shares everything else. Number questions must have the same ranges before and
 * after.
 */
export function patch(compiled: CompiledPack, change: RuleChange): Patched {
  const { space, pack } = compiled;
  const scopes = new Map<string | null, PatchedScope>();
  const company = patchScope(compiled.company, change, space);
  if (company !== null) scopes.set(null, company.patched);
  const markets = new Map<string, MarketScope>();
  for (const { id } of pack.markets) {
    const scope = compiled.market(id);
    const altered = scope === undefined ? null : patchMarket(scope, change, space);
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

/** A list of rules with one replaced, and its new conditions. */
interface Exchange<C> {
  readonly list: readonly C[];
  readonly conditions: readonly (readonly [number, Condition | undefined])[];
}

function patchScope(scope: Scope, change: RuleChange, space: AnswerSpace): Altered<Scope> | null {
  const shared = sharedRules(scope, change);
  return shared === null ? null : finish({ ...scope, ...shared.rules }, shared.conditions, space);
}

/** Gates and recommendations, which exist both company-wide and in markets. */
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

function patchMarket(
  scope: MarketScope,
  change: RuleChange,
  space: AnswerSpace,
): Altered<MarketScope> | null {
  switch (change.of) {
    case 'gate':
    case 'recommendation': {
      const shared = sharedRules(scope, change);
      return shared === null ? null : finish({ ...scope, ...shared.rules }, shared.conditions, space);
    }
    case 'requirement': {
      for (const [index, mode] of scope.modes.entries()) {
        const found = exchange(mode.requires, change.before, change.after);
        if (found === null) continue;
        const modes = scope.modes.with(index, { ...mode, requires: found.list });
        return finish({ ...scope, modes }, found.conditions, space);
      }
      return null;
    }
    case 'factor': {
      const after = { ...change, points: weightPoints[change.after.weight] };
      const fit = exchange(scope.fit, after.before, after.after, { points: after.points });
      if (fit !== null) return finish({ ...scope, fit: fit.list }, fit.conditions, space);
      for (const [index, mode] of scope.modes.entries()) {
        const found = exchange(mode.factors, after.before, after.after, { points: after.points });
        if (found === null) continue;
        const modes = scope.modes.with(index, { ...mode, factors: found.list });
        return finish({ ...scope, modes }, found.conditions, space);
      }
      return null;
    }
    case 'barrier': {
      const index = scope.barriers.findIndex(({ rule }) => rule === change.before);
      const barrier = scope.barriers[index];
      if (barrier === undefined) return null;
      const rule = change.after;
      const reductions = barrier.reductions.map((reduction, order) => ({
        ...reduction,
        rule: rule['reduced-by']?.[order] ?? reduction.rule,
      }));
      const barriers = scope.barriers.with(index, { ...barrier, rule, reductions });
      const conditions: Exchange<never>['conditions'] = [
        [barrier.condition, rule['applies-when']],
        ...reductions.map((reduction) => [reduction.condition, reduction.rule.when] as const),
      ];
      return finish({ ...scope, barriers }, conditions, space);
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

/** Adds the changed conditions to the index of the scope. */
function finish<S extends Scope>(
  scope: S,
  conditions: Exchange<never>['conditions'],
  space: AnswerSpace,
): Altered<S> {
  const changed = conditions
    .map(([number, condition]) => ({ number, formula: toFormula(condition, scope.market, space) }))
    .filter(({ number, formula }) => !sameFormula(formula, scope.formulas[number]));
  if (changed.length === 0) return { scope, patched: { conditions: [] } };
  const added = addConditions(
    scope.index,
    changed.map(({ formula }) => formula),
  );
  const formulas = [...scope.formulas];
  const addresses = [...scope.addresses];
  for (const [at, { number, formula }] of changed.entries()) {
    formulas[number] = formula;
    addresses[number] = added.addresses[at] ?? 0;
  }
  return {
    scope: { ...scope, formulas, addresses, index: added.index },
    patched: { conditions: changed.map(({ number }) => number) },
  };
}

export const sameFormula = (a: Formula, b: Formula | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
