import { attractivenessOf, type Attractiveness } from './barriers.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { Evaluation, ScopeStates } from './evaluate.ts';
import { doubleMiddle } from './interval.ts';
import type { Outcome } from './outcome.ts';
import { notYet, type ModeRanking } from './verdict.ts';

/** A target market and its rank. */
export interface RankedMarket {
  readonly market: ScopeStates<MarketScope>;
  readonly modeRanking: ModeRanking;
  readonly attractiveness: Attractiveness;
  /** From 1; markets with equal scores share a rank. */
  readonly rank: number;
  /** Whether no open answer can move a lower-ranked market ahead of it. */
  readonly rankSettled: boolean;
}

/** The target markets, best first. */
export function rankMarkets(evaluation: Evaluation, outcome: Outcome): readonly RankedMarket[] {
  const scored = outcome.modeRankings.flatMap((modeRanking, index) => {
    const market = evaluation.markets[index];
    if (market === undefined) return [];
    const attractiveness = attractivenessOf(evaluation, market);
    return [{ market, modeRanking, attractiveness, middle: doubleMiddle(attractiveness.score) }];
  });
  scored.sort((a, b) => b.middle - a.middle);
  return scored.map(({ market, modeRanking, attractiveness, middle }, index): RankedMarket => {
    const { low } = attractiveness.score;
    const rank = 1 + scored.findIndex((other) => other.middle === middle);
    const rankSettled = scored.every((other, at) => at <= index || low > other.attractiveness.score.high);
    return { market, modeRanking, attractiveness, rank, rankSettled };
  });
}

/** The market to begin with, and whether open answers can change it or its verdict. */
export interface TopMarket {
  readonly ranked: RankedMarket;
  readonly settled: boolean;
}

/** The first market in the ranking with a mode open today, or else the first to prepare for. */
export function topMarketOf(ranked: readonly RankedMarket[]): TopMarket | null {
  const open = ranked.findIndex(({ modeRanking }) => modeRanking.outcome !== notYet);
  const index = Math.max(0, open);
  const chosen = ranked[index];
  if (chosen === undefined) return null;
  // The markets ahead of it must also be settled: ranked ahead, and without an open mode, whatever the open answers are.
  const ahead = ranked.slice(0, index);
  const settled =
    isSettled(chosen) && chosen.rankSettled && ahead.every((one) => isSettled(one) && one.rankSettled);
  return { ranked: chosen, settled };
}

const isSettled = ({ modeRanking }: RankedMarket): boolean => modeRanking.possible.length === 1;
