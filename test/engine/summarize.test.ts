import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarize } from '../../src/engine/summarize.ts';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { Assessment, BriefAssessment } from '../../src/schema/types.ts';
import { openAnswers } from './answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { describedCompany } from './described-company.ts';

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
    form: assessment.recommendation.form?.id ?? null,
    settled: assessment.recommendation.settled,
  },
  markets: assessment.markets.map(({ id, rank, score, verdict }) => ({
    id,
    rank,
    score,
    outcome: verdict.outcome,
    modes: verdict.modes,
    form: verdict.form?.id ?? null,
    settled: verdict.settled,
  })),
});

test('a summary agrees with the full assessment, whatever is open', () => {
  fc.assert(
    fc.property(openAnswers(smallPack), (answers) => {
      expect(summarize(compiled, answers)).toMatchObject(inBrief(assess(compiled, answers)));
    }),
    { numRuns: 300 },
  );
});
test('a summary names the company, the rules and the outcome', () => {
  expect(
    summarize(compile(smallPack), {
      company: 'Acme',
      answers: describedCompany.answers,
      markets: { atlantis: { pathway: 'unknown' }, mu: {} },
    }),
  ).toEqual({
    format: 'born-global/brief/1',
    pack: 'small 1.0.0 0000000000000000',
    company: 'Acme',
    open: 2,
    score: { low: 50, high: 58 },
    level: { low: 'exploring', high: 'exploring' },
    dimensions: {
      evidence: { low: 100, high: 100 },
      rights: { low: 0, high: 33 },
      money: { low: 0, high: 0 },
    },
    gates: ['no-cash', 'no-pathway@atlantis'],
    recommendation: { market: 'mu', outcome: 'not-yet', form: null, settled: false },
    markets: [
      {
        id: 'mu',
        rank: 1,
        score: { low: 49, high: 63 },
        outcome: 'not-yet',
        modes: [],
        form: null,
        settled: false,
      },
      {
        id: 'atlantis',
        rank: 2,
        score: { low: 46, high: 48 },
        outcome: 'not-yet',
        modes: [],
        form: null,
        settled: true,
      },
    ],
  });
});

test('a summary of complete answers says that everything is settled', () => {
  const answers = {
    stage: 'sold',
    'ip-status': 'granted',
    'distributor-terms': 'signed',
    needs: ['channel'],
    'runway-months': 24,
  };
  expect(summarize(compile(smallPack), { answers, markets: { mu: { pathway: 'confirmed' } } })).toEqual({
    format: 'born-global/brief/1',
    pack: 'small 1.0.0 0000000000000000',
    company: null,
    open: 0,
    score: { low: 100, high: 100 },
    level: { low: 'ready', high: 'ready' },
    dimensions: {
      evidence: { low: 100, high: 100 },
      rights: { low: 100, high: 100 },
      money: { low: 100, high: 100 },
    },
    gates: [],
    recommendation: { market: 'mu', outcome: 'distribution', form: null, settled: true },
    markets: [
      {
        id: 'mu',
        rank: 1,
        score: { low: 74, high: 74 },
        outcome: 'distribution',
        modes: ['distribution'],
        form: null,
        settled: true,
      },
    ],
  });
});

test('a summary without markets says not yet, and leaves out dimensions without questions', () => {
  const { levels } = smallPack.manifest;
  const { dimensions } = smallPack.readiness;
  const [last] = dimensions.slice(-1);
  const pack = {
    ...smallPack,
    readiness: {
      ...smallPack.readiness,
      dimensions: [...dimensions, ...(last === undefined ? [] : [{ ...last, id: 'unasked' }])],
    },
    markets: [],
  };
  const found = summarize(compile(pack), { answers: {} });
  expect(found.recommendation).toEqual({ market: null, outcome: 'not-yet', form: null, settled: false });
  expect([found.company, found.markets, found.gates]).toEqual([null, [], []]);
  expect(found.dimensions).toMatchObject({ unasked: null, money: { low: 0, high: 100 } });
  expect(found.level).toEqual({ low: levels[0]?.id, high: levels[2]?.id });
});
