import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAnswers } from '../../../src/engine/space/encode-answers.ts';
import { targetMarkets } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { evaluate } from '../../../src/engine/scoring/evaluate.ts';
import { outcomeOf } from '../../../src/engine/scoring/outcome.ts';
import { topMarketOf, rankMarkets, type RankedMarket } from '../../../src/engine/scoring/ranking.ts';
import { notYet } from '../../../src/engine/scoring/verdict.ts';
import type { AnswerFile } from '../../../src/schema/types.ts';
import { completed, openAnswers } from '../answer-arbitraries.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

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
        const before = ranked(wide);
        const after = ranked(concrete).map(idOf);
        for (const [index, one] of before.entries()) {
          if (!one.rankSettled) continue;
          settled += 1;
          for (const behind of before.slice(index + 1))
            expect(after.indexOf(idOf(one))).toBeLessThan(after.indexOf(idOf(behind)));
        }
      }),
      { numRuns: 300 },
    );
    expect(settled).toBeGreaterThan(100);
  });

  test('no place before a market that scores alike is settled', () => {
    const [mu] = smallPack.markets.slice(1);
    if (mu === undefined) throw new Error('there is Mu');
    const twins = compile({ ...smallPack, markets: [mu, { ...mu, id: 'other' }] });
    const answers = {
      answers: { stage: 'idea', 'ip-status': 'none', needs: [], 'runway-months': 3 },
      markets: {},
    };
    const markets = { mu: { pathway: 'assumed' }, other: { pathway: 'assumed' } };
    const sets = encodeAnswers({ ...answers, markets }, twins.space);
    const evaluation = evaluate(twins, sets, targetMarkets(twins, answers));
    const places = rankMarkets(evaluation, outcomeOf(evaluation));
    expect(places.map((one) => [idOf(one), one.rank, one.rankSettled])).toEqual([
      ['mu', 1, false],
      ['other', 1, true],
    ]);
  });

  test('a place is settled where the worst of the score is better than the best of all behind', () => {
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
    expect(rankOf({}, { atlantis: {}, mu: {} }).map(([, settled]) => settled)).toEqual([false, true]);
  });
});

describe('the market to begin with', () => {
  const [first, second] = ranked({ answers: { stage: 'sold' }, markets: { atlantis: {}, mu: {} } });
  if (first === undefined || second === undefined) throw new Error('the small pack has two markets');

  interface Given {
    readonly outcome: string;
    readonly settled: boolean;
    readonly rankSettled: boolean;
  }

  const given = (market: RankedMarket, { outcome, settled, rankSettled }: Given): RankedMarket => ({
    ...market,
    rankSettled,
    modeRanking: { ...market.modeRanking, outcome, possible: settled ? [outcome] : [outcome, 'tie'] },
  });
  const open: Given = { outcome: 'licensing', settled: true, rankSettled: true };
  const closed: Given = { ...open, outcome: notYet };

  test.each<readonly [string, Given, Given, number, boolean]>([
    ['the first, where it is open', open, open, 0, true],
    ['not settled, where its mode is not', { ...open, settled: false }, open, 0, false],
    ['not settled, where its place is not', { ...open, rankSettled: false }, open, 0, false],
    ['settled, whatever is open behind it', open, { ...open, settled: false, rankSettled: false }, 0, true],
    ['the second, where the first is closed', closed, open, 1, true],
    ['not settled, where the first may yet open', { ...closed, settled: false }, open, 1, false],
    ['not settled, where the first may fall behind', { ...closed, rankSettled: false }, open, 1, false],
    ['not settled, where the mode of the second is not', closed, { ...open, settled: false }, 1, false],
    ['not settled, where the place of the second is not', closed, { ...open, rankSettled: false }, 1, false],
    ['the first to prepare for, where none is open', closed, closed, 0, true],
  ])('is %s', (_name, one, other, index, settled) => {
    const markets = [given(first, one), given(second, other)];
    expect(topMarketOf(markets)).toEqual({ ranked: markets[index], settled });
  });

  test('is none where no market is looked at', () => {
    expect(topMarketOf([])).toBeNull();
  });
});
