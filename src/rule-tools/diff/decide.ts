import { variablesOf } from '../../engine/conditions/formula.ts';
import { no, OutOfBudget, yes, type Diagram, type DiagramTable } from '../../solver/diagram.ts';
import { Comparison } from './compare.ts';
import { Model } from './model.ts';
import { ModeRegions } from './mode-regions.ts';
import type { Output } from './outputs.ts';
import { answersWithin, type ConcreteCompany } from './companies.ts';
import { SeededRandom } from './random.ts';
import { targetsOf } from './targets.ts';
import type { AnswerSets } from '../../engine/space/answer-space.ts';

/** Result of an exact search for a company. */
export type Decision =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly company: ConcreteCompany }
  | { readonly kind: 'undecided' };

/** Sets of companies evaluated before the search gives up, for all target markets together. */
const maxNodes = 3000;
/** Diagram budget for all verdicts of a market; beyond it, branching is faster. */
const verdictBudget = 200_000;

/**
 * Searches all companies of a region for one whose output differs.
 *
 * @param without the constraints that hold for every company, so that it tests only what the change depends on
 */
export function decide(model: Model, output: Output, region: Diagram): Decision {
  // The order of a plan is known only once every answer is: there is no bound.
  if (output.kind === 'plan') return { kind: 'undecided' };
  if (output.kind === 'verdict') {
    const decided = decideVerdict(model, output.market ?? '');
    if (decided.kind !== 'undecided') return decided;
  }
  const { sets, isComplete } = targetsOf(model, output);
  let result: Decision = { kind: isComplete ? 'none' : 'undecided' };
  for (const markets of sets) {
    const decided = new BranchAndBound(
      model,
      output,
      region,
      markets,
      Math.floor(maxNodes / sets.length),
    ).run();
    if (decided.kind === 'found') return decided;
    if (decided.kind === 'undecided') result = decided;
  }
  return result;
}

/** Compares all verdicts as diagrams, in a table of their own so that they do not exhaust the shared budget. */
function decideVerdict({ aligned }: Model, market: string): Decision {
  try {
    const own = new Model(aligned, verdictBudget);
    const where = new ModeRegions(own, market).verdictsDiffer();
    const raw = answersWithin(own, own.among(where), new SeededRandom(1));
    return raw === null ? { kind: 'none' } : { kind: 'found', company: { raw, markets: [market] } };
  } catch (error) {
    if (error instanceof OutOfBudget) return { kind: 'undecided' };
    throw error;
  }
}

/**
 * Splits the companies answer by answer, starting with the answers that the change depends on. A set is settled if the
 * change does not reach it, or if the interval evaluation of both packs gives one value each.
 */
class BranchAndBound {
  readonly #model: Model;
  readonly #output: Output;
  readonly #region: Diagram;
  readonly #markets: readonly string[];
  readonly #order: readonly number[];
  #remainingNodes: number;

  constructor(model: Model, output: Output, region: Diagram, markets: readonly string[], maxNodes: number) {
    this.#model = model;
    this.#markets = markets;
    this.#remainingNodes = maxNodes;
    this.#output = output;
    this.#region = region;
    const first = slotsIn(model, region);
    const rest = [...slotsByRelevance(model, output)].filter((variable) => !first.has(variable));
    this.#order = [...[...first].sort((a, b) => a - b), ...rest];
  }

  run(): Decision {
    return this.#search(this.#model.allowed.slice());
  }

  #search(sets: AnswerSets): Decision {
    this.#remainingNodes -= 1;
    if (this.#remainingNodes < 0) return { kind: 'undecided' };
    if (!reaches(this.#model.table, this.#region, sets)) return { kind: 'none' };
    const compared = new Comparison(this.#model, { raw: sets, markets: this.#markets }).of(this.#output);
    if (compared.old !== null && compared.new !== null)
      return compared.old === compared.new
        ? { kind: 'none' }
        : { kind: 'found', company: { raw: sets.map((set) => set & -set), markets: this.#markets } };
    const variable = this.#order.find((one) => isOpen(sets[one] ?? 0));
    if (variable === undefined) return { kind: 'undecided' };
    let result: Decision = { kind: 'none' };
    for (let values = sets[variable] ?? 0; values !== 0; values &= values - 1) {
      const branch = sets.slice();
      branch[variable] = values & -values;
      const found = this.#search(branch);
      if (found.kind === 'found') return found;
      if (found.kind === 'undecided') result = found;
    }
    return result;
  }
}

const isOpen = (set: number): boolean => (set & (set - 1)) !== 0;

/** Whether any company of the sets is in the region. */
function reaches(
  table: DiagramTable,
  diagram: Diagram,
  sets: AnswerSets,
  dead = new Set<Diagram>(),
): boolean {
  if (diagram === yes || diagram === no) return diagram === yes;
  if (dead.has(diagram)) return false;
  const inner = table.inner(diagram);
  const set = sets[inner?.variable ?? -1] ?? 0;
  const found =
    inner?.children.some((child, bit) => (set & (1 << bit)) !== 0 && reaches(table, child, sets, dead)) ===
    true;
  if (!found) dead.add(diagram);
  return found;
}

/** The variables that a diagram tests. */
function slotsIn({ table }: Model, diagram: Diagram): Set<number> {
  const variables = new Set<number>();
  const seen = new Set<Diagram>();
  const pending = [diagram];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const inner = table.inner(at);
    if (inner === undefined || seen.has(at)) continue;
    seen.add(at);
    variables.add(inner.variable);
    pending.push(...inner.children);
  }
  return variables;
}

/** All variables; for a verdict or route, those that its modes and gates test come first. */
function slotsByRelevance(model: Model, { kind, market }: Output): ReadonlySet<number> {
  const all = model.allowed.map((_, variable) => variable);
  if ((kind !== 'verdict' && kind !== 'route') || market === null) return new Set(all);
  const variables = new Set<number>();
  for (const side of model.sides) {
    const scope = side.market(market);
    for (const { formulas } of [side.compiled.company, scope])
      for (const formula of formulas) variablesOf(formula, variables);
  }
  return new Set([...variables, ...all]);
}
