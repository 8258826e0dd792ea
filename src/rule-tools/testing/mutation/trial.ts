import { answerSets } from '../../../engine/space/encode-answers.ts';
import { assess, targetMarkets } from '../../../engine/assess.ts';
import { compile, type CompiledPack, type Scope } from '../../../engine/compile/compile.ts';
import { fillAdded } from '../../../engine/conditions/bitmap-index.ts';
import { evaluate, type Evaluation, ScopeStates, States } from '../../../engine/scoring/evaluate.ts';
import type { Pack } from '../../../rule-pack/rule-pack.ts';
import type { AnswerFile, TestExpectation } from '../../../schema/types.ts';
import { mismatches } from '../expectations.ts';
import type { Mutant, RuleChange } from './mutant.ts';
import { lookedAt, observe, planned, type Observed } from './observe.ts';
import { patch, type Patched } from './patch.ts';

/** A test case that passes, and what is known of it under the pack as it is. */
interface Trial {
  readonly id: string;
  readonly answers: AnswerFile;
  readonly expect: TestExpectation;
  readonly evaluation: Evaluation;
  readonly observed: Observed;
  /** Parts of what is observed that its expectations rest on. */
  readonly parts: ReadonlySet<string>;
  /** Null where nothing is expected of it. */
  readonly plan: string | null;
  /** Something is expected of the order of the plan. */
  readonly ordered: boolean;
}

export interface TrialCase {
  readonly id: string;
  readonly answers: AnswerFile;
  readonly expect: TestExpectation;
}

/** The test cases of a pack, ready to be put to its mutants. */
export class Trials {
  readonly compiled: CompiledPack;
  readonly #trials: readonly Trial[];

  constructor(pack: Pack, cases: readonly TrialCase[]) {
    const compiled = compile(pack);
    this.compiled = compiled;
    const trials = cases.map(({ id, answers, expect }): Trial => {
      const evaluation = evaluationOf(compiled, answers);
      const { order, top, exactly } = expect.actions ?? {};
      const ordered = order !== undefined || top !== undefined || exactly !== undefined;
      const observed = observe(evaluation);
      const parts = lookedAt(expect, observed);
      const plan = expect.actions === undefined ? null : planned(evaluation);
      return { id, answers, expect, evaluation, observed, parts, plan, ordered };
    });
    // Cases that expect more notice more; asked first, they save asking the others.
    this.#trials = [...trials].sort((a, b) => b.parts.size - a.parts.size);
  }

  /** The first test case that fails for a mutant; null where all pass. */
  notice(mutant: Mutant): string | null {
    const { change, recuts } = mutant;
    if (change !== null && recuts !== true) {
      const patched = patch(this.compiled, change);
      const found = this.#trials.find((trial) => {
        const touched = touch(trial, patched, change);
        return touched !== null && this.#fails(trial, patched.compiled, touched.evaluation, touched.plan);
      });
      return found?.id ?? null;
    }
    const compiled = this.#compiledAnew(mutant);
    const found = this.#trials.find((trial) =>
      this.#fails(trial, compiled, evaluationOf(compiled, trial.answers), true),
    );
    return found?.id ?? null;
  }

  /** Where only numbers of the pack are others, its conditions are shared. */
  #compiledAnew({ part, make, change }: Mutant): CompiledPack {
    const pack = make();
    const numbersOnly = change === null && (part === 'pack' || part === 'readiness');
    return numbersOnly ? { ...this.compiled, pack } : compile(pack);
  }

  /** Whether an expectation fails. The whole assessment is made only where something came out otherwise. */
  #fails(trial: Trial, compiled: CompiledPack, evaluation: Evaluation, plan: boolean): boolean {
    const observed = observe(evaluation);
    const same =
      [...trial.parts].every((part) => observed.get(part) === trial.observed.get(part)) &&
      // The plan follows from the modes aimed at and the ranking, and where those are the same from what `plan` says.
      (trial.plan === null ||
        !(plan || this.#aimsElsewhere(trial, observed)) ||
        planned(evaluation) === trial.plan);
    return !same && mismatches(trial.expect, assess(compiled, trial.answers)).length > 0;
  }

  #aimsElsewhere({ observed: before }: Trial, observed: Observed): boolean {
    return [...before].some(
      ([part, value]) =>
        (part.endsWith(' modes') || part.endsWith(' ranking')) && observed.get(part) !== value,
    );
  }
}

function evaluationOf(compiled: CompiledPack, answers: AnswerFile): Evaluation {
  return evaluate(compiled, answerSets(answers, compiled.layout), targetMarkets(compiled, answers));
}

/**
 * The evaluation of a test case with a rule altered, made from the one before; null where the rule cannot touch it.
 * `plan` says whether the plan can be another though all else is the same.
 */
function touch(
  { evaluation, ordered }: Trial,
  { compiled, scopes }: Patched,
  change: RuleChange,
): { readonly evaluation: Evaluation; readonly plan: boolean } | null {
  const seen = { rule: false, conditions: false, states: false };
  const { effective, raw } = evaluation;
  const wordsOf = (scope: Scope, before: ScopeStates<Scope>): readonly number[] => {
    const patched = scopes.get(scope.market);
    if (patched === undefined) return before.states.words;
    seen.rule = true;
    if (patched.conditions.length === 0) return before.states.words;
    seen.conditions = true;
    const words = fillAdded(scope.index, before.states.words, effective);
    const after = new States(scope.places, words, evaluation.company.states.words);
    if (patched.conditions.some((number) => after.at(number) !== before.states.at(number)))
      seen.states = true;
    return words;
  };
  const company = new ScopeStates(compiled.company, effective, wordsOf(compiled.company, evaluation.company));
  const markets = evaluation.markets.map((market) => {
    const scope = compiled.market(market.scope.market) ?? market.scope;
    return new ScopeStates(scope, effective, wordsOf(scope, market), company.states.words);
  });
  if (!seen.rule) return null;
  // With other answers, which the actions of a plan lead to, a condition may differ that does not today.
  const steers = change.of === 'gate' || change.of === 'requirement' || change.of === 'barrier';
  const plan = change.of === 'recommendation' || (ordered && steers);
  if (seen.conditions && !seen.states && !(ordered && steers)) return null;
  return { evaluation: { compiled, raw, effective, company, markets }, plan };
}
