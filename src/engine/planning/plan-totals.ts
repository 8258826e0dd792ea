import type { Action, Milestone, OwnerLoad, PlanCost } from '../../schema/types.ts';
import { monthOfWeek } from '../../values/duration.ts';
import type { Evaluation } from '../scoring/evaluate.ts';
import { modeTitle } from '../text/verdict-text.ts';
import type { AssembledPlan } from './assemble.ts';

/** When what stands in the way is done, and the deadlines of actions, in order of time. */
export function milestonesOf(
  { compiled }: Evaluation,
  { actions, aims }: AssembledPlan,
  results: readonly Action[],
): readonly Milestone[] {
  const [first] = aims.ranked;
  const mode = first === undefined ? null : (aims.byMarket.get(first)?.mode ?? null);
  const blocking = actions.filter(({ backbone }) => backbone);
  const title = mode === null ? null : modeTitle(compiled.pack, mode.mode.id);
  const done =
    blocking.length === 0 || title === null
      ? []
      : [{ month: monthOfWeek(Math.max(...blocking.map(({ endWeek }) => endWeek))), title }];
  const deadlines = results.flatMap(({ deadline }) =>
    deadline === null ? [] : [{ month: deadline.month, title: deadline.what }],
  );
  return [...done, ...deadlines].sort((a, b) => a.month - b.month);
}

/** The working days of each owner, those with the most first. */
export function loadOf(actions: readonly Action[]): readonly OwnerLoad[] {
  const owners = new Map<string, { actions: number; days: number; readonly months: number[] }>();
  for (const { owner, workDays, startWeek, endWeek } of actions) {
    const load = owners.get(owner) ?? { actions: 0, days: 0, months: [] };
    owners.set(owner, load);
    load.actions += 1;
    load.days += workDays;
    const [from, to] = [monthOfWeek(startWeek), monthOfWeek(Math.max(startWeek, endWeek - 1))];
    while (load.months.length <= to) load.months.push(0);
    for (let month = from; month <= to; month += 1)
      load.months[month] = (load.months[month] ?? 0) + workDays / (to - from + 1);
  }
  return [...owners]
    .map(([owner, load]) => ({
      owner,
      actions: load.actions,
      days: load.days,
      peak: Math.ceil(Math.max(0, ...load.months)),
    }))
    .sort((a, b) => b.days - a.days);
}

/** Outside costs of the actions whose costs are known, by currency. */
export function costOf(actions: readonly Action[]): readonly PlanCost[] {
  const sums = new Map<string, { from: number; to: number }>();
  for (const { cost } of actions) {
    if (typeof cost === 'string') continue;
    const sum = sums.get(cost.currency) ?? { from: 0, to: 0 };
    sums.set(cost.currency, { from: sum.from + cost.from, to: sum.to + cost.to });
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum }));
}
