import { attractivenessOf, type Attractiveness } from './barriers.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { Evaluation, ScopeStates } from './evaluate.ts';
import { doubleMiddle } from './interval.ts';
import type { Outcome } from './outcome.ts';
import { notYet, type Standing } from './verdict.ts';

/** A target market in its place. */
export interface RankedMarket {
  readonly market: ScopeStates<MarketScope>;
  readonly standing: Standing;
  readonly attractiveness: Attractiveness;
  /** From 1; markets that score alike share a place. */
  readonly rank: number;
  /** No open answer can put another market before it that is behind it now. */
  readonly rankSettled: boolean;
}

/** The target markets, best first. */
export function rankMarkets(evaluation: Evaluation, outcome: Outcome): readonly RankedMarket[] {
  const scored = outcome.standings.flatMap((standing, index) => {
    const market = evaluation.markets[index];
    if (market === undefined) return [];
    const attractiveness = attractivenessOf(evaluation, market);
    return [{ market, standing, attractiveness, middle: doubleMiddle(attractiveness.score) }];
  });
  scored.sort((a, b) => b.middle - a.middle);
  return scored.map(({ market, standing, attractiveness, middle }, index): RankedMarket => {
    const { low } = attractiveness.score;
    const rank = 1 + scored.findIndex((other) => other.middle === middle);
    const rankSettled = scored.every((other, at) => at <= index || low > other.attractiveness.score.high);
    return { market, standing, attractiveness, rank, rankSettled };
  });
}

/** The market to begin with, and whether open answers can still change that or the verdict there. */
export interface Lead {
  readonly ranked: RankedMarket;
  readonly settled: boolean;
}

/** The first market in the ranking with a mode that is open today; where none has, the first to prepare for. */
export function leadOf(ranked: readonly RankedMarket[]): Lead | null {
  const open = ranked.findIndex(({ standing }) => standing.outcome !== notYet);
  const index = Math.max(0, open);
  const chosen = ranked[index];
  if (chosen === undefined) return null;
  // The markets before the chosen one must stay before it for another reason than open answers.
  const ahead = ranked.slice(0, index);
  const settled =
    isSettled(chosen) && chosen.rankSettled && ahead.every((one) => isSettled(one) && one.rankSettled);
  return { ranked: chosen, settled };
}

const isSettled = ({ standing }: RankedMarket): boolean => standing.possible.length === 1;
