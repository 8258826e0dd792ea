import type { AnswerFile, Deadline } from '../../schema/types.ts';
import { dayNumber } from '../../values/day-number.ts';
import { lastWeekWithin, weekOfMonth, type Weeks } from '../../values/duration.ts';
import { notApplicableBit } from '../space/domain.ts';
import { isTrue } from '../conditions/tristate.ts';
import type { Evaluation } from '../scoring/evaluate.ts';
import { stoppingGate } from '../scoring/needed-answers.ts';
import type { Outcome } from '../scoring/outcome.ts';
import { aimsOf, type Aims } from './aims.ts';
import { sortRecommendations, type Candidate, type Excluded } from './candidates.ts';
import { scheduleOf, type Schedule } from './schedule.ts';

/** The day and the answers that deadlines are counted from; without them, no deadline is known. */
export type Calendar = Pick<AnswerFile, 'answers' | 'markets' | 'date'>;

/** Everything about a plan but its texts. */
export interface AssembledPlan extends Schedule {
  readonly aims: Aims;
  /** Advice for markets other than the first. */
  readonly otherMarkets: readonly Candidate[];
  readonly excluded: readonly Excluded[];
}

/**
 * The plan for the company and its first market. Where a pack sets no length of plans, it serves every market.
 *
 * @param calendar what deadlines are counted from
 */
export function assemblePlan(
  evaluation: Evaluation,
  outcome: Outcome,
  calendar: Calendar | null,
): AssembledPlan {
  const { compiled } = evaluation;
  const { horizons, plan } = compiled.pack.manifest;
  const aims = aimsOf(evaluation, outcome);
  const { candidates, excluded } = sortRecommendations(evaluation, aims);
  const gate = stoppingGate(evaluation);
  const [first] = aims.ranked;
  const belongs = ({ market }: Candidate): boolean =>
    plan === undefined || market === null || (market === first && gate === null);
  const schedule = scheduleOf(candidates.filter(belongs), {
    horizons,
    plan,
    first: gate?.stops?.first ?? [],
    ownerOf: ({ recommendation }) => ownerOf(evaluation, recommendation.owner),
    deadlineOf: (candidate) => deadlineOf(candidate, evaluation, calendar)?.week ?? null,
  });
  return { ...schedule, aims, excluded, otherMarkets: candidates.filter((one) => !belongs(one)) };
}

/** Who does the work of a role in this company, by title; an owner that is no role of the pack stays as written. */
export function ownerOf({ company }: Evaluation, owner: string): string {
  const { roles } = company.scope;
  const visited = new Set<string>();
  for (let id = owner; !visited.has(id);) {
    visited.add(id);
    const role = roles.find(({ rule }) => rule.id === id);
    if (role === undefined) return owner;
    const { when, otherwise, title } = role.rule;
    if (when === undefined || otherwise === undefined || isTrue(company.states.at(role.condition)))
      return title;
    id = otherwise;
  }
  return owner;
}

/** A deadline, and the week, counted from today, by whose beginning the work has to be done. */
export interface DueDeadline {
  readonly week: Weeks;
  readonly deadline: Deadline;
}

/** The nearest deadline of a candidate; a date that has passed is none, nor is an answer that does not apply. */
export function deadlineOf(
  { recommendation, market }: Candidate,
  { compiled, effective }: Evaluation,
  calendar: Calendar | null,
): DueDeadline | null {
  const found = (recommendation['finish-by'] ?? []).flatMap((deadline): readonly DueDeadline[] => {
    const week = weekOf(deadline);
    return week === null ? [] : [{ week, deadline }];
  });
  found.sort((a, b) => a.week - b.week);
  return found[0] ?? null;

  function weekOf({ months, less = 0, date }: Deadline): Weeks | null {
    if (calendar === null) return null;
    if (months !== undefined) {
      const instance = compiled.space.find(months, market);
      if (instance === undefined || effective[instance.variable] === notApplicableBit) return null;
      const given =
        instance.market === null ? calendar.answers[months] : calendar.markets?.[instance.market]?.[months];
      return typeof given === 'number' ? lastWeekWithin(Math.max(0, given - less)) : null;
    }
    if (date === undefined || calendar.date === undefined) return null;
    const days = dayNumber(date) - dayNumber(calendar.date);
    return days < 0 ? null : Math.max(0, Math.floor(days / 7) - (less === 0 ? 0 : weekOfMonth(less)));
  }
}
