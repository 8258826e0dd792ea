import type {
  BarrierResult,
  GateResult,
  Interval,
  Market,
  MarketResult,
  ReductionResult,
} from '../../schema/types.ts';
import { residualOf, severities } from '../scoring/barriers.ts';
import type { MarketScope } from '../compile/compile.ts';
import type { CompiledBarrier } from '../compile/compiled-rules.ts';
import { type Evaluation, type ScopeStates } from '../scoring/evaluate.ts';
import { doubleMiddle } from '../scoring/interval.ts';
import { EvaluationCache } from '../scoring/counterfactuals.ts';
import { linkedText } from '../text/linked-text.ts';
import { reasonsOf } from './reasons.ts';
import { gateResults } from './readiness.ts';
import { readinessScores } from '../scoring/readiness.ts';
import type { RankedMarket } from '../scoring/ranking.ts';
import { isFalse, stateOf } from '../conditions/tristate.ts';
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
  { market, modeRanking, attractiveness, rank, rankSettled }: RankedMarket,
): MarketResult {
  const evaluation = cache.today;
  const { definition } = market.scope;
  const { ranking } = evaluation.compiled.pack.manifest;
  const scores = readinessScores(evaluation, [market]);
  const modes = modeResults(evaluation, market, modeRanking, text);
  const gates = allGates.filter((gate) => gate.market === null || gate.market === definition.id);
  return {
    id: definition.id,
    title: definition.title,
    summary: definition.summary,
    rank,
    rankSettled,
    score: attractiveness.score,
    terms: [
      { label: 'Fit', points: attractiveness.fit, weight: ranking.fit },
      { label: 'Readiness', points: attractiveness.readiness, weight: ranking.readiness },
      { label: 'Ease', points: attractiveness.ease, weight: ranking.ease },
    ],
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
    verdict: verdictResult(cache, market, modeRanking, modes, text),
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

/** The facts about the market, except those cited only by barriers that do not apply. */
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
