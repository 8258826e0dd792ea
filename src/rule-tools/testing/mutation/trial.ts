import { encodeAnswers } from '../../../engine/space/encode-answers.ts';
import { assess, targetMarkets } from '../../../engine/assess.ts';
import { compile, type CompiledPack, type Scope } from '../../../engine/compile/compile.ts';
import { evaluateAdded } from '../../../engine/conditions/bitmap-index.ts';
import { evaluate, type Evaluation, ScopeStates, States } from '../../../engine/scoring/evaluate.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { AnswerFile, TestExpectation } from '../../../schema/types.ts';
import { mismatches } from '../expectations.ts';
import type { Mutant, RuleChange } from './mutant.ts';
import { partsReferencedBy, observe, planFingerprint, type Observed } from './observe.ts';
import { patch, type Patched } from './patch.ts';

/** A passing test case with its baseline evaluation. */
interface Trial {
  readonly id: string;
  readonly answers: AnswerFile;
  readonly expect: TestExpectation;
  readonly evaluation: Evaluation;
  readonly observed: Observed;
  /** The observed parts that its expectations depend on. */
  readonly parts: ReadonlySet<string>;
  /** Null if nothing is expected of the plan. */
  readonly plan: string | null;
  /** True if the order of the plan is expected. */
  readonly ordered: boolean;
}

export interface TrialCase {
  readonly id: string;
  readonly answers: AnswerFile;
  readonly expect: TestExpectation;
}

/** Runs the test cases of a pack against its mutants. */
export class Trials {
  readonly compiled: CompiledPack;
  readonly #trials: readonly Trial[];

  constructor(pack: Pack, cases: readonly TrialCase[]) {
    const compiled = compile(pack);
    this.compiled = compiled;
    const trials = cases.map(({ id, answers, expect }): Trial => {
      const evaluation = evaluateAnswers(compiled, answers);
      const { order, top, exactly } = expect.actions ?? {};
      const ordered = order !== undefined || top !== undefined || exactly !== undefined;
      const observed = observe(evaluation);
      const parts = partsReferencedBy(expect, observed);
      const plan = expect.actions === undefined ? null : planFingerprint(evaluation);
      return { id, answers, expect, evaluation, observed, parts, plan, ordered };
    });
    // Cases with more expectations detect more, so they run first.
    this.#trials = [...trials].sort((a, b) => b.parts.size - a.parts.size);
  }

  /** Id of the first test case that fails for a mutant; null if all pass. */
  notice(mutant: Mutant): string | null {
    const { change, movesBreakpoints } = mutant;
    if (change !== null && movesBreakpoints !== true) {
      const patched = patch(this.compiled, change);
      const found = this.#trials.find((trial) => {
        const reevaluated = reevaluate(trial, patched, change);
        return (
          reevaluated !== null &&
          this.#fails(trial, patched.compiled, reevaluated.evaluation, reevaluated.plan)
        );
      });
      return found?.id ?? null;
    }
    const compiled = this.#compiledAnew(mutant);
    const found = this.#trials.find((trial) =>
      this.#fails(trial, compiled, evaluateAnswers(compiled, trial.answers), true),
    );
    return found?.id ?? null;
  }

  /** If only numbers changed that the evaluation reads from the pack, conditions are shared. */
  #compiledAnew({ part, make, change }: Mutant): CompiledPack {
    const pack = make();
    const isSame = pack.manifest.ranking === this.compiled.pack.manifest.ranking;
    const numbersOnly = change === null && (part === 'pack' || part === 'readiness') && isSame;
    return numbersOnly ? { ...this.compiled, pack } : compile(pack);
  }

  /** Whether an expectation fails. A full assessment is made only if an observed part differs. */
  #fails(trial: Trial, compiled: CompiledPack, evaluation: Evaluation, plan: boolean): boolean {
    const observed = observe(evaluation);
    const same =
      [...trial.parts].every((part) => observed.get(part) === trial.observed.get(part)) &&
      // The plan depends on target modes and ranking; otherwise it can differ only if `plan` is true.
      (trial.plan === null ||
        !(plan || this.#aimsElsewhere(trial, observed)) ||
        planFingerprint(evaluation) === trial.plan);
    return !same && mismatches(trial.expect, assess(compiled, trial.answers)).length > 0;
  }

  #aimsElsewhere({ observed: before }: Trial, observed: Observed): boolean {
    return [...before].some(
      ([part, value]) =>
        (part.endsWith(' modes') || part.endsWith(' ranking')) && observed.get(part) !== value,
    );
  }
}

function evaluateAnswers(compiled: CompiledPack, answers: AnswerFile): Evaluation {
  return evaluate(compiled, encodeAnswers(answers, compiled.space), targetMarkets(compiled, answers));
}

/**
 * Derives the evaluation of a test case with an altered rule from its baseline; null if the rule cannot affect it.
 * `plan` is true if the plan can differ although everything else is the same.
 */
function reevaluate(
  { evaluation, ordered }: Trial,
  { compiled, scopes }: Patched,
  change: RuleChange,
): { readonly evaluation: Evaluation; readonly plan: boolean } | null {
  const changed = { rule: false, conditions: false, states: false };
  const { effective, raw } = evaluation;
  const bitsetOf = (scope: Scope, before: ScopeStates<Scope>): readonly number[] => {
    const patched = scopes.get(scope.market);
    if (patched === undefined) return before.states.bitset;
    changed.rule = true;
    if (patched.conditions.length === 0) return before.states.bitset;
    changed.conditions = true;
    const bitset = evaluateAdded(scope.index, before.states.bitset, effective);
    const after = new States(scope.addresses, bitset, evaluation.company.states.bitset);
    if (patched.conditions.some((number) => after.at(number) !== before.states.at(number)))
      changed.states = true;
    return bitset;
  };
  const company = new ScopeStates(
    compiled.company,
    effective,
    bitsetOf(compiled.company, evaluation.company),
  );
  const markets = evaluation.markets.map((market) => {
    const scope = compiled.market(market.scope.market) ?? market.scope;
    return new ScopeStates(scope, effective, bitsetOf(scope, market), company.states.bitset);
  });
  if (!changed.rule) return null;
  // A condition may change only for the answers that planned actions lead to.
  const affectsPlan = change.of === 'gate' || change.of === 'requirement' || change.of === 'barrier';
  const plan = change.of === 'recommendation' || (ordered && affectsPlan);
  if (changed.conditions && !changed.states && !(ordered && affectsPlan)) return null;
  return { evaluation: { compiled, raw, effective, company, markets }, plan };
}
