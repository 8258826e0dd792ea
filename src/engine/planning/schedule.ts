import type { Horizon, PackManifest } from '../../schema/types.ts';
import type { Candidate } from './candidates.ts';
import { monthOfWeek, weekOfMonth } from '../../values/duration.ts';

/** A candidate with its start. */
export interface ScheduledAction {
  readonly candidate: Candidate;
  /** Keys of the actions in this plan that must be done first. */
  readonly after: readonly string[];
  /** Index of the horizon in which it starts. */
  readonly horizon: number;
  /** Weeks from today, from 0; the end is the week after the last. */
  readonly startWeek: number;
  readonly endWeek: number;
  /** It lifts a showstopper or meets a requirement of the mode aimed at, or comes before one that does. */
  readonly backbone: boolean;
}

/** The plan in order, and what is left for later. */
export interface Schedule {
  readonly actions: readonly ScheduledAction[];
  readonly backlog: readonly Candidate[];
}

/** A candidate while the plan is being made. */
interface PlanNode {
  readonly candidate: Candidate;
  /** Sorted by key. */
  prerequisites: readonly PlanNode[];
  /** Length of the longest chain of prerequisites; null until computed. */
  depth: number | null;
  /** Above zero for what the plan begins with; like the others its own, or that of the most urgent one that waits. */
  lead: number;
  showstopper: boolean;
  priority: number;
}

/** What orders a plan besides the candidates themselves. */
export interface PlanSettings {
  readonly horizons: readonly Horizon[];
  readonly plan: PackManifest['plan'];
  /** Keys that the plan begins with, in this order. */
  readonly first: readonly string[];
  /** Who does the work of a candidate. */
  readonly ownerOf: (candidate: Candidate) => string;
  /** The week at whose beginning a candidate has to be finished; null where nothing says so. */
  readonly deadlineOf: (candidate: Candidate) => number | null;
}

/**
 * Puts candidates in order and in time. What the plan begins with leads, then showstoppers and what they wait for, then
 * the highest priority; an action inherits the urgency of those that wait for it, so it never comes after them. It
 * starts when its prerequisites are done, its owner has time and its horizon has room, or earlier where its deadline
 * demands it. Beyond the length of the plan, candidates stay in the backlog.
 */
export function scheduleOf(candidates: readonly Candidate[], settings: PlanSettings): Schedule {
  const { horizons, plan } = settings;
  const ordered = byUrgency(candidates, settings.first);
  const chosen = withinLength(ordered, plan?.total ?? Number.POSITIVE_INFINITY);
  const scheduled = new Map<PlanNode, ScheduledAction>();
  // A plan of limited length is full only at its beginning.
  const room = horizons.map((horizon, index) =>
    plan === undefined
      ? (horizon['at-most'] ?? Number.POSITIVE_INFINITY)
      : index === 0
        ? plan.now
        : Number.POSITIVE_INFINITY,
  );
  const calendar = new Calendar(plan?.['days-per-month'] ?? Number.POSITIVE_INFINITY);
  // Actions can wait for each other in a circle where one replaces what another waits for: then the first met goes last.
  const visited = new Set<PlanNode>();
  const scheduleNode = (one: PlanNode): void => {
    if (visited.has(one)) return;
    visited.add(one);
    const { candidate } = one;
    const prerequisites = one.prerequisites.filter((before) => chosen.has(before));
    prerequisites.forEach(scheduleNode);
    const ready = Math.max(0, ...prerequisites.map((before) => scheduled.get(before)?.endWeek ?? 0));
    const weeks = candidate.duration;
    const earliest = horizons.findIndex(({ id }) => id === candidate.recommendation['not-before']);
    let horizon = Math.max(earliest, horizonAt(monthOfWeek(ready), horizons));
    while (horizon < horizons.length - 1 && (room[horizon] ?? 0) <= 0) horizon += 1;
    const from = Math.max(ready, weekOfMonth(horizons[horizon]?.['from-month'] ?? 0));
    const owner = settings.ownerOf(candidate);
    const days = candidate.recommendation['work-days'] ?? 0;
    const deadline = settings.deadlineOf(candidate);
    const latest = deadline === null ? Number.POSITIVE_INFINITY : Math.max(ready, deadline - weeks);
    const startWeek = Math.min(calendar.firstFree(owner, from, weeks, days), latest);
    calendar.book(owner, startWeek, weeks, days);
    horizon = Math.max(0, horizonAt(monthOfWeek(startWeek), horizons));
    room[horizon] = (room[horizon] ?? 0) - 1;
    scheduled.set(one, {
      candidate,
      after: prerequisites.map((before) => before.candidate.key),
      horizon,
      startWeek,
      endWeek: startWeek + weeks,
      backbone: one.showstopper,
    });
  };
  ordered.filter((one) => chosen.has(one)).forEach(scheduleNode);
  return {
    // Within a horizon the order of urgency stays; sorting is stable.
    actions: [...scheduled.values()].sort((a, b) => a.horizon - b.horizon),
    backlog: ordered.filter((one) => !chosen.has(one)).map(({ candidate }) => candidate),
  };
}

/** The most urgent, each with everything it waits for; one whose prerequisites find no room is left out with them. */
function withinLength(ordered: readonly PlanNode[], total: number): ReadonlySet<PlanNode> {
  const chosen = new Set<PlanNode>();
  for (const one of ordered) {
    const added = new Set<PlanNode>();
    const add = (node: PlanNode): void => {
      if (chosen.has(node) || added.has(node)) return;
      added.add(node);
      node.prerequisites.forEach(add);
    };
    add(one);
    if (chosen.size + added.size <= total) for (const node of added) chosen.add(node);
  }
  return chosen;
}

/** How many days of each owner are taken, by month. */
class Calendar {
  readonly #daysPerMonth: number;
  readonly #taken = new Map<string, number[]>();

  constructor(daysPerMonth: number) {
    this.#daysPerMonth = daysPerMonth;
  }

  /** The first week from which the owner has time; an action longer than a month's room takes what there is. */
  firstFree(owner: string, from: number, weeks: number, days: number): number {
    for (let week = from; week < from + maxDelay; week += 1)
      if (
        this.#months(week, weeks).every((month) =>
          this.#fits(owner, month, days / this.#months(week, weeks).length),
        )
      )
        return week;
    return from;
  }

  book(owner: string, week: number, weeks: number, days: number): void {
    const months = this.#months(week, weeks);
    const taken = this.#taken.get(owner) ?? [];
    this.#taken.set(owner, taken);
    for (const month of months) taken[month] = (taken[month] ?? 0) + days / months.length;
  }

  #fits(owner: string, month: number, days: number): boolean {
    const taken = this.#taken.get(owner)?.[month] ?? 0;
    return taken === 0 || taken + days <= this.#daysPerMonth;
  }

  #months(week: number, weeks: number): readonly number[] {
    const [first, last] = [monthOfWeek(week), monthOfWeek(week + Math.max(1, weeks) - 1)];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }
}

/** Weeks that an action waits for its owner at most. */
const maxDelay = 52;

function byUrgency(candidates: readonly Candidate[], first: readonly string[]): readonly PlanNode[] {
  const all = candidates
    .map((candidate): PlanNode => {
      const { showstopper, priority } = candidate;
      const place = first.indexOf(candidate.recommendation.id);
      const lead = place < 0 ? 0 : first.length - place;
      return { candidate, prerequisites: [], depth: null, lead, showstopper, priority: priority.total };
    })
    .sort((a, b) => (a.candidate.key < b.candidate.key ? -1 : 1));
  for (const one of all)
    one.prerequisites = all.filter((other) => other !== one && requires(one.candidate, other.candidate));
  // Deepest first, so that urgency passes down whole chains.
  for (const one of all.toSorted((a, b) => depthOf(b) - depthOf(a)))
    for (const before of one.prerequisites) {
      if (compareUrgency(one, before) >= 0) continue;
      before.lead = one.lead;
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
  b.lead - a.lead || Number(b.showstopper) - Number(a.showstopper) || b.priority - a.priority;

function horizonAt(month: number, horizons: readonly Horizon[]): number {
  return horizons.reduce((found, horizon, index) => (month >= horizon['from-month'] ? index : found), 0);
}
