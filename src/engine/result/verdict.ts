import type { AnswerChange, Flip, ModeResult, RequirementResult, Verdict } from '../../schema/types.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { Compiled } from '../compile/compiled-rules.ts';
import { noBit, yesBit } from '../space/domain.ts';
import { type Evaluation, type ScopeStates } from '../scoring/evaluate.ts';
import type { ModeStanding } from '../scoring/mode-scores.ts';
import { flipsOf, type FlipSettings, type Setting, type Variations } from '../scoring/counterfactuals.ts';
import { reasonsOf } from './reasons.ts';
import { isFalse, isOpen, isTrue, stateOf } from '../conditions/tristate.ts';
import type { Requirement } from '../../schema/types.ts';
import type { Standing } from '../scoring/verdict.ts';
import { outcomeTitle, modeTitle } from '../text/verdict-text.ts';
import type { Words } from '../text/answer-text.ts';
import type { AnswerSets } from '../space/layout.ts';

export function modeResults(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope>,
  standing: Standing,
  words: Words,
): readonly ModeResult[] {
  return standing.ranked.map(({ compiled, available, low, high }): ModeResult => {
    const { id, title, means, cites } = compiled.mode;
    return {
      id,
      title,
      means,
      status: isOpen(available) ? 'open' : isTrue(available) ? 'available' : 'blocked',
      score: { low, high },
      requirements: compiled.requires.map((requirement) => requirementResult(market, requirement, words)),
      blockedBy: blockingGates(evaluation, market, id),
      factors: reasonsOf(market, compiled.factors, words),
      cites,
    };
  });
}

function requirementResult(
  market: ScopeStates<MarketScope>,
  { rule, condition }: Compiled<Requirement>,
  words: Words,
): RequirementResult {
  return {
    id: rule.id,
    because: words.fill(rule.because, market.scope.market),
    state: stateOf(market.states.at(condition)),
    tested: words.tested(rule.when, market.scope.market),
    cites: rule.cites,
  };
}

/** Gates that hold and block the mode. */
function blockingGates(
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

export function verdictOf(
  variations: Variations,
  market: ScopeStates<MarketScope>,
  standing: Standing,
  modes: readonly ModeResult[],
  words: Words,
): Verdict {
  const evaluation = variations.today;
  const { pack } = evaluation.compiled;
  const nearest = modes.find(({ id }) => id === standing.nearest?.compiled.mode.id);
  return {
    outcome: standing.outcome,
    title: outcomeTitle(pack, standing),
    modes: standing.modes,
    nearest: nearest?.id ?? null,
    settled: standing.possible.length === 1,
    minimum: pack.manifest['minimum-score'],
    possible: standing.possible,
    runnerUp: standing.runnerUp?.compiled.mode.id ?? null,
    margin: standing.margin,
    for: nearest?.factors.filter(({ points }) => points > 0) ?? [],
    against: nearest?.factors.filter(({ points }) => points < 0) ?? [],
    unmet: nearest?.requirements.filter(({ state }) => state !== 'true') ?? [],
    flips: flipsOf(variations, market, standing).map((flip) => flipResult(evaluation, flip, words)),
    route: routeOf(evaluation, market, standing.nearest),
  };
}

function flipResult(
  { compiled, effective }: Evaluation,
  { settings, standing }: FlipSettings,
  words: Words,
): Flip {
  return {
    changes: settings.map((setting): AnswerChange => {
      const { place } = setting;
      return {
        question: place.question.id,
        market: place.market,
        ask: words.ask(place),
        from: words.answer(place),
        to: settingWords(setting, effective, words),
      };
    }),
    outcome: standing.outcome,
    title: outcomeTitle(compiled.pack, standing),
  };
}

function settingWords({ place, slot, value }: Setting, effective: AnswerSets, words: Words): string {
  const changed = effective.slice();
  changed[slot] = value;
  if (place.domain.type !== 'many') return words.answerIn(place, changed);
  const [option] = [...place.domain.bits].find(([, offset]) => place.slot + offset === slot) ?? [];
  const label = option === undefined ? '' : words.option(place, option);
  return value === yesBit ? `also ${label}` : value === noBit ? `without ${label}` : label;
}

/** The modes that the mode aimed at leads to. */
function routeOf(
  { compiled }: Evaluation,
  { states }: ScopeStates<MarketScope>,
  nearest: ModeStanding | null,
): Verdict['route'] {
  return (nearest?.compiled.then ?? [])
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
