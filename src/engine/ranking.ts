import { attractivenessOf, type Attractiveness } from './barriers.ts';
import type { MarketScope } from './compile.ts';
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

type Unranked = Omit<RankedMarket, 'rank' | 'rankSettled'>;

/** The target markets, best first. */
export function rankMarkets(evaluation: Evaluation, outcome: Outcome): readonly RankedMarket[] {
  const scored = evaluation.markets
    .flatMap((market, index): readonly Unranked[] => {
      const standing = outcome.standings[index];
      return standing === undefined
        ? []
        : [{ market, standing, attractiveness: attractivenessOf(evaluation, market) }];
    })
    .sort((a, b) => middle(b) - middle(a));
  return scored.map((one, index): RankedMarket => {
    const below = scored.slice(index + 1).map(({ attractiveness }) => attractiveness.score.high);
    const first = scored.findIndex((other) => middle(other) === middle(one));
    return {
      ...one,
      rank: first + 1,
      rankSettled: one.attractiveness.score.low > Math.max(-1, ...below),
    };
  });
}

const middle = ({ attractiveness }: Unranked): number => doubleMiddle(attractiveness.score);

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
