import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/engine/compile/compile.ts';
import { dimensionMeans, scoredQuestions, scoreOf } from '../../../src/engine/compile/question-scores.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Question } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const asked = { section: 'all', ask: '?', why: '…', dimension: 'rights', cites: ['own-judgement'] };
const options = (scores: readonly (number | undefined)[]) =>
  scores.map((score, index) => ({ id: `o${index}`, label: '…', ...(score === undefined ? {} : { score }) }));

const questions: readonly Question[] = [
  {
    ...asked,
    id: 'ladder',
    type: 'one',
    ordered: true,
    options: options([undefined, undefined, undefined, undefined]),
  },
  { ...asked, id: 'bag', type: 'one', options: options([undefined, undefined]) },
  { ...asked, id: 'given', type: 'one', ordered: true, weight: 3, options: options([70, 10, undefined]) },
  { ...asked, id: 'list', type: 'many', options: options([50, undefined, 30, 40]) },
  {
    ...asked,
    id: 'months',
    type: 'number',
    bands: [
      { from: 0, score: 5 },
      { from: 6, score: 60 },
      { from: 12, score: 20 },
    ],
  },
  { ...asked, id: 'bare', type: 'number' },
  { ...asked, id: 'elsewhere', dimension: 'nowhere', type: 'one', options: options([1, 2]) },
];

const pack: Pack = {
  ...smallPack,
  questionnaire: { sections: [], questions },
  readiness: { ...smallPack.readiness, gates: [] },
  entryModes: { modes: [] },
  recommendations: { helpers: [], recommendations: [] },
  markets: [],
};

const scoredNow = () => {
  const { space } = compile(pack);
  return { space, scored: scoredQuestions(pack, space.inScope(null)) };
};

/** The score of one question, given the sets of its slots. */
function scoreWith(question: string, ...sets: readonly number[]) {
  const { space, scored } = scoredNow();
  const one = scored.find(({ instance }) => instance.question.id === question);
  if (one === undefined) throw new Error(`${question} scores nothing`);
  const effective = space.unanswered.slice();
  for (const [offset, set] of sets.entries()) effective[one.instance.variable + offset] = set;
  return scoreOf(one, effective);
}

const score = (low: number, high: number, optional = false) => ({ low, high, optional });

describe('the questions that score', () => {
  test('are those of a dimension, with their weight, and what each value is worth', () => {
    expect(
      scoredNow().scored.map(({ instance, dimension, weight, points }) => [
        instance.question.id,
        dimension,
        weight,
        points,
      ]),
    ).toEqual([
      ['ladder', 1, 1, [0, 0, 33, 67, 100]],
      ['bag', 1, 1, [0, 0, 0]],
      ['given', 1, 3, [0, 70, 10, 100]],
      ['list', 1, 1, [50, 0, 30, 40]],
      ['months', 1, 1, [0, 0, 5, 60, 20]],
      ['bare', 1, 1, [0, 0]],
    ]);
  });
});

describe('the score of an answer', () => {
  test.each<readonly [string, readonly number[], ReturnType<typeof scoreWith>]>([
    ['ladder', [8], score(67, 67)],
    ['ladder', [2 | 8], score(0, 67)],
    ['ladder', [4 | 16], score(33, 100)],
    ['given', [2 | 4], score(10, 70)],
    ['given', [2 | 4 | 8], score(10, 100)],
    ['months', [4], score(5, 5)],
    ['months', [8 | 16], score(20, 60)],
    ['list', [2, 2, 2, 2], score(0, 0)],
    ['list', [4, 4, 2, 2], score(50, 50)],
    ['list', [4, 2, 4, 4], score(100, 100)],
    ['list', [4, 2, 6, 6], score(50, 100)],
    ['list', [6, 6, 6, 2], score(0, 80)],
    ['list', [4, 2, 2, 6], score(50, 90)],
  ])('%s with the sets %j', (question, sets, expected) => {
    expect(scoreWith(question, ...sets)).toEqual(expected);
  });

  test('is nothing where the question does not apply, and may be nothing where it may not', () => {
    expect(scoreWith('ladder', 1)).toBeNull();
    expect(scoreWith('list', 1, 1, 1, 1)).toBeNull();
    expect(scoreWith('ladder', 1 | 8)).toEqual(score(67, 67, true));
    expect(scoreWith('ladder', 1 | 2 | 4)).toEqual(score(0, 33, true));
    expect(scoreWith('list', 1 | 4, 1 | 2, 1 | 6, 1 | 2)).toEqual(score(50, 80, true));
  });
});

test('the scores of a dimension are the weighted mean of what its questions score, where they apply', () => {
  const sets = fc.constantFrom(1, 2, 4, 8, 2 | 4, 2 | 8, 1 | 2, 1 | 4 | 8);
  fc.assert(
    fc.property(fc.array(sets, { minLength: 10, maxLength: 10 }), (effective) => {
      const { scored } = scoredNow();
      const [evidence, rights, money] = dimensionMeans({ scoredQuestions: scored, dimensions: 3 }, effective);
      expect([evidence?.interval, money?.interval]).toEqual([null, null]);
      const scores = scored.flatMap((one) => {
        const found = scoreOf(one, effective);
        return found === null ? [] : [{ ...found, weight: one.weight }];
      });
      const sure = scores.filter(({ optional }) => !optional);
      expect(rights?.optional).toBe(sure.length === 0);
      if (sure.length < scores.length || sure.length === 0) return;
      const total = sure.reduce((sum, { weight }) => sum + weight, 0);
      const mean = (bound: 'low' | 'high') =>
        Math.round(sure.reduce((sum, one) => sum + one[bound] * one.weight, 0) / total);
      expect(rights?.interval).toEqual({ low: mean('low'), high: mean('high') });
    }),
    { numRuns: 200 },
  );
});
