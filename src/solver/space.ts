import type { CompiledPack } from '../engine/compile/compile.ts';
import { notApplicableBit } from '../engine/space/domain.ts';
import { join, negate, variablesOf, type Formula } from '../engine/conditions/formula.ts';
import { instanceFormula, visibleWhen } from '../engine/conditions/to-formula.ts';
import type { AnswerSets, QuestionInstance } from '../engine/space/answer-space.ts';
import { companyWith, type FoundCompany } from './company.ts';
import { DiagramTable, no, OutOfBudget, yes, type Diagram } from './diagram.ts';
import { allAnswers } from './search.ts';
import { possibleValues } from './values.ts';

/** The result of a search of all possible companies. */
export type SearchResult =
  /** Proof that there is no such company. */
  | { readonly kind: 'none' }
  | FoundCompany
  /** The budget ran out. */
  | { readonly kind: 'undecided' };

/** A real rule takes a few hundred diagrams. */
const defaultBudget = 400_000;

/**
 * The space of every company that can answer the questionnaire: all answers to exactly the questions that the other
 * answers leave visible. Conditions are formulas over effective answer sets, as toFormula makes them.
 *
 * @param limits.nodes limit for diagrams and steps of one search, beyond which it is undecided
 */
export function companySpaceOf(
  compiled: CompiledPack,
  limits: { readonly nodes: number } = { nodes: defaultBudget },
): CompanySpace {
  return new CompanySpace(compiled, limits.nodes);
}

export class CompanySpace {
  readonly compiled: CompiledPack;
  #table: DiagramTable;
  /** Number of diagrams in tables that were discarded. */
  #discarded = 0;
  readonly #nodes: number;
  readonly #byVariable = new Map<number, QuestionInstance>();
  readonly #visible = new Map<QuestionInstance, Formula>();
  readonly #rules = new Map<QuestionInstance, Diagram>();

  constructor(compiled: CompiledPack, nodes: number) {
    this.compiled = compiled;
    this.#nodes = nodes;
    this.#table = new DiagramTable(nodes);
    for (const instance of compiled.space.instances)
      for (const variable of instance.variables) this.#byVariable.set(variable, instance);
  }

  /** The diagrams of the current search. */
  get table(): DiagramTable {
    return this.#table;
  }

  /** Number of diagrams made so far. */
  get states(): number {
    return this.#discarded + this.#table.size;
  }

  /** Gives every search the whole budget: if earlier ones used much of it, their diagrams are discarded. */
  #begin(): void {
    if (this.#table.size > this.#nodes / 2) {
      this.#discarded += this.#table.size;
      this.#table = new DiagramTable(this.#nodes);
      this.#rules.clear();
    }
    this.#table.restart();
  }

  /** Finds a company for which the formula is true. */
  find(formula: Formula): SearchResult {
    return this.search(() => this.table.of(formula), variablesOf(formula));
  }

  /** Finds a company for which exactly one of the two is true. */
  findDifference(a: Formula, b: Formula): SearchResult {
    return this.search(
      () => this.table.apply('xor', this.table.of(a), this.table.of(b)),
      variablesOf(a, variablesOf(b)),
    );
  }

  /** Finds a company for which the diagram, which tests at most these variables, is true. */
  search(make: () => Diagram, variables: ReadonlySet<number>): SearchResult {
    this.#begin();
    try {
      const path = this.#path(this.table.apply('and', this.visibilityRule(variables), make()));
      return path === null ? { kind: 'none' } : companyWith(this.compiled, path);
    } catch (error) {
      if (error instanceof OutOfBudget) return { kind: 'undecided' };
      throw error;
    }
  }

  /**
   * Projects the companies for which the formula is true: for each variable, the values that some such company has. Null
   * if there is none or the budget ran out.
   */
  project(formula: Formula): AnswerSets | null {
    this.#begin();
    try {
      const diagram = this.table.apply(
        'and',
        this.visibilityRule(variablesOf(formula)),
        this.table.of(formula),
      );
      return diagram === no ? null : this.#valuesOf(diagram);
    } catch (error) {
      if (error instanceof OutOfBudget) return null;
      throw error;
    }
  }

  #valuesOf(diagram: Diagram): AnswerSets {
    const asked = this.compiled.space.variableCount;
    const every = allAnswers(this.compiled);
    const sets = every.map(() => 0);
    const seen = new Set<Diagram>();
    const skip = (from: number, to: number): void => {
      for (let variable = from; variable < to; variable += 1) sets[variable] = every[variable] ?? 0;
    };
    const visit = (at: Diagram, from: number): void => {
      const inner = this.table.inner(at);
      skip(from, inner?.variable ?? asked);
      if (inner === undefined || seen.has(at)) return;
      seen.add(at);
      for (const [value, child] of inner.children.entries()) {
        if (child === no) continue;
        sets[inner.variable] = (sets[inner.variable] ?? 0) | (1 << value);
        visit(child, inner.variable + 1);
      }
    };
    visit(diagram, 0);
    // A hidden question may have any raw answer.
    return sets.map((set, variable) => ((set & notApplicableBit) === 0 ? set : (every[variable] ?? 0)));
  }

  /** The condition that these variables, and those that decide their visibility, are answered exactly if visible. */
  visibilityRule(variables: ReadonlySet<number>): Diagram {
    const instances = [...this.#closure(variables)].sort((a, b) => a.variable - b.variable);
    return instances.reduce(
      (joined, instance) => this.table.apply('and', joined, this.#ruleOf(instance)),
      yes,
    );
  }

  /** The condition under which a question is asked. */
  visible(instance: QuestionInstance): Formula {
    const known = this.#visible.get(instance);
    if (known !== undefined) return known;
    const formula = visibleWhen(instance, this.compiled.space);
    this.#visible.set(instance, formula);
    return formula;
  }

  instanceAt(variable: number): QuestionInstance | undefined {
    return this.#byVariable.get(variable);
  }

  /** The questions of these variables, and those that decide their visibility. */
  #closure(variables: ReadonlySet<number>): ReadonlySet<QuestionInstance> {
    const instances = new Set<QuestionInstance>();
    const visit = (variable: number): void => {
      const instance = this.#byVariable.get(variable);
      if (instance === undefined || instances.has(instance)) return;
      instances.add(instance);
      for (const parent of variablesOf(this.visible(instance))) visit(parent);
    };
    for (const variable of variables) visit(variable);
    return instances;
  }

  /** The condition that a question is answered if it is asked, and not applicable otherwise. */
  #ruleOf(instance: QuestionInstance): Diagram {
    const known = this.#rules.get(instance);
    if (known !== undefined) return known;
    const { table } = this;
    const shown = table.of(this.visible(instance));
    const hidden = table.not(shown);
    const { full } = instance.domain;
    const answers = possibleValues(instance);
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
      path.set(inner.variable, 1 << value);
      at = inner.children[value] ?? no;
    }
    return path;
  }
}
