import type { Assessment, ProgrammeOffer } from '../../schema/types.ts';
import type { GroupShare, Headcount, MarketInterest } from './result.ts';

/** What an organisation could offer its members. Texts are raw. */
export interface Programme {
  readonly format: 'born-global/programme/1';
  /** Name of the organisation. */
  readonly organisation: string | null;
  /** The pack that the organisation was assessed by. */
  readonly pack: Pick<Assessment['pack'], 'id' | 'version' | 'title' | 'words'>;
  /** What members are called. */
  readonly words: Assessment['pack']['words'];
  readonly disclaimer: string;
  readonly anonymous: boolean;
  /** Members. */
  readonly size: number;
  /** True: anonymous, but too few to hide among; nothing else is told. */
  readonly withheld: boolean;
  /** Most wanted first; those taken on stand before the others. */
  readonly markets: readonly ProgrammeMarket[];
  /** Why so many markets and no more. */
  readonly few: { readonly atMost: number; readonly because: string; readonly cites: readonly string[] };
  /** In reach before later, then by demand. */
  readonly offers: readonly Offer[];
  /** Those that too few members need. */
  readonly dropped: readonly DroppedOffer[];
}

export interface ProgrammeMarket extends MarketInterest {
  readonly taken: boolean;
  /** The organisation's own next step there; null where it was not assessed for this market. */
  readonly step: { readonly title: string; readonly settled: boolean } | null;
  /** How those look who look at this market. */
  readonly groups: readonly GroupShare[];
}

/** now: nothing stands before it. later: the organisation is not that far. unknown: it was not assessed for the market. */
export type Reach = 'now' | 'later' | 'unknown';

/**
 * A workshop, mission or service, and those whom it helps. Anonymous: their number is null and means five or more; the
 * number itself, set against the demand for its parts, would tell what is hidden there.
 */
export interface Offer extends Headcount {
  readonly id: string;
  readonly kind: ProgrammeOffer['kind'];
  readonly title: string;
  readonly what: string;
  readonly market: string | null;
  readonly marketTitle: string | null;
  /** Members it takes. */
  readonly atLeast: number;
  readonly reach: Reach;
  /** Steps one of which the organisation would have to be at; none where it is. */
  readonly steps: readonly string[];
  /** Actions in the organisation's plan that come first. */
  readonly after: readonly { readonly key: string; readonly title: string }[];
  /** What it answers, most wanted first. */
  readonly needs: readonly Need[];
  readonly groups: readonly GroupShare[];
  readonly cites: readonly string[];
}

/** A reason why members need an offer. Anonymous: numbers are not told. */
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
