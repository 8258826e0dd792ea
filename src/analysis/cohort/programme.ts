import type { Assessment, ProgrammeRules } from '../../schema/types.ts';
import type { CohortOptions } from './cohort-options.ts';
import { groupSharesOf, type GroupShares } from './groups.ts';
import { compareNames, type Named } from './headcounts.ts';
import { marketsOf } from './joint.ts';
import { isWithheld, namedMembers } from './named-members.ts';
import { offersOf } from './offers.ts';
import type { Programme, ProgrammeMarket } from './programme-result.ts';
import type { MarketInterest, Member } from './result.ts';

export interface ProgrammeOptions extends CohortOptions {
  /** Names of markets inside a sentence, by id, if they differ from their titles. */
  readonly inText: ReadonlyMap<string, string>;
}

/**
 * What an organisation could offer its members: a few markets, and offers that meet the needs of enough members, as far
 * as the organisation's own assessment allows.
 *
 * @param members at least one; all assessed by the pack that the rules are for
 * @param organisation its own assessment, by the pack that holds the rules
 */
export function programme(
  members: readonly Member[],
  organisation: Assessment,
  rules: ProgrammeRules,
  options: ProgrammeOptions,
): Programme {
  const { anonymous } = options;
  const withheld = isWithheld(members, anonymous);
  const named = withheld ? [] : namedMembers(members, anonymous);
  const shares = groupSharesOf(named, options);
  const markets = chosenMarkets(named, organisation, rules, { shares, anonymous });
  const taken = markets
    .filter((market) => market.taken)
    .map((market) => ({ ...market, inText: options.inText.get(market.id) ?? market.title }));
  const { id, version, title, words: text } = organisation.pack;
  const { 'at-most': atMost, because, cites } = rules.markets;
  return {
    format: 'born-global/programme/1',
    organisation: organisation.company,
    pack: { id, version, title, words: text },
    words: members[0]?.assessment.pack.words ?? text,
    disclaimer: organisation.disclaimer,
    anonymous,
    size: members.length,
    withheld,
    markets,
    few: { atMost, because, cites },
    ...offersOf({ members: named, organisation, rules, markets: taken, shares, anonymous }),
  };
}

interface Disclosure {
  readonly shares: GroupShares;
  readonly anonymous: boolean;
}

/**
 * The markets by demand: first choice of most members, then open to most, then of interest to most. The organisation's
 * own ranking breaks ties.
 */
function chosenMarkets(
  members: readonly Named<Assessment>[],
  organisation: Assessment,
  { markets: { 'at-most': most } }: ProgrammeRules,
  { shares, anonymous }: Disclosure,
): readonly ProgrammeMarket[] {
  const rankOf = (id: string): number =>
    organisation.markets.find((market) => market.id === id)?.rank ?? Infinity;
  return marketsOf(members, anonymous)
    .toSorted(
      (one, other) =>
        byDemand(one, other) ||
        Math.sign(rankOf(one.id) - rankOf(other.id)) ||
        compareNames(one.id, other.id),
    )
    .map((market, index) => ({
      ...market,
      taken: index < most,
      step: stepIn(organisation, market.id),
      groups: shares(market.looking.names),
    }));
}

function stepIn(organisation: Assessment, id: string): ProgrammeMarket['step'] {
  const own = organisation.markets.find((market) => market.id === id);
  return own === undefined ? null : { title: own.verdict.title, settled: own.verdict.settled };
}

/** Sorts by published counts, so that the order reveals nothing else. */
function byDemand(one: MarketInterest, other: MarketInterest): number {
  const keys = ['first', 'ready', 'looking'] as const;
  for (const key of keys) {
    const difference = (other[key].count ?? 0) - (one[key].count ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
