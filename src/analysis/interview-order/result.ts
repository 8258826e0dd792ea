import type { Interval, PackWords } from '../../schema/types.ts';
import type { Influence } from './influence.ts';

/** A question where it is asked. */
export interface QuickQuestion {
  readonly question: string;
  /** Null: asked once, for the company. */
  readonly market: string | null;
  readonly ask: string;
}

/** How far the verdict in one market is settled. */
export interface QuickMarket {
  readonly market: string;
  readonly title: string;
  /** The verdict as it stands: mode id, tie or not-yet. */
  readonly outcome: string;
  readonly outcomeTitle: string;
  /** How it was proved that no remaining answer changes it; null where it is open. */
  readonly settled: 'ranges' | 'search' | null;
  /** Entry modes that may yet be recommended, alone or level with others, first the one that leads. */
  readonly inPlay: readonly string[];
  /** How many entry modes there are. */
  readonly modes: number;
  /** Points by which the mode that leads is before the next; null where there is only one. */
  readonly lead: { readonly over: string; readonly points: Interval } | null;
  /** All this as a sentence. */
  readonly says: string;
}

/** Where a quick interview stands. */
export interface QuickStanding {
  readonly answered: number;
  /** Questions that apply or may apply. */
  readonly total: number;
  /** False: some questions may yet turn out not to apply. */
  readonly exact: boolean;
  readonly markets: readonly QuickMarket[];
  /** The verdict in every target market is proved to stay, whatever the remaining answers. */
  readonly settled: boolean;
  /** Nothing is left to ask, so that the plan stays too. */
  readonly planSettled: boolean;
  /**
   * The question that narrows the verdict most; null where it is settled, or where it rests on nothing any more but
   * answers that are not known.
   */
  readonly next: QuickQuestion | null;
}

/** What a question that was not asked can still do to the verdict. */
export interface LeftQuestion extends QuickQuestion {
  /**
   * no-rule: no rule about entry modes looks at it; decided: those that do are decided by other answers; outweighed: what
   * it can do does not change the verdict; open: the verdict may rest on it.
   */
  readonly why: 'no-rule' | 'decided' | 'outweighed' | 'open';
  /** Rules about entry modes, in all target markets, that look at it. */
  readonly rules: number;
  readonly bearings: readonly Influence[];
  /** The same as a sentence. */
  readonly because: string;
}

/** A quick interview's standing with every question that it left out. */
export interface QuickStudy extends QuickStanding {
  readonly format: 'born-global/quick/1';
  readonly pack: { readonly id: string; readonly version: string; readonly words: PackWords };
  readonly company: string | null;
  readonly left: readonly LeftQuestion[];
}
