import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import { compare } from '../../src/analysis/compare/compare.ts';
import { openAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const rules = compile(smallPack);
const smallAnswers = openAnswers(smallPack);
/** The same questions, of which one weighs more. */
const newer: Pack = {
  ...smallPack,
  hash: 'newer',
  manifest: { ...smallPack.manifest, version: '2.0.0' },
  questionnaire: {
    ...smallPack.questionnaire,
    questions: smallPack.questionnaire.questions.map((question) =>
      question.id === 'ip-status' ? { ...question, weight: 5 } : question,
    ),
  },
};
const newerRules = compile(newer);

describe('comparing a company with itself a year ago', () => {
  test('under the same rules, every change comes from the company', () => {
    const then = assess(rules, { date: '2025-01-01', answers: { stage: 'idea' } });
    const now = assess(rules, { date: '2026-01-01', answers: { stage: 'sold' } });
    const result = compare(then, then, now);
    expect(result.shares).toEqual({ kind: 'same-rules' });
    expect(result.then.date).toBe('2025-01-01');
    expect(result.whole.readiness.before).not.toEqual(result.whole.readiness.after);
  });

  test('an action whose answers are there now is done, also where doing it made it no longer apply', () => {
    const then = assess(rules, { answers: { stage: 'sold', 'ip-status': 'none' } });
    const [first] = then.plan.actions.filter(({ changes }) =>
      changes.some(({ question }) => question === 'ip-status'),
    );
    expect(first).toBeDefined();
    const now = assess(rules, { answers: { stage: 'sold', 'ip-status': 'granted' } });
    const fates = compare(then, then, now).actions;
    expect(fates.find(({ key }) => key === first?.key)).toMatchObject({ fate: 'done', reason: null });
    expect(fates).toHaveLength(then.plan.actions.length);
  });

  test('the shares of rules and company add up to the whole', () => {
    fc.assert(
      fc.property(smallAnswers, smallAnswers, (before, after) => {
        const result = compare(assess(rules, before), assess(newerRules, before), assess(newerRules, after));
        if (result.shares.kind !== 'known') throw new Error('the shares are known');
        const { whole, rules: ofRules, company } = result.shares.readiness;
        expect(ofRules + company).toBeCloseTo(whole);
      }),
    );
  });

  test('the same answers under newer rules moved by the rules alone', () => {
    fc.assert(
      fc.property(smallAnswers, (answers) => {
        const rescored = assess(newerRules, answers);
        const { shares } = compare(assess(rules, answers), rescored, rescored);
        expect(shares).toMatchObject({ kind: 'known', readiness: { company: 0 } });
      }),
    );
  });

  test('reports unknown shares if there are no earlier answers', () => {
    const then = assess(rules, { answers: { stage: 'idea' } });
    const now = assess(newerRules, { answers: { stage: 'sold' } });
    expect(compare(then, null, now).shares).toEqual({ kind: 'unknown' });
  });
});
