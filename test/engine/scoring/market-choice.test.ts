import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { marketScoreOf } from '../../../src/engine/scoring/market-choice.ts';
import { summarize } from '../../../src/engine/summarize.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type {
  AnswerFile,
  AttractivenessRating,
  Condition,
  Market,
  MarketChoice,
  PositionFactor,
} from '../../../src/schema/types.ts';
import { openAnswers } from '../answer-arbitraries.ts';
import { evaluated } from '../evaluated.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const cites = ['own-judgement'];
const point = (value: number) => ({ low: value, high: value });

const rating = (
  id: string,
  line: string,
  rated: AttractivenessRating['rating'],
  when?: Condition,
): AttractivenessRating => ({
  id,
  line,
  rating: rated,
  because: `${id} in {market}.`,
  cites,
  ...(when === undefined ? {} : { when }),
});

const factor = (id: string, points: number, when: Condition): PositionFactor => ({
  id,
  points,
  when,
  because: `${id}.`,
  evidence: 'derived',
  cites,
});

const sold = { stage: 'sold' };
const idea = { stage: 'idea' };
const wantsMoney = { needs: { includes: 'funding' } };

const choice: MarketChoice = {
  attractiveness: [
    { id: 'size', title: 'Size', means: 'How large.' },
    { id: 'growth', title: 'Growth', means: 'How fast.' },
  ],
  position: [
    {
      id: 'proof',
      title: 'Proof',
      means: 'What there is.',
      factors: [factor('sells', 70, sold), factor('tried', 40, { stage: { 'at-least': 'trial' } })],
    },
    { id: 'barriers', title: 'Barriers', means: 'What is in the way.', measure: 'ease' },
  ],
  weights: {
    balance: { attractiveness: 1, position: 1 },
    lines: { size: 3, growth: 1, proof: 1, barriers: 1 },
  },
};

interface Given extends Partial<Pick<Market, 'attractiveness' | 'position'>> {
  readonly weights?: Partial<MarketChoice['weights']>;
}

/** The small pack with Mu alone, without barriers. */
function packWith({ weights, ...market }: Given): Pack {
  return {
    ...smallPack,
    manifest: {
      ...smallPack.manifest,
      'market-choice': { ...choice, weights: { ...choice.weights, ...weights } },
    },
    markets: [{ id: 'mu', title: 'Mu', summary: '…', facts: [], barriers: [], fit: [], ...market }],
  };
}

function scoreIn(given: Given, answers: AnswerFile['answers']) {
  const { evaluation } = evaluated(packWith(given), { answers, markets: { mu: {} } });
  const [market] = evaluation.markets;
  if (market === undefined) throw new Error('there is Mu');
  const { attractiveness, position, score } = marketScoreOf(evaluation, market);
  const lines = [...attractiveness.lines, ...position.lines];
  const line = (id: string) => {
    const found = lines.find((one) => one.line.id === id);
    return found === undefined ? null : [found.score, found.known];
  };
  return { line, attractiveness: attractiveness.score, position: position.score, score };
}

describe('a line of attractiveness', () => {
  const size = (ratings: readonly AttractivenessRating[], answers: AnswerFile['answers'] = sold) =>
    scoreIn({ attractiveness: ratings }, answers).line('size');

  test.each([
    ['very-low', 0],
    ['low', 25],
    ['moderate', 50],
    ['high', 75],
    ['very-high', 100],
  ] as const)('counts a rating of %s as %i', (rated, points) => {
    expect(size([rating('a', 'size', rated)])).toEqual([point(points), true]);
  });

  test('is the mean of the ratings that hold for this company', () => {
    const both = [rating('a', 'size', 'high'), rating('b', 'size', 'very-low', sold)];
    expect(size(both)).toEqual([point(38), true]); // 75 and 0
    expect(size(both, idea)).toEqual([point(75), true]);
  });

  test('counts half, and says that it is not known, where no rating holds', () => {
    expect(size([])).toEqual([point(50), false]);
    expect(size([rating('a', 'size', 'high', sold)], idea)).toEqual([point(50), false]);
    expect(size([rating('a', 'growth', 'high')])).toEqual([point(50), false]);
  });

  test('spans what open answers leave possible, none of the ratings included', () => {
    const open = [rating('a', 'size', 'very-high', sold)];
    expect(size(open, {})).toEqual([{ low: 50, high: 100 }, true]);
    expect(size([...open, rating('b', 'size', 'low')], {})).toEqual([{ low: 25, high: 63 }, true]);
  });
});

describe('a line of position', () => {
  const proof = (answers: AnswerFile['answers'], own: readonly PositionFactor[] = []) =>
    scoreIn({ position: own.length === 0 ? [] : [{ line: 'proof', factors: own }] }, answers).line('proof');

  test('is the sum of the factors that hold, no more than 100', () => {
    expect(proof(idea)).toEqual([point(0), true]);
    expect(proof({ stage: 'trial' })).toEqual([point(40), true]);
    expect(proof(sold)).toEqual([point(100), true]); // 70 and 40
  });

  test('counts an open factor in one bound', () => {
    expect(proof({ stage: { 'one-of': ['idea', 'trial'] } })).toEqual([{ low: 0, high: 40 }, true]);
    expect(proof({ stage: { 'one-of': ['trial', 'sold'] } })).toEqual([{ low: 40, high: 100 }, true]);
  });

  test('counts what the market adds to it', () => {
    expect(proof(idea, [factor('dreams', 15, idea)])).toEqual([point(15), true]);
  });

  test('may be how few barriers are left', () => {
    const pack = packWith({});
    const [mu] = pack.markets;
    if (mu === undefined) throw new Error('there is Mu');
    const hard = { ...mu, barriers: smallPack.markets[1]?.barriers ?? [] };
    const { markets } = assess(compile({ ...pack, markets: [hard] }), {
      answers: sold,
      markets: { mu: { pathway: 'unknown' } },
    });
    // One barrier of two kinds, critical: half of all steps.
    expect(markets[0]?.position.lines.find(({ id }) => id === 'barriers')?.score).toEqual(point(50));
  });
});

describe('the score of a market', () => {
  const rated = [rating('a', 'size', 'very-high'), rating('b', 'growth', 'very-low')];

  test('is the mean of the two axes, each the mean of its lines, by their weights', () => {
    expect(scoreIn({ attractiveness: rated }, { stage: 'trial' })).toMatchObject({
      attractiveness: point(75), // 3 * 100 + 1 * 0
      position: point(70), // 40 and 100
      score: point(73),
    });
    const balance = { attractiveness: 1, position: 4 };
    expect(scoreIn({ attractiveness: rated, weights: { balance } }, { stage: 'trial' }).score).toEqual(
      point(71),
    );
  });

  test('leaves out a line that weighs nothing, or that no weight is given for', () => {
    const lines = { size: 1, growth: 0, proof: 1 };
    expect(scoreIn({ attractiveness: rated, weights: { lines } }, { stage: 'trial' })).toMatchObject({
      attractiveness: point(100),
      position: point(40),
      score: point(70),
    });
  });

  test('is told with both axes, their lines, weights, reasons and what is not known', () => {
    const pack = packWith({ attractiveness: [rating('a', 'size', 'high')] });
    const [mu] = assess(compile(pack), { answers: { stage: 'trial' }, markets: { mu: {} } }).markets;
    expect(mu?.terms).toEqual([
      { label: 'Attractiveness', points: point(69), weight: 1 },
      { label: 'Position', points: point(70), weight: 1 },
    ]);
    expect(mu?.attractiveness).toMatchObject({
      score: point(69),
      lines: [
        {
          id: 'size',
          title: 'Size',
          means: 'How large.',
          score: point(75),
          weight: 3,
          known: true,
          reasons: [{ because: 'a in Mu.', points: 75, state: 'true', cites }],
        },
        { id: 'growth', score: point(50), weight: 1, known: false, reasons: [] },
      ],
    });
    expect(mu?.position).toMatchObject({
      score: point(70),
      lines: [
        { id: 'proof', score: point(40), reasons: [{ because: 'tried.', points: 40 }] },
        { id: 'barriers', score: point(100), reasons: [] },
      ],
    });
  });
});

describe('weights for companies with certain needs', () => {
  const rated = [rating('a', 'size', 'very-high'), rating('b', 'growth', 'very-low')];
  const need = (id: string, when: Condition, lines: MarketChoice['weights']['lines']) => ({
    id,
    when,
    because: '…',
    cites,
    lines,
  });
  const weights = {
    when: [need('money', wantsMoney, { size: 0, growth: 1 }), need('sellers', sold, { size: 1, growth: 1 })],
  };
  const attractive = (answers: AnswerFile['answers']) =>
    scoreIn({ attractiveness: rated, weights }, answers).attractiveness;

  test('replace those of single lines: those of the first need that holds, or else the usual ones', () => {
    expect(attractive({ needs: ['channel'], stage: 'idea' })).toEqual(point(75));
    expect(attractive({ needs: ['channel'], stage: 'sold' })).toEqual(point(50));
    expect(attractive({ needs: ['funding'], stage: 'sold' })).toEqual(point(0));
  });

  test('span all that are possible while it is open which need comes first', () => {
    expect(attractive({ stage: 'sold' })).toEqual({ low: 0, high: 50 });
    expect(attractive({ stage: 'idea' })).toEqual({ low: 0, high: 75 });
    expect(attractive({ needs: ['channel'] })).toEqual({ low: 50, high: 75 });
    expect(attractive({})).toEqual({ low: 0, high: 75 });
    // What comes after a need that certainly holds is out of question.
    expect(attractive({ needs: ['funding'] })).toEqual(point(0));
  });
});

/** The small pack with three markets that are compared by axes. */
const compared: Pack = {
  ...smallPack,
  manifest: {
    ...smallPack.manifest,
    'market-choice': {
      ...choice,
      weights: {
        ...choice.weights,
        when: [{ id: 'money', when: wantsMoney, because: '…', cites, lines: { size: 0, barriers: 4 } }],
      },
    },
  },
  markets: [
    ...smallPack.markets.map((market, index) => ({
      ...market,
      attractiveness: [
        rating('a', 'size', index === 0 ? 'high' : 'low', sold),
        rating('b', 'growth', 'moderate', { pathway: 'confirmed' }),
      ],
    })),
    { id: 'thule', title: 'Thule', summary: '…', facts: [], barriers: [], fit: [] },
  ],
};

describe('laws of the comparison', { timeout: 120_000 }, () => {
  test.each([
    ['by fit, readiness and ease', smallPack],
    ['by two axes', compared],
  ])('leaving a market out changes nothing that is said of the others: compared %s', (_name, pack) => {
    const compiled = compile(pack);
    const ids = pack.markets.map(({ id }) => id);
    fc.assert(
      fc.property(openAnswers(pack), fc.constantFrom(...ids), ({ answers, markets = {} }, out) => {
        const rest = Object.fromEntries(Object.entries(markets).filter(([id]) => id !== out));
        const all = assess(compiled, { answers, markets });
        const fewer = assess(compiled, { answers, markets: rest });
        expect(fewer.readiness.score).toEqual(all.readiness.score);
        expect(fewer.readiness.level).toEqual(all.readiness.level);
        for (const one of fewer.markets) {
          const before = all.markets.find(({ id }) => id === one.id);
          expect({ ...one, rank: null, rankSettled: null }).toEqual({
            ...before,
            rank: null,
            rankSettled: null,
          });
        }
        // Those that are left stay in their order.
        expect(fewer.markets.map(({ id }) => id)).toEqual(
          all.markets.map(({ id }) => id).filter((id) => id !== out),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a stronger position never lowers a score or a rank', () => {
    const withFactor = (market: string, points: number): Pack => ({
      ...compared,
      markets: compared.markets.map((one) =>
        one.id === market
          ? {
              ...one,
              position: [
                { line: 'proof', factors: [factor('own', points, { stage: { 'at-least': 'trial' } })] },
              ],
            }
          : one,
      ),
    });
    const ids = compared.markets.map(({ id }) => id);
    fc.assert(
      fc.property(
        openAnswers(compared),
        fc.constantFrom(...ids),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 50 }),
        (answers, id, points, more) => {
          const placed = (pack: Pack) => {
            const { markets } = summarize(compile(pack), answers);
            const found = markets.find((one) => one.id === id);
            if (found?.rank === undefined || found.rank === null) throw new Error('it has a rank');
            return { rank: found.rank, score: found.score };
          };
          const before = placed(withFactor(id, points));
          const after = placed(withFactor(id, Math.min(100, points + more)));
          expect(after.rank).toBeLessThanOrEqual(before.rank);
          expect(after.score.low).toBeGreaterThanOrEqual(before.score.low);
          expect(after.score.high).toBeGreaterThanOrEqual(before.score.high);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('an answer that earns more position in one market never lowers its rank', () => {
    const pack: Pack = {
      ...compared,
      manifest: {
        ...compared.manifest,
        'market-choice': {
          ...choice,
          position: choice.position.map((line) =>
            line.id === 'proof'
              ? {
                  ...line,
                  factors: [
                    factor('assumed', 30, { pathway: { 'at-least': 'assumed' } }),
                    factor('confirmed', 50, { pathway: 'confirmed' }),
                  ],
                }
              : line,
          ),
        },
      },
      markets: compared.markets.map((market) => ({ ...market, attractiveness: [] })),
    };
    const compiled = compile(pack);
    const rungs = ['unknown', 'assumed', 'confirmed'];
    fc.assert(
      fc.property(openAnswers(pack), fc.integer({ min: 0, max: 1 }), (answers, from) => {
        const rankAt = (rung: number) =>
          summarize(compiled, {
            ...answers,
            markets: { ...answers.markets, mu: { ...answers.markets?.['mu'], pathway: rungs[rung] ?? '' } },
          }).markets.find(({ id }) => id === 'mu')?.rank;
        expect(rankAt(from + 1)).toBeLessThanOrEqual(rankAt(from) ?? 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the reasons for the first market', () => {
  const known = {
    stage: 'sold',
    'ip-status': 'granted',
    needs: [],
    'runway-months': 24,
    'distributor-terms': 'none',
  };
  const because = (market: Given): readonly string[] =>
    assess(compile(packWith(market)), {
      answers: known,
      markets: { mu: { pathway: 'confirmed' } },
    }).recommendation.because.slice(0, 2);

  test('are what the company has there and what the market offers, the stronger first', () => {
    const small = { attractiveness: [rating('a', 'size', 'high')] };
    const large = { attractiveness: [rating('a', 'size', 'very-high')] };
    expect(because({ ...small, weights: { lines: { size: 2, growth: 1, proof: 1, barriers: 1 } } })).toEqual([
      'sells.', // 70 points, against 25 above the middle, twice
      'a in Mu.',
    ]);
    expect(because(large)).toEqual(['a in Mu.', 'sells.']); // 50 above the middle, three times
  });

  test('leave out what weighs nothing, or speaks for no market', () => {
    const lines = { size: 0, growth: 1, proof: 1, barriers: 1 };
    const attractiveness = [rating('a', 'size', 'very-high'), rating('b', 'growth', 'moderate')];
    expect(because({ attractiveness, weights: { lines } })[0]).toBe('sells.');
    expect(because({ attractiveness, weights: { lines } })).not.toContain('b in Mu.');
  });
});
