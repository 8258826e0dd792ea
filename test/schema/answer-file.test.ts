import { describe, expect, it } from 'vitest';
import { answerTo } from '../../src/schema/answer-file.ts';

describe('the answer to a question', () => {
  const file = { answers: { stage: 'idea', pathway: 'no' }, markets: { mu: { pathway: 'assumed' } } };

  it('is the one for the company, or the one for the market', () => {
    expect(answerTo(file, { question: 'stage', market: null })).toBe('idea');
    expect(answerTo(file, { question: 'pathway', market: 'mu' })).toBe('assumed');
  });

  it('is undefined without an answer in that scope', () => {
    expect(answerTo({ answers: {} }, { question: 'stage', market: null })).toBeUndefined();
    expect(answerTo({ answers: file.answers }, { question: 'pathway', market: 'mu' })).toBeUndefined();
    expect(answerTo(file, { question: 'pathway', market: 'atlantis' })).toBeUndefined();
  });

  it('is never a property that every object has', () => {
    expect(answerTo(file, { question: 'toString', market: null })).toBeUndefined();
  });
});
