import type { AnswerFile, BriefAssessment, Interval } from '../schema/types.ts';
import { encodeAnswers } from './space/encode-answers.ts';
import { targetMarkets } from './assess.ts';
import type { CompiledPack } from './compile/compile.ts';
import { evaluate, type Evaluation } from './scoring/evaluate.ts';
import { outcomeOf, type Outcome } from './scoring/outcome.ts';
import { rankForms } from './scoring/forms.ts';
import { topMarketOf, rankMarkets, type RankedMarket } from './scoring/ranking.ts';
import { type AnswerSets, isUndecided } from './space/answer-space.ts';
import { isTrue } from './conditions/tristate.ts';
import { scopedId } from '../values/scoped-id.ts';

/**
 * The numbers and ids of `assess` at a fraction of its cost: no plan, no reasons, no texts.
 *
 * @param answers checked against the same pack
 * @param sets the encoded answers, if the caller already has them
 */
export function summarize(
  compiled: CompiledPack,
  answers: AnswerFile,
  sets: AnswerSets = encodeAnswers(answers, compiled.space),
): BriefAssessment {
  const { pack } = compiled;
  const { id, version } = pack.manifest;
  const evaluation = evaluate(compiled, sets, targetMarkets(compiled, answers));
  const outcome = outcomeOf(evaluation);
  const ranked = rankMarkets(evaluation, outcome);
  const top = topMarketOf(evaluation, ranked);
  return {
    format: 'born-global/brief/1',
    pack: `${id} ${version} ${pack.hash}`,
    company: answers.company ?? null,
    open: openCount(evaluation),
    score: outcome.readiness,
    level: {
      low: pack.manifest.levels[outcome.level.low]?.id ?? '',
      high: pack.manifest.levels[outcome.level.high]?.id ?? '',
    },
    dimensions: dimensionScores(compiled, outcome),
    gates: gatesOf(evaluation),
    recommendation: {
      market: top.ranked?.market.scope.market ?? null,
      outcome: top.outcome,
      form: top.ranked === null ? null : formOf(top.ranked),
      settled: top.settled,
    },
    markets: ranked.map((one) => ({
      id: one.market.scope.market,
      rank: one.rank,
      score: one.score.score,
      outcome: one.outcome,
      modes: one.rank === null ? [] : one.modeRanking.modes,
      form: formOf(one),
      settled: one.rank !== null && one.modeRanking.possible.length === 1,
    })),
  };
}

/** The best form of the mode recommended or to prepare for. */
function formOf({ market, modeRanking, rank }: RankedMarket): string | null {
  const mode = modeRanking.bestCandidate;
  if (mode === null || rank === null) return null;
  return rankForms(market, mode.compiled)[0]?.compiled.form.id ?? null;
}

function openCount({ compiled, effective, markets }: Evaluation): number {
  let open = 0;
  const count = (market: string | null): void => {
    for (const instance of compiled.space.inScope(market)) if (isUndecided(instance, effective)) open += 1;
  };
  count(null);
  for (const { scope } of markets) count(scope.market);
  return open;
}

function dimensionScores(
  { pack }: CompiledPack,
  { dimensions }: Outcome,
): Readonly<Record<string, Interval | null>> {
  const scores: Record<string, Interval | null> = {};
  for (const [index, { id }] of pack.readiness.dimensions.entries()) scores[id] = dimensions[index] ?? null;
  return scores;
}

function gatesOf({ company, markets }: Evaluation): readonly string[] {
  const held: string[] = [];
  for (const { scope, states } of [company, ...markets])
    for (const { rule, condition } of scope.gates)
      if (isTrue(states.at(condition))) held.push(scopedId(rule.id, scope.market));
  return held;
}
