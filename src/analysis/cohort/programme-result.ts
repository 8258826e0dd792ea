import type { Assessment, ProgrammeOffer } from '../../schema/types.ts';
import type { GroupShare, Headcount, MarketInterest } from './result.ts';

/** What an organisation could offer its members. Texts are raw. */
export interface Programme {
  readonly format: 'born-global/programme/1';
  /** Name of the organisation. */
  readonly organisation: string | null;
  /** The pack that the organisation was assessed by. */
  readonly pack: Pick<Assessment['pack'], 'id' | 'version' | 'title' | 'words'>;
  /** The terminology for members. */
  readonly words: Assessment['pack']['words'];
  readonly disclaimer: string;
  readonly anonymous: boolean;
  /** Number of members. */
  readonly size: number;
  /** Whether it is anonymous but too small, so that nothing else is published. */
  readonly withheld: boolean;
  /** Those taken on come first, then by demand. */
  readonly markets: readonly ProgrammeMarket[];
  /** The limit for markets, and its reason. */
  readonly few: { readonly atMost: number; readonly because: string; readonly cites: readonly string[] };
  /** In reach before later, then by demand. */
  readonly offers: readonly Offer[];
  /** Offers that too few members need. */
  readonly dropped: readonly DroppedOffer[];
}

export interface ProgrammeMarket extends MarketInterest {
  readonly taken: boolean;
  /** The organisation's own next step there; null if it was not assessed for this market. */
  readonly step: { readonly title: string; readonly settled: boolean } | null;
  /** How those who aim at this market divide into groups. */
  readonly groups: readonly GroupShare[];
}

/** now: nothing has to come first; later: the organisation is not ready; unknown: it was not assessed for the market. */
export type Reach = 'now' | 'later' | 'unknown';

/**
 * A workshop, mission or service, and those it helps. In an anonymous cohort, their number is null and means five or
 * more, because the number, compared with the demand for its parts, would reveal suppressed counts.
 */
export interface Offer extends Headcount {
  readonly id: string;
  readonly kind: ProgrammeOffer['kind'];
  readonly title: string;
  readonly what: string;
  readonly market: string | null;
  readonly marketTitle: string | null;
  /** Minimum number of members. */
  readonly atLeast: number;
  readonly reach: Reach;
  /** The steps of which the organisation needs to have reached one; empty if it has. */
  readonly steps: readonly string[];
  /** Actions in the organisation's plan that must be done first. */
  readonly after: readonly { readonly key: string; readonly title: string }[];
  /** The needs it meets, the most common first. */
  readonly needs: readonly Need[];
  readonly groups: readonly GroupShare[];
  readonly cites: readonly string[];
}

/** A reason why members need an offer. In an anonymous cohort, numbers are suppressed. */
export interface Need extends Headcount {
  readonly kind: 'action' | 'barrier' | 'way-in';
  readonly id: string;
  readonly title: string;
}

export interface DroppedOffer extends Headcount {
  readonly id: string;
  readonly title: string;
  readonly market: string | null;
  readonly atLeast: number;
}
