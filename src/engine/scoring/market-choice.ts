import type { Interval } from '../../schema/types.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { CompiledLine } from '../compile/compiled-rules.ts';
import { isFalse, isTrue, mayBeTrue } from '../conditions/tristate.ts';
import { easeOf } from './barriers.ts';
import { factorSum, type Evaluation, type ScopeStates } from './evaluate.ts';
import { Mean, point } from './interval.ts';
import { readinessScores } from './readiness.ts';

/** A line of one of the two axes: 0 to 100. */
export interface LineScore {
  readonly line: CompiledLine;
  readonly score: Interval;
  readonly weight: number;
  /** False where the rules say nothing of it for this company: it counts half. */
  readonly known: boolean;
}

export interface AxisScore {
  readonly score: Interval;
  readonly lines: readonly LineScore[];
}

/** What a market's place in the ranking rests on: how attractive it is, and how well placed the company is there. */
export interface MarketScore {
  readonly attractiveness: AxisScore;
  readonly position: AxisScore;
  readonly score: Interval;
}

const unknownLine = 50;

/**
 * The score of one market. It looks at this market alone, so leaving another out changes nothing here.
 *
 * @returns scores from 0 to 100; where open answers leave several sets of weights possible, they span all of these
 */
export function marketScoreOf(evaluation: Evaluation, market: ScopeStates<MarketScope>): MarketScore {
  const { choice } = market.scope;
  const measured = (lines: readonly CompiledLine[]): readonly Measured[] =>
    lines.map((line) => ({ line, ...measure(evaluation, market, line) }));
  const [attractiveness, position] = [measured(choice.attractiveness), measured(choice.position)];
  const scored = possibleWeights(market).map((weights): MarketScore => {
    const axes = { attractiveness: axisOf(attractiveness, weights), position: axisOf(position, weights) };
    const { balance } = choice;
    const parts =
      balance === null
        ? [...axes.attractiveness.lines, ...axes.position.lines]
        : [
            { ...axes.attractiveness, weight: balance.attractiveness },
            { ...axes.position, weight: balance.position },
          ];
    const mean = new Mean();
    for (const { score, weight } of parts) mean.add(score.low, score.high, weight, false);
    return { ...axes, score: mean.interval ?? point(0) };
  });
  const [first, ...others] = scored;
  if (first === undefined) throw new RangeError('no weights are possible');
  return others.reduce(spanning, first);
}

interface Measured {
  readonly line: CompiledLine;
  readonly score: Interval;
  readonly known: boolean;
}

type Weights = Readonly<Record<string, number>>;

/** The weights of the first rule that holds; where rules are open, every set of weights that may apply. */
function possibleWeights({ scope, states }: ScopeStates<MarketScope>): readonly Weights[] {
  const { choice } = scope;
  const possible: Weights[] = [];
  for (const { rule, condition } of choice.when) {
    const state = states.at(condition);
    if (!isFalse(state)) possible.push({ ...choice.weights, ...rule.lines });
    if (isTrue(state)) return possible;
  }
  return [...possible, choice.weights];
}

function axisOf(lines: readonly Measured[], weights: Weights): AxisScore {
  const mean = new Mean();
  const scored = lines.map(({ line, score, known }): LineScore => {
    const weight = weights[line.id] ?? 0;
    if (weight > 0) mean.add(score.low, score.high, weight, false);
    return { line, score, weight, known };
  });
  return { score: mean.interval ?? point(unknownLine), lines: scored };
}

function measure(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope>,
  line: CompiledLine,
): { readonly score: Interval; readonly known: boolean } {
  switch (line.measure) {
    case 'fit': {
      const net = factorSum(market.scope.fit, market.states);
      return { score: { low: bounded(50 + 10 * net.low), high: bounded(50 + 10 * net.high) }, known: true };
    }
    case 'readiness':
      return { score: readinessScores(evaluation, market).overall, known: true };
    case 'ease':
      return { score: easeOf(evaluation, market), known: true };
    case 'factors': {
      let [low, high] = [0, 0];
      for (const { rule, condition } of line.factors) {
        const state = market.states.at(condition);
        if (isTrue(state)) low += rule.points;
        if (mayBeTrue(state)) high += rule.points;
      }
      return { score: { low: bounded(low), high: bounded(high) }, known: true };
    }
    case 'ratings': {
      const mean = new Mean();
      for (const { condition, points } of line.ratings) {
        const state = market.states.at(condition);
        if (mayBeTrue(state)) mean.add(points, points, 1, !isTrue(state));
      }
      const score = mean.interval;
      if (score === null) return { score: point(unknownLine), known: false };
      // Where every rating is open, none of them may hold.
      if (!mean.optional) return { score, known: true };
      return {
        score: { low: Math.min(score.low, unknownLine), high: Math.max(score.high, unknownLine) },
        known: true,
      };
    }
  }
}

const spanning = (a: MarketScore, b: MarketScore): MarketScore => ({
  attractiveness: spanningAxis(a.attractiveness, b.attractiveness),
  position: spanningAxis(a.position, b.position),
  score: hull(a.score, b.score),
});

const spanningAxis = (a: AxisScore, b: AxisScore): AxisScore => ({ ...a, score: hull(a.score, b.score) });

const hull = (a: Interval, b: Interval): Interval => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
});

const bounded = (value: number): number => Math.min(100, Math.max(0, value));
