import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/answers/parse.ts';
import { encodeAnswers } from '../../src/engine/space/encode-answers.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { fastAnswerReader } from '../../src/engine/fast-answers.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import { openAnswers } from './answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const note = { question: 'stage', text: 'Since May.' };
const whole = {
  company: 'Acme',
  respondent: 'Ada',
  date: '2026-11-26',
  answers: { stage: 'idea', needs: ['funding'], 'runway-months': 12 },
  markets: { mu: { pathway: 'assumed' } },
  notes: [note],
};
/** With a number that has no bounds. */
const withStaff: Pack = {
  ...smallPack,
  questionnaire: {
    ...smallPack.questionnaire,
    questions: [
      ...smallPack.questionnaire.questions,
      { id: 'staff', section: 'all', ask: '?', why: '…', type: 'number', cites: ['own-judgement'] },
    ],
  },
};

const compiled = compile(smallPack);
const plainly = fastAnswerReader(compiled);
const closely = (value: unknown) =>
  readAnswers(JSON.stringify(value), 'answers.json', smallPack, { lenient: false });

describe('the fast check of answers', () => {
  test('accepts nothing that the full parser changes or rejects', () => {
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
        expect(taken.sets).toEqual(encodeAnswers(taken.answers, compiled.space));
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

  test.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['nothing at all', { answers: {} }],
    ['a whole file', { ...whole }],
    ['the pack that it is for', { pack: { id: 'small', version: '1.0.0' }, answers: {} }],
    ['“don’t know”', { answers: { stage: 'dont-know', needs: 'dont-know', 'runway-months': 'dont-know' } }],
    ['no choice of a list, and all', { answers: { needs: [] }, markets: {} }],
    ['every choice of a list', { answers: { needs: ['channel', 'funding'] } }],
    ['the least and the most of a number', { answers: { 'runway-months': 0 } }],
    ['the most of a number', { answers: { 'runway-months': 60 } }],
    ['a number without bounds', { answers: { staff: 1e9 } }],
    ['a number below zero, without bounds', { answers: { staff: -5 } }],
    ['answers for markets', { answers: {}, markets: { mu: { pathway: 'assumed' }, atlantis: {} } }],
    [
      'notes on questions of the company and of markets',
      { answers: {}, notes: [note, { ...note, question: 'pathway', market: 'mu' }] },
    ],
  ])('takes %s, with the sets that it leaves', (_, value) => {
    const plain = fastAnswerReader(compile(withStaff))(value);
    expect(plain?.answers).toEqual(value);
    expect(plain?.sets).toEqual(encodeAnswers({ answers: {}, ...value }, compile(withStaff).space));
  });

  test('starts from nothing said for each company', () => {
    const read = fastAnswerReader(compile(smallPack));
    read({ answers: { stage: 'idea', needs: ['funding'] }, markets: { mu: { pathway: 'assumed' } } });
    expect(read({ answers: {} })?.sets).toEqual(compile(smallPack).space.unanswered);
  });

  test.each<readonly [string, unknown]>([
    ['what is no object', 'answers'],
    ['nothing', null],
    ['nothing defined', undefined],
    ['a list', []],
    ['a file without answers', {}],
    ['answers that are nothing', { answers: null }],
    ['answers that are a list', { answers: [] }],
    ['answers that are a text', { answers: 'idea' }],
    ['markets that are nothing', { answers: {}, markets: null }],
    ['markets that are a list', { answers: {}, markets: [] }],
    ['markets that are a text', { answers: {}, markets: 'mu' }],
    ['a market whose answers are nothing', { answers: {}, markets: { mu: null } }],
    ['a market whose answers are a list', { answers: {}, markets: { mu: [] } }],
    ['a question that is asked of markets', { answers: { pathway: 'assumed' } }],
    ['a question that is asked of the company', { answers: {}, markets: { mu: { stage: 'idea' } } }],
    ['a question that is not there', { answers: { nowhere: 'far' } }],
    ['an option that is a number', { answers: { stage: 3 } }],
    ['an option that is nothing', { answers: { stage: null } }],
    ['one of several options', { answers: { stage: { 'one-of': ['idea'] } } }],
    ['an option in a list', { answers: { stage: ['idea'] } }],
    ['“not applicable”', { answers: { stage: 'not-applicable' } }],
    ['a choice twice', { answers: { needs: ['funding', 'funding'] } }],
    ['a choice that is not there', { answers: { needs: ['nowhere'] } }],
    ['a choice that is a number', { answers: { needs: [0] } }],
    ['a choice that is no list', { answers: { needs: 'funding' } }],
    ['several choices perhaps', { answers: { needs: { 'one-of': ['funding'] } } }],
    ['a number below the least', { answers: { 'runway-months': -1 } }],
    ['a number that is none', { answers: { 'runway-months': NaN } }],
    ['a number without end', { answers: { staff: Infinity } }],
    ['a number without end below', { answers: { staff: -Infinity } }],
    ['a number in words', { answers: { 'runway-months': '5' } }],
    ['a range of numbers', { answers: { 'runway-months': { between: [1, 2] } } }],
    ['a key that is not of the format', { answers: {}, colour: 'red' }],
    ['a company that is no text', { answers: {}, company: 5 }],
    [
      'a note on a question that is not there',
      { answers: {}, notes: [note, { ...note, question: 'nowhere' }] },
    ],
    ['a note on a question of the company for a market', { answers: {}, notes: [{ ...note, market: 'mu' }] }],
    [
      'a note on a question of a market for the company',
      { answers: {}, notes: [{ ...note, question: 'pathway' }] },
    ],
    ['a note without a text', { answers: {}, notes: [{ question: 'stage' }] }],
  ])('leaves %s to be read closely', (_, value) => {
    expect(fastAnswerReader(compile(withStaff))(value)).toBeNull();
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
