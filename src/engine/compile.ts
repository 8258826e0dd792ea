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
import type { Formula } from './formula.ts';
import { KeptConditions } from './kept-conditions.ts';
import { formulaOf, programOf, type Program, type Step } from './program.ts';
import { scoredPlaces, type ScoredPlace } from './scored-places.ts';
import { layoutOf, type Layout } from './slots.ts';

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
  /** Visibility, gates and, in a market, entry modes: all that a verdict rests on. */
  readonly deciding: Program;
  /** The rest of the conditions; runs after `deciding`. */
  readonly describing: Program;
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
  /** Length of the effective sets: one for each slot, then the states kept for the markets. */
  readonly effectiveLength: number;
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
  const kept = new KeptConditions(pack, layout);
  const markets = new Map<string, MarketScope>();
  return {
    pack,
    layout,
    company: companyScope(pack, layout, kept),
    effectiveLength: layout.slotCount + kept.count,
    market: (id) => {
      const known = markets.get(id);
      if (known !== undefined) return known;
      const definition = pack.markets.find((market) => market.id === id);
      if (definition === undefined) return undefined;
      const compiled = marketScope(pack, definition, layout, kept);
      markets.set(id, compiled);
      return compiled;
    },
  };
}

function companyScope(pack: Pack, layout: Layout, kept: KeptConditions): Scope {
  const rules = new Conditions(null, layout, null);
  const gates = rules.compile(pack.readiness.gates.filter((gate) => gate.per === undefined));
  rules.keep(kept.deciding);
  rules.divide();
  const recommendations = rules.compile(
    pack.recommendations.recommendations.filter((recommendation) => recommendation.per === undefined),
  );
  rules.keep(kept.describing);
  return { market: null, gates, recommendations, ...rules.finish(pack) };
}

function marketScope(pack: Pack, definition: Market, layout: Layout, kept: KeptConditions): MarketScope {
  const rules = new Conditions(definition.id, layout, kept);
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
  rules.divide();
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
  readonly #deciding: Step[] = [];
  readonly #describing: Step[] = [];
  #steps = this.#deciding;
  readonly #market: string | null;
  readonly #layout: Layout;
  readonly #kept: KeptConditions | null;

  /** @param kept conditions that the company's programs have worked out already */
  constructor(market: string | null, layout: Layout, kept: KeptConditions | null) {
    this.#market = market;
    this.#layout = layout;
    this.#kept = kept;
  }

  /** What was added so far decides; what follows describes. */
  divide(): void {
    this.#steps = this.#describing;
  }

  keep(steps: readonly Step[]): void {
    this.#steps.push(...steps);
  }

  add(condition: Condition | undefined): number {
    const number = this.#formulas.length;
    const kept = this.#kept?.find(condition);
    const formula = kept?.formula ?? formulaOf(condition, this.#market, this.#layout);
    this.#formulas.push(formula);
    this.#steps.push(
      kept === undefined ? { kind: 'state', number, formula } : { kind: 'take', number, slot: kept.slot },
    );
    return number;
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

  finish(pack: Pack): Pick<Scope, 'formulas' | 'deciding' | 'describing' | 'scored' | 'dimensions'> {
    const places = this.#layout.of(this.#market);
    return {
      formulas: this.#formulas,
      deciding: programOf(places, this.#deciding, this.#layout),
      describing: programOf([], this.#describing, this.#layout),
      scored: scoredPlaces(pack, places),
      dimensions: pack.readiness.dimensions.length,
    };
  }
}

function byId<Rule extends { readonly id: string }>(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
}
