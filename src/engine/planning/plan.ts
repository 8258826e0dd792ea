import type {
  Action,
  AnswerChange,
  ForecastStep,
  LeftOut,
  LinkedText,
  Plan,
  Recommendation,
  Unlock,
} from '../../schema/types.ts';
import { severities } from '../scoring/barriers.ts';
import { actionKey, sortRecommendations, type Aims, type Left } from './candidates.ts';
import { reevaluate, type Evaluation } from '../scoring/evaluate.ts';
import { findOutsOf } from './open-questions.ts';
import { improved, type Improvement } from './effects.ts';
import type { Obstacle } from './blockers.ts';
import { outcomeOf, type Outcome } from '../scoring/outcome.ts';
import { scheduleOf, type Scheduled } from './schedule.ts';
import { linkedText } from '../text/linked-text.ts';
import { levelRange } from '../result/readiness.ts';
import { levelsOf } from '../scoring/readiness.ts';
import { titlesOf } from '../text/titles.ts';
import { outcomeTitle } from '../text/verdict-text.ts';
import type { Words } from '../text/answer-text.ts';

/** Most actions shown first; a list that can be remembered. */
const topActions = 5;

/** The plan for one company: what applies, in order, with what it changes. */
export function planOf(evaluation: Evaluation, outcome: Outcome, aims: Aims, words: Words): Plan {
  const { horizons } = evaluation.compiled.pack.manifest;
  const sorted = sortRecommendations(evaluation, outcome, aims);
  const scheduled = scheduleOf(sorted.candidates, horizons);
  const actions = scheduled.map((one, index) => actionOf(evaluation, words, one, index + 1));
  return {
    top: actions.slice(0, topActions).map(({ key }) => key),
    horizons: horizons.map(({ id, title, 'from-month': fromMonth }) => ({ id, title, fromMonth })),
    actions,
    findOut: findOutsOf(evaluation, outcome, words),
    forecast: forecastOf(evaluation, outcome, scheduled),
    left: sorted.left.map((left) => leftOut(words, left)),
  };
}

function actionOf(evaluation: Evaluation, words: Words, scheduled: Scheduled, order: number): Action {
  const { candidate, after, horizon, startMonth } = scheduled;
  const { recommendation, market } = candidate;
  const fill = (text: string): string => words.fill(text, market);
  return {
    key: candidate.key,
    id: recommendation.id,
    market,
    title: fill(recommendation.title),
    why: fill(recommendation.why),
    horizon: evaluation.compiled.pack.manifest.horizons[horizon]?.id ?? '',
    order,
    showstopper: candidate.showstopper,
    priority: candidate.priority,
    impact: recommendation.impact,
    effort: recommendation.effort,
    takes: recommendation.takes,
    startMonth,
    owner: recommendation.owner,
    help: helpersOf(evaluation, recommendation, fill),
    steps: recommendation.steps.map(fill),
    doneWhen: fill(recommendation['done-when']),
    gain: candidate.gain,
    unlocks: candidate.unlocks.map((obstacle) => unlockOf(obstacle, words)),
    tested: words.tested(recommendation.when, market),
    changes: changesOf(candidate.improvements, words),
    after,
    modes: recommendation.modes ?? [],
    cites: recommendation.cites,
    derived: recommendation.derived === true,
  };
}

function unlockOf({ kind, market, id, title, steps }: Obstacle, words: Words): Unlock {
  const lowered = kind === 'barrier' ? ` (${steps} of ${severities.length - 1} steps)` : '';
  return { kind, market, id, text: words.fill(title, market) + lowered };
}

function leftOut(words: Words, { rule, market, reason, improvements }: Left): LeftOut {
  return {
    key: actionKey(rule.id, market),
    id: rule.id,
    market,
    title: words.fill(rule.title, market),
    reason,
    modes: rule.modes ?? [],
    tested: words.tested(rule.when, market),
    changes: changesOf(improvements, words),
    cites: rule.cites,
  };
}

function changesOf(improvements: readonly Improvement[], words: Words): readonly AnswerChange[] {
  return improvements.map(({ place, to }): AnswerChange => {
    const unit = place.question.unit === undefined ? '' : ` ${place.question.unit}`;
    return {
      question: place.question.id,
      market: place.market,
      ask: words.ask(place),
      from: words.answer(place),
      to: typeof to === 'number' ? `at least ${to}${unit}` : words.option(place, to),
    };
  });
}

function helpersOf(
  { compiled }: Evaluation,
  recommendation: Recommendation,
  fill: (text: string) => string,
): readonly LinkedText[] {
  const { helpers } = titlesOf(compiled.pack);
  return (recommendation.help ?? []).flatMap((id): readonly LinkedText[] => {
    const helper = helpers.get(id);
    return helper === undefined ? [] : [linkedText(helper, fill)];
  });
}

/** Readiness today and after each horizon, its actions taken as done. */
function forecastOf(
  evaluation: Evaluation,
  outcome: Outcome,
  scheduled: readonly Scheduled[],
): readonly ForecastStep[] {
  const { pack } = evaluation.compiled;
  const steps: ForecastStep[] = [stepOf(evaluation, outcome, null, 'Today')];
  let raw = evaluation.raw;
  for (const [index, horizon] of pack.manifest.horizons.entries()) {
    const done = scheduled
      .filter((one) => one.horizon === index)
      .flatMap(({ candidate }) => candidate.improvements);
    raw = improved(raw, done);
    const after = reevaluate(evaluation, raw);
    steps.push(stepOf(after, outcomeOf(after, outcome), horizon.id, horizon.title));
  }
  return steps;
}

function stepOf(evaluation: Evaluation, outcome: Outcome, after: string | null, title: string): ForecastStep {
  return {
    after,
    title,
    readiness: outcome.readiness,
    level: levelRange(evaluation, levelsOf(evaluation, outcome.readiness).capped),
    verdicts: outcome.standings.map((standing, index) => {
      const market = evaluation.markets[index]?.scope.market ?? '';
      return { market, outcome: standing.outcome, title: outcomeTitle(evaluation.compiled.pack, standing) };
    }),
  };
}
