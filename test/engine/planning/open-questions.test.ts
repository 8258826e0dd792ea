import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Condition, Factor } from '../../../src/schema/types.ts';
import { evaluated } from '../evaluated.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';
import { isUndecided } from '../../../src/engine/space/answer-space.ts';

const [atlantis] = smallPack.markets;
if (atlantis === undefined) throw new Error('the small pack has markets');

const findOuts = (pack: Pack, answers: AnswerFile) =>
  assess(compile(pack), answers).plan.findOut.map(({ question, market, matters, rules }) => [
    question,
    market,
    matters,
    rules,
  ]);

describe('the list of open questions', () => {
  test('is what can change something first, then what most rules wait for', () => {
    expect(findOuts(smallPack, { answers: {} })).toEqual([
      ['stage', null, true, 14],
      ['needs', null, true, 7],
      ['ip-status', null, true, 6],
      ['runway-months', null, true, 6],
      ['pathway', 'atlantis', true, 3],
      ['pathway', 'mu', true, 2],
      ['distributor-terms', null, false, 0],
    ]);
  });

  test('counts the rules that wait for it, not those that are settled without it', () => {
    const pack = withGates([
      { ...gate({ stage: 'idea', needs: { includes: 'funding' } }), id: 'settled' },
      { ...gate({ stage: 'trial', needs: { includes: 'funding' } }), id: 'waiting' },
    ]);
    const plain = {
      ...pack,
      entryModes: { modes: [] },
      recommendations: { helpers: [], recommendations: [] },
    };
    const known = { stage: 'trial', 'ip-status': 'none', 'runway-months': 20 };
    const answers = { answers: known, markets: { atlantis: { pathway: 'unknown' } } };
    expect(findOuts({ ...plain, markets: [{ ...atlantis, 'entry-modes': [] }] }, answers)).toEqual([
      ['needs', null, true, 1],
    ]);
  });

  test('is nothing where all is known', () => {
    const known = { stage: 'idea', 'ip-status': 'none', needs: [], 'runway-months': 20 };
    expect(findOuts(smallPack, { answers: known, markets: { mu: { pathway: 'unknown' } } })).toEqual([]);
  });

  test('is what may be one of several, not what is one in other words', () => {
    const known = { stage: 'idea', 'ip-status': 'none', 'runway-months': 20 };
    const asked = (answers: AnswerFile['answers']) =>
      findOuts(smallPack, { answers: { ...known, ...answers }, markets: { mu: { pathway: 'unknown' } } }).map(
        ([question]) => question,
      );
    expect(asked({ needs: { 'one-of': ['funding'] } })).toEqual(['needs']);
    expect(asked({ needs: [], 'ip-status': { 'one-of': ['filed', 'granted'] } })).toEqual(['ip-status']);
    expect(asked({ needs: [], 'ip-status': { 'one-of': ['filed'] } })).toEqual([]);
    expect(asked({ needs: [], 'runway-months': { between: [19, 25] } })).toEqual([]);
    expect(asked({ needs: [], 'runway-months': { between: [17, 25] } })).toEqual(['runway-months']);
  });

  test('is no question that is hidden, and one that may be', () => {
    const asked = (stage: AnswerFile['answers'][string]) =>
      findOuts(smallPack, {
        answers: { stage, 'ip-status': 'none', needs: [], 'runway-months': 20 },
        markets: { mu: { pathway: 'unknown' } },
      }).map(([question]) => question);
    expect(asked('idea')).toEqual([]);
    expect(asked('sold')).toEqual(['distributor-terms']);
    expect(asked({ 'one-of': ['trial', 'sold'] })).toEqual(['stage', 'distributor-terms']);
  });
});

test('only open choices of a list matter, not answered ones', () => {
  const funded = withGates([gate({ needs: { includes: 'funding' } })]);
  const pack = {
    ...funded,
    entryModes: { modes: [] },
    recommendations: { helpers: [], recommendations: [] },
    markets: [],
  };
  const known = { stage: 'idea', 'ip-status': 'none', 'runway-months': 20 };
  const matters = (one: string) =>
    findOuts(pack, { answers: { ...known, needs: { 'one-of': [one] } } }).map(([question, , matter]) => [
      question,
      matter,
    ]);
  expect(matters('channel')).toEqual([['needs', false]]);
  expect(matters('funding')).toEqual([['needs', true]]);
});

describe('an open question', () => {
  test('a question is open if several answers are possible, or any choice of its list is open', () => {
    const { compiled, evaluation } = evaluated(smallPack, {
      answers: {
        stage: 'trial',
        'ip-status': { 'one-of': ['none', 'filed'] },
        needs: { 'one-of': ['channel'] },
      },
      markets: { mu: {} },
    });
    const open = [...compiled.space.inScope(null), ...compiled.space.inScope('mu')].map((instance) => [
      instance.question.id,
      isUndecided(instance, evaluation.effective),
    ]);
    expect(Object.fromEntries(open)).toEqual({
      stage: false,
      'ip-status': true,
      'distributor-terms': false,
      needs: true,
      'runway-months': true,
      pathway: true,
    });
  });
});

describe('an open question about the rank of markets alone', () => {
  const cites = ['own-judgement'];
  const suits = (when: Condition, weight: Factor['weight']): Factor => ({
    id: 'suits',
    when,
    weight,
    because: 'It suits.',
    evidence: 'derived',
    cites,
  });
  const divers = { id: 'divers', section: 'all', ask: 'Divers?', why: 'Because.', cites };
  const options = [
    { id: 'some', label: 'Some' },
    { id: 'few', label: 'Few' },
    { id: 'many', label: 'Many' },
  ];
  /** Two markets that differ in nothing but what suits the first, and how the second is answered. */
  const twins = (weight: Factor['weight'], fits: readonly Factor[] = []): Pack => ({
    ...smallPack,
    questionnaire: {
      ...smallPack.questionnaire,
      questions: [
        ...smallPack.questionnaire.questions,
        { ...divers, type: 'one', options },
        { ...divers, id: 'boats', type: 'one', options },
      ],
    },
    readiness: { ...smallPack.readiness, gates: [] },
    markets: ['one', 'other'].map((id) => ({
      id,
      title: id,
      summary: '…',
      facts: [],
      barriers: [],
      fit: id === 'one' ? [suits({ divers: 'many' }, weight)] : fits,
    })),
  });
  const known = { stage: 'idea', 'ip-status': 'none', needs: [], 'runway-months': 20 };
  const matters = (pack: Pack, answers: AnswerFile['answers'] = {}) => {
    const markets = { one: { pathway: 'unknown' }, other: { pathway: 'unknown' } };
    return Object.fromEntries(
      assess(compile(pack), { answers: { ...known, ...answers }, markets }).plan.findOut.map((one) => [
        one.question,
        one.matters,
      ]),
    );
  };

  test('matters where one answer puts a market before the other, and another does not', () => {
    expect(matters(twins('for'), { boats: 'some' })).toEqual({ divers: true });
    expect(matters(twins('against'), { boats: 'some' })).toEqual({ divers: true });
  });

  test('does not matter where only an answer that is ruled out would decide', () => {
    const answers = { boats: 'some', divers: { 'one-of': ['some', 'few'] } };
    expect(matters(twins('for'), answers)).toEqual({ divers: false });
  });

  test('does not matter where the other market is ahead whatever the answer is', () => {
    const ahead = [suits({ stage: 'idea' }, 'strongly-for')];
    expect(matters(twins('for', ahead), { boats: 'some' })).toEqual({ divers: false });
    expect(matters(twins('strongly-for', ahead), { boats: 'some' })).toEqual({ divers: true });
  });

  test('matters where it takes from another question that this decides it', () => {
    const perhaps = [suits({ boats: 'many' }, 'for')];
    // Some divers: the other market is ahead or level. Many divers, worth two: the first is ahead in any case.
    expect(matters(twins('strongly-for', perhaps))).toEqual({ boats: false, divers: true });
    expect(matters(twins('for', perhaps))).toEqual({ boats: false, divers: false });
  });

  test('does not matter with one market', () => {
    const pack = twins('for');
    expect(matters({ ...pack, markets: pack.markets.slice(0, 1) }, { boats: 'some' })).toEqual({
      divers: false,
    });
  });
});
