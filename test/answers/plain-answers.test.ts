import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainAnswers } from '../../src/answers/plain-answers.ts';
import { readAnswers } from '../../src/answers/read-answers.ts';
import { openAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../engine/small-pack.ts';

const quick = plainAnswers(smallPack);
const closely = (value: unknown) =>
  readAnswers(JSON.stringify(value), 'answers.json', smallPack, { lenient: false });

describe('the fast check of answers', () => {
  test('takes nothing that reading closely changes or finds fault with', () => {
    const odd = fc.constantFrom<unknown>('idea', 'nowhere', 5, -5, [], ['funding'], ['x'], null, {
      between: [1, 2],
    });
    const wild = fc.record({
      answers: fc.dictionary(fc.constantFrom('stage', 'needs', 'runway-months', 'pathway', 'x'), odd),
      markets: fc.dictionary(
        fc.constantFrom('atlantis', 'nowhere'),
        fc.dictionary(fc.constantFrom('pathway', 'stage'), odd),
      ),
    });
    fc.assert(
      fc.property(fc.oneof(wild, openAnswers(smallPack)), (value) => {
        const taken = quick(value);
        if (taken !== null) expect(closely(value)).toEqual({ answers: taken, diagnostics: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('takes what definite answers there are', () => {
    const answers = {
      answers: { stage: 'idea', needs: ['funding'], 'runway-months': 12 },
      markets: { atlantis: {} },
    };
    expect(quick(answers)).toEqual(answers);
  });

  test.each([
    ['another pack', { pack: { id: 'other', version: '1.0.0' }, answers: {} }],
    ['another version', { pack: { id: 'small', version: '0.9.0' }, answers: {} }],
    ['an option that is not there', { answers: { stage: 'nowhere' } }],
    ['a market that is not there', { answers: {}, markets: { nowhere: {} } }],
    ['a number out of range', { answers: { 'runway-months': 61 } }],
  ])('leaves %s to be read closely', (_, value) => {
    expect(quick(value)).toBeNull();
  });
});
