import type { Action, Assessment } from '../../schema/types.ts';
import type { GroupShares } from './groups.ts';
import { compareNames, anonymityThreshold, headcount, type Named } from './headcounts.ts';
import type { Demand } from './result.ts';

/**
 * The recommendations in the plans, the most common first, with the members whose plans have them.
 */
export function demandOf(
  members: readonly Named<Assessment>[],
  shares: GroupShares,
  anonymous: boolean,
): readonly Demand[] {
  const wanted = new Map<string, { readonly action: Action; readonly names: string[]; stopped: number }>();
  for (const { name, value } of members)
    for (const action of value.plan.actions) {
      const entry = wanted.get(action.key) ?? { action, names: [], stopped: 0 };
      entry.names.push(name);
      if (action.showstopper) entry.stopped += 1;
      wanted.set(action.key, entry);
    }
  const titles = new Map(
    members.flatMap(({ value }) => value.markets.map(({ id, title }) => [id, title] as const)),
  );
  return [...wanted.values()]
    .toSorted((one, other) => rankOf(other, anonymous) - rankOf(one, anonymous) || byTitle(one, other))
    .map(({ action: { id, market, title }, names, stopped }) => ({
      id,
      market,
      marketTitle: market === null ? null : (titles.get(market) ?? market),
      title,
      ...headcount(names, anonymous),
      showstopper: anonymous ? null : stopped,
      groups: shares(names),
    }));
}

interface Wanted {
  readonly action: Action;
  readonly names: readonly string[];
}

/** In an anonymous cohort, rare recommendations have no order, because it would reveal their counts. */
const rankOf = ({ names }: Wanted, anonymous: boolean): number =>
  anonymous && names.length < anonymityThreshold ? 0 : names.length;

const byTitle = (one: Wanted, other: Wanted): number =>
  compareNames(one.action.title, other.action.title) || compareNames(one.action.key, other.action.key);
