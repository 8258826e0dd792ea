import type {
  Assessment,
  BarrierResult,
  GateResult,
  Interval,
  LevelRange,
  MarketResult,
  ModeResult,
  ResidualRange,
} from '../../schema/types.ts';
import { isSame, paired, type Found, type Pair } from './paired.ts';
import { planDifference, type PlanDifference } from './plan-difference.ts';
import { scopedId } from '../../values/scoped-id.ts';

/** Everything that differs between two assessments, with both sides. Texts are raw, as in the assessments. */
export interface Difference {
  readonly recommendation: Pair<Recommended>;
  readonly readiness: Pair<Interval>;
  readonly level: Pair<LevelRange>;
  /** Every dimension of either; null if none of its questions applies, or the pack does not have it. */
  readonly dimensions: readonly DimensionPair[];
  /** Showstoppers that hold or may hold on either side. */
  readonly gates: readonly GatePair[];
  /** Every market of either, in the order of the later ranking. */
  readonly markets: readonly MarketPair[];
  readonly plan: PlanDifference;
  /** Answers that differ in words. */
  readonly answers: readonly AnswerPair[];
}

export interface Recommended {
  readonly outcome: string;
  readonly title: string;
  readonly market: string | null;
  readonly marketTitle: string | null;
  readonly settled: boolean;
}

export interface DimensionPair extends Pair<Interval | null> {
  readonly id: string;
  readonly title: string;
}

/** Null: it does not hold there. */
export interface GatePair extends Pair<GateResult['state'] | null> {
  readonly id: string;
  readonly market: string | null;
  readonly title: string;
}

export interface MarketPair {
  readonly id: string;
  readonly title: string;
  readonly rank: Pair<number | null>;
  readonly score: Pair<Interval | null>;
  /** Null if the market is not assessed. */
  readonly verdict: Pair<{
    readonly outcome: string;
    readonly title: string;
    readonly settled: boolean;
  } | null>;
  /** Every mode of either, in the later order. */
  readonly modes: readonly ModePair[];
  /** Barriers that apply or may apply on either side, worst first as they are later. */
  readonly barriers: readonly BarrierPair[];
}

/** Null: the mode is not for this company there. */
export interface ModePair extends Pair<ModeStatus | null> {
  readonly id: string;
  readonly title: string;
}

export interface ModeStatus {
  readonly status: ModeResult['status'];
  readonly score: Interval;
}

/** Null: it does not apply there. */
export interface BarrierPair extends Pair<ResidualRange | null> {
  readonly id: string;
  readonly title: string;
}

/** Answers as text; null if the question is not asked on that side. */
export interface AnswerPair extends Pair<string | null> {
  readonly question: string;
  readonly market: string | null;
  readonly ask: string;
}

/**
 * Two assessments side by side. They may be of different versions of a pack: what only one of them knows has null on
 * the other side.
 */
export function difference(before: Assessment, after: Assessment): Difference {
  return {
    recommendation: { before: recommended(before), after: recommended(after) },
    readiness: { before: before.readiness.score, after: after.readiness.score },
    level: { before: before.readiness.level, after: after.readiness.level },
    dimensions: paired(before.readiness.dimensions, after.readiness.dimensions, ({ id }) => id).map(
      (pair) => {
        const { id, title } = pair.either;
        return { id, title, before: pair.before?.score ?? null, after: pair.after?.score ?? null };
      },
    ),
    gates: paired(gatesOf(before), gatesOf(after), ({ id, market }) => scopedId(id, market)).map((pair) => {
      const { id, market, title } = pair.either;
      return { id, market, title, before: pair.before?.state ?? null, after: pair.after?.state ?? null };
    }),
    markets: paired(before.markets, after.markets, ({ id }) => id).map(marketPair),
    plan: planDifference(before, after),
    answers: answersOf(before, after),
  };
}

function recommended({ recommendation }: Assessment): Recommended {
  const { outcome, title, market, marketTitle, settled } = recommendation;
  return { outcome, title, market, marketTitle, settled };
}

/** Those that cap the level of the company or block a mode in a market, each once. */
function gatesOf({ readiness, markets }: Assessment): readonly GateResult[] {
  const all = [...readiness.gates, ...markets.flatMap(({ gates }) => gates)];
  return [...new Map(all.map((gate) => [scopedId(gate.id, gate.market), gate])).values()];
}

function marketPair(pair: Found<MarketResult>): MarketPair {
  const { before, after } = pair;
  const { id, title } = pair.either;
  const verdictOf = (market: MarketResult | undefined): MarketPair['verdict']['before'] => {
    if (market === undefined) return null;
    const { outcome, title, settled } = market.verdict;
    return { outcome, title, settled };
  };
  return {
    id,
    title,
    rank: { before: before?.rank ?? null, after: after?.rank ?? null },
    score: { before: before?.score ?? null, after: after?.score ?? null },
    verdict: { before: verdictOf(before), after: verdictOf(after) },
    modes: paired(before?.modes ?? [], after?.modes ?? [], (mode) => mode.id).map((mode) => ({
      id: mode.either.id,
      title: mode.either.title,
      before: statusOf(mode.before),
      after: statusOf(mode.after),
    })),
    barriers: paired(before?.barriers ?? [], after?.barriers ?? [], (barrier) => barrier.id).map(
      (barrier) => ({
        id: barrier.either.id,
        title: barrier.either.title,
        before: residualOf(barrier.before),
        after: residualOf(barrier.after),
      }),
    ),
  };
}

const statusOf = (mode: ModeResult | undefined): ModeStatus | null =>
  mode === undefined ? null : { status: mode.status, score: mode.score };

const residualOf = (barrier: BarrierResult | undefined): ResidualRange | null => barrier?.residual ?? null;

function answersOf(before: Assessment, after: Assessment): readonly AnswerPair[] {
  return paired(before.answers, after.answers, ({ question, market }) => scopedId(question, market))
    .map((pair) => {
      const { question, market, ask } = pair.either;
      return {
        question,
        market,
        ask,
        before: pair.before?.answer ?? null,
        after: pair.after?.answer ?? null,
      };
    })
    .filter((pair) => !isSame(pair));
}
