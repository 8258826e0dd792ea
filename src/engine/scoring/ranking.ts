import type { MarketScope } from '../compile/compile.ts';
import type { QuestionInstance } from '../space/answer-space.ts';
import type { Evaluation, ScopeStates } from './evaluate.ts';
import { doubleMiddle } from './interval.ts';
import { marketScoreOf, type MarketScore } from './market-choice.ts';
import { isClosed, neededAnswers, stoppingGate, stops } from './needed-answers.ts';
import type { Outcome } from './outcome.ts';
import { notEnoughAnswers, notYet, stopped, type ModeRanking } from './verdict.ts';

/** A target market and its rank. */
export interface RankedMarket {
  readonly market: ScopeStates<MarketScope>;
  readonly modeRanking: ModeRanking;
  readonly score: MarketScore;
  /** From 1; markets that score alike share a rank. Null while answers that the pack needs are missing. */
  readonly rank: number | null;
  /** No open answer can change its rank, upwards or downwards. */
  readonly rankSettled: boolean;
  /** Questions without whose answers there is no verdict here. */
  readonly needed: readonly QuestionInstance[];
  /** The outcome of its modes, or that answers are missing for one. */
  readonly outcome: string;
}

/** The target markets, best first; then those where a gate stops the move, then those that lack needed answers. */
export function rankMarkets(evaluation: Evaluation, outcome: Outcome): readonly RankedMarket[] {
  const needed = neededAnswers(evaluation, null);
  const scored = outcome.modeRankings.flatMap((modeRanking, index) => {
    const market = evaluation.markets[index];
    if (market === undefined) return [];
    const score = marketScoreOf(evaluation, market);
    const missing = [...needed, ...neededAnswers(evaluation, market.scope.market)];
    return [{ market, modeRanking, score, middle: doubleMiddle(score.score), needed: missing }];
  });
  const hasRank = ({ needed: missing }: { readonly needed: readonly QuestionInstance[] }): boolean =>
    missing.length === 0;
  scored.sort(
    (a, b) =>
      Number(hasRank(b)) - Number(hasRank(a)) ||
      Number(isClosed(a.market)) - Number(isClosed(b.market)) ||
      b.middle - a.middle,
  );
  return scored.map((one): RankedMarket => {
    const { market, modeRanking, score, middle } = one;
    const rank = hasRank(one)
      ? 1 +
        scored.findIndex((other) => other.middle === middle && isClosed(other.market) === isClosed(market))
      : null;
    const rankSettled = scored.every((other) => other === one || orderSettled(one, other));
    return {
      market,
      modeRanking,
      score,
      rank,
      rankSettled: rankSettled && hasRank(one),
      needed: one.needed,
      outcome: hasRank(one) ? modeRanking.outcome : notEnoughAnswers,
    };
  });
}

/** No open answer can change which of two markets comes first; of two that are known to score alike, neither does. */
function orderSettled(one: Pick<RankedMarket, 'market' | 'score'>, other: typeof one): boolean {
  const closed = [stops(one.market), stops(other.market)];
  if (closed.includes('open')) return false;
  if (closed[0] !== closed[1]) return true;
  const [a, b] = [one.score.score, other.score.score];
  return a.low > b.high || a.high < b.low || (a.low === a.high && b.low === b.high && a.low === b.low);
}

/** What is said of the company as a whole, and whether open answers can still change it. */
export interface TopMarket {
  /** The market to begin with; null where there is none yet. */
  readonly ranked: RankedMarket | null;
  readonly outcome: string;
  readonly settled: boolean;
}

/**
 * The first market in the ranking. Before it comes what has to be dealt with before any market, then the answers
 * without which there is no verdict.
 */
export function topMarketOf(evaluation: Evaluation, ranked: readonly RankedMarket[]): TopMarket {
  if (stoppingGate(evaluation) !== null) return { ranked: null, outcome: stopped, settled: true };
  const [first] = ranked;
  if (first === undefined) return { ranked: null, outcome: notYet, settled: false };
  if (first.rank === null) return { ranked: null, outcome: notEnoughAnswers, settled: false };
  const settled =
    first.rankSettled && first.modeRanking.possible.length === 1 && stops(evaluation.company) === 'false';
  return { ranked: first, outcome: first.outcome, settled };
}
