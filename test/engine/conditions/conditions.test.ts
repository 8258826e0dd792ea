import { describe, expect, test } from 'vitest';
import { allConditions, allQuestions, allRecommendations } from '../../../src/rule-pack/traverse.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { toFormula } from '../../../src/engine/conditions/to-formula.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Condition } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { advice, describedPack } from '../../fixtures/described-pack.ts';
import { testsOf, partsOf, isComparison } from '../../../src/rule-pack/condition.ts';

test('a test is a comparison where it is neither an option nor a list of them', () => {
  expect(isComparison('idea')).toBe(false);
  expect(isComparison(['idea'])).toBe(false);
  expect(isComparison({ includes: 'funding' })).toBe(true);
  expect(isComparison({})).toBe(true);
});

test('a condition is taken apart into its own tests and the conditions within it', () => {
  const condition: Condition = {
    stage: 'idea',
    all: [{ a: 'x' }],
    any: [{ b: 'x' }, { c: 'x' }],
    not: { d: 'x' },
    needs: { includes: 'funding' },
  };
  expect(testsOf(condition)).toEqual([
    ['stage', 'idea'],
    ['needs', { includes: 'funding' }],
  ]);
  expect(partsOf(condition)).toEqual([{ a: 'x' }, { b: 'x' }, { c: 'x' }, { d: 'x' }]);
  expect([testsOf({}), partsOf({})]).toEqual([[], []]);
});

describe('entries of a pack', () => {
  test('are questions and recommendations of all and of single markets', () => {
    expect(allQuestions(describedPack).map(({ id }) => id)).toEqual([
      ...smallPack.questionnaire.questions.map(({ id }) => id),
      'divers',
    ]);
    expect(allRecommendations(describedPack).at(-1)?.id).toBe('hire-divers');
    expect(allRecommendations(smallPack)).toEqual(smallPack.recommendations.recommendations);
  });

  test('are conditions wherever a rule may have one', () => {
    const named = (id: string): Condition => ({ [id]: 'x' });
    const cites = ['own-judgement'];
    const rule = (id: string) => ({ id, when: named(id), because: '…', cites });
    const factor = (id: string) => ({ ...rule(id), weight: 'for' as const, evidence: 'derived' as const });
    const question = { id: 'q', section: 'all', ask: '?', why: '…', type: 'number' as const, cites };
    const pack: Pack = {
      ...smallPack,
      questionnaire: { sections: [], questions: [question, { ...question, 'show-when': named('shown') }] },
      readiness: { dimensions: [], gates: [{ ...rule('gate'), title: '…' }] },
      recommendations: {
        helpers: [],
        recommendations: [advice('plain'), advice('it', { when: named('recommended') })],
      },
      entryModes: {
        modes: [
          {
            id: 'm',
            title: '…',
            means: '…',
            requires: [rule('required')],
            factors: [factor('factor')],
            then: [
              { mode: 'n', because: '…', cites },
              { mode: 'n', because: '…', when: named('route'), cites },
            ],
            cites,
          },
          { id: 'n', title: '…', means: '…', requires: [], factors: [], cites },
        ],
      },
      markets: [
        {
          id: 'mu',
          title: '…',
          summary: '…',
          facts: [],
          barriers: [
            { id: 'plain', title: '…', kind: 'x', severity: 'low', why: '…', cites },
            {
              id: 'b',
              title: '…',
              kind: 'x',
              severity: 'low',
              why: '…',
              'applies-when': named('applies'),
              'reduced-by': [{ when: named('reduced'), by: 1, because: '…' }],
              cites,
            },
          ],
          fit: [factor('fit')],
          'entry-modes': [
            { mode: 'm' },
            { mode: 'n', requires: [rule('here')], factors: [factor('factor-here')] },
          ],
          questions: [{ ...question, 'show-when': named('shown-here') }],
          recommendations: [advice('there', { when: named('recommended-here') })],
        },
        { id: 'lemuria', title: '…', summary: '…', facts: [], barriers: [], fit: [] },
      ],
    };
    const found = allConditions(pack).flatMap((condition) => Object.keys(condition));
    expect(found.toSorted()).toEqual(
      [
        'shown',
        'gate',
        'recommended',
        'required',
        'factor',
        'route',
        'applies',
        'reduced',
        'fit',
        'here',
        'factor-here',
        'shown-here',
        'recommended-here',
      ].toSorted(),
    );
  });
});

describe('a condition as a formula', () => {
  const { space } = compile(smallPack);
  const formula = (condition: Condition | undefined, market: string | null = null) =>
    toFormula(condition, market, space);
  const test1 = (variable: number, mask: number, full = 15) => ({ kind: 'test', variable, mask, full });

  // Slots: stage 0, protection 1, terms 2, needs 3 and 4, runway 5, pathway in Atlantis 6 and in Mu 7.
  test.each<readonly [Condition, unknown]>([
    [{ stage: 'trial' }, test1(0, 4)],
    [{ stage: ['idea', 'sold'] }, test1(0, 10)],
    [{ stage: 'not-applicable' }, test1(0, 1)],
    [{ stage: ['not-applicable', 'idea'] }, test1(0, 3)],
    [{ stage: 'nowhere' }, { kind: 'constant', value: false }],
    [{ stage: { 'at-least': 'trial' } }, test1(0, 12)],
    [{ stage: { 'more-than': 'trial' } }, test1(0, 8)],
    [{ stage: { 'at-most': 'trial' } }, test1(0, 6)],
    [{ stage: { 'less-than': 'trial' } }, test1(0, 2)],
    [{ stage: { 'at-least': 'trial', 'less-than': 'sold' } }, test1(0, 4)],
    [{ stage: {} }, test1(0, 14)],
    [{ not: { stage: { 'at-least': 'trial' } } }, test1(0, 3)],
    [{ needs: { includes: 'channel' } }, test1(4, 4, 7)],
    [
      { needs: { includes: ['funding', 'channel'] } },
      { kind: 'any', parts: [test1(3, 4, 7), test1(4, 4, 7)] },
    ],
    [{ needs: 'not-applicable' }, test1(3, 1, 7)],
    [{ needs: {} }, { kind: 'constant', value: false }],
    [{ 'runway-months': { 'at-least': 6 } }, test1(5, 60, 63)],
    [{ 'runway-months': { 'more-than': 12 } }, test1(5, 48, 63)],
    [{ 'runway-months': { 'at-most': 12 } }, test1(5, 14, 63)],
    [{ 'runway-months': { 'less-than': 6 } }, test1(5, 2, 63)],
    [{ 'runway-months': 'not-applicable' }, test1(5, 1, 63)],
    [{}, { kind: 'constant', value: true }],
    [{ any: [] }, { kind: 'constant', value: false }],
    [{ all: [] }, { kind: 'constant', value: true }],
    [
      { all: [{ stage: 'idea' }], any: [{ 'ip-status': 'none' }, { needs: { includes: 'channel' } }] },
      { kind: 'all', parts: [test1(0, 2), { kind: 'any', parts: [test1(1, 2), test1(4, 4, 7)] }] },
    ],
  ])('%j', (condition, expected) => {
    expect(formula(condition)).toEqual(expected);
  });

  test('asks the question of the market, where there is one', () => {
    expect(formula({ pathway: 'unknown' }, 'atlantis')).toEqual(test1(6, 2));
    expect(formula({ pathway: 'unknown' }, 'mu')).toEqual(test1(7, 2));
    expect(formula({ stage: 'idea' }, 'mu')).toEqual(test1(0, 2));
  });

  test('always holds where there is none', () => {
    expect(formula(undefined)).toEqual({ kind: 'constant', value: true });
  });

  test('cannot be made of a question that there is not', () => {
    expect(() => formula({ nowhere: 'far' })).toThrow('rule about the unknown question nowhere');
    expect(() => formula({ pathway: 'unknown' })).toThrow('rule about the unknown question pathway');
  });
});
