import { compile, type CompiledPack, type MarketScope, type Scope } from '../../engine/compile/compile.ts';
import { notApplicableBit } from '../../engine/space/domain.ts';
import type { Formula } from '../../engine/conditions/formula.ts';
import { formulaOf } from '../../engine/conditions/to-formula.ts';
import type { Place } from '../../engine/space/layout.ts';
import { DiagramTable, no, yes, type Diagram } from '../../solver/diagram.ts';
import { answerable } from '../../solver/values.ts';
import type { Aligned } from './align.ts';
import { RuleLookup } from './lookup.ts';

/** Some seconds at worst; a real change takes a hundredth of it. */
const usualBudget = 1_500_000;

/**
 * Two aligned packs over one space of answers. Diagrams are about the answers themselves, given to every question; what
 * a pack does not ask of a company is left out by its own visibility.
 */
export class Model {
  readonly aligned: Aligned;
  readonly table: DiagramTable;
  readonly old: ModelSide;
  readonly new: ModelSide;
  readonly markets: readonly string[];
  /** By slot: the values that a company can answer and both packs know. */
  readonly allowed: readonly number[];
  readonly #companies: Diagram;

  /** @param budget diagrams kept, and steps of one question */
  constructor(aligned: Aligned, budget = usualBudget) {
    this.aligned = aligned;
    this.table = new DiagramTable(budget);
    this.old = new ModelSide(compile(aligned.old, [aligned.new]), this.table);
    this.new = new ModelSide(compile(aligned.new, [aligned.old]), this.table);
    this.markets = aligned.new.markets.map(({ id }) => id);
    this.allowed = this.#allowed();
    this.#companies = this.allowed.reduceRight((joined, mask, slot) => {
      const { full } = this.#placeAt(slot).domain;
      return this.table.apply('and', this.table.test(slot, mask, full), joined);
    }, yes);
  }

  get sides(): readonly ModelSide[] {
    return [this.old, this.new];
  }

  /** The companies for which the diagram holds. */
  among(diagram: Diagram): Diagram {
    return this.table.apply('and', this.#companies, diagram);
  }

  #placeAt(slot: number): Place {
    const place = this.new.placeAt(slot);
    if (place === undefined) throw new Error(`no place has the slot ${slot}`);
    return place;
  }

  #allowed(): readonly number[] {
    return Array.from({ length: this.new.compiled.layout.slotCount }, (_, slot) => {
      const place = this.#placeAt(slot);
      const pair = this.aligned.questions.find(({ id }) => id === place.question.id);
      const { domain } = place;
      let mask = answerable(place);
      if (domain.type === 'one')
        for (const option of [...(pair?.onlyOld ?? []), ...(pair?.onlyNew ?? [])])
          mask &= ~(domain.bits.get(option) ?? 0);
      return mask;
    });
  }
}

/** One of the packs, its conditions as diagrams. */
export class ModelSide {
  readonly compiled: CompiledPack;
  readonly lookup: RuleLookup;
  readonly #table: DiagramTable;
  readonly #places: readonly Place[];
  readonly #visible = new Map<Place, Diagram>();
  readonly #diagrams = new Map<Formula, Diagram>();

  constructor(compiled: CompiledPack, table: DiagramTable) {
    this.compiled = compiled;
    this.lookup = new RuleLookup(compiled);
    this.#table = table;
    this.#places = compiled.layout.places.flatMap((place) => place.everySlot.map(() => place));
  }

  placeAt(slot: number): Place | undefined {
    return this.#places[slot];
  }

  market(id: string): MarketScope {
    const scope = this.compiled.market(id);
    if (scope === undefined) throw new Error(`no market ${id}`);
    return scope;
  }

  /** The condition of a rule, by its number in the scope. */
  condition(scope: Scope, number: number): Diagram {
    const formula = scope.formulas[number];
    return formula === undefined ? no : this.diagram(formula);
  }

  visible(place: Place): Diagram {
    const known = this.#visible.get(place);
    if (known !== undefined) return known;
    const shown = formulaOf(place.question['show-when'], place.market, this.compiled.layout);
    const diagram = this.diagram(shown);
    this.#visible.set(place, diagram);
    return diagram;
  }

  /** A formula over effective answer sets as a diagram over answers to all questions. */
  diagram(formula: Formula): Diagram {
    const known = this.#diagrams.get(formula);
    if (known !== undefined) return known;
    const made = this.#make(formula);
    this.#diagrams.set(formula, made);
    return made;
  }

  #make(formula: Formula): Diagram {
    const table = this.#table;
    switch (formula.kind) {
      case 'constant':
        return formula.value ? yes : no;
      case 'test': {
        const { slot, mask, full } = formula;
        const place = this.#places[slot];
        const shown = place === undefined ? yes : this.visible(place);
        const accepted = table.test(slot, mask & ~notApplicableBit, full);
        const hidden = (mask & notApplicableBit) === 0 ? no : table.not(shown);
        return table.apply('or', table.apply('and', shown, accepted), hidden);
      }
      default: {
        const operation = formula.kind === 'all' ? 'and' : 'or';
        return formula.parts.reduce<Diagram>(
          (joined, part) => table.apply(operation, joined, this.diagram(part)),
          formula.kind === 'all' ? yes : no,
        );
      }
    }
  }
}
