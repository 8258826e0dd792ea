import { compile, type CompiledPack, type MarketScope, type Scope } from '../../engine/compile/compile.ts';
import { notApplicableBit } from '../../engine/space/domain.ts';
import type { Formula } from '../../engine/conditions/formula.ts';
import { visibleWhen } from '../../engine/conditions/to-formula.ts';
import type { QuestionInstance } from '../../engine/space/answer-space.ts';
import { DiagramTable, no, yes, type Diagram } from '../../solver/diagram.ts';
import { possibleValues } from '../../solver/values.ts';
import type { Aligned } from './align.ts';
import { RuleLookup } from './lookup.ts';

/** A few seconds at worst; a real change needs a hundredth of it. */
const defaultBudget = 1_500_000;

/**
 * Two aligned packs over one answer space. Diagrams are about answers to all questions; each pack's own visibility
 * rules leave out the questions it does not ask.
 */
export class Model {
  readonly aligned: Aligned;
  readonly table: DiagramTable;
  readonly old: ModelSide;
  readonly new: ModelSide;
  readonly markets: readonly string[];
  /** By variable: the values that a company can answer and both packs know. */
  readonly allowed: readonly number[];
  readonly #companies: Diagram;

  /** @param budget maximum of cached diagrams, and of steps per query */
  constructor(aligned: Aligned, budget = defaultBudget) {
    this.aligned = aligned;
    this.table = new DiagramTable(budget);
    this.old = new ModelSide(compile(aligned.old, [aligned.new]), this.table);
    this.new = new ModelSide(compile(aligned.new, [aligned.old]), this.table);
    this.markets = aligned.new.markets.map(({ id }) => id);
    this.allowed = this.#allowed();
    this.#companies = this.allowed.reduceRight((joined, mask, variable) => {
      const { full } = this.#placeAt(variable).domain;
      return this.table.apply('and', this.table.test(variable, mask, full), joined);
    }, yes);
  }

  get sides(): readonly ModelSide[] {
    return [this.old, this.new];
  }

  /** The companies for which the diagram holds. */
  among(diagram: Diagram): Diagram {
    return this.table.apply('and', this.#companies, diagram);
  }

  #placeAt(variable: number): QuestionInstance {
    const instance = this.new.placeAt(variable);
    if (instance === undefined) throw new Error(`no question instance has the variable ${variable}`);
    return instance;
  }

  #allowed(): readonly number[] {
    return Array.from({ length: this.new.compiled.space.variableCount }, (_, variable) => {
      const instance = this.#placeAt(variable);
      const pair = this.aligned.questions.find(({ id }) => id === instance.question.id);
      const { domain } = instance;
      let mask = possibleValues(instance);
      if (domain.type === 'one')
        for (const option of [...(pair?.onlyOld ?? []), ...(pair?.onlyNew ?? [])])
          mask &= ~(domain.bits.get(option) ?? 0);
      return mask;
    });
  }
}

/** One of the packs, with its conditions as diagrams. */
export class ModelSide {
  readonly compiled: CompiledPack;
  readonly lookup: RuleLookup;
  readonly #table: DiagramTable;
  readonly #instanceOf: readonly QuestionInstance[];
  readonly #visible = new Map<QuestionInstance, Diagram>();
  readonly #diagrams = new Map<Formula, Diagram>();

  constructor(compiled: CompiledPack, table: DiagramTable) {
    this.compiled = compiled;
    this.lookup = new RuleLookup(compiled);
    this.#table = table;
    this.#instanceOf = compiled.space.instances.flatMap((instance) => instance.variables.map(() => instance));
  }

  placeAt(variable: number): QuestionInstance | undefined {
    return this.#instanceOf[variable];
  }

  market(id: string): MarketScope {
    const scope = this.compiled.market(id);
    if (scope === undefined) throw new Error(`no market ${id}`);
    return scope;
  }

  /** The condition of a rule, by its index in the scope. */
  condition(scope: Scope, number: number): Diagram {
    const formula = scope.formulas[number];
    return formula === undefined ? no : this.diagram(formula);
  }

  visible(instance: QuestionInstance): Diagram {
    const known = this.#visible.get(instance);
    if (known !== undefined) return known;
    const diagram = this.diagram(visibleWhen(instance, this.compiled.space));
    this.#visible.set(instance, diagram);
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
        const { variable, mask, full } = formula;
        const instance = this.#instanceOf[variable];
        const shown = instance === undefined ? yes : this.visible(instance);
        const accepted = table.test(variable, mask & ~notApplicableBit, full);
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
