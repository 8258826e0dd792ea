import type { CompiledPack } from '../engine/compile/compile.ts';
import { notApplicableBit } from '../engine/space/domain.ts';
import { join, negate, variablesOf, type Formula } from '../engine/conditions/formula.ts';
import { instanceFormula, visibleWhen } from '../engine/conditions/to-formula.ts';
import type { AnswerSets, QuestionInstance } from '../engine/space/answer-space.ts';
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
  readonly #bySlot = new Map<number, QuestionInstance>();
  readonly #visible = new Map<QuestionInstance, Formula>();
  readonly #rules = new Map<QuestionInstance, Diagram>();

  constructor(compiled: CompiledPack, nodes: number) {
    this.compiled = compiled;
    this.#nodes = nodes;
    this.#table = new DiagramTable(nodes);
    for (const instance of compiled.space.instances)
      for (const variable of instance.variables) this.#bySlot.set(variable, instance);
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
    return this.search(() => this.table.of(formula), variablesOf(formula));
  }

  /** A company for which exactly one of the two is true. */
  differ(a: Formula, b: Formula): Found {
    return this.search(
      () => this.table.apply('xor', this.table.of(a), this.table.of(b)),
      variablesOf(a, variablesOf(b)),
    );
  }

  /** A company for which the diagram, which asks about these slots at most, says yes. */
  search(make: () => Diagram, variables: ReadonlySet<number>): Found {
    this.#begin();
    try {
      const path = this.#path(this.table.apply('and', this.rulesFor(variables), make()));
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
      const diagram = this.table.apply('and', this.rulesFor(variablesOf(formula)), this.table.of(formula));
      return diagram === no ? null : this.#valuesOf(diagram);
    } catch (error) {
      if (error instanceof OutOfBudget) return null;
      throw error;
    }
  }

  #valuesOf(diagram: Diagram): AnswerSets {
    const asked = this.compiled.space.variableCount;
    const every = everyAnswer(this.compiled);
    const sets = every.map(() => 0);
    const seen = new Set<Diagram>();
    const skip = (from: number, to: number): void => {
      for (let variable = from; variable < to; variable += 1) sets[variable] = every[variable] ?? 0;
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
    return sets.map((set, variable) => ((set & notApplicableBit) === 0 ? set : (every[variable] ?? 0)));
  }

  /** What visibility demands of these slots and of all that their visibility rests on. */
  rulesFor(variables: ReadonlySet<number>): Diagram {
    const instances = [...this.#closure(variables)].sort((a, b) => a.variable - b.variable);
    return instances.reduce(
      (joined, instance) => this.table.apply('and', joined, this.#ruleOf(instance)),
      yes,
    );
  }

  /** When a question is asked. */
  visible(instance: QuestionInstance): Formula {
    const known = this.#visible.get(instance);
    if (known !== undefined) return known;
    const formula = visibleWhen(instance, this.compiled.space);
    this.#visible.set(instance, formula);
    return formula;
  }

  placeAt(variable: number): QuestionInstance | undefined {
    return this.#bySlot.get(variable);
  }

  /** The places of these slots, and those on which their visibility rests. */
  #closure(variables: ReadonlySet<number>): ReadonlySet<QuestionInstance> {
    const instances = new Set<QuestionInstance>();
    const visit = (variable: number): void => {
      const instance = this.#bySlot.get(variable);
      if (instance === undefined || instances.has(instance)) return;
      instances.add(instance);
      for (const parent of variablesOf(this.visible(instance))) visit(parent);
    };
    for (const variable of variables) visit(variable);
    return instances;
  }

  /** Answered where it is asked, not applicable where it is not. */
  #ruleOf(instance: QuestionInstance): Diagram {
    const known = this.#rules.get(instance);
    if (known !== undefined) return known;
    const { table } = this;
    const shown = table.of(this.visible(instance));
    const hidden = table.not(shown);
    const { full } = instance.domain;
    const answers = answerable(instance);
    let rule = yes;
    for (const variable of instance.variables) {
      const answered = table.apply('and', shown, table.test(variable, answers, full));
      const skipped = table.apply('and', hidden, table.test(variable, notApplicableBit, full));
      rule = table.apply('and', rule, table.apply('or', answered, skipped));
    }
    for (const formula of this.#choices(instance)) rule = table.apply('and', rule, table.of(formula));
    this.#rules.set(instance, rule);
    return rule;
  }

  /** Where the options are those ticked elsewhere: whatever is chosen is ticked. */
  #choices(instance: QuestionInstance): readonly Formula[] {
    const { question, market } = instance;
    const ticked =
      question['options-of'] === undefined
        ? undefined
        : this.compiled.space.find(question['options-of'], market);
    if (ticked === undefined) return [];
    return (question.options ?? []).map(({ id }) =>
      join('any', [negate(instanceFormula(instance, id)), instanceFormula(ticked, { includes: id })]),
    );
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
