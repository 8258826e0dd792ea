import type { AnswerFile, BriefAssessment, Interval } from '../schema/types.ts';
import { answerSets } from './answer-sets.ts';
import { targetMarkets } from './assess.ts';
import type { CompiledPack } from './compile.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { isOpenPlace, targetPlaces } from './find-out.ts';
import { outcomeOf } from './outcome.ts';
import { leadOf, rankMarkets } from './ranking.ts';
import { gateStates, readinessScores } from './readiness.ts';
import { isTrue } from './state.ts';
import { notYet } from './verdict.ts';

/**
 * The result for one company in numbers and ids, the same as those of `assess`, at a fraction of its cost: no plan, no
 * reasons, no words.
 *
 * @param answers checked against the same pack
 */
export function assessBriefly(compiled: CompiledPack, answers: AnswerFile): BriefAssessment {
  const { pack, layout } = compiled;
  const { id, version } = pack.manifest;
  const evaluation = evaluate(compiled, answerSets(answers, layout), targetMarkets(compiled, answers));
  const outcome = outcomeOf(evaluation);
  const ranked = rankMarkets(evaluation, outcome);
  const lead = leadOf(ranked);
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
    dimensions: dimensionScores(evaluation),
    gates: gatesOf(evaluation),
    recommendation: {
      market: lead?.ranked.market.scope.market ?? null,
      outcome: lead?.ranked.standing.outcome ?? notYet,
      settled: lead?.settled ?? false,
    },
    markets: ranked.map(({ market, standing, attractiveness, rank }) => ({
      id: market.scope.market,
      rank,
      score: attractiveness.score,
      outcome: standing.outcome,
      modes: standing.modes,
      settled: standing.possible.length === 1,
    })),
  };
}

function openCount(evaluation: Evaluation): number {
  let open = 0;
  for (const place of targetPlaces(evaluation)) if (isOpenPlace(place, evaluation.effective)) open += 1;
  return open;
}

function dimensionScores(evaluation: Evaluation): Readonly<Record<string, Interval | null>> {
  const { dimensions } = readinessScores(evaluation);
  return Object.fromEntries(
    evaluation.compiled.pack.readiness.dimensions.map(({ id }, index) => [id, dimensions[index] ?? null]),
  );
}

const gatesOf = (evaluation: Evaluation): readonly string[] =>
  gateStates(evaluation).flatMap(({ gate, market, state }) =>
    isTrue(state) ? [market === null ? gate.rule.id : `${gate.rule.id}@${market}`] : [],
  );
