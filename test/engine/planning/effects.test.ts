import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/engine/compile/compile.ts';
import { applyImprovements, improvementsOf, progressOf } from '../../../src/engine/planning/effects.ts';
import type { AnswerFile, Question, Recommendation } from '../../../src/schema/types.ts';
import { evaluated } from '../evaluated.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { advice } from '../../fixtures/described-pack.ts';

/** Where the answers of a company stand against a target in Mu. */
function progress(
  improves: NonNullable<Recommendation['improves']>,
  answers: AnswerFile['answers'],
  mu = {},
): readonly string[] {
  const { compiled, evaluation } = evaluated(smallPack, { answers, markets: { mu } });
  return improvementsOf(advice('it', { improves }), 'mu', compiled.space).map((one) =>
    progressOf(one, evaluation.effective),
  );
}

/** The states of stage, protection, terms, choices, runway and pathway in Mu once a recommendation is followed. */
function after(
  improves: NonNullable<Recommendation['improves']>,
  answers: AnswerFile['answers'],
  mu = {},
): readonly number[] {
  const { compiled, evaluation } = evaluated(smallPack, { answers, markets: { mu } });
  const { space } = compiled;
  const sets = applyImprovements(evaluation.raw, improvementsOf(advice('it', { improves }), 'mu', space));
  return [...space.inScope(null), ...space.inScope('mu')].flatMap(({ variables }) =>
    variables.map((variable) => sets[variable] ?? 0),
  );
}

describe('progress towards a target', () => {
  test.each([
    ['idea', 'below'],
    ['trial', 'reached'],
    ['sold', 'reached'],
    ['dont-know', 'unknown'],
    [{ 'one-of': ['trial', 'sold'] }, 'reached'],
    [{ 'one-of': ['idea', 'sold'] }, 'unknown'],
  ])('compares an ordered answer with its target: %j is %s', (stage, expected) => {
    expect(progress({ stage: 'trial' }, { stage })).toEqual([expected]);
  });

  test.each([
    [5, 'below'],
    [17, 'below'],
    [18, 'reached'],
    [60, 'reached'],
    [{ between: [0, 17] }, 'below'],
    [{ between: [17, 18] }, 'unknown'],
    [{ between: [18, 20] }, 'reached'],
  ])('compares a number with its target: %j is %s', (runway, expected) => {
    expect(progress({ 'runway-months': 18 }, { 'runway-months': runway })).toEqual([expected]);
  });

  test.each([
    [['channel'], 'reached'],
    [['funding'], 'below'],
    [{ 'one-of': ['channel'] }, 'unknown'],
    ['dont-know', 'unknown'],
  ])('compares a choice of a list with its target: %j is %s', (needs, expected) => {
    expect(progress({ needs: 'channel' }, { needs })).toEqual([expected]);
  });

  test('an unordered option reaches only itself', () => {
    const options = ['alone', 'shared', 'sold'].map((id) => ({ id, label: id }));
    const cites = ['own-judgement'];
    const use: Question = { id: 'use', section: 'all', ask: 'Use?', why: '…', type: 'one', options, cites };
    const { space } = compile({
      ...smallPack,
      questionnaire: { ...smallPack.questionnaire, questions: [...smallPack.questionnaire.questions, use] },
    });
    const [improvement] = improvementsOf(advice('it', { improves: { use: 'shared' } }), null, space);
    expect(improvement).toMatchObject({ target: 4, reached: 4, to: 'shared' });
  });

  test('a question that does not apply, or may not, does not count', () => {
    expect(progress({ 'distributor-terms': 'draft' }, { stage: 'idea' })).toEqual(['not-applicable']);
    const perhaps = { stage: { 'one-of': ['trial', 'sold'] } };
    expect(progress({ 'distributor-terms': 'draft' }, { ...perhaps, 'distributor-terms': 'none' })).toEqual([
      'unknown',
    ]);
    expect(progress({ 'distributor-terms': 'draft' }, { ...perhaps, 'distributor-terms': 'signed' })).toEqual(
      ['reached'],
    );
  });

  test("uses the market's own question, and skips a question of no market", () => {
    expect(
      progress({ pathway: 'confirmed', stage: 'trial' }, { stage: 'idea' }, { pathway: 'confirmed' }),
    ).toEqual(['reached', 'below']);
    expect(progress({ nowhere: 'far', stage: 'trial' }, { stage: 'idea' })).toEqual(['below']);
    const { space } = compile(smallPack);
    expect(improvementsOf(advice('it', { improves: { pathway: 'confirmed' } }), null, space)).toEqual([]);
  });
});

describe('following a recommendation', () => {
  // Options have the bits 2, 4, 8; each choice of a list is 2 for no and 4 for yes; months are cut at 6, 12 and 18.
  const answers = {
    stage: 'idea',
    'ip-status': 'none',
    'distributor-terms': 'none',
    needs: [],
    'runway-months': 3,
  };
  const before = [2, 2, 2, 2, 2, 2, 2];

  test('raises what is below to its target, and nothing else', () => {
    const mu = { pathway: 'unknown' };
    expect(after({}, answers, mu)).toEqual(before);
    expect(after({ stage: 'trial', pathway: 'confirmed' }, answers, mu)).toEqual([4, 2, 2, 2, 2, 2, 8]);
    expect(after({ needs: 'channel' }, answers, mu)).toEqual([2, 2, 2, 2, 4, 2, 2]);
    expect(after({ 'runway-months': 6 }, answers, mu)).toEqual([2, 2, 2, 2, 2, 4, 2]);
  });

  test('keeps what is beyond its target, and of open answers those that are', () => {
    const mu = { pathway: { 'one-of': ['unknown', 'confirmed'] } };
    expect(after({ stage: 'trial', pathway: 'assumed' }, { ...answers, stage: 'sold' }, mu)).toEqual([
      8, 2, 2, 2, 2, 2, 8,
    ]);
    expect(after({ stage: 'trial' }, { ...answers, stage: 'dont-know' }, { pathway: 'unknown' })[0]).toBe(12);
  });
});
