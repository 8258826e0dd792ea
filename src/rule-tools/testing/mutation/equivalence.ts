import { compile, type CompiledPack, type MarketScope, type Scope } from '../../../engine/compile/compile.ts';
import type { CompiledFactor } from '../../../engine/compile/compiled-rules.ts';
import { always, never, test, type Formula } from '../../../engine/conditions/formula.ts';
import { toFormula } from '../../../engine/conditions/to-formula.ts';
import { residualAtLeast } from '../../../solver/residual.ts';
import { companySpaceOf, type SearchResult, type CompanySpace } from '../../../solver/space.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { Gate, Recommendation } from '../../../schema/types.ts';
import { sameFormula } from './patch.ts';

/** Two conditions that must be equivalent for the packs to be. */
type Pair = readonly [Formula, Formula];

/** Result of comparing two packs with the same questions. */
export type Comparison = SearchResult | { readonly kind: 'differs' };

/** Size at which the diagram table is discarded, so that the next query never exceeds the budget. */
const maxDiagrams = 150_000;

/** Proves that a mutant is equivalent: that it changes nothing for any company. */
export class Equivalence {
  readonly #pack: Pack;
  readonly #compiled: CompiledPack;
  #space: CompanySpace;

  constructor(compiled: CompiledPack) {
    this.#pack = compiled.pack;
    this.#compiled = compiled;
    this.#space = companySpaceOf(compiled);
  }

  /** @param movesBreakpoints if true, the mutant cuts numbers into other ranges */
  compare(altered: Pack, movesBreakpoints: boolean): Comparison {
    const { manifest, readiness } = this.#pack;
    if (altered.manifest !== manifest || altered.readiness.dimensions !== readiness.dimensions)
      return { kind: 'differs' };
    if (movesBreakpoints) {
      const before = compile(this.#pack, [altered]);
      return decide(companySpaceOf(before), pairsOf(before, compile(altered, [this.#pack])));
    }
    if (this.#space.table.size > maxDiagrams) this.#space = companySpaceOf(this.#compiled);
    return decide(this.#space, pairsOf(this.#compiled, compile(altered, [this.#pack])));
  }
}

function decide(space: CompanySpace, pairs: readonly Pair[] | null): Comparison {
  if (pairs === null) return { kind: 'differs' };
  let result: Comparison = { kind: 'none' };
  for (const [a, b] of pairs) {
    const found = space.findDifference(a, b);
    if (found.kind === 'found') return found;
    if (found.kind === 'undecided') result = found;
  }
  return result;
}

/** The pairs of conditions to compare; null if something differs that no condition guards. */
function pairsOf(before: CompiledPack, after: CompiledPack): readonly Pair[] | null {
  const pairs: (Pair | null)[] = [...scopePairs(before.company, after.company), ...placePairs(before, after)];
  for (const { id } of before.pack.markets) {
    const [a, b] = [before.market(id), after.market(id)];
    if (a !== undefined && b !== undefined) pairs.push(...scopePairs(a, b), ...marketPairs(a, b));
  }
  const known = pairs.filter((pair) => pair !== null);
  return known.length < pairs.length ? null : known.filter(([a, b]) => !sameFormula(a, b));
}

/** Visibility conditions of questions. */
const placePairs = (before: CompiledPack, after: CompiledPack): readonly Pair[] =>
  before.space.instances.flatMap(({ question, market }, index): readonly Pair[] => {
    const other = after.space.instances[index]?.question ?? question;
    if (other['show-when'] === question['show-when']) return [];
    return [
      [
        toFormula(question['show-when'], market, before.space),
        toFormula(other['show-when'], market, after.space),
      ],
    ];
  });

const formulaAt = ({ formulas }: Scope, condition: number): Formula => formulas[condition] ?? always;

function scopePairs(a: Scope, b: Scope): readonly (Pair | null)[] {
  return [
    ...a.gates.flatMap(({ rule, condition }, index) =>
      rulePairs(formulaAt(a, condition), formulaAt(b, condition), sameGate(rule, b.gates[index]?.rule)),
    ),
    ...a.recommendations.flatMap(({ rule, condition }, index) =>
      rulePairs(
        formulaAt(a, condition),
        formulaAt(b, condition),
        sameAdvice(rule, b.recommendations[index]?.rule),
      ),
    ),
    ...a.scoredQuestions.flatMap((scored, index): readonly (Pair | null)[] => {
      const other = b.scoredQuestions[index];
      if (other?.weight !== scored.weight) return [null];
      const { instance, points } = scored;
      return points.flatMap((point, bit): readonly (Pair | null)[] => {
        if (point === other.points[bit]) return [];
        if (instance.domain.type === 'many') return [null];
        return [[test(instance.variable, 1 << bit, instance.domain.full), never]];
      });
    }),
  ];
}

/** A condition before and after; if its consequence differs, it must never hold. */
const rulePairs = (a: Formula, b: Formula, sameOtherwise: boolean): readonly Pair[] =>
  sameOtherwise ? [[a, b]] : [[a, never]];

const sameGate = (a: Gate, b: Gate | undefined): boolean =>
  a.caps === b?.caps && a.blocks?.join() === b?.blocks?.join();

const sameAdvice = (a: Recommendation, b: Recommendation | undefined): boolean =>
  a.impact === b?.impact &&
  a.effort === b.effort &&
  a.after?.join() === b.after?.join() &&
  a.modes?.join() === b.modes?.join() &&
  JSON.stringify(a.improves) === JSON.stringify(b.improves);

function marketPairs(a: MarketScope, b: MarketScope): readonly Pair[] {
  const factors = (one: readonly CompiledFactor[], two: readonly CompiledFactor[]): readonly Pair[] =>
    one.flatMap(({ condition, points }, index) =>
      rulePairs(formulaAt(a, condition), formulaAt(b, condition), points === two[index]?.points),
    );
  return [
    ...a.modes.flatMap(({ requires, factors: reasons }, index) => [
      ...requires.map(({ condition }): Pair => [formulaAt(a, condition), formulaAt(b, condition)]),
      ...factors(reasons, b.modes[index]?.factors ?? []),
    ]),
    ...factors(a.fit, b.fit),
    ...a.barriers.flatMap((barrier, index): readonly Pair[] => {
      const other = b.barriers[index];
      if (other === undefined || other.rule === barrier.rule) return [];
      return [1, 2, 3, 4].map((steps) => [
        residualAtLeast(barrier, a, steps),
        residualAtLeast(other, b, steps),
      ]);
    }),
  ];
}
