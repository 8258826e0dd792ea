import type { Pack } from '../pack/pack.ts';
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
} from '../schema/types.ts';
import { formulaOf } from './condition-formula.ts';
import type { ConditionIndex, ConditionPlace } from './condition-index.ts';
import { always, slotsOf, type Formula } from './formula.ts';
import { indexConditions } from './index-conditions.ts';
import { scoredPlaces, type ScoredPlace } from './scored-places.ts';
import { layoutOf, type Layout } from './slots.ts';
import { visibilityOf, type Visibility } from './visibility.ts';

/** A rule and the number of its condition among the states of its scope. */
export interface Compiled<Rule> {
  readonly rule: Rule;
  readonly condition: number;
}

export interface CompiledFactor extends Compiled<Factor> {
  readonly points: number;
}

export interface CompiledBarrier extends Compiled<Barrier> {
  /** Number of its kind in the manifest. */
  readonly kind: number;
  readonly reductions: readonly Compiled<Reduction>[];
}

export interface CompiledMode {
  readonly mode: EntryMode;
  readonly requires: readonly Compiled<Requirement>[];
  readonly factors: readonly CompiledFactor[];
  readonly then: readonly Compiled<RouteStep>[];
}

/** What is evaluated together: the company as a whole, or one market. */
export interface Scope {
  readonly market: string | null;
  /** By number of condition. */
  readonly formulas: readonly Formula[];
  /** By number of condition. Below zero: the complement of a place in the index of the company. */
  readonly places: readonly ConditionPlace[];
  readonly index: ConditionIndex;
  readonly visibility: Visibility;
  readonly scored: readonly ScoredPlace[];
  /** How many dimensions of readiness there are. */
  readonly dimensions: number;
  readonly gates: readonly Compiled<Gate>[];
  readonly recommendations: readonly Compiled<Recommendation>[];
}

export interface MarketScope extends Scope {
  readonly market: string;
  readonly definition: Market;
  readonly modes: readonly CompiledMode[];
  readonly barriers: readonly CompiledBarrier[];
  readonly fit: readonly CompiledFactor[];
}

/** A pack made ready for many evaluations. */
export interface CompiledPack {
  readonly pack: Pack;
  readonly layout: Layout;
  readonly company: Scope;
  /** Compiled when first asked for. */
  market(id: string): MarketScope | undefined;
}

export const weightPoints: Readonly<Record<Weight, number>> = {
  'strongly-for': 2,
  for: 1,
  against: -1,
  'strongly-against': -2,
};

/**
 * Compiles a pack whose references have been checked. Rules are taken in the order of their ids, so the order in which
 * a file lists them changes nothing.
 *
 * @param alongside packs with the same questions: numbers are cut where their rules cut them too, so that the conditions
 *   of all can be compared
 */
export function compile(pack: Pack, alongside: readonly Pack[] = []): CompiledPack {
  const layout = layoutOf(pack, alongside);
  const { company, shared } = companyScope(pack, layout);
  const markets = new Map<string, MarketScope>();
  return {
    pack,
    layout,
    company,
    market: (id) => {
      const known = markets.get(id);
      if (known !== undefined) return known;
      const definition = pack.markets.find((market) => market.id === id);
      if (definition === undefined) return undefined;
      const compiled = marketScope(pack, definition, layout, shared);
      markets.set(id, compiled);
      return compiled;
    },
  };
}

/** A condition that the index of the company works out for every market. */
interface Shared {
  readonly formula: Formula;
  readonly place: ConditionPlace;
}

type SharedConditions = ReadonlyMap<Condition, Shared>;

function companyScope(
  pack: Pack,
  layout: Layout,
): { readonly company: Scope; readonly shared: SharedConditions } {
  const rules = new Conditions(null, layout, new Map());
  const gates = rules.compile(pack.readiness.gates.filter((gate) => gate.per === undefined));
  const recommendations = rules.compile(
    pack.recommendations.recommendations.filter((recommendation) => recommendation.per === undefined),
  );
  const shared = sharedConditions(pack, layout).map((one) => ({
    ...one,
    number: rules.addFormula(one.formula),
  }));
  const company: Scope = { market: null, gates, recommendations, ...rules.finish(pack) };
  return {
    company,
    shared: new Map(
      shared.map(({ condition, formula, number }) => [
        condition,
        { formula, place: company.places[number] ?? 0 },
      ]),
    ),
  };
}

/** Conditions that the rules of every market share and that look at the company alone. */
function sharedConditions(
  pack: Pack,
  layout: Layout,
): readonly { readonly condition: Condition; readonly formula: Formula }[] {
  const market = pack.markets[0]?.id;
  if (market === undefined) return [];
  const own = new Set(
    layout.of(null).flatMap(({ slot, slots }) => Array.from({ length: slots }, (_, offset) => slot + offset)),
  );
  const rules = [
    ...pack.readiness.gates.filter(({ per }) => per === 'market'),
    ...pack.entryModes.modes.flatMap(({ requires, factors, then = [] }) => [
      ...requires,
      ...factors,
      ...then,
    ]),
    ...pack.recommendations.recommendations.filter(({ per }) => per === 'market'),
  ];
  return rules.flatMap(({ when: condition }) => {
    if (condition === undefined) return [];
    const formula = formulaOf(condition, market, layout);
    for (const slot of slotsOf(formula)) if (!own.has(slot)) return [];
    return [{ condition, formula }];
  });
}

function marketScope(pack: Pack, definition: Market, layout: Layout, shared: SharedConditions): MarketScope {
  const rules = new Conditions(definition.id, layout, shared);
  const gates = rules.compile(pack.readiness.gates.filter((gate) => gate.per === 'market'));
  const modes = byId(pack.entryModes.modes).map((mode): CompiledMode => {
    const added = definition['entry-modes']?.filter((entry) => entry.mode === mode.id) ?? [];
    return {
      mode,
      requires: rules.compile([...mode.requires, ...added.flatMap((entry) => entry.requires ?? [])]),
      factors: rules.factors([...mode.factors, ...added.flatMap((entry) => entry.factors ?? [])]),
      then: (mode.then ?? []).map((rule) => ({ rule, condition: rules.add(rule.when) })),
    };
  });
  const recommendations = rules.compile([
    ...pack.recommendations.recommendations.filter((recommendation) => recommendation.per === 'market'),
    ...(definition.recommendations ?? []),
  ]);
  const barriers = byId(definition.barriers).map((rule): CompiledBarrier => {
    const reductions = (rule['reduced-by'] ?? []).map((reduction) => ({
      rule: reduction,
      condition: rules.add(reduction.when),
    }));
    const kind = pack.manifest['barrier-kinds'].findIndex(({ id }) => id === rule.kind);
    return { rule, kind, condition: rules.add(rule['applies-when']), reductions };
  });
  const fit = rules.factors(definition.fit);
  return {
    market: definition.id,
    definition,
    gates,
    recommendations,
    modes,
    barriers,
    fit,
    ...rules.finish(pack),
  };
}

/** Collects the conditions of one scope. */
class Conditions {
  readonly #formulas: Formula[] = [];
  /** Places in the index of the company, by number of condition. */
  readonly #taken = new Map<number, ConditionPlace>();
  readonly #market: string | null;
  readonly #layout: Layout;
  readonly #shared: SharedConditions;

  constructor(market: string | null, layout: Layout, shared: SharedConditions) {
    this.#market = market;
    this.#layout = layout;
    this.#shared = shared;
  }

  add(condition: Condition | undefined): number {
    const shared = condition && this.#shared.get(condition);
    if (shared === undefined) return this.addFormula(formulaOf(condition, this.#market, this.#layout));
    const number = this.addFormula(shared.formula);
    this.#taken.set(number, shared.place);
    return number;
  }

  addFormula(formula: Formula): number {
    return this.#formulas.push(formula) - 1;
  }

  compile<Rule extends { readonly id: string; readonly when?: Condition }>(
    rules: readonly Rule[],
  ): readonly Compiled<Rule>[] {
    return byId(rules).map((rule) => ({ rule, condition: this.add(rule.when) }));
  }

  factors(rules: readonly Factor[]): readonly CompiledFactor[] {
    return this.compile(rules).map((compiled) => ({
      ...compiled,
      points: weightPoints[compiled.rule.weight],
    }));
  }

  finish(pack: Pack): Pick<Scope, 'formulas' | 'places' | 'index' | 'visibility' | 'scored' | 'dimensions'> {
    const asked = this.#layout.of(this.#market);
    const own = this.#formulas.flatMap((_, number) => (this.#taken.has(number) ? [] : [number]));
    const { index, places } = indexConditions(own.map((number) => this.#formulas[number] ?? always));
    const all = this.#formulas.map((_, number) => ~(this.#taken.get(number) ?? 0));
    for (const [at, number] of own.entries()) all[number] = places[at] ?? 0;
    return {
      formulas: this.#formulas,
      places: all,
      index,
      visibility: visibilityOf(asked, this.#layout),
      scored: scoredPlaces(pack, asked),
      dimensions: pack.readiness.dimensions.length,
    };
  }
}

function byId<Rule extends { readonly id: string }>(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
}
