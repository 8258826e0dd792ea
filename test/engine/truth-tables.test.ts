import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { AnswerFile, AnswerValue, Condition } from '../../src/schema/types.ts';
import { gate, withGates } from '../fixtures/small-pack.ts';

/** The state of a condition, seen through a gate; gates that do not hold are left out of an assessment. */
function stateOf(condition: Condition, answers: AnswerFile['answers']): string {
  const { readiness } = assess(compile(withGates([gate(condition)])), { answers });
  return readiness.gates[0]?.state ?? 'false';
}

const hidden = { stage: 'idea' };
const perhapsHidden = { stage: { 'one-of': ['trial', 'sold'] } };

describe('a test on a set (docs/truth-tables.md)', () => {
  const tests: readonly Condition[] = [
    { 'distributor-terms': 'draft' },
    { 'distributor-terms': ['draft', 'signed'] },
    { 'distributor-terms': { 'at-least': 'draft' } },
    { not: { 'distributor-terms': 'none' } },
    { 'distributor-terms': 'not-applicable' },
  ];
  const sold = { stage: 'sold' };
  const rows: readonly (readonly [string, AnswerFile['answers'], readonly string[]])[] = [
    ['none', { ...sold, 'distributor-terms': 'none' }, ['false', 'false', 'false', 'false', 'false']],
    ['draft', { ...sold, 'distributor-terms': 'draft' }, ['true', 'true', 'true', 'true', 'false']],
    ['signed', { ...sold, 'distributor-terms': 'signed' }, ['false', 'true', 'true', 'true', 'false']],
    [
      'draft or signed',
      { ...sold, 'distributor-terms': { 'one-of': ['draft', 'signed'] } },
      ['open', 'true', 'true', 'true', 'false'],
    ],
    ['not answered', sold, ['open', 'open', 'open', 'open', 'false']],
    ['don’t know', { ...sold, 'distributor-terms': 'dont-know' }, ['open', 'open', 'open', 'open', 'false']],
    ['hidden', { ...hidden, 'distributor-terms': 'signed' }, ['false', 'false', 'false', 'true', 'true']],
    [
      'may be hidden, else signed',
      { ...perhapsHidden, 'distributor-terms': 'signed' },
      ['false', 'open', 'open', 'true', 'open'],
    ],
  ];
  it.each(rows)('%s', (_, answers, expected) => {
    expect(tests.map((test) => stateOf(test, answers))).toEqual(expected);
  });

  it.each<readonly [AnswerValue, Condition, string]>([
    [5, { 'runway-months': { 'less-than': 6 } }, 'true'],
    [6, { 'runway-months': { 'less-than': 6 } }, 'false'],
    [6, { 'runway-months': { 'at-most': 6 } }, 'true'],
    [6, { 'runway-months': { 'more-than': 6 } }, 'false'],
    [7, { 'runway-months': { 'more-than': 6 } }, 'true'],
    [6.5, { 'runway-months': { 'at-most': 6 } }, 'false'],
    [{ between: [3, 5] }, { 'runway-months': { 'less-than': 6 } }, 'true'],
    [{ between: [3, 6] }, { 'runway-months': { 'less-than': 6 } }, 'open'],
    [9, { 'runway-months': { 'at-least': 6, 'less-than': 12 } }, 'true'],
    ['dont-know', { 'runway-months': { 'at-least': 6 } }, 'open'],
  ])('a number %j against %j is %s', (answer, condition, expected) => {
    expect(stateOf(condition, { 'runway-months': answer })).toBe(expected);
  });

  it.each<readonly [AnswerValue, Condition, string]>([
    [['funding'], { needs: { includes: 'funding' } }, 'true'],
    [['funding'], { needs: { includes: 'channel' } }, 'false'],
    [['funding'], { needs: { includes: ['channel', 'funding'] } }, 'true'],
    [[], { needs: { includes: ['channel', 'funding'] } }, 'false'],
    ['dont-know', { needs: { includes: 'funding' } }, 'open'],
    [['funding'], { all: [{ needs: { includes: 'funding' } }, { needs: { includes: 'channel' } }] }, 'false'],
  ])('several choices %j against %j is %s', (answer, condition, expected) => {
    expect(stateOf(condition, { needs: answer })).toBe(expected);
  });
});

describe('joining tests', () => {
  /** Answers under which `stage: sold` and `ip-status: granted` have the wanted states. */
  const answersFor = (a: string, b: string): AnswerFile['answers'] => ({
    stage: { true: 'sold', false: 'idea', open: 'dont-know' }[a] ?? '',
    'ip-status': { true: 'granted', false: 'none', open: 'dont-know' }[b] ?? '',
  });
  const first: Condition = { stage: 'sold' };
  const second: Condition = { 'ip-status': 'granted' };
  it.each([
    ['true', 'true', 'true', 'true', 'false'],
    ['true', 'false', 'false', 'true', 'false'],
    ['true', 'open', 'open', 'true', 'false'],
    ['false', 'true', 'false', 'true', 'true'],
    ['false', 'false', 'false', 'false', 'true'],
    ['false', 'open', 'false', 'open', 'true'],
    ['open', 'true', 'open', 'true', 'open'],
    ['open', 'false', 'false', 'open', 'open'],
    ['open', 'open', 'open', 'open', 'open'],
  ])('%s and %s: all %s, any %s, not the first %s', (a, b, all, any, not) => {
    const answers = answersFor(a, b);
    expect(stateOf({ all: [first, second] }, answers)).toBe(all);
    expect(stateOf({ stage: 'sold', 'ip-status': 'granted' }, answers)).toBe(all);
    expect(stateOf({ any: [first, second] }, answers)).toBe(any);
    expect(stateOf({ not: first }, answers)).toBe(not);
  });

  it.each<readonly [string, Condition, AnswerFile['answers'], string]>([
    [
      'any covers every option',
      { any: [{ 'ip-status': 'none' }, { 'ip-status': { 'at-least': 'filed' } }] },
      {},
      'true',
    ],
    ['all leaves no option', { all: [{ 'ip-status': 'none' }, { 'ip-status': 'granted' }] }, {}, 'false'],
    [
      'both branches need what is known',
      {
        any: [
          { 'ip-status': 'none', stage: 'sold' },
          { 'ip-status': { 'at-least': 'filed' }, stage: 'sold' },
        ],
      },
      { stage: 'sold' },
      'true',
    ],
    [
      'one option is left out',
      {
        any: [
          { 'ip-status': 'none', stage: 'sold' },
          { 'ip-status': 'granted', stage: 'sold' },
        ],
      },
      { stage: 'sold' },
      'open',
    ],
    [
      'an option of a list and its opposite',
      {
        any: [{ needs: { includes: 'funding' }, stage: 'sold' }, { not: { needs: { includes: 'funding' } } }],
      },
      { stage: 'sold' },
      'true',
    ],
  ])('a condition whose branches agree is decided: %s', (_, condition, answers, expected) => {
    expect(stateOf(condition, answers)).toBe(expected);
  });
});
