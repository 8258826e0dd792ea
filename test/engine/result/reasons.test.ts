import { describe, expect, test } from 'vitest';
import { reasonsOf } from '../../../src/engine/result/reasons.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Factor } from '../../../src/schema/types.ts';
import { evaluated } from '../evaluated.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const factor = (id: string, stage: string, weight: Factor['weight']): Factor => ({
  id,
  when: { stage },
  weight,
  because: `${id} in {market}.`,
  evidence: 'handbook',
  cites: ['own-judgement'],
});

function reasons(fit: readonly Factor[], answers: AnswerFile['answers']) {
  const pack: Pack = {
    ...smallPack,
    markets: [{ id: 'mu', title: 'Mu', summary: '…', facts: [], barriers: [], fit }],
  };
  const { evaluation, text } = evaluated(pack, { answers, markets: { mu: {} } });
  return evaluation.markets.flatMap((market) => reasonsOf(market, market.scope.fit, text));
}

describe('reasons', () => {
  const all = [
    factor('a', 'sold', 'for'),
    factor('b', 'sold', 'strongly-against'),
    factor('c', 'idea', 'strongly-for'),
    factor('d', 'sold', 'strongly-for'),
    factor('e', 'sold', 'against'),
  ];

  test('are those that hold, the strongest first, for or against', () => {
    expect(reasons(all, { stage: 'sold' }).map(({ id, points }) => [id, points])).toEqual([
      ['b', -2],
      ['d', 2],
      ['a', 1],
      ['e', -1],
    ]);
  });

  test('are those that may hold too, after all that do', () => {
    const known = [...all, { ...factor('z', 'sold', 'for'), when: { 'ip-status': 'none' } }];
    expect(reasons(known, { 'ip-status': 'none' }).map(({ id, state }) => [id, state])).toEqual([
      ['z', 'true'],
      ['b', 'open'],
      ['c', 'open'],
      ['d', 'open'],
      ['a', 'open'],
      ['e', 'open'],
    ]);
  });

  test('are reported in full', () => {
    expect(reasons([factor('a', 'sold', 'for')], { stage: 'sold' })).toEqual([
      {
        id: 'a',
        weight: 'for',
        points: 1,
        because: 'a in Mu.',
        state: 'true',
        evidence: 'handbook',
        tested: [
          { question: 'stage', market: null, ask: 'Stage?', expected: 'sold', answer: 'sold', state: 'true' },
        ],
        cites: ['own-judgement'],
      },
    ]);
  });
});
