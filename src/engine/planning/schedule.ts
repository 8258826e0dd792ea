import type { Horizon } from '../../schema/types.ts';
import type { Candidate } from './candidates.ts';

/** A candidate with its start. */
export interface ScheduledAction {
  readonly candidate: Candidate;
  /** Keys of the actions in this plan that must be done first. */
  readonly after: readonly string[];
  /** Index of the horizon in which it starts. */
  readonly horizon: number;
  /** Month in which it can start, counted from 0. */
  readonly startMonth: number;
}

/** A candidate while the plan is being made. */
interface PlanNode {
  readonly candidate: Candidate;
  /** Sorted by key. */
  prerequisites: readonly PlanNode[];
  /** Length of the longest chain of prerequisites; null until computed. */
  depth: number | null;
  /** Its own urgency, or that of the most urgent action that depends on it. */
  showstopper: boolean;
  priority: number;
}

/**
 * Orders candidates and schedules them. Showstoppers and their prerequisites come first, then the highest priority; an
 * action inherits the urgency of those that depend on it, so it never comes after them. It starts when its prerequisites
 * are done and its horizon has room.
 */
export function scheduleOf(
  candidates: readonly Candidate[],
  horizons: readonly Horizon[],
): readonly ScheduledAction[] {
  const scheduled = new Map<PlanNode, ScheduledAction>();
  const capacity = horizons.map((horizon) => horizon['at-most'] ?? Number.POSITIVE_INFINITY);
  // Replacements can make actions depend on each other in a circle; the one visited first is then scheduled last.
  const visited = new Set<PlanNode>();
  const scheduleNode = (one: PlanNode): void => {
    if (visited.has(one)) return;
    visited.add(one);
    const { candidate, prerequisites } = one;
    prerequisites.forEach(scheduleNode);
    const ready = Math.max(0, ...prerequisites.map((before) => endMonth(scheduled.get(before))));
    const earliest = horizons.findIndex(({ id }) => id === candidate.recommendation['not-before']);
    let horizon = Math.max(earliest, horizonAt(ready, horizons));
    while (horizon < horizons.length - 1 && (capacity[horizon] ?? 0) <= 0) horizon += 1;
    capacity[horizon] = (capacity[horizon] ?? 0) - 1;
    const startMonth = Math.max(ready, horizons[horizon]?.['from-month'] ?? 0);
    const after = prerequisites.map((before) => before.candidate.key);
    scheduled.set(one, { candidate, after, horizon, startMonth });
  };
  byUrgency(candidates).forEach(scheduleNode);
  // The sort is stable, so actions of a horizon stay in order of urgency.
  return [...scheduled.values()].sort((a, b) => a.horizon - b.horizon);
}

function byUrgency(candidates: readonly Candidate[]): readonly PlanNode[] {
  const all = candidates
    .map((candidate): PlanNode => {
      const { showstopper, priority } = candidate;
      return { candidate, prerequisites: [], depth: null, showstopper, priority: priority.total };
    })
    .sort((a, b) => (a.candidate.key < b.candidate.key ? -1 : 1));
  for (const one of all)
    one.prerequisites = all.filter((other) => other !== one && requires(one.candidate, other.candidate));
  // Deepest first, so that urgency passes down whole chains.
  for (const one of all.toSorted((a, b) => depthOf(b) - depthOf(a)))
    for (const before of one.prerequisites) {
      if (compareUrgency(one, before) >= 0) continue;
      before.showstopper = one.showstopper;
      before.priority = one.priority;
    }
  return all.toSorted(
    (a, b) =>
      compareUrgency(a, b) ||
      depthOf(a) - depthOf(b) ||
      b.candidate.priority.total - a.candidate.priority.total,
  );
}

/** An action requires those it names, or their replacements, in its own market, company-wide, or in every market. */
function requires({ recommendation, market }: Candidate, other: Candidate): boolean {
  const { id, replaces = [] } = other.recommendation;
  return (
    [id, ...replaces].some((name) => recommendation.after?.includes(name)) &&
    (other.market === null || market === null || other.market === market)
  );
}

function depthOf(one: PlanNode): number {
  if (one.depth === null) {
    one.depth = 0;
    one.depth = Math.max(0, ...one.prerequisites.map((before) => depthOf(before) + 1));
  }
  return one.depth;
}

/** Negative if the first is more urgent. */
const compareUrgency = (a: PlanNode, b: PlanNode): number =>
  Number(b.showstopper) - Number(a.showstopper) || b.priority - a.priority;

function horizonAt(month: number, horizons: readonly Horizon[]): number {
  return horizons.reduce((found, horizon, index) => (month >= horizon['from-month'] ? index : found), 0);
}

/** In a circle of prerequisites, one of them is not yet scheduled. */
function endMonth(scheduled: ScheduledAction | undefined): number {
  return scheduled === undefined ? 0 : scheduled.startMonth + scheduled.candidate.duration;
}
