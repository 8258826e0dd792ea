import { slotsOf } from '../../engine/conditions/formula.ts';
import { no, OutOfBudget, yes, type Diagram, type DiagramTable } from '../../solver/diagram.ts';
import { Comparison } from './compare.ts';
import { Model } from './model.ts';
import { ModeRegions } from './mode-regions.ts';
import type { Output } from './outputs.ts';
import { answersWithin, type ConcreteCompany } from './companies.ts';
import { SeededRandom } from './random.ts';
import { targetsOf } from './targets.ts';
import type { AnswerSets } from '../../engine/space/layout.ts';

/** How an exact search for a company ended. */
export type Decided =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly company: ConcreteCompany }
  | { readonly kind: 'undecided' };

/** Sets of companies looked at before a search is given up, for all target markets together. */
const mostNodes = 3000;
/** Diagrams for all verdicts of a market; with more it is quicker to branch. */
const verdictBudget = 200_000;

/**
 * Searches all companies of a region for one whose output differs.
 *
 * @param region without what holds of every company, so that it asks only what the change looks at
 */
export function decide(model: Model, output: Output, region: Diagram): Decided {
  // How a plan is ordered is not known before every answer is: no bound can be had.
  if (output.kind === 'plan') return { kind: 'undecided' };
  if (output.kind === 'verdict') {
    const decided = decideVerdict(model, output.market ?? '');
    if (decided.kind !== 'undecided') return decided;
  }
  const { sets, isAll } = targetsOf(model, output);
  let result: Decided = { kind: isAll ? 'none' : 'undecided' };
  for (const markets of sets) {
    const decided = new BranchAndBound(
      model,
      output,
      region,
      markets,
      Math.floor(mostNodes / sets.length),
    ).run();
    if (decided.kind === 'found') return decided;
    if (decided.kind === 'undecided') result = decided;
  }
  return result;
}

/** All verdicts as diagrams, in a table of their own: they would crowd the others out. */
function decideVerdict({ aligned }: Model, market: string): Decided {
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
 * Splits the companies answer by answer, those first that the change looks at. A set of companies is done where the
 * change does not reach it, or where both packs say one thing of all of them, by the interval evaluation.
 */
class BranchAndBound {
  readonly #model: Model;
  readonly #output: Output;
  readonly #region: Diagram;
  readonly #markets: readonly string[];
  readonly #order: readonly number[];
  #left: number;

  constructor(model: Model, output: Output, region: Diagram, markets: readonly string[], most: number) {
    this.#model = model;
    this.#markets = markets;
    this.#left = most;
    this.#output = output;
    this.#region = region;
    const first = slotsIn(model, region);
    const rest = [...relevantSlots(model, output)].filter((slot) => !first.has(slot));
    this.#order = [...[...first].sort((a, b) => a - b), ...rest];
  }

  run(): Decided {
    return this.#search(this.#model.allowed.slice());
  }

  #search(sets: AnswerSets): Decided {
    this.#left -= 1;
    if (this.#left < 0) return { kind: 'undecided' };
    if (!reaches(this.#model.table, this.#region, sets)) return { kind: 'none' };
    const compared = new Comparison(this.#model, { raw: sets, markets: this.#markets }).of(this.#output);
    if (compared.old !== null && compared.new !== null)
      return compared.old === compared.new
        ? { kind: 'none' }
        : { kind: 'found', company: { raw: sets.map((set) => set & -set), markets: this.#markets } };
    const slot = this.#order.find((one) => isOpen(sets[one] ?? 0));
    if (slot === undefined) return { kind: 'undecided' };
    let result: Decided = { kind: 'none' };
    for (let values = sets[slot] ?? 0; values !== 0; values &= values - 1) {
      const branch = sets.slice();
      branch[slot] = values & -values;
      const found = this.#search(branch);
      if (found.kind === 'found') return found;
      if (found.kind === 'undecided') result = found;
    }
    return result;
  }
}

const isOpen = (set: number): boolean => (set & (set - 1)) !== 0;

/** Whether some company of the sets is in the region. */
function reaches(
  table: DiagramTable,
  diagram: Diagram,
  sets: AnswerSets,
  dead = new Set<Diagram>(),
): boolean {
  if (diagram === yes || diagram === no) return diagram === yes;
  if (dead.has(diagram)) return false;
  const inner = table.inner(diagram);
  const set = sets[inner?.slot ?? -1] ?? 0;
  const found =
    inner?.children.some((child, bit) => (set & (1 << bit)) !== 0 && reaches(table, child, sets, dead)) ===
    true;
  if (!found) dead.add(diagram);
  return found;
}

/** The slots that a diagram asks. */
function slotsIn({ table }: Model, diagram: Diagram): Set<number> {
  const slots = new Set<number>();
  const seen = new Set<Diagram>();
  const pending = [diagram];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const inner = table.inner(at);
    if (inner === undefined || seen.has(at)) continue;
    seen.add(at);
    slots.add(inner.slot);
    pending.push(...inner.children);
  }
  return slots;
}

/** The slots that an output can rest on: of a verdict its modes and gates, else all. */
function relevantSlots(model: Model, { kind, market }: Output): ReadonlySet<number> {
  const all = model.allowed.map((_, slot) => slot);
  if ((kind !== 'verdict' && kind !== 'route') || market === null) return new Set(all);
  const slots = new Set<number>();
  for (const side of model.sides) {
    const scope = side.market(market);
    for (const { formulas } of [side.compiled.company, scope])
      for (const formula of formulas) slotsOf(formula, slots);
  }
  return new Set([...slots, ...all]);
}
