import type { Assessment, BarrierResult, MarketResult } from '../../schema/types.ts';
import type { GroupShares } from './groups.ts';
import {
  compareNames,
  anonymityThreshold,
  headcount,
  publishedParts,
  type Named,
  type Part,
} from './headcounts.ts';
import type { MarketInterest, Mission, Workshop } from './result.ts';

/** Two share something. */
const minParticipants = 2;

/** The result of one member for one market. */
interface Outlook {
  readonly name: string;
  readonly assessment: Assessment;
  readonly market: MarketResult;
}

interface MarketOutlooks {
  readonly id: string;
  readonly title: string;
  readonly outlooks: readonly Outlook[];
}

function byMarket(members: readonly Named<Assessment>[]): readonly MarketOutlooks[] {
  const found = new Map<string, Outlook[]>();
  for (const { name, value } of members)
    for (const market of value.markets)
      found.set(market.id, [...(found.get(market.id) ?? []), { name, assessment: value, market }]);
  return [...found]
    .map(([id, outlooks]) => ({ id, title: outlooks[0]?.market.title ?? id, outlooks }))
    .toSorted((one, other) => compareNames(one.title, other.title) || compareNames(one.id, other.id));
}

const namesOf = (outlooks: readonly Outlook[]): readonly string[] => outlooks.map(({ name }) => name);
const isReady = ({ market }: Outlook): boolean => market.verdict.modes.length > 0;

/** The markets that members aim at. */
export function marketsOf(
  members: readonly Named<Assessment>[],
  anonymous: boolean,
): readonly MarketInterest[] {
  const first = publishedParts(
    byMarket(members).map(({ id, outlooks }) => ({
      title: id,
      names: namesOf(outlooks.filter(({ market }) => market.rank === 1)),
    })),
    anonymous,
  );
  return byMarket(members).map(({ id, title, outlooks }) => ({
    id,
    title,
    looking: headcount(namesOf(outlooks), anonymous),
    first: first.find(({ group }) => group.title === id)?.group ?? headcount([], anonymous),
    ready: headcount(readyNames(outlooks, anonymous), anonymous),
  }));
}

/** Those with an open entry mode; empty if it would reveal a few that have none. */
function readyNames(outlooks: readonly Outlook[], anonymous: boolean): readonly string[] {
  const ready = outlooks.filter(isReady);
  const others = outlooks.length - ready.length;
  return anonymous && others > 0 && others < anonymityThreshold ? [] : namesOf(ready);
}

/** Missions for those who can enter the same market today. */
export function missionsOf(
  members: readonly Named<Assessment>[],
  shares: GroupShares,
  anonymous: boolean,
): readonly Mission[] {
  return byMarket(members)
    .flatMap(({ id, title, outlooks }): readonly Mission[] => {
      const names = readyNames(outlooks, anonymous);
      if (names.length < (anonymous ? anonymityThreshold : minParticipants)) return [];
      const ready = outlooks.filter(isReady);
      const verdicts = publishedParts(
        partsBy(ready, ({ market }) => market.verdict.title),
        anonymous,
      );
      return [
        {
          market: id,
          marketTitle: title,
          ...headcount(names, anonymous),
          verdicts: verdicts.map(({ group }) => group),
          groups: shares(names),
          events: ready[0]?.market.events ?? [],
        },
      ];
    })
    .toSorted(byCount);
}

/** Workshops for those who face the same barrier in the same market. */
export function workshopsOf(
  members: readonly Named<Assessment>[],
  shares: GroupShares,
  anonymous: boolean,
): readonly Workshop[] {
  return byMarket(members)
    .flatMap((market) => barriersIn(market).map((met) => workshopOf(market, met, shares, anonymous)))
    .filter(({ count }) => count !== null && count >= minParticipants)
    .toSorted((one, other) => byCount(one, other) || compareNames(one.barrier, other.barrier));
}

interface MetBarrier {
  readonly barrier: BarrierResult;
  readonly outlooks: readonly Outlook[];
}

/** The barriers that certainly affect somebody, with all whom they affect. */
function barriersIn({ outlooks }: MarketOutlooks): readonly MetBarrier[] {
  const met = new Map<string, { readonly barrier: BarrierResult; readonly outlooks: Outlook[] }>();
  for (const outlook of outlooks)
    for (const barrier of outlook.market.barriers) {
      if (barrier.applies !== 'true' || barrier.residual.low === 'none') continue;
      const entry = met.get(barrier.id) ?? { barrier, outlooks: [] };
      entry.outlooks.push(outlook);
      met.set(barrier.id, entry);
    }
  return [...met.values()];
}

function workshopOf(
  { id, title }: MarketOutlooks,
  { barrier, outlooks }: MetBarrier,
  shares: GroupShares,
  anonymous: boolean,
): Workshop {
  const actions = barrier.recommendations.flatMap((one) => {
    const names = namesOf(outlooks.filter(({ assessment }) => plans(assessment, one.id, id)));
    return names.length === 0 ? [] : [{ id: one.id, title: one.title, ...headcount(names, anonymous) }];
  });
  return {
    market: id,
    marketTitle: title,
    barrier: barrier.id,
    title: barrier.title,
    kind: barrier.kindTitle,
    ...headcount(namesOf(outlooks), anonymous),
    groups: shares(namesOf(outlooks)),
    actions,
  };
}

const plans = ({ plan }: Assessment, recommendation: string, place: string): boolean =>
  plan.actions.some(({ id, market }) => id === recommendation && (market === null || market === place));

function partsBy(outlooks: readonly Outlook[], titleOf: (outlook: Outlook) => string): readonly Part[] {
  const titles = [...new Set(outlooks.map(titleOf))];
  return titles.map((title) => ({
    title,
    names: namesOf(outlooks.filter((outlook) => titleOf(outlook) === title)),
  }));
}

const byCount = (one: Mission | Workshop, other: Mission | Workshop): number =>
  (other.count ?? 0) - (one.count ?? 0) || compareNames(one.market, other.market);
