import type { Horizon } from '../schema/types.ts';
import type { Candidate } from './candidates.ts';

/** A candidate with its place in time. */
export interface Scheduled {
  readonly candidate: Candidate;
  /** Keys of actions in this plan that come first. */
  readonly after: readonly string[];
  /** Index of the horizon in which it starts. */
  readonly horizon: number;
  /** Month in which it can start, from 0. */
  readonly startMonth: number;
}

/**
 * Puts candidates in order and in time. Showstoppers and what they wait for lead, then the highest priority; an action
 * inherits the urgency of those that wait for it, so it never comes after them. It starts when its prerequisites are
 * done and its horizon has room.
 */
export function scheduleOf(
  candidates: readonly Candidate[],
  horizons: readonly Horizon[],
): readonly Scheduled[] {
  const byKey = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  const after = new Map(
    candidates.map((candidate) => [candidate.key, prerequisitesOf(candidate, candidates)]),
  );
  const urgency = inheritedUrgency(candidates, after);
  const ordered = [...candidates].sort((a, b) => compareUrgency(urgency.get(a.key), urgency.get(b.key)));
  const scheduled = new Map<string, Scheduled>();
  const room = horizons.map((horizon) => horizon['at-most'] ?? Number.POSITIVE_INFINITY);
  // Actions can wait for each other in a circle where one replaces what another waits for: then the first met goes last.
  const begun = new Set<string>();
  const place = (candidate: Candidate): void => {
    if (begun.has(candidate.key)) return;
    begun.add(candidate.key);
    const needed = after.get(candidate.key) ?? [];
    for (const key of needed) {
      const prerequisite = byKey.get(key);
      if (prerequisite !== undefined) place(prerequisite);
    }
    const ready = Math.max(0, ...needed.map((key) => endMonth(scheduled.get(key))));
    const earliest = horizons.findIndex(({ id }) => id === candidate.recommendation['not-before']);
    let horizon = Math.max(earliest, horizonAt(ready, horizons));
    while (horizon < horizons.length - 1 && (room[horizon] ?? 0) <= 0) horizon += 1;
    room[horizon] = (room[horizon] ?? 0) - 1;
    const startMonth = Math.max(ready, horizons[horizon]?.['from-month'] ?? 0);
    scheduled.set(candidate.key, { candidate, after: needed, horizon, startMonth });
  };
  ordered.forEach(place);
  // Within a horizon the order of urgency stays; sorting is stable.
  return [...scheduled.values()].sort((a, b) => a.horizon - b.horizon);
}

/** Keys of the candidates that a candidate waits for, or of what replaces them: in its own market, company-wide, or in every market. */
function prerequisitesOf(candidate: Candidate, candidates: readonly Candidate[]): readonly string[] {
  return (candidate.recommendation.after ?? [])
    .flatMap((id) =>
      candidates.filter(
        (other) =>
          other !== candidate &&
          (other.recommendation.id === id || other.recommendation.replaces?.includes(id) === true) &&
          (other.market === null || candidate.market === null || other.market === candidate.market),
      ),
    )
    .map(({ key }) => key)
    .sort();
}

interface Urgency {
  readonly showstopper: boolean;
  readonly total: number;
  /** Longest chain of prerequisites. */
  readonly depth: number;
  readonly own: number;
  readonly key: string;
}

function inheritedUrgency(
  candidates: readonly Candidate[],
  after: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Urgency> {
  const depths = new Map<string, number>();
  const depthOf = (key: string): number => {
    const known = depths.get(key);
    if (known !== undefined) return known;
    depths.set(key, 0);
    const depth = Math.max(0, ...(after.get(key) ?? []).map((needed) => depthOf(needed) + 1));
    depths.set(key, depth);
    return depth;
  };
  const urgency = new Map<string, Urgency>();
  for (const { key, showstopper, priority } of candidates) {
    urgency.set(key, { key, showstopper, total: priority.total, own: priority.total, depth: depthOf(key) });
  }
  // Deepest first, so that urgency passes down whole chains.
  for (const { key } of [...urgency.values()].sort((a, b) => b.depth - a.depth)) {
    const own = urgency.get(key);
    for (const needed of after.get(key) ?? []) {
      const prerequisite = urgency.get(needed);
      if (own === undefined || prerequisite === undefined) continue;
      const inherits =
        Number(own.showstopper) - Number(prerequisite.showstopper) || own.total - prerequisite.total;
      if (inherits <= 0) continue;
      urgency.set(needed, { ...prerequisite, showstopper: own.showstopper, total: own.total });
    }
  }
  return urgency;
}

function compareUrgency(a: Urgency | undefined, b: Urgency | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return (
    Number(b.showstopper) - Number(a.showstopper) ||
    b.total - a.total ||
    a.depth - b.depth ||
    b.own - a.own ||
    (a.key < b.key ? -1 : 1)
  );
}

function horizonAt(month: number, horizons: readonly Horizon[]): number {
  return horizons.reduce((found, horizon, index) => (month >= horizon['from-month'] ? index : found), 0);
}

function endMonth(scheduled: Scheduled | undefined): number {
  if (scheduled === undefined) return 0;
  const [count, unit] = scheduled.candidate.recommendation.takes.split(' ');
  const months = unit?.startsWith('week') === true ? Math.ceil(Number(count) / 4) : Number(count);
  return scheduled.startMonth + months;
}
