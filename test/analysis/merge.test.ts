import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { AnswerFile } from '../../src/schema/types.ts';
import { merge } from '../../src/analysis/merge/merge.ts';
import { concreteAnswers, openAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const compiled = compile(smallPack);
const smallAnswers = openAnswers(smallPack);
const market = smallPack.markets[0]?.id ?? '';
const person = (name: string, answers: AnswerFile) => ({ name, answers });
const ceo = person('CEO', {
  answers: { stage: 'sold', 'ip-status': 'filed', needs: ['channel'], 'runway-months': 18 },
  markets: { [market]: {} },
});
const other = (answers: AnswerFile['answers']) =>
  person('Regulation', { answers: { ...ceo.answers.answers, ...answers }, markets: { [market]: {} } });

describe('merging answers', () => {
  test('keeps unanimous answers, and turns differing ones into the set of both, with a note of who said what', () => {
    const { answers, shared, agreed, agenda } = merge(compiled, [ceo, other({ stage: 'trial' })], []);
    expect(answers.answers).toMatchObject({ stage: { 'one-of': ['trial', 'sold'] }, 'ip-status': 'filed' });
    expect([shared, agreed]).toEqual([4, 3]);
    expect(agenda.map(({ question }) => question)).toEqual(['stage']);
    expect(answers.notes).toEqual([{ question: 'stage', text: 'CEO: sold. Regulation: trial.' }]);
  });

  test('numbers become a range, and lists the options that anybody named', () => {
    const { answers } = merge(compiled, [ceo, other({ 'runway-months': 6, needs: ['funding'] })], []);
    expect(answers.answers['runway-months']).toEqual({ between: [6, 18] });
    expect(answers.answers['needs']).toEqual({ 'one-of': ['funding', 'channel'] });
  });

  test('takes the answer of the respondent who knows', () => {
    const { answers, agenda } = merge(compiled, [ceo, other({ stage: 'dont-know' })], []);
    expect(answers.answers['stage']).toBe('sold');
    expect(agenda).toEqual([]);
  });

  test('puts decisive questions first on the agenda', () => {
    const { agenda } = merge(compiled, [ceo, other({ stage: 'idea', 'ip-status': 'granted' })], []);
    expect(agenda[0]).toMatchObject({ question: 'stage', decides: 'recommendation' });
    expect(agenda).toHaveLength(2);
  });

  test('moves agreed questions from the agenda to the answers', () => {
    const agreed = [{ question: 'stage', market: null, value: 'trial' }];
    const { answers, agenda, settled } = merge(compiled, [ceo, other({ stage: 'idea' })], agreed);
    expect(answers.answers['stage']).toBe('trial');
    expect(agenda).toEqual([]);
    expect(settled).toMatchObject([{ question: 'stage', agreed: 'trial' }]);
    expect(answers.notes?.[0]?.text).toBe('CEO: sold. Regulation: idea. Agreed.');
  });

  test('a file merged with itself says the same', () => {
    fc.assert(
      fc.property(smallAnswers, (answers) => {
        const { answers: joined, agenda } = merge(compiled, [person('a', answers), person('b', answers)], []);
        expect(agenda).toEqual([]);
        expect(assess(compiled, joined).readiness).toEqual(assess(compiled, answers).readiness);
      }),
    );
  });

  test('the order of people changes nothing but their order', () => {
    fc.assert(
      fc.property(smallAnswers, smallAnswers, (one, two) => {
        const [a, b] = [person('a', one), person('b', two)];
        const [forth, back] = [merge(compiled, [a, b], []), merge(compiled, [b, a], [])];
        expect(back.answers.answers).toEqual(forth.answers.answers);
        expect(back.range).toEqual(forth.range);
        expect(back.agenda.map(({ question, decides, points }) => [question, decides, points])).toEqual(
          forth.agenda.map(({ question, decides, points }) => [question, decides, points]),
        );
      }),
    );
  });

  test('the range holds the result of each person', () => {
    const certain = concreteAnswers(smallPack);
    fc.assert(
      fc.property(certain, certain, (one, two) => {
        const { range, respondents } = merge(compiled, [person('a', one), person('b', two)], []);
        for (const { readiness } of respondents) {
          expect(readiness.low).toBeGreaterThanOrEqual(range.readiness.low);
          expect(readiness.high).toBeLessThanOrEqual(range.readiness.high);
        }
      }),
    );
  });
});
