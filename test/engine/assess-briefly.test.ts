import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessBriefly } from '../../src/engine/assess-briefly.ts';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile.ts';
import type { Assessment, BriefAssessment } from '../../src/schema/types.ts';
import { openAnswers } from './answer-arbitraries.ts';
import { smallPack } from './small-pack.ts';

const compiled = compile(smallPack);

/** What the whole assessment says of the same things. */
const inBrief = (assessment: Assessment): Partial<BriefAssessment> => ({
  company: assessment.company,
  open: assessment.progress.open,
  score: assessment.readiness.score,
  level: { low: assessment.readiness.level.low.id, high: assessment.readiness.level.high.id },
  dimensions: Object.fromEntries(assessment.readiness.dimensions.map(({ id, score }) => [id, score])),
  gates: assessment.readiness.gates
    .filter(({ state }) => state === 'true')
    .map(({ id, market }) => (market === null ? id : `${id}@${market}`)),
  recommendation: {
    market: assessment.recommendation.market,
    outcome: assessment.recommendation.outcome,
    settled: assessment.recommendation.settled,
  },
  markets: assessment.markets.map(({ id, rank, score, verdict }) => ({
    id,
    rank,
    score,
    outcome: verdict.outcome,
    modes: verdict.modes,
    settled: verdict.settled,
  })),
});

test('in brief says the same as in full, whatever is open', () => {
  fc.assert(
    fc.property(openAnswers(smallPack), (answers) => {
      expect(assessBriefly(compiled, answers)).toMatchObject(inBrief(assess(compiled, answers)));
    }),
    { numRuns: 300 },
  );
});
