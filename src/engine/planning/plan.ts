import type {
  Action,
  AnswerChange,
  BacklogLine,
  Cost,
  ForecastStep,
  LeftOut,
  LinkedText,
  Plan,
  Recommendation,
  Unlock,
} from '../../schema/types.ts';
import { severities } from '../scoring/barriers.ts';
import { assemblePlan, deadlineOf, ownerOf, type Calendar } from './assemble.ts';
import type { Candidate, Excluded } from './candidates.ts';
import { monthOfWeek, monthsIn } from '../../values/duration.ts';
import { reevaluate, type Evaluation } from '../scoring/evaluate.ts';
import { openQuestions } from './open-questions.ts';
import { applyImprovements, type Improvement } from './effects.ts';
import type { Blocker } from './blockers.ts';
import { outcomeOf, type Outcome } from '../scoring/outcome.ts';
import { costOf, loadOf, milestonesOf } from './plan-totals.ts';
import type { ScheduledAction } from './schedule.ts';
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

/** The plan for one company: what applies, in order, with what it changes. */
export function planOf(evaluation: Evaluation, outcome: Outcome, calendar: Calendar, text: AnswerText): Plan {
  const { horizons } = evaluation.compiled.pack.manifest;
  const assembled = assemblePlan(evaluation, outcome, calendar);
  const { actions: scheduled } = assembled;
  const actions = scheduled.map((one, index) => actionOf(evaluation, calendar, text, one, index + 1));
  return {
    top: actions.slice(0, maxTopActions).map(({ key }) => key),
    horizons: horizons.map(({ id, title, 'from-month': fromMonth }) => ({ id, title, fromMonth })),
    actions,
    findOut: openQuestions(evaluation, outcome, text),
    forecast: forecastOf(evaluation, outcome, scheduled),
    left: assembled.excluded.map((excluded) => exclusionResult(text, excluded)),
    milestones: milestonesOf(evaluation, assembled, actions),
    load: loadOf(actions),
    cost: costOf(actions),
    costNotFound: actions.filter(({ cost }) => cost === 'not-found').map(({ key }) => key),
    backlog: [
      ...assembled.backlog.map((one) => backlogLine(one, 'later', text)),
      ...assembled.otherMarkets.map((one) => backlogLine(one, 'other-market', text)),
    ],
  };
}

function backlogLine(
  { key, recommendation, market }: Candidate,
  reason: BacklogLine['reason'],
  text: AnswerText,
): BacklogLine {
  return {
    key,
    title: text.fill(recommendation.title, market),
    market,
    reason,
    after: recommendation.after ?? [],
  };
}

function actionOf(
  evaluation: Evaluation,
  calendar: Calendar,
  text: AnswerText,
  scheduled: ScheduledAction,
  order: number,
): Action {
  const { candidate, after, horizon, startWeek, endWeek, backbone } = scheduled;
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
    startMonth: monthOfWeek(startWeek),
    kind: recommendation.kind ?? null,
    weeks: endWeek - startWeek,
    startWeek,
    endWeek,
    workDays: recommendation['work-days'] ?? 0,
    backbone,
    cost: actionCost(recommendation.cost),
    deadline: deadlineResult(candidate, endWeek, evaluation, calendar, text),
    owner: ownerOf(evaluation, recommendation.owner),
    help: helpersOf(evaluation, recommendation, fill),
    steps: recommendation.steps.map(fill),
    doneWhen: fill(recommendation['done-when']),
    gain: candidate.gain,
    unlocks: candidate.unlocks.map((blocker) => unlockOf(blocker, text)),
    tested: text.testedAnswers(recommendation.when, market),
    changes: changesOf(candidate.improvements, text),
    after,
    modes: recommendation.modes ?? [],
    forms: recommendation.forms ?? [],
    cites: recommendation.cites,
    derived: recommendation.derived === true,
  };
}

function actionCost(cost: Cost | undefined): Action['cost'] {
  if (cost === undefined) return 'not-stated';
  if (cost.none === true) return 'none';
  const { from, to, currency } = cost;
  if (from === undefined || to === undefined || currency === undefined) return 'not-found';
  return { from, to, currency };
}

function deadlineResult(
  candidate: Candidate,
  endWeek: number,
  evaluation: Evaluation,
  calendar: Calendar,
  text: AnswerText,
): Action['deadline'] {
  const found = deadlineOf(candidate, evaluation, calendar);
  if (found === null) return null;
  const { week, deadline } = found;
  const instance =
    deadline.months === undefined
      ? undefined
      : evaluation.compiled.space.find(deadline.months, candidate.market);
  const asked = instance === undefined ? candidate.recommendation.title : text.question(instance);
  return { month: Math.round(monthsIn(week)), what: deadline.what ?? asked, met: endWeek <= week };
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
    forms: rule.forms ?? [],
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
