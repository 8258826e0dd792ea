import type { Pack } from '../../rule-pack/rule-pack.ts';
import type {
  AttractivenessRating,
  Barrier,
  Condition,
  EntryForm,
  EntryMode,
  Factor,
  Gate,
  Limit,
  Market,
  NeedWeights,
  PositionFactor,
  RankingWeights,
  Recommendation,
  Reduction,
  Requirement,
  Role,
  Route,
  RouteStep,
  Weight,
} from '../../schema/types.ts';
import { parseDuration, type Weeks } from '../../values/duration.ts';

/** A rule and the number of its condition in its scope. */
export interface Compiled<Rule> {
  readonly rule: Rule;
  readonly condition: number;
}

export interface CompiledRecommendation extends Compiled<Recommendation> {
  /** Number of the condition on which it is done; null where its improvements say so. */
  readonly doneIf: number | null;
}

export interface CompiledFactor extends Compiled<Factor> {
  readonly points: number;
}

export interface CompiledRecommendation extends Compiled<Recommendation> {
  readonly duration: Weeks;
}

export interface CompiledBarrier extends Compiled<Barrier> {
  /** Index of its kind in the manifest. */
  readonly kind: number;
  readonly reductions: readonly Compiled<Reduction>[];
}

/** A form in which a mode is done, with what the market adds to it. */
export interface CompiledForm {
  readonly form: EntryForm;
  readonly requires: readonly Compiled<Requirement>[];
  readonly factors: readonly CompiledFactor[];
}

export interface CompiledMode {
  readonly mode: EntryMode;
  readonly forms: readonly CompiledForm[];
  readonly requires: readonly Compiled<Requirement>[];
  readonly factors: readonly CompiledFactor[];
  readonly then: readonly Compiled<RouteStep>[];
}

export interface CompiledRating extends Compiled<AttractivenessRating> {
  /** 0 to 100. */
  readonly points: number;
}

/** What a line of attractiveness or position is measured by. */
export type CompiledLine = LineTexts &
  (
    | { readonly measure: 'fit' | 'readiness' | 'ease' }
    | { readonly measure: 'ratings'; readonly ratings: readonly CompiledRating[] }
    | { readonly measure: 'factors'; readonly factors: readonly Compiled<PositionFactor>[] }
  );

interface LineTexts {
  readonly id: string;
  readonly title: string;
  readonly means: string;
}

/** How markets are compared: the two axes, and the weights of their lines. */
export interface CompiledChoice {
  readonly attractiveness: readonly CompiledLine[];
  readonly position: readonly CompiledLine[];
  /** Null where the lines count together, whatever their axis. */
  readonly balance: { readonly attractiveness: number; readonly position: number } | null;
  readonly weights: Readonly<Record<string, number>>;
  /** Weights for companies with certain needs: the first that holds counts. */
  readonly when: readonly Compiled<NeedWeights>[];
}

/** The rules of the company as a whole, each kind in the order of their ids. */
export interface CompanyRules {
  readonly gates: readonly Compiled<Gate>[];
  readonly recommendations: readonly CompiledRecommendation[];
  /** Empty in the rules of a market. */
  readonly limits: readonly Compiled<Limit>[];
  /** In the order of the pack; empty in the rules of a market. */
  readonly roles: readonly Compiled<Role>[];
  /** By number. */
  readonly conditions: readonly (Condition | undefined)[];
}

/** The rules of one market. */
export interface MarketRules extends CompanyRules {
  readonly modes: readonly CompiledMode[];
  readonly barriers: readonly CompiledBarrier[];
  readonly fit: readonly CompiledFactor[];
  readonly choice: CompiledChoice;
  /** In the order of the file: the first that holds is the company's. */
  readonly routes: readonly Compiled<Route>[];
}

export const weightPoints: Readonly<Record<Weight, number>> = {
  'strongly-for': 2,
  for: 1,
  against: -1,
  'strongly-against': -2,
};

const ratingPoints: Readonly<Record<AttractivenessRating['rating'], number>> = {
  'very-low': 0,
  low: 25,
  moderate: 50,
  high: 75,
  'very-high': 100,
};

export function companyRules({ manifest, readiness, recommendations }: Pack): CompanyRules {
  const conditions = new ConditionList();
  return {
    gates: conditions.addRules(readiness.gates.filter((gate) => gate.per === undefined)),
    recommendations: conditions.addRecommendations(
      recommendations.recommendations.filter((recommendation) => recommendation.per === undefined),
    ),
    limits: conditions.addRules(manifest.limits ?? []),
    roles: conditions.addInOrder(manifest.roles ?? []),
    conditions: conditions.all,
  };
}

export function marketRules(pack: Pack, definition: Market): MarketRules {
  const conditions = new ConditionList();
  const gates = conditions.addRules(pack.readiness.gates.filter((gate) => gate.per === 'market'));
  const modes = sortedById(pack.entryModes.modes).map((mode): CompiledMode => {
    const added = definition['entry-modes']?.filter((entry) => entry.mode === mode.id) ?? [];
    const forms = sortedById(mode.forms ?? []).map((form): CompiledForm => {
      const own = added.flatMap((entry) => entry.forms ?? []).filter((one) => one.form === form.id);
      return {
        form,
        requires: conditions.addRules(form.requires ?? []),
        factors: conditions.addFactors([...form.factors, ...own.flatMap((one) => one.factors)]),
      };
    });
    return {
      mode,
      forms,
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
  const fit = conditions.addFactors(definition.fit ?? []);
  const choice = compiledChoice(pack, definition, conditions);
  const routes = conditions.addInOrder(definition.routes ?? []);
  return {
    gates,
    modes,
    recommendations,
    limits: [],
    roles: [],
    barriers,
    fit,
    choice,
    routes,
    conditions: conditions.all,
  };
}

function compiledChoice({ manifest }: Pack, definition: Market, conditions: ConditionList): CompiledChoice {
  const choice = manifest['market-choice'];
  if (choice === undefined) return defaultChoice(manifest.ranking ?? { fit: 2, readiness: 1, ease: 1 });
  const { weights } = choice;
  return {
    attractiveness: choice.attractiveness.map(({ id, title, means }): CompiledLine => {
      const own = (definition.attractiveness ?? []).filter(({ line }) => line === id);
      const ratings = conditions
        .addRules(own)
        .map((compiled) => ({ ...compiled, points: ratingPoints[compiled.rule.rating] }));
      return { id, title, means, measure: 'ratings', ratings };
    }),
    position: choice.position.map(({ id, title, means, measure, factors = [] }): CompiledLine => {
      if (measure !== undefined) return { id, title, means, measure };
      const own = (definition.position ?? []).filter(({ line }) => line === id);
      const all = conditions.addRules([...factors, ...own.flatMap((one) => one.factors)]);
      return { id, title, means, measure: 'factors', factors: all };
    }),
    balance: weights.balance,
    weights: weights.lines,
    when: conditions.addInOrder(weights.when ?? []),
  };
}

/** Fit against readiness and ease: for packs that say nothing of their own. */
const defaultChoice = (weights: RankingWeights): CompiledChoice => ({
  attractiveness: [{ id: 'fit', title: 'Fit', means: '', measure: 'fit' }],
  position: [
    { id: 'readiness', title: 'Readiness', means: '', measure: 'readiness' },
    { id: 'ease', title: 'Ease', means: '', measure: 'ease' },
  ],
  balance: null,
  weights: { fit: weights.fit, readiness: weights.readiness, ease: weights.ease },
  when: [],
});

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
    return this.addRules(rules).map((compiled) => {
      const done = compiled.rule['done-if'];
      return {
        ...compiled,
        duration: parseDuration(compiled.rule.takes),
        doneIf: done === undefined ? null : this.add(done),
      };
    });
  }

  /** For rules of which the first that holds counts. */
  addInOrder<Rule extends { readonly when?: Condition }>(rules: readonly Rule[]): readonly Compiled<Rule>[] {
    return rules.map((rule) => ({ rule, condition: this.add(rule.when) }));
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
