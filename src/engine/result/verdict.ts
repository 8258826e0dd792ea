import type {
  AnswerChange,
  Flip,
  FormResult,
  ModeResult,
  NeededAnswer,
  RequirementResult,
  Verdict,
} from '../../schema/types.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { Compiled } from '../compile/compiled-rules.ts';
import { noBit, yesBit } from '../space/domain.ts';
import { type Evaluation, type ScopeStates } from '../scoring/evaluate.ts';
import type { ModeScore } from '../scoring/mode-scores.ts';
import {
  findCounterfactuals,
  type Counterfactual,
  type AnswerOverride,
  type EvaluationCache,
} from '../scoring/counterfactuals.ts';
import { reasonsOf } from './reasons.ts';
import { isFalse, isOpen, isTrue, stateOf } from '../conditions/tristate.ts';
import type { Requirement } from '../../schema/types.ts';
import type { ModeRanking } from '../scoring/verdict.ts';
import { outcomeTitle, modeTitle } from '../text/verdict-text.ts';
import type { AnswerText } from '../text/answer-text.ts';
import type { AnswerSets, QuestionInstance } from '../space/answer-space.ts';
import { rankForms } from '../scoring/forms.ts';
import type { RankedMarket } from '../scoring/ranking.ts';

export function modeResults(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope>,
  modeRanking: ModeRanking,
  text: AnswerText,
): readonly ModeResult[] {
  return modeRanking.ranked.map(({ compiled, available, low, high }): ModeResult => {
    const { id, title, means, cites } = compiled.mode;
    return {
      id,
      title,
      means,
      status: isOpen(available) ? 'open' : isTrue(available) ? 'available' : 'blocked',
      score: { low, high },
      requirements: compiled.requires.map((requirement) => requirementResult(market, requirement, text)),
      blockedBy: blockingGateIds(evaluation, market, id),
      factors: reasonsOf(market, compiled.factors, text),
      forms: rankForms(market, compiled).map(
        ({ compiled: { form, requires, factors }, available: isAvailable, ...score }): FormResult => ({
          id: form.id,
          title: form.title,
          means: form.means,
          available: stateOf(isAvailable),
          score,
          requirements: requires.map((requirement) => requirementResult(market, requirement, text)),
          factors: reasonsOf(market, factors, text),
          cites: form.cites,
        }),
      ),
      cites,
    };
  });
}

function requirementResult(
  market: ScopeStates<MarketScope>,
  { rule, condition }: Compiled<Requirement>,
  text: AnswerText,
): RequirementResult {
  return {
    id: rule.id,
    because: text.fill(rule.because, market.scope.market),
    state: stateOf(market.states.at(condition)),
    tested: text.testedAnswers(rule.when, market.scope.market),
    cites: rule.cites,
  };
}

/** The gates that hold and block the mode. */
function blockingGateIds(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope>,
  mode: string,
): readonly string[] {
  return [evaluation.company, market].flatMap(({ scope, states }) =>
    scope.gates
      .filter(({ rule, condition }) => rule.blocks?.includes(mode) === true && isTrue(states.at(condition)))
      .map(({ rule }) => rule.id),
  );
}

export function verdictResult(
  cache: EvaluationCache,
  { market, modeRanking, needed, outcome }: RankedMarket,
  modes: readonly ModeResult[],
  text: AnswerText,
): Verdict {
  const evaluation = cache.today;
  const { pack } = evaluation.compiled;
  const nearest = modes.find(({ id }) => id === modeRanking.bestCandidate?.compiled.mode.id);
  const hasVerdict = needed.length === 0;
  const [form = null, nextForm = null] = nearest?.forms ?? [];
  return {
    outcome,
    title: outcomeTitle(pack, { outcome, modes: modeRanking.modes }),
    modes: hasVerdict ? modeRanking.modes : [],
    nearest: nearest?.id ?? null,
    form: form === null ? null : { id: form.id, title: form.title },
    nextForm: nextForm === null ? null : { id: nextForm.id, title: nextForm.title },
    needed: needed.map((instance) => neededAnswer(instance, text)),
    settled: hasVerdict && modeRanking.possible.length === 1,
    minimum: pack.manifest['minimum-score'],
    possible: modeRanking.possible,
    runnerUp: modeRanking.runnerUp?.compiled.mode.id ?? null,
    margin: modeRanking.margin,
    for: nearest?.factors.filter(({ points }) => points > 0) ?? [],
    against: nearest?.factors.filter(({ points }) => points < 0) ?? [],
    unmet: nearest?.requirements.filter(({ state }) => state !== 'true') ?? [],
    flips: findCounterfactuals(cache, market, modeRanking).map((counterfactual) =>
      counterfactualResult(evaluation, counterfactual, text),
    ),
    route: routeOf(evaluation, market, modeRanking.bestCandidate),
  };
}

function neededAnswer(instance: QuestionInstance, text: AnswerText): NeededAnswer {
  return { question: instance.question.id, market: instance.market, ask: text.question(instance) };
}

function counterfactualResult(
  { compiled, effective }: Evaluation,
  { overrides, modeRanking }: Counterfactual,
  text: AnswerText,
): Flip {
  return {
    changes: overrides.map((override): AnswerChange => {
      const { instance } = override;
      return {
        question: instance.question.id,
        market: instance.market,
        ask: text.question(instance),
        from: text.answer(instance),
        to: overrideText(override, effective, text),
      };
    }),
    outcome: modeRanking.outcome,
    title: outcomeTitle(compiled.pack, modeRanking),
  };
}

function overrideText(
  { instance, variable, value }: AnswerOverride,
  effective: AnswerSets,
  text: AnswerText,
): string {
  const changed = effective.slice();
  changed[variable] = value;
  if (instance.domain.type !== 'many') return text.answerIn(instance, changed);
  const [option] =
    [...instance.domain.bits].find(([, offset]) => instance.variable + offset === variable) ?? [];
  const label = option === undefined ? '' : text.option(instance, option);
  return value === yesBit ? `also ${label}` : value === noBit ? `without ${label}` : label;
}

/** The later modes to which the mode aimed at leads. */
function routeOf(
  { compiled }: Evaluation,
  { states }: ScopeStates<MarketScope>,
  bestCandidate: ModeScore | null,
): Verdict['route'] {
  return (bestCandidate?.compiled.then ?? [])
    .filter(({ condition }) => !isFalse(states.at(condition)))
    .map(({ rule }) => {
      return {
        mode: rule.mode,
        title: modeTitle(compiled.pack, rule.mode),
        because: rule.because,
        cites: rule.cites,
      };
    });
}
