import type {
  Axis,
  AxisLine,
  BarrierResult,
  CostLine,
  GateResult,
  Interval,
  Market,
  MarketResult,
  ReductionResult,
  RouteResult,
} from '../../schema/types.ts';
import { residualOf, severities } from '../scoring/barriers.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { CompiledBarrier } from '../compile/compiled-rules.ts';
import { type Evaluation, type ScopeStates } from '../scoring/evaluate.ts';
import { doubleMiddle } from '../scoring/interval.ts';
import { EvaluationCache } from '../scoring/counterfactuals.ts';
import { linkedText } from '../text/linked-text.ts';
import { reasonsOf } from './reasons.ts';
import { gateResults, levelRange } from './readiness.ts';
import type { AxisScore } from '../scoring/market-choice.ts';
import { levelsOf, readinessScores } from '../scoring/readiness.ts';
import type { RankedMarket } from '../scoring/ranking.ts';
import { isFalse, isTrue, stateOf } from '../conditions/tristate.ts';
import { titlesOf } from '../text/titles.ts';
import { modeResults, verdictResult } from './verdict.ts';
import type { AnswerText } from '../text/answer-text.ts';

/** The target markets in full, best first. */
export const marketResults = (
  evaluation: Evaluation,
  ranked: readonly RankedMarket[],
  text: AnswerText,
): readonly MarketResult[] => {
  const cache = new EvaluationCache(evaluation);
  const gates = gateResults(evaluation, text);
  return ranked.map((one) => marketResult(cache, gates, text, one));
};

function marketResult(
  cache: EvaluationCache,
  allGates: readonly GateResult[],
  text: AnswerText,
  one: RankedMarket,
): MarketResult {
  const { market, modeRanking, rank, rankSettled } = one;
  const evaluation = cache.today;
  const { definition } = market.scope;
  const scores = readinessScores(evaluation, market);
  const modes = modeResults(evaluation, market, modeRanking, text);
  const gates = allGates.filter((gate) => gate.market === null || gate.market === definition.id);
  return {
    id: definition.id,
    title: definition.title,
    summary: definition.summary,
    rank,
    rankSettled,
    score: one.score.score,
    terms: termsOf(one),
    attractiveness: axisResult(market, one.score.attractiveness, text),
    position: axisResult(market, one.score.position, text),
    route: routeResult(evaluation, market),
    level: levelRange(evaluation, levelsOf(evaluation, scores.overall, market).capped),
    fit: reasonsOf(market, market.scope.fit, text),
    readiness: scores.overall,
    dimensions: evaluation.compiled.pack.readiness.dimensions.map(({ id }, index) => {
      return { id, score: scores.dimensions[index] ?? null };
    }),
    barriers: market.scope.barriers
      .filter((barrier) => !isFalse(market.states.at(barrier.condition)))
      .map((barrier) => ({ barrier, residual: residualOf(barrier, market.states) }))
      .sort((a, b) => doubleMiddle(b.residual) - doubleMiddle(a.residual))
      .map(({ barrier, residual }) => barrierResult(evaluation, market, barrier, residual, text)),
    modes,
    verdict: verdictResult(cache, one, modes, text),
    gates,
    entryPoints: (definition['entry-points'] ?? []).map((one) => linkedText(one)),
    events: (definition.events ?? []).map((one) => linkedText(one)),
    helpers: (definition.helpers ?? []).map((one) => linkedText(one)),
    facts: reportedFacts(market).map(({ id, statement, 'as-of': asOf }) => ({
      id,
      statement,
      asOf: asOf ?? null,
    })),
  };
}

/** What the score is the weighted mean of: the two axes, or their lines where the pack does not compare by axes. */
function termsOf({ market, score }: RankedMarket): MarketResult['terms'] {
  const { choice } = market.scope;
  const { attractiveness, position } = score;
  if (choice.balance === null)
    return [...attractiveness.lines, ...position.lines].map(({ line, score: points, weight }) => ({
      label: line.title,
      points,
      weight,
    }));
  return [
    { label: 'Attractiveness', points: attractiveness.score, weight: choice.balance.attractiveness },
    { label: 'Position', points: position.score, weight: choice.balance.position },
  ];
}

function axisResult(
  { scope, states }: ScopeStates<MarketScope>,
  { score, lines }: AxisScore,
  text: AnswerText,
): Axis {
  return {
    score,
    lines: lines.map(({ line, score: points, weight, known }): AxisLine => {
      const rules =
        line.measure === 'ratings'
          ? line.ratings.map(({ rule, condition, points: rated }) => ({ rule, condition, points: rated }))
          : line.measure === 'factors'
            ? line.factors.map(({ rule, condition }) => ({ rule, condition, points: rule.points }))
            : [];
      return {
        id: line.id,
        title: line.title,
        means: line.means,
        score: points,
        weight,
        known,
        reasons: rules
          .filter(({ condition }) => !isFalse(states.at(condition)))
          .map(({ rule, condition, points: given }) => ({
            because: text.fill(rule.because, scope.market),
            points: given,
            state: stateOf(states.at(condition)),
            cites: rule.cites,
          })),
      };
    }),
  };
}

/** What the first year costs and how long it takes, by the first route that holds for the company. */
function routeResult(
  { compiled }: Evaluation,
  { scope, states }: ScopeStates<MarketScope>,
): RouteResult | null {
  const found = scope.routes.find(({ condition }) => isTrue(states.at(condition)));
  if (found === undefined) return null;
  const { id, title, currency, items, months, excludes, cites } = found.rule;
  const titles = new Map((compiled.pack.manifest['cost-items'] ?? []).map((item) => [item.id, item.title]));
  const lines = items.map((item): CostLine => {
    const isKnown = item.from !== undefined && item.to !== undefined;
    return {
      item: item.item,
      title: titles.get(item.item) ?? item.item,
      from: item.from ?? null,
      to: item.to ?? null,
      status: isKnown ? 'known' : item.none === undefined ? 'not-found' : 'none',
      note: item.none ?? item['not-found'] ?? null,
      cites: item.cites ?? [],
    };
  });
  return {
    id,
    title,
    currency,
    items: lines,
    total: {
      from: lines.reduce((sum, { from }) => sum + (from ?? 0), 0),
      to: lines.reduce((sum, { to }) => sum + (to ?? 0), 0),
      missing: lines.filter(({ status }) => status === 'not-found').map((line) => line.title),
    },
    months:
      months.from === undefined || months.to === undefined ? null : { from: months.from, to: months.to },
    excludes: excludes ?? null,
    cites,
  };
}

/** Facts about the market, but for those that only barriers cite which do not apply. */
function reportedFacts({ scope, states }: ScopeStates<MarketScope>): Market['facts'] {
  const barriers = scope.barriers.map(({ rule, condition }) => ({
    cites: rule.cites,
    applies: !isFalse(states.at(condition)),
  }));
  return scope.definition.facts.filter(({ id }) => {
    const citing = barriers.filter(({ cites }) => cites.includes(id));
    return citing.length === 0 || citing.some(({ applies }) => applies);
  });
}

function barrierResult(
  evaluation: Evaluation,
  market: ScopeStates<MarketScope>,
  { rule, condition, reductions }: CompiledBarrier,
  residual: Interval,
  text: AnswerText,
): BarrierResult {
  const { market: id } = market.scope;
  const { recommendations, barrierKinds } = titlesOf(evaluation.compiled.pack);
  return {
    id: rule.id,
    title: rule.title,
    kind: rule.kind,
    kindTitle: barrierKinds.get(rule.kind) ?? rule.kind,
    why: rule.why,
    applies: stateOf(market.states.at(condition)),
    severity: rule.severity,
    residual: { low: severities[residual.low] ?? 'none', high: severities[residual.high] ?? 'critical' },
    reductions: reductions.map((reduction): ReductionResult => {
      return {
        because: reduction.rule.because,
        by: reduction.rule.by,
        state: stateOf(market.states.at(reduction.condition)),
        tested: text.testedAnswers(reduction.rule.when, id),
      };
    }),
    recommendations: (rule.recommendations ?? []).map((recommendation) => ({
      id: recommendation,
      title: text.fill(recommendations.get(recommendation) ?? recommendation, id),
    })),
    tested: text.testedAnswers(rule['applies-when'], id),
    cites: rule.cites,
  };
}
