import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAnswers } from '../../../src/engine/space/encode-answers.ts';
import { assess, targetMarkets } from '../../../src/engine/assess.ts';
import { summarize } from '../../../src/engine/summarize.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { evaluate } from '../../../src/engine/scoring/evaluate.ts';
import { outcomeOf } from '../../../src/engine/scoring/outcome.ts';
import { topMarketOf, rankMarkets, type RankedMarket } from '../../../src/engine/scoring/ranking.ts';
import { notYet } from '../../../src/engine/scoring/verdict.ts';
import type { AnswerFile, Gate } from '../../../src/schema/types.ts';
import { completed, openAnswers } from '../answer-arbitraries.ts';
import { evaluated } from '../evaluated.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';

const compiled = compile(smallPack);

function ranked(answers: AnswerFile): readonly RankedMarket[] {
  const { space } = compiled;
  const evaluation = evaluate(compiled, encodeAnswers(answers, space), targetMarkets(compiled, answers));
  return rankMarkets(evaluation, outcomeOf(evaluation));
}

const middle = ({ score: { score } }: RankedMarket): number => score.low + score.high;
const idOf = ({ market }: RankedMarket): string => market.scope.market;

describe('the ranking of markets', () => {
  test('puts the middle of the score first, and lets markets that score alike share a place', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        const found = ranked(answers);
        expect(found.map(idOf).toSorted()).toEqual(Object.keys(answers.markets ?? {}).toSorted());
        for (const one of found)
          expect(one.rank).toBe(1 + found.filter((other) => middle(other) > middle(one)).length);
        expect(found.map(({ rank }) => rank)).toEqual(found.map(({ rank }) => rank).toSorted());
      }),
    );
  });

  test('a settled place is kept, whatever the open answers turn out to be', () => {
    let settled = 0;
    fc.assert(
      fc.property(completed(smallPack), ([wide, concrete]) => {
        const after = new Map(ranked(concrete).map((one) => [idOf(one), one.rank]));
        for (const one of ranked(wide)) {
          if (!one.rankSettled) continue;
          settled += 1;
          expect(after.get(idOf(one))).toBe(one.rank);
        }
      }),
      { numRuns: 2000 },
    );
    expect(settled).toBeGreaterThan(100);
  });

  test('a place shared by markets that are known to score alike is settled; while that is open it is not', () => {
    const [mu] = smallPack.markets.slice(1);
    if (mu === undefined) throw new Error('there is Mu');
    const twins = compile({ ...smallPack, markets: [mu, { ...mu, id: 'other' }] });
    const places = (pathway: AnswerFile['answers']) => {
      const answers: AnswerFile = {
        answers: { stage: 'idea', 'ip-status': 'none', needs: [], 'runway-months': 3 },
        markets: { mu: { pathway: 'assumed' }, other: pathway },
      };
      const evaluation = evaluate(twins, encodeAnswers(answers, twins.space), targetMarkets(twins, answers));
      return rankMarkets(evaluation, outcomeOf(evaluation)).map((one) => [
        idOf(one),
        one.rank,
        one.rankSettled,
      ]);
    };
    expect(places({ pathway: 'assumed' })).toEqual([
      ['mu', 1, true],
      ['other', 1, true],
    ]);
    expect(places({}).map(([, , settled]) => settled)).toEqual([false, false]);
  });

  test('a place is settled, the last one too, where the ranges of the scores do not meet', () => {
    const known = { stage: 'sold', 'runway-months': 24, 'ip-status': 'granted', needs: ['funding'] };
    const rankOf = (answers: AnswerFile['answers'], markets: AnswerFile['markets']) =>
      ranked({ answers, ...(markets === undefined ? {} : { markets }) }).map((one) => [
        idOf(one),
        one.rankSettled,
      ]);
    expect(rankOf(known, { atlantis: { pathway: 'confirmed' }, mu: { pathway: 'unknown' } })).toEqual([
      ['atlantis', true],
      ['mu', true],
    ]);
    expect(rankOf({}, { atlantis: {}, mu: {} }).map(([, settled]) => settled)).toEqual([false, false]);
  });
});

describe('the market to begin with', () => {
  const { evaluation } = evaluated(smallPack, {
    answers: { stage: 'sold' },
    markets: { atlantis: {}, mu: {} },
  });
  const [first, second] = rankMarkets(evaluation, outcomeOf(evaluation));
  if (first === undefined || second === undefined) throw new Error('the small pack has two markets');

  interface Given {
    readonly outcome: string;
    readonly settled: boolean;
    readonly rankSettled: boolean;
  }

  const given = (market: RankedMarket, { outcome, settled, rankSettled }: Given): RankedMarket => ({
    ...market,
    rankSettled,
    outcome,
    modeRanking: { ...market.modeRanking, outcome, possible: settled ? [outcome] : [outcome, 'tie'] },
  });
  const open: Given = { outcome: 'licensing', settled: true, rankSettled: true };
  const closed: Given = { ...open, outcome: notYet };

  test.each<readonly [string, Given, Given, boolean]>([
    ['settled, where its place and its mode are', open, open, true],
    ['not settled, where its mode is not', { ...open, settled: false }, open, false],
    ['not settled, where its place is not', { ...open, rankSettled: false }, open, false],
    ['settled, whatever is open behind it', open, { ...open, settled: false, rankSettled: false }, true],
    ['the first, where it is not yet time there, though the second is open', closed, open, true],
  ])('is the first: %s', (_name, one, other, settled) => {
    const markets = [given(first, one), given(second, other)];
    expect(topMarketOf(evaluation, markets)).toEqual({ ranked: markets[0], outcome: one.outcome, settled });
  });

  test('is none where no market is looked at', () => {
    expect(topMarketOf(evaluation, [])).toEqual({ ranked: null, outcome: notYet, settled: false });
  });
});

describe('answers that the pack needs', () => {
  const needing: Pack = {
    ...smallPack,
    manifest: {
      ...smallPack.manifest,
      'needs-answers': { company: ['stage', 'distributor-terms'], market: ['pathway'] },
    },
  };
  const known = { stage: 'trial', 'ip-status': 'filed', needs: ['channel'], 'runway-months': 24 };
  const told = (answers: AnswerFile['answers'], markets: AnswerFile['markets']) =>
    assess(compile(needing), { answers, ...(markets === undefined ? {} : { markets }) });
  const both = { atlantis: { pathway: 'assumed' }, mu: { pathway: 'assumed' } };

  test('leave no verdict, no mode, no form and no rank anywhere while one of the company is missing', () => {
    const { recommendation, markets } = told({ ...known, stage: 'dont-know' }, both);
    expect(recommendation).toMatchObject({
      outcome: 'not-enough-answers',
      market: null,
      form: null,
      settled: false,
      needed: [
        { question: 'stage', market: null, ask: 'Stage?' },
        // It hangs on the stage whether this one applies.
        { question: 'distributor-terms', market: null, ask: 'Terms?' },
      ],
    });
    for (const { rank, rankSettled, verdict } of markets) {
      expect([rank, rankSettled, verdict.outcome, verdict.modes, verdict.settled]).toEqual([
        null,
        false,
        'not-enough-answers',
        [],
        false,
      ]);
      expect(verdict.needed).toHaveLength(2);
    }
  });

  test('of a market count for that market alone, which is placed after those that have theirs', () => {
    const { recommendation, markets } = told(known, { atlantis: {}, mu: { pathway: 'assumed' } });
    expect(markets.map(({ id, rank, verdict }) => [id, rank, verdict.outcome])).toEqual([
      ['mu', 1, 'licensing'],
      ['atlantis', null, 'not-enough-answers'],
    ]);
    expect(markets[1]?.verdict.needed).toEqual([
      { question: 'pathway', market: 'atlantis', ask: 'Pathway in Atlantis?' },
    ]);
    expect(recommendation).toMatchObject({ outcome: 'licensing', market: 'mu' });
  });

  test('are not needed where their question does not apply', () => {
    expect(told(known, both).markets.map(({ verdict }) => verdict.needed)).toEqual([[], []]);
    const [first] = told({ ...known, stage: 'sold' }, both).markets;
    expect(first?.verdict.needed.map(({ question }) => question)).toEqual(['distributor-terms']);
  });

  test('are said in brief too', () => {
    const found = summarize(compile(needing), { answers: known, markets: { mu: {} } });
    expect(found.recommendation).toEqual({
      market: null,
      outcome: 'not-enough-answers',
      form: null,
      settled: false,
    });
    expect(found.markets).toMatchObject([{ id: 'mu', rank: null, outcome: 'not-enough-answers', modes: [] }]);
  });
});

describe('a gate that stops the move', () => {
  const stopping: Gate = {
    ...gate({ 'runway-months': { 'less-than': 6 } }),
    id: 'no-cash',
    stops: { title: 'Secure cash first', means: 'No market before that.', first: ['raise-money'] },
  };
  const known = { stage: 'trial', 'ip-status': 'filed', needs: ['channel'] };
  const markets = { atlantis: { pathway: 'assumed' }, mu: { pathway: 'assumed' } };
  const told = (runway: AnswerFile['answers'][string], one: Gate = stopping) =>
    assess(compile(withGates([one])), { answers: { ...known, 'runway-months': runway }, markets });

  test('names no market and no mode where it certainly holds, and begins the plan with what it says', () => {
    const { recommendation, plan } = told(3);
    expect(recommendation).toMatchObject({
      outcome: 'stopped',
      title: 'Secure cash first',
      market: null,
      form: null,
      gate: 'no-cash',
      settled: true,
      because: ['No market before that.'],
    });
    expect(plan.actions[0]?.id).toBe('raise-money');
  });

  test('comes before answers that are missing', () => {
    const pack = withGates([stopping]);
    const needing = compile({
      ...pack,
      manifest: { ...pack.manifest, 'needs-answers': { company: ['stage'], market: [] } },
    });
    const answers = { 'runway-months': 3 };
    expect(assess(needing, { answers, markets }).recommendation.outcome).toBe('stopped');
    expect(assess(needing, { answers: {}, markets }).recommendation.outcome).toBe('not-enough-answers');
  });

  test('leaves the verdict as it is while that is open, but not settled', () => {
    expect(told(24).recommendation).toMatchObject({ outcome: 'licensing', gate: null });
    const open = told({ between: [3, 24] });
    expect(open.recommendation).toMatchObject({ outcome: 'licensing', gate: null, settled: false });
  });

  test('of a market puts that market behind the others, whatever they score', () => {
    const closes: Gate = { ...stopping, per: 'market', when: { pathway: 'unknown' } };
    const pack = compile(withGates([closes]));
    const placed = (mu: AnswerFile['answers']) =>
      assess(pack, {
        answers: { ...known, 'runway-months': 24 },
        markets: { atlantis: { pathway: 'assumed' }, mu },
      }).markets.map(({ id, rank, rankSettled }) => [id, rank, rankSettled]);
    expect(placed({ pathway: 'assumed' })[0]?.[0]).toBe('mu');
    expect(placed({ pathway: 'unknown' })).toEqual([
      ['atlantis', 1, true],
      ['mu', 2, true],
    ]);
    expect(placed({}).map(([, , settled]) => settled)).toEqual([false, false]);
  });
});
