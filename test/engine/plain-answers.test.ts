import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/answers/read-answers.ts';
import { answerSets } from '../../src/engine/answer-sets.ts';
import { compile } from '../../src/engine/compile.ts';
import { plainAnswers } from '../../src/engine/plain-answers.ts';
import { openAnswers } from './answer-arbitraries.ts';
import { smallPack } from './small-pack.ts';

const compiled = compile(smallPack);
const plainly = plainAnswers(compiled);
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
        const taken = plainly(value);
        if (taken === null) return;
        expect(closely(value)).toEqual({ answers: taken.answers, diagnostics: [] });
        expect(taken.sets).toEqual(answerSets(taken.answers, compiled.layout));
      }),
      { numRuns: 500 },
    );
  });

  test('takes what definite answers there are', () => {
    const answers = {
      answers: { stage: 'idea', needs: ['funding'], 'runway-months': 12 },
      markets: { atlantis: {} },
    };
    expect(plainly(answers)?.answers).toEqual(answers);
  });

  test.each([
    ['another pack', { pack: { id: 'other', version: '1.0.0' }, answers: {} }],
    ['another version', { pack: { id: 'small', version: '0.9.0' }, answers: {} }],
    ['an option that is not there', { answers: { stage: 'nowhere' } }],
    ['a market that is not there', { answers: {}, markets: { nowhere: {} } }],
    ['a number out of range', { answers: { 'runway-months': 61 } }],
  ])('leaves %s to be read closely', (_, value) => {
    expect(plainly(value)).toBeNull();
  });
});
