import type { Interval, PackWords } from '../../schema/types.ts';
import type { Influence } from './influence.ts';

/** A question in the scope in which it is asked. */
export interface QuickQuestion {
  readonly question: string;
  /** Null for a question asked once for the company. */
  readonly market: string | null;
  readonly ask: string;
}

/** How far the verdict in one market is settled. */
export interface QuickMarket {
  readonly market: string;
  readonly title: string;
  /** The current verdict: mode id, tie or not-yet. */
  readonly outcome: string;
  readonly outcomeTitle: string;
  /** How it was proved that no remaining answer changes it; null if it is open. */
  readonly settled: 'ranges' | 'search' | null;
  /** The entry modes that may still be recommended, alone or in a tie, the leading one first. */
  readonly inPlay: readonly string[];
  /** Number of entry modes. */
  readonly modes: number;
  /** Lead of the first mode over the next, in points; null if there is only one. */
  readonly lead: { readonly over: string; readonly points: Interval } | null;
  /** All this as a sentence. */
  readonly says: string;
}

/** The progress of a quick interview. */
export interface QuickStanding {
  readonly answered: number;
  /** Questions that apply or may apply. */
  readonly total: number;
  /** False if some questions may still turn out not to apply. */
  readonly exact: boolean;
  readonly markets: readonly QuickMarket[];
  /** Whether the verdict in every target market is proved to stay, whatever the remaining answers. */
  readonly settled: boolean;
  /** Whether nothing is left to ask, so that the plan stays too. */
  readonly planSettled: boolean;
  /**
   * The question that narrows the verdict most; null if the verdict is settled, or depends only on answers that are not
   * known.
   */
  readonly next: QuickQuestion | null;
}

/** How a question that was not asked can still affect the verdict. */
export interface LeftQuestion extends QuickQuestion {
  /**
   * no-rule: no rule about entry modes tests it; decided: other answers decide those that do; outweighed: its effects do
   * not change the verdict; open: the verdict may depend on it.
   */
  readonly why: 'no-rule' | 'decided' | 'outweighed' | 'open';
  /** Number of rules about entry modes, in all target markets, that test it. */
  readonly rules: number;
  readonly bearings: readonly Influence[];
  /** The same as a sentence. */
  readonly because: string;
}

/** The progress of a quick interview, with every question that it left out. */
export interface QuickStudy extends QuickStanding {
  readonly format: 'born-global/quick/1';
  readonly pack: { readonly id: string; readonly version: string; readonly words: PackWords };
  readonly company: string | null;
  readonly left: readonly LeftQuestion[];
}
