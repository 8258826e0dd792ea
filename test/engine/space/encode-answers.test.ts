import { describe, expect, test } from 'vitest';
import { encodeAnswers } from '../../../src/engine/space/encode-answers.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { AnswerFile, AnswerValue } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

/** What is possible at a question of the company, or in Mu: a set for each slot. */
function setsAt(
  question: string,
  answers: AnswerFile['answers'],
  mu: AnswerFile['answers'] = {},
): readonly number[] {
  const { space } = compile(smallPack);
  const sets = encodeAnswers({ answers, markets: { mu } }, space);
  return (space.find(question, 'mu')?.variables ?? []).map((variable) => sets[variable] ?? 0);
}

describe('encoding an answer', () => {
  // Bit 1 is “not applicable”, options follow from bit 2; a choice of a list is 2 for no and 4 for yes.
  test.each<readonly [string, AnswerValue | undefined, readonly number[]]>([
    ['stage', undefined, [14]],
    ['stage', 'dont-know', [14]],
    ['stage', 'idea', [2]],
    ['stage', 'sold', [8]],
    ['stage', 'nowhere', [14]],
    ['stage', { 'one-of': ['idea', 'sold'] }, [10]],
    ['stage', { 'one-of': ['idea', 'nowhere'] }, [2]],
    ['stage', { 'one-of': ['nowhere'] }, [14]],
    ['stage', ['idea', 'sold'], [10]],
    ['stage', { between: [1, 2] }, [14]],
    ['stage', 3, [14]],
    ['needs', undefined, [6, 6]],
    ['needs', 'dont-know', [6, 6]],
    ['needs', [], [2, 2]],
    ['needs', ['funding'], [4, 2]],
    ['needs', ['channel', 'funding'], [4, 4]],
    ['needs', ['nowhere'], [2, 2]],
    ['needs', { 'one-of': ['channel'] }, [2, 6]],
    ['needs', { between: [1, 2] }, [6, 6]],
    ['needs', 'funding', [6, 6]],
    ['runway-months', undefined, [62]],
    ['runway-months', 5, [2]],
    ['runway-months', 6, [4]],
    ['runway-months', 12, [8]],
    ['runway-months', 12.5, [16]],
    ['runway-months', 18, [32]],
    ['runway-months', { between: [5, 12] }, [14]],
    ['runway-months', { between: [5] }, [62]],
    ['runway-months', { between: [] }, [62]],
    ['runway-months', { 'one-of': ['idea'] }, [62]],
    ['runway-months', 'many', [62]],
  ])('%s: %j', (question, value, sets) => {
    expect(setsAt(question, value === undefined ? {} : { [question]: value })).toEqual(sets);
  });

  test('is narrowed by the answers for a market there alone, and by none to unknown questions', () => {
    expect(setsAt('pathway', {}, { pathway: 'assumed' })).toEqual([4]);
    expect(setsAt('pathway', { pathway: 'assumed', nowhere: 'far' })).toEqual([14]);
    const { space } = compile(smallPack);
    const sets = encodeAnswers(
      { answers: {}, markets: { nowhere: { pathway: 'assumed' }, atlantis: { stage: 'idea' } } },
      space,
    );
    expect(sets).toEqual(space.unanswered);
    expect(encodeAnswers({ answers: {} }, space)).toEqual(space.unanswered);
  });
});
