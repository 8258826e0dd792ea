import type { Pack } from '../../rule-pack/rule-pack.ts';
import type {
  Barrier,
  Condition,
  EntryMode,
  Factor,
  Gate,
  Market,
  Recommendation,
  Reduction,
  Requirement,
  RouteStep,
  Weight,
} from '../../schema/types.ts';
import { parseDuration, type Months } from '../../values/duration.ts';

/** A rule and the number of its condition in its scope. */
export interface Compiled<Rule> {
  readonly rule: Rule;
  readonly condition: number;
}

export interface CompiledFactor extends Compiled<Factor> {
  readonly points: number;
}

export interface CompiledRecommendation extends Compiled<Recommendation> {
  readonly duration: Months;
}

export interface CompiledBarrier extends Compiled<Barrier> {
  /** Index of its kind in the manifest. */
  readonly kind: number;
  readonly reductions: readonly Compiled<Reduction>[];
}

export interface CompiledMode {
  readonly mode: EntryMode;
  readonly requires: readonly Compiled<Requirement>[];
  readonly factors: readonly CompiledFactor[];
  readonly then: readonly Compiled<RouteStep>[];
}

/** The rules of the company as a whole, each kind sorted by id. */
export interface CompanyRules {
  readonly gates: readonly Compiled<Gate>[];
  readonly recommendations: readonly CompiledRecommendation[];
  /** By number of condition. */
  readonly conditions: readonly (Condition | undefined)[];
}

/** The rules of one market. */
export interface MarketRules extends CompanyRules {
  readonly modes: readonly CompiledMode[];
  readonly barriers: readonly CompiledBarrier[];
  readonly fit: readonly CompiledFactor[];
}

export const weightPoints: Readonly<Record<Weight, number>> = {
  'strongly-for': 2,
  for: 1,
  against: -1,
  'strongly-against': -2,
};

export function companyRules({ readiness, recommendations }: Pack): CompanyRules {
  const conditions = new ConditionList();
  return {
    gates: conditions.addRules(readiness.gates.filter((gate) => gate.per === undefined)),
    recommendations: conditions.addRecommendations(
      recommendations.recommendations.filter((recommendation) => recommendation.per === undefined),
    ),
    conditions: conditions.all,
  };
}

export function marketRules(pack: Pack, definition: Market): MarketRules {
  const conditions = new ConditionList();
  const gates = conditions.addRules(pack.readiness.gates.filter((gate) => gate.per === 'market'));
  const modes = sortedById(pack.entryModes.modes).map((mode): CompiledMode => {
    const added = definition['entry-modes']?.filter((entry) => entry.mode === mode.id) ?? [];
    return {
      mode,
      requires: conditions.addRules([...mode.requires, ...added.flatMap((entry) => entry.requires ?? [])]),
      factors: conditions.addFactors([...mode.factors, ...added.flatMap((entry) => entry.factors ?? [])]),
      then: (mode.then ?? []).map((rule) => ({ rule, condition: conditions.add(rule.when) })),
    };
  });
  const recommendations = conditions.addRecommendations([
    ...pack.recommendations.recommendations.filter((recommendation) => recommendation.per === 'market'),
    ...(definition.recommendations ?? []),
  ]);
  const barriers = sortedById(definition.barriers).map((rule): CompiledBarrier => {
    const reductions = (rule['reduced-by'] ?? []).map((reduction) => ({
      rule: reduction,
      condition: conditions.add(reduction.when),
    }));
    const kind = pack.manifest['barrier-kinds'].findIndex(({ id }) => id === rule.kind);
    return { rule, kind, condition: conditions.add(rule['applies-when']), reductions };
  });
  const fit = conditions.addFactors(definition.fit);
  return { gates, modes, recommendations, barriers, fit, conditions: conditions.all };
}

/** Collects the conditions of one scope. */
class ConditionList {
  readonly all: (Condition | undefined)[] = [];

  add(condition: Condition | undefined): number {
    return this.all.push(condition) - 1;
  }

  addRules<Rule extends { readonly id: string; readonly when?: Condition }>(
    rules: readonly Rule[],
  ): readonly Compiled<Rule>[] {
    return sortedById(rules).map((rule) => ({ rule, condition: this.add(rule.when) }));
  }

  addRecommendations(rules: readonly Recommendation[]): readonly CompiledRecommendation[] {
    return this.addRules(rules).map((compiled) => ({
      ...compiled,
      duration: parseDuration(compiled.rule.takes),
    }));
  }

  addFactors(rules: readonly Factor[]): readonly CompiledFactor[] {
    return this.addRules(rules).map((compiled) => ({
      ...compiled,
      points: weightPoints[compiled.rule.weight],
    }));
  }
}

function sortedById<Rule extends { readonly id: string }>(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
}
