import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/engine/compile/compile.ts';
import { fastAnswerReader } from '../../../src/engine/fast-answers.ts';
import { answersHiddenQuestion, applicableQuestions } from '../../../src/engine/applicable-questions.ts';
import { titlesOf } from '../../../src/engine/text/titles.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { advice, describedPack } from '../../fixtures/described-pack.ts';

describe('the places of a pack', () => {
  const placed = (pack: Pack, market: string | null) =>
    compile(pack)
      .space.inScope(market)
      .map(({ question, market: own, variable, variableCount, variables }) => [
        question.id,
        own,
        variable,
        variableCount,
        variables,
      ]);

  test('are the questions of the company, then market by market, with slots one after another', () => {
    expect(placed(describedPack, null)).toEqual([
      ['stage', null, 0, 1, [0]],
      ['ip-status', null, 1, 1, [1]],
      ['distributor-terms', null, 2, 1, [2]],
      ['needs', null, 3, 2, [3, 4]],
      ['runway-months', null, 5, 1, [5]],
    ]);
    expect(placed(describedPack, 'atlantis')).toEqual([
      ['pathway', 'atlantis', 6, 1, [6]],
      ['divers', 'atlantis', 7, 1, [7]],
    ]);
    expect(placed(describedPack, 'mu')).toEqual([['pathway', 'mu', 8, 1, [8]]]);
    expect(placed(describedPack, 'nowhere')).toEqual([]);
  });

  test('are found by the id of the question, first in the market, then for the company', () => {
    const { space } = compile(describedPack);
    expect(space.instances).toHaveLength(8);
    expect(space.variableCount).toBe(9);
    expect(space.find('pathway', 'mu')?.variable).toBe(8);
    expect(space.find('stage', 'mu')?.variable).toBe(0);
    expect(space.find('stage', 'nowhere')?.variable).toBe(0);
    expect(space.find('pathway', null)).toBeUndefined();
    expect(space.find('divers', 'mu')).toBeUndefined();
    expect([...space.byQuestion('mu').keys()]).toEqual(['pathway']);
    expect(space.byQuestion('nowhere').size).toBe(0);
  });

  test('hold every answer but “not applicable”, as long as nothing was said', () => {
    expect(compile(describedPack).space.unanswered).toEqual([14, 14, 14, 6, 6, 62, 14, 6, 14]);
  });
});

describe('the questions to ask', () => {
  test('come in words, with the market they are about and whether they apply', () => {
    const questions = applicableQuestions(compile(describedPack), {
      answers: { stage: 'idea' },
      markets: { atlantis: {} },
    });
    expect(questions.map(({ question, ...rest }) => ({ id: question.id, ...rest })).slice(2)).toEqual([
      {
        id: 'distributor-terms',
        market: null,
        marketTitle: null,
        ask: 'Terms?',
        why: 'Because.',
        applies: 'false',
      },
      { id: 'needs', market: null, marketTitle: null, ask: 'Needs?', why: 'Because.', applies: 'true' },
      {
        id: 'runway-months',
        market: null,
        marketTitle: null,
        ask: 'Runway?',
        why: 'Because.',
        applies: 'true',
      },
      {
        id: 'pathway',
        market: 'atlantis',
        marketTitle: 'Atlantis',
        ask: 'Pathway in the sunken land?',
        why: 'Because.',
        applies: 'true',
      },
      {
        id: 'divers',
        market: 'atlantis',
        marketTitle: 'Atlantis',
        ask: 'Have you divers in the sunken land?',
        why: 'They know the sunken land.',
        applies: 'true',
      },
    ]);
  });

  test.each<readonly [string, AnswerFile['answers'], boolean]>([
    ['a question that applies', { stage: 'sold', 'distributor-terms': 'none' }, false],
    ['a question that may apply', { 'distributor-terms': 'none' }, false],
    ['a question that does not apply', { stage: 'idea', 'distributor-terms': 'none' }, true],
    [
      'a question that does not apply by “don’t know”',
      { stage: 'idea', 'distributor-terms': 'dont-know' },
      true,
    ],
    ['no question that does not apply', { stage: 'idea' }, false],
  ])('report where answers are hidden: %s', (_, answers, hidden) => {
    const compiled = compile(smallPack);
    const plain = fastAnswerReader(compiled)({ answers });
    expect(plain && answersHiddenQuestion(compiled, plain)).toBe(hidden);
  });
});

describe('a question by id', () => {
  test('has a title, of two with the same id that of the first', () => {
    const [atlantis, mu] = describedPack.markets;
    if (atlantis === undefined || mu === undefined) throw new Error('there are two markets');
    const school = { id: 'diving-school', title: 'Another school', what: '…', cites: ['told'] };
    const pack = {
      ...describedPack,
      markets: [
        atlantis,
        { ...mu, helpers: [school], recommendations: [advice('hire-divers', { title: 'Others' })] },
      ],
    };
    const { helpers, recommendations, barrierKinds } = titlesOf(pack);
    expect([...helpers.values()].map(({ id, title }) => [id, title])).toEqual([
      ['diving-school', 'School of {market}'],
      ['cluster', 'Cluster'],
    ]);
    expect(recommendations.get('hire-divers')).toBe('Hire divers for {market}');
    expect(recommendations.get('file-patent')).toBe('File');
    expect([...barrierKinds].toSorted()).toEqual([
      ['language', 'Language'],
      ['regulation', 'Regulation'],
    ]);
    expect(titlesOf(pack)).toBe(titlesOf(pack));
  });
});
