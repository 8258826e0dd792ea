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
import { sortRecommendations, type Aims, type Excluded } from './candidates.ts';
import { reevaluate, type Evaluation } from '../scoring/evaluate.ts';
import { openQuestions } from './open-questions.ts';
import { applyImprovements, type Improvement } from './effects.ts';
import type { Blocker } from './blockers.ts';
import { outcomeOf, type Outcome } from '../scoring/outcome.ts';
import { scheduleOf, type ScheduledAction } from './schedule.ts';
import { linkedText } from '../text/linked-text.ts';
import { levelRange } from '../result/readiness.ts';
import { levelsOf } from '../scoring/readiness.ts';
import { titlesOf } from '../text/titles.ts';
import { outcomeTitle } from '../text/verdict-text.ts';
import type { AnswerText } from '../text/answer-text.ts';
import { withUnit } from '../../values/quantity.ts';
import { scopedId } from '../../values/scoped-id.ts';

/** Number of actions shown first: as many as people remember. */
const maxTopActions = 5;

/** The plan for one company: the actions in order, and what they change. */
export function planOf(evaluation: Evaluation, outcome: Outcome, aims: Aims, text: AnswerText): Plan {
  const { horizons } = evaluation.compiled.pack.manifest;
  const sorted = sortRecommendations(evaluation, outcome, aims);
  const scheduled = scheduleOf(sorted.candidates, horizons);
  const actions = scheduled.map((one, index) => actionOf(evaluation, text, one, index + 1));
  return {
    top: actions.slice(0, maxTopActions).map(({ key }) => key),
    horizons: horizons.map(({ id, title, 'from-month': fromMonth }) => ({ id, title, fromMonth })),
    actions,
    findOut: openQuestions(evaluation, outcome, text),
    forecast: forecastOf(evaluation, outcome, scheduled),
    left: sorted.excluded.map((excluded) => exclusionResult(text, excluded)),
  };
}

function actionOf(
  evaluation: Evaluation,
  text: AnswerText,
  scheduled: ScheduledAction,
  order: number,
): Action {
  const { candidate, after, horizon, startMonth } = scheduled;
  const { recommendation, market } = candidate;
  const fill = (template: string): string => text.fill(template, market);
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
    durationMonths: candidate.duration,
    startMonth,
    owner: recommendation.owner,
    help: helpersOf(evaluation, recommendation, fill),
    steps: recommendation.steps.map(fill),
    doneWhen: fill(recommendation['done-when']),
    gain: candidate.gain,
    unlocks: candidate.unlocks.map((blocker) => unlockOf(blocker, text)),
    tested: text.testedAnswers(recommendation.when, market),
    changes: changesOf(candidate.improvements, text),
    after,
    modes: recommendation.modes ?? [],
    cites: recommendation.cites,
    derived: recommendation.derived === true,
  };
}

function unlockOf({ kind, market, id, title, steps }: Blocker, text: AnswerText): Unlock {
  const lowered = kind === 'barrier' ? ` (${steps} of ${severities.length - 1} steps)` : '';
  return { kind, market, id, text: text.fill(title, market) + lowered };
}

function exclusionResult(text: AnswerText, { rule, market, reason, improvements }: Excluded): LeftOut {
  return {
    key: scopedId(rule.id, market),
    id: rule.id,
    market,
    title: text.fill(rule.title, market),
    reason,
    modes: rule.modes ?? [],
    tested: text.testedAnswers(rule.when, market),
    changes: changesOf(improvements, text),
    cites: rule.cites,
  };
}

function changesOf(improvements: readonly Improvement[], text: AnswerText): readonly AnswerChange[] {
  return improvements.map(({ instance, to }): AnswerChange => {
    return {
      question: instance.question.id,
      market: instance.market,
      ask: text.question(instance),
      from: text.answer(instance),
      to:
        typeof to === 'number'
          ? withUnit(`at least ${to}`, instance.question.unit)
          : text.option(instance, to),
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

/** Readiness today and after each horizon, assuming its actions are done. */
function forecastOf(
  evaluation: Evaluation,
  outcome: Outcome,
  scheduled: readonly ScheduledAction[],
): readonly ForecastStep[] {
  const { pack } = evaluation.compiled;
  const steps: ForecastStep[] = [forecastStep(evaluation, outcome, null, 'Today')];
  let raw = evaluation.raw;
  for (const [index, horizon] of pack.manifest.horizons.entries()) {
    const done = scheduled
      .filter((one) => one.horizon === index)
      .flatMap(({ candidate }) => candidate.improvements);
    raw = applyImprovements(raw, done);
    const after = reevaluate(evaluation, raw);
    steps.push(forecastStep(after, outcomeOf(after, outcome), horizon.id, horizon.title));
  }
  return steps;
}

function forecastStep(
  evaluation: Evaluation,
  outcome: Outcome,
  after: string | null,
  title: string,
): ForecastStep {
  return {
    after,
    title,
    readiness: outcome.readiness,
    level: levelRange(evaluation, levelsOf(evaluation, outcome.readiness).capped),
    verdicts: outcome.modeRankings.map((modeRanking, index) => {
      const market = evaluation.markets[index]?.scope.market ?? '';
      return {
        market,
        outcome: modeRanking.outcome,
        title: outcomeTitle(evaluation.compiled.pack, modeRanking),
      };
    }),
  };
}
