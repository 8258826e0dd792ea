import type { CompiledPack } from '../engine/compile/compile.ts';
import { notApplicableBit } from '../engine/space/domain.ts';
import { slotsOf, type Formula } from '../engine/conditions/formula.ts';
import { formulaOf } from '../engine/conditions/to-formula.ts';
import type { AnswerSets, Place } from '../engine/space/layout.ts';
import { companyWith, type FoundCompany } from './company.ts';
import { DiagramTable, no, OutOfBudget, yes, type Diagram } from './diagram.ts';
import { everyAnswer } from './search.ts';
import { answerable } from './values.ts';

/** What a search of all possible companies ended with. */
export type Found =
  /** Proved: there is no such company. */
  | { readonly kind: 'none' }
  | FoundCompany
  /** The budget ran out. */
  | { readonly kind: 'undecided' };

/** A real rule takes some hundred diagrams. */
const usualBudget = 400_000;

/**
 * Every company that can answer the questionnaire: all answers, to just those questions that their other answers leave
 * visible. Conditions are formulas over effective answer sets, as formulaOf makes them.
 *
 * @param limits.nodes diagrams and steps that one search may take before it is undecided
 */
export function spaceOf(
  compiled: CompiledPack,
  limits: { readonly nodes: number } = { nodes: usualBudget },
): Space {
  return new Space(compiled, limits.nodes);
}

export class Space {
  readonly compiled: CompiledPack;
  #table: DiagramTable;
  /** Diagrams of tables that were given up. */
  #spent = 0;
  readonly #nodes: number;
  readonly #bySlot = new Map<number, Place>();
  readonly #visible = new Map<Place, Formula>();
  readonly #rules = new Map<Place, Diagram>();

  constructor(compiled: CompiledPack, nodes: number) {
    this.compiled = compiled;
    this.#nodes = nodes;
    this.#table = new DiagramTable(nodes);
    for (const place of compiled.layout.places)
      for (let slot = place.slot; slot < place.slot + place.slots; slot += 1) this.#bySlot.set(slot, place);
  }

  /** The diagrams of the present search. */
  get table(): DiagramTable {
    return this.#table;
  }

  /** Diagrams made so far. */
  get states(): number {
    return this.#spent + this.#table.size;
  }

  /** Every search has the whole budget: where earlier ones used much of it, their diagrams are forgotten. */
  #begin(): void {
    if (this.#table.size > this.#nodes / 2) {
      this.#spent += this.#table.size;
      this.#table = new DiagramTable(this.#nodes);
      this.#rules.clear();
    }
    this.#table.restart();
  }

  /** A company for which the formula is true. */
  find(formula: Formula): Found {
    return this.search(() => this.table.of(formula), slotsOf(formula));
  }

  /** A company for which exactly one of the two is true. */
  differ(a: Formula, b: Formula): Found {
    return this.search(
      () => this.table.apply('xor', this.table.of(a), this.table.of(b)),
      slotsOf(a, slotsOf(b)),
    );
  }

  /** A company for which the diagram, which asks about these slots at most, says yes. */
  search(make: () => Diagram, slots: ReadonlySet<number>): Found {
    this.#begin();
    try {
      const path = this.#path(this.table.apply('and', this.rulesFor(slots), make()));
      return path === null ? { kind: 'none' } : companyWith(this.compiled, path);
    } catch (error) {
      if (error instanceof OutOfBudget) return { kind: 'undecided' };
      throw error;
    }
  }

  /**
   * The answer sets in which every company lies for which the formula is true: for each slot the values that some such
   * company has. Null where there is none or the budget ran out.
   */
  around(formula: Formula): AnswerSets | null {
    this.#begin();
    try {
      const diagram = this.table.apply('and', this.rulesFor(slotsOf(formula)), this.table.of(formula));
      return diagram === no ? null : this.#valuesOf(diagram);
    } catch (error) {
      if (error instanceof OutOfBudget) return null;
      throw error;
    }
  }

  #valuesOf(diagram: Diagram): AnswerSets {
    const asked = this.compiled.layout.slotCount;
    const every = everyAnswer(this.compiled);
    const sets = every.map(() => 0);
    const seen = new Set<Diagram>();
    const skip = (from: number, to: number): void => {
      for (let slot = from; slot < to; slot += 1) sets[slot] = every[slot] ?? 0;
    };
    const visit = (at: Diagram, from: number): void => {
      const inner = this.table.inner(at);
      skip(from, inner?.slot ?? asked);
      if (inner === undefined || seen.has(at)) return;
      seen.add(at);
      for (const [value, child] of inner.children.entries()) {
        if (child === no) continue;
        sets[inner.slot] = (sets[inner.slot] ?? 0) | (1 << value);
        visit(child, inner.slot + 1);
      }
    };
    visit(diagram, 0);
    // Where a question can be hidden, any answer may stand behind it.
    return sets.map((set, slot) => ((set & notApplicableBit) === 0 ? set : (every[slot] ?? 0)));
  }

  /** What visibility demands of these slots and of all that their visibility rests on. */
  rulesFor(slots: ReadonlySet<number>): Diagram {
    const places = [...this.#closure(slots)].sort((a, b) => a.slot - b.slot);
    return places.reduce((joined, place) => this.table.apply('and', joined, this.#ruleOf(place)), yes);
  }

  /** When a question is asked. */
  visible(place: Place): Formula {
    const known = this.#visible.get(place);
    if (known !== undefined) return known;
    const formula = formulaOf(place.question['show-when'], place.market, this.compiled.layout);
    this.#visible.set(place, formula);
    return formula;
  }

  placeAt(slot: number): Place | undefined {
    return this.#bySlot.get(slot);
  }

  /** The places of these slots, and those on which their visibility rests. */
  #closure(slots: ReadonlySet<number>): ReadonlySet<Place> {
    const places = new Set<Place>();
    const visit = (slot: number): void => {
      const place = this.#bySlot.get(slot);
      if (place === undefined || places.has(place)) return;
      places.add(place);
      for (const parent of slotsOf(this.visible(place))) visit(parent);
    };
    for (const slot of slots) visit(slot);
    return places;
  }

  /** Answered where it is asked, not applicable where it is not. */
  #ruleOf(place: Place): Diagram {
    const known = this.#rules.get(place);
    if (known !== undefined) return known;
    const { table } = this;
    const shown = table.of(this.visible(place));
    const hidden = table.not(shown);
    const { full } = place.domain;
    const answers = answerable(place);
    let rule = yes;
    for (let slot = place.slot; slot < place.slot + place.slots; slot += 1) {
      const answered = table.apply('and', shown, table.test(slot, answers, full));
      const skipped = table.apply('and', hidden, table.test(slot, notApplicableBit, full));
      rule = table.apply('and', rule, table.apply('or', answered, skipped));
    }
    this.#rules.set(place, rule);
    return rule;
  }

  /** The values along one way to yes, by slot; null where there is none. */
  #path(diagram: Diagram): ReadonlyMap<number, number> | null {
    if (diagram === no) return null;
    const path = new Map<number, number>();
    let at = diagram;
    for (let inner = this.table.inner(at); inner !== undefined; inner = this.table.inner(at)) {
      const value = inner.children.findIndex((child) => child !== no);
      path.set(inner.slot, 1 << value);
      at = inner.children[value] ?? no;
    }
    return path;
  }
}
