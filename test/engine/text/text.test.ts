import { describe, expect, test } from 'vitest';
import { conditionTextOf } from '../../../src/engine/text/condition-text.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Condition, Question } from '../../../src/schema/types.ts';
import { evaluated, type Evaluated } from '../evaluated.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';

const asked = { section: 'all', ask: '?', why: 'Because.', cites: ['own-judgement'] };
const sold = { stage: 'sold' };

/** With a number without a unit, a list and a question of the market that are asked of those who sell. */
const pack: Pack = {
  ...withGates([
    gate({ staff: { 'at-least': 5, 'at-most': 10 } }),
    { ...gate({ staff: { 'more-than': 20 } }), id: 'many' },
  ]),
  questionnaire: {
    ...smallPack.questionnaire,
    questions: [
      ...smallPack.questionnaire.questions,
      { ...asked, id: 'staff', type: 'number', 'show-when': sold },
      {
        ...asked,
        id: 'shops',
        type: 'many',
        'show-when': sold,
        options: [
          { id: 'web', label: 'A shop on the web' },
          { id: 'street', label: 'A shop in the street' },
          { id: 'stall', label: 'A stall' },
        ],
      } satisfies Question,
      {
        ...asked,
        id: 'agent',
        per: 'market',
        ask: 'An agent in {market}?',
        type: 'one',
        options: [
          { id: 'yes', label: 'Yes, in {market}' },
          { id: 'no', label: 'None in {market}' },
        ],
      },
    ],
  },
  markets: smallPack.markets.map((market) =>
    market.id === 'mu' ? { ...market, 'in-text': 'the land of Mu' } : market,
  ),
};

const company = (answers: AnswerFile['answers'], mu: AnswerFile['answers'] = {}): Evaluated =>
  evaluated(pack, { answers, markets: { mu } });

function placeIn({ compiled }: Evaluated, question: string) {
  const instance = compiled.space.find(question, 'mu');
  if (instance === undefined) throw new Error(`no question ${question}`);
  return instance;
}

function answerText(
  question: string,
  answers: AnswerFile['answers'],
  mu: AnswerFile['answers'] = {},
): string {
  const one = company(answers, mu);
  return one.text.answer(placeIn(one, question));
}

function possible(question: string, answers: AnswerFile['answers']): readonly string[] {
  const one = company(answers);
  return one.text.possibleAnswers(placeIn(one, question));
}

const perhapsSold = { stage: { 'one-of': ['trial', 'sold'] } };

describe('an answer in words', () => {
  test.each<readonly [string, AnswerFile['answers'], string]>([
    ['stage', { stage: 'trial' }, 'trial'],
    ['stage', { stage: { 'one-of': ['idea', 'sold'] } }, 'idea or sold'],
    ['stage', {}, 'Not known'],
    ['stage', { stage: { 'one-of': ['idea', 'trial', 'sold'] } }, 'Not known'],
    ['distributor-terms', { stage: 'idea' }, 'Does not apply'],
    ['distributor-terms', { ...perhapsSold, 'distributor-terms': 'draft' }, 'Does not apply or draft'],
    ['distributor-terms', perhapsSold, 'Not known'],
    ['staff', { ...sold, staff: 4 }, 'less than 5'],
    ['staff', { ...sold, staff: 5 }, 'at least 5, at most 10'],
    ['staff', { ...sold, staff: 11 }, 'more than 10, at most 20'],
    ['staff', { ...sold, staff: 21 }, 'more than 20'],
    [
      'staff',
      { ...sold, staff: { between: [10, 20] } },
      'at least 5, at most 10 or more than 10, at most 20',
    ],
    ['staff', { ...perhapsSold, staff: 4 }, 'Does not apply or less than 5'],
    ['staff', perhapsSold, 'Not known'],
    ['runway-months', { 'runway-months': 3 }, 'less than 6 months'],
    ['runway-months', { 'runway-months': 20 }, 'at least 18 months'],
    ['shops', { ...sold, shops: [] }, 'None of these'],
    ['shops', { ...sold, shops: ['stall', 'web'] }, 'A shop on the web; A stall'],
    [
      'shops',
      { ...sold, shops: { 'one-of': ['street', 'stall'] } },
      'perhaps A shop in the street; perhaps A stall',
    ],
    ['shops', sold, 'Not known'],
    ['shops', { stage: 'idea', shops: ['web'] }, 'Does not apply'],
    ['shops', { ...perhapsSold, shops: ['web'] }, 'A shop on the web'],
    ['shops', perhapsSold, 'Not known'],
  ])('%s of %j is “%s”', (question, answers, expected) => {
    expect(answerText(question, answers)).toBe(expected);
  });

  test('fills in the name of the market, as it stands in a text', () => {
    const one = company({}, { agent: 'no' });
    const instance = placeIn(one, 'agent');
    expect(one.text.question(instance)).toBe('An agent in the land of Mu?');
    expect(one.text.answer(instance)).toBe('None in the land of Mu');
    expect(one.text.fill('To {market}, for {market}.', 'mu')).toBe('To the land of Mu, for the land of Mu.');
    expect(one.text.fill('To {market}.', 'atlantis')).toBe('To Atlantis.');
    expect(one.text.fill('To {market}.', 'nowhere')).toBe('To nowhere.');
    expect(one.text.fill('To {market}.', null)).toBe('To {market}.');
  });

  test('says the same a second time, and for other answers something else', () => {
    const one = company({ stage: 'idea' });
    const instance = placeIn(one, 'stage');
    expect([one.text.answer(instance), one.text.answer(instance)]).toEqual(['idea', 'idea']);
    const other = one.evaluation.effective.slice();
    other[instance.variable] = 8;
    expect(one.text.answerIn(instance, other)).toBe('sold');
    expect(one.text.answer(instance)).toBe('idea');
  });
});

describe('the answers still possible', () => {
  test('are options, ranges of numbers, or choices of a list', () => {
    expect(possible('stage', perhapsSold)).toEqual(['trial', 'sold']);
    expect(possible('staff', sold)).toEqual([
      'less than 5',
      'at least 5, at most 10',
      'more than 10, at most 20',
      'more than 20',
    ]);
    expect(possible('shops', { ...sold, shops: { 'one-of': ['web', 'stall'] } })).toEqual([
      'A shop on the web',
      'A stall',
    ]);
    expect(possible('shops', { ...sold, shops: ['stall'] })).toEqual(['A stall']);
  });

  test('are that it does not apply too, where that may be', () => {
    expect(possible('distributor-terms', perhapsSold)).toEqual(['Does not apply', 'none', 'draft', 'signed']);
    expect(possible('staff', { ...perhapsSold, staff: 4 })).toEqual(['Does not apply', 'less than 5']);
    expect(possible('distributor-terms', sold)).toEqual(['none', 'draft', 'signed']);
  });
});

describe('a condition in words', () => {
  const tests = (condition: Condition, answers: AnswerFile['answers'] = {}, market: string | null = 'mu') =>
    company(answers)
      .text.testedAnswers(condition, market)
      .map(({ question, expected, answer, state }) => [question, expected, answer, state]);

  test('is each test that it makes, with what it expects and whether that is so', () => {
    expect(
      tests({ stage: 'sold', 'ip-status': ['filed', 'granted'] }, { stage: 'sold', 'ip-status': 'none' }),
    ).toEqual([
      ['stage', 'sold', 'sold', 'true'],
      ['ip-status', 'filed or granted', 'none', 'false'],
    ]);
    expect(tests({ any: [{ stage: 'idea' }, { all: [{ 'ip-status': 'none' }] }] })).toEqual([
      ['stage', 'idea', 'Not known', 'open'],
      ['ip-status', 'none', 'Not known', 'open'],
    ]);
  });

  test('is turned round within “not”, and back within a second', () => {
    expect(
      tests({ not: { stage: 'sold', not: { 'ip-status': 'none' } } }, { stage: 'sold', 'ip-status': 'none' }),
    ).toEqual([
      ['stage', 'not: sold', 'sold', 'false'],
      ['ip-status', 'none', 'none', 'true'],
    ]);
    expect(tests({ not: { any: [{ stage: 'sold' }, { stage: 'idea' }] } }, { stage: 'idea' })).toEqual([
      ['stage', 'not: sold', 'idea', 'true'],
      ['stage', 'not: idea', 'idea', 'false'],
    ]);
  });

  test.each<readonly [Condition, string]>([
    [{ staff: { 'at-least': 5 } }, 'at least 5'],
    [{ 'runway-months': { 'at-least': 6, 'less-than': 12 } }, 'at least 6 months and less than 12 months'],
    [{ 'runway-months': { 'more-than': 6, 'at-most': 12 } }, 'more than 6 months and at most 12 months'],
    [{ stage: { 'at-least': 'trial' } }, 'at least trial'],
    [{ agent: { 'at-most': 'no' } }, 'at most None in the land of Mu'],
    [{ needs: { includes: 'funding' } }, 'includes funding'],
    [{ needs: { includes: ['funding', 'channel'] } }, 'includes funding or channel'],
    [{ shops: { includes: 'web' } }, 'includes A shop on the web'],
    [{ 'distributor-terms': 'not-applicable' }, 'Does not apply'],
    [{ agent: 'yes' }, 'Yes, in the land of Mu'],
  ])('%j expects “%s”', (condition, expected) => {
    expect(tests(condition).map((test) => test[1])).toEqual([expected]);
  });

  test.each<readonly [Condition, AnswerFile['answers'], string]>([
    [{ needs: { includes: ['funding', 'channel'] } }, { needs: ['funding'] }, 'true'],
    [{ needs: { includes: ['funding', 'channel'] } }, { needs: [] }, 'false'],
    [{ needs: { includes: ['funding', 'channel'] } }, { needs: { 'one-of': ['channel'] } }, 'open'],
    [{ not: { needs: { includes: ['funding', 'channel'] } } }, { needs: ['channel'] }, 'false'],
    [{ not: { needs: { includes: ['funding', 'channel'] } } }, { needs: [] }, 'true'],
    [{ not: { needs: { includes: ['funding', 'channel'] } } }, { needs: { 'one-of': ['channel'] } }, 'open'],
    [{ stage: ['idea', 'trial', 'sold'] }, {}, 'true'],
    [{ not: { stage: { 'at-least': 'idea' } } }, {}, 'false'],
    [{ stage: 'not-applicable' }, {}, 'false'],
    [{ stage: 'nowhere' }, {}, 'false'],
    [{ not: { stage: 'nowhere' } }, {}, 'true'],
    [{ 'distributor-terms': 'not-applicable' }, { stage: 'idea' }, 'true'],
  ])('%j with %j is %s', (condition, answers, state) => {
    expect(tests(condition, answers).map((test) => test[3])).toEqual([state]);
  });

  test('asks about the market of the rule, and passes over questions that are asked nowhere', () => {
    const one = company({}, { pathway: 'assumed' });
    expect(one.text.testedAnswers({ pathway: 'assumed' }, 'mu')).toEqual([
      {
        question: 'pathway',
        market: 'mu',
        ask: 'Pathway in the land of Mu?',
        expected: 'assumed',
        answer: 'assumed',
        state: 'true',
      },
    ]);
    expect(one.text.testedAnswers({ pathway: 'assumed' }, 'atlantis')).toMatchObject([
      { market: 'atlantis', state: 'open' },
    ]);
    expect(
      one.text.testedAnswers({ pathway: 'assumed', stage: 'idea' }, null).map(({ question }) => question),
    ).toEqual(['stage']);
    expect(one.text.testedAnswers(undefined, 'mu')).toEqual([]);
  });
});

test('the words of rules are made once for a pack, and said again as they were', () => {
  const { compiled, text } = company({});
  const first = conditionTextOf(compiled.space, pack.markets);
  expect(conditionTextOf(compiled.space, [])).toBe(first);
  const condition = { stage: 'idea' };
  expect(first.testsOf(condition, 'mu')).toBe(first.testsOf(condition, 'mu'));
  const instance = compiled.space.find('stage', null);
  expect(instance && text.option(instance, 'nowhere')).toBe('nowhere');
  expect(instance && text.option(instance, 'not-applicable')).toBe('Does not apply');
});
