import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Assessment } from '../../../src/schema/types.ts';
import { concreteAnswers } from '../answer-arbitraries.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { advice } from '../../fixtures/described-pack.ts';

const [atlantis, mu] = smallPack.markets;
if (atlantis === undefined || mu === undefined) throw new Error('the small pack has two markets');

const planned = (answers: AnswerFile, pack: Pack = smallPack): Assessment => assess(compile(pack), answers);
const actionIn = ({ plan }: Assessment, key: string) => plan.actions.find((action) => action.key === key);
const early = { stage: 'trial', 'ip-status': 'none', needs: [], 'runway-months': 20 };
const sold = {
  stage: 'sold',
  'ip-status': 'none',
  needs: ['channel'],
  'runway-months': 20,
  'distributor-terms': 'none',
};

describe('a blocker lifted by an action', () => {
  test('is a requirement of the mode aimed at, in each market, worth less in the second', () => {
    const assessment = planned({
      answers: early,
      markets: { atlantis: { pathway: 'assumed' }, mu: { pathway: 'assumed' } },
    });
    expect(assessment.markets.map(({ id, verdict }) => [id, verdict.nearest])).toEqual([
      ['atlantis', 'licensing'],
      ['mu', 'licensing'],
    ]);
    expect(actionIn(assessment, 'file-patent')).toMatchObject({
      showstopper: true,
      unlocks: [
        { kind: 'requirement', market: 'atlantis', id: 'right', text: 'A right to sell.' },
        { kind: 'requirement', market: 'mu', id: 'right', text: 'A right to sell.' },
      ],
      priority: {
        total: 65,
        terms: [
          { label: 'Impact: medium', points: 20 },
          { label: 'Meets requirements', points: 45 }, // 15 in the first market, twice, and once in the second
        ],
      },
    });
  });

  test('is a gate of the company, or of a market; in the first market that is a showstopper, in the second not', () => {
    const unknown = { pathway: 'unknown' };
    const assessment = planned({ answers: sold, markets: { atlantis: unknown, mu: unknown } });
    const [first, second] = assessment.markets.map(({ id }) => id);
    expect(actionIn(assessment, `confirm-pathway@${first ?? ''}`)).toMatchObject({
      showstopper: true,
      unlocks: [
        { kind: 'gate', market: first, id: 'no-pathway', text: 'Pathway unknown' },
        { kind: 'barrier' },
      ],
      priority: {
        total: 112,
        terms: [
          { label: 'Impact: medium', points: 20 },
          { label: 'Lifts showstoppers', points: 80 },
          { label: 'Lowers barriers', points: 12 },
        ],
      },
    });
    expect(actionIn(assessment, `confirm-pathway@${second ?? ''}`)).toMatchObject({
      showstopper: false,
      unlocks: [
        { kind: 'gate', market: second, id: 'no-pathway' },
        { kind: 'barrier', market: second },
      ],
      priority: {
        total: 56,
        terms: [
          { label: 'Impact: medium', points: 10 },
          { label: 'Lifts showstoppers', points: 40 },
          { label: 'Lowers barriers', points: 6 },
        ],
      },
    });
  });

  test('is steps of a barrier, which make no showstopper, not even in the first market', () => {
    const assessment = planned({ answers: early, markets: { mu: { pathway: 'unknown' } } });
    expect(actionIn(assessment, 'confirm-pathway@mu')).toMatchObject({
      showstopper: false,
      unlocks: [{ kind: 'barrier', market: 'mu', id: 'mu-rules', text: 'Rules (2 of 4 steps)' }],
    });
    const assumed = planned({ answers: early, markets: { atlantis: { pathway: 'assumed' } } });
    expect(actionIn(assumed, 'confirm-pathway@atlantis')?.unlocks.map(({ text }) => text)).toEqual([
      'Rules (1 of 4 steps)',
    ]);
  });

  test('is reported in the words of the mode aimed at, where another names a requirement alike', () => {
    const right = {
      id: 'right',
      when: { stage: 'sold' },
      because: 'A right to be there.',
      cites: ['own-judgement'],
    };
    const modes = smallPack.entryModes.modes.map((mode) =>
      mode.id === 'distribution' ? { ...mode, requires: [right, ...mode.requires] } : mode,
    );
    const assessment = planned(
      { answers: early, markets: { mu: { pathway: 'assumed' } } },
      { ...smallPack, entryModes: { modes } },
    );
    expect(actionIn(assessment, 'file-patent')?.unlocks.map(({ text }) => text)).toEqual([
      'A right to sell.',
    ]);
  });

  test('is reported by the right names where there are several', () => {
    const { readiness, entryModes } = smallPack;
    const pack: Pack = {
      ...smallPack,
      readiness: {
        ...readiness,
        gates: [
          ...readiness.gates,
          {
            id: 'unprotected',
            title: 'Unprotected in {market}',
            per: 'market',
            when: { 'ip-status': 'none' },
            because: 'Copied.',
            cites: ['own-judgement'],
          },
        ],
      },
      entryModes: {
        modes: entryModes.modes.map((mode) => ({
          ...mode,
          requires: [
            {
              id: 'before',
              when: { stage: ['trial', 'sold'] },
              because: 'Something to show.',
              cites: ['own-judgement'],
            },
            ...mode.requires,
          ],
        })),
      },
      markets: [
        {
          ...atlantis,
          barriers: [
            ...atlantis.barriers,
            {
              id: 'copies',
              title: 'Copies in Atlantis',
              kind: 'regulation',
              severity: 'low',
              why: '…',
              'reduced-by': [{ when: { 'ip-status': 'filed' }, by: 1, because: 'Filed.' }],
              cites: ['own-judgement'],
            },
          ],
        },
      ],
    };
    const assessment = planned({ answers: early, markets: { atlantis: {} } }, pack);
    expect(
      actionIn(assessment, 'file-patent')?.unlocks.map(({ kind, id, text }) => [kind, id, text]),
    ).toEqual([
      ['gate', 'unprotected', 'Unprotected in Atlantis'],
      ['requirement', 'right', 'A right to sell.'],
      ['barrier', 'copies', 'Copies in Atlantis (1 of 4 steps)'],
    ]);
  });
});

describe('the priority of an action', () => {
  test('takes the last weight of ranks for every market beyond them, and effort off', () => {
    const { recommendations } = smallPack.recommendations;
    const pack: Pack = {
      ...smallPack,
      recommendations: {
        ...smallPack.recommendations,
        recommendations: recommendations.map((one) =>
          one.id === 'confirm-pathway' ? { ...one, effort: 'high' as const } : one,
        ),
      },
      manifest: {
        ...smallPack.manifest,
        priority: { ...smallPack.manifest.priority, 'market-rank': [4, 2, 1] },
      },
      markets: ['a', 'b', 'c', 'd'].map((id) => ({ ...mu, id })),
    };
    const markets = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { pathway: 'assumed' }]));
    const assessment = planned({ answers: early, markets }, pack);
    const terms = assessment.markets.map(({ id }) =>
      actionIn(assessment, `confirm-pathway@${id}`)?.priority.terms.map(({ label, points }) => [
        label,
        points,
      ]),
    );
    const term = (impact: number, barriers: number) => [
      ['Impact: medium', impact],
      ['Lowers barriers', barriers],
      ['Effort: high', -10],
    ];
    expect(terms).toEqual([term(20, 24), term(10, 12), term(5, 6), term(5, 6)]);
  });

  test('adds points to advice for certain modes alone, less in a later market', () => {
    const pack: Pack = {
      ...smallPack,
      manifest: { ...smallPack.manifest, priority: { ...smallPack.manifest.priority, mode: 10 } },
      recommendations: {
        ...smallPack.recommendations,
        recommendations: smallPack.recommendations.recommendations.map((one) =>
          one.id === 'confirm-pathway' ? { ...one, modes: ['licensing'] } : one,
        ),
      },
    };
    const assumed = { pathway: 'assumed' };
    const assessment = planned({ answers: early, markets: { atlantis: assumed, mu: assumed } }, pack);
    const points = (key: string) =>
      actionIn(assessment, key)?.priority.terms.find(({ label }) => label === 'Serves the entry mode')
        ?.points;
    expect(assessment.markets.map(({ id }) => points(`confirm-pathway@${id}`))).toEqual([10, 5]);
    expect(actionIn(assessment, 'file-patent')).toBeDefined();
    expect(points('file-patent')).toBeUndefined();
  });

  test('is the sum of its terms, none of which is nothing', () => {
    fc.assert(
      fc.property(concreteAnswers(smallPack), (answers) => {
        for (const { priority } of planned(answers).plan.actions) {
          expect(priority.total).toBe(priority.terms.reduce((sum, { points }) => sum + points, 0));
          expect(priority.terms.every(({ points }) => points !== 0)).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('the effect of an action', () => {
  test('is reported as the target in the words of the question, a number with its unit where it has one', () => {
    const cites = ['own-judgement'];
    const staff = { id: 'staff', section: 'all', ask: 'Staff?', why: '…', type: 'number' as const, cites };
    const pack: Pack = {
      ...smallPack,
      questionnaire: { ...smallPack.questionnaire, questions: [...smallPack.questionnaire.questions, staff] },
      recommendations: {
        helpers: [],
        recommendations: [
          advice('grow', { improves: { staff: 5, 'runway-months': 18, stage: 'sold', needs: 'channel' } }),
        ],
      },
    };
    const assessment = planned(
      { answers: { ...early, staff: 2, 'runway-months': 3 }, markets: { mu: {} } },
      pack,
    );
    const [action] = assessment.plan.actions;
    expect(assessment.answers.find(({ question }) => question === 'staff')?.answer).toBe('2');
    expect(action?.changes.map(({ from, to }) => [from, to])).toEqual([
      ['less than 5', 'at least 5'],
      ['less than 6 months', 'at least 18 months'],
      ['trial', 'sold'],
      ['None of these', 'channel'],
    ]);
  });
});

describe('the gain of an action', () => {
  test('is what readiness would be more by, with the answers that it improves at their targets', () => {
    const company = { answers: sold, markets: { mu: { pathway: 'unknown' } } };
    const before = planned(company);
    const targets = {
      'file-patent': { 'ip-status': 'filed' },
      'get-grant': { 'ip-status': 'granted' },
      'draft-terms': { 'distributor-terms': 'draft' },
    };
    for (const [key, target] of Object.entries(targets)) {
      const after = planned({ ...company, answers: { ...sold, ...target } });
      expect([key, actionIn(before, key)?.gain]).toEqual([
        key,
        after.readiness.score.low - before.readiness.score.low,
      ]);
    }
    expect(actionIn(before, 'draft-terms')?.gain).toBeGreaterThan(0);
  });

  test('is nothing where it improves no answer', () => {
    const pack = {
      ...smallPack,
      recommendations: { ...smallPack.recommendations, recommendations: [advice('talk')] },
    };
    const [action] = planned({ answers: {} }, pack).plan.actions;
    expect(action).toMatchObject({
      key: 'talk',
      gain: 0,
      unlocks: [],
      changes: [],
      showstopper: false,
    });
  });

  test('counts answers below their target alone: those beyond it, or not known, stay', () => {
    const both = advice('both', { improves: { stage: 'trial', 'ip-status': 'filed', 'runway-months': 18 } });
    const pack = { ...smallPack, recommendations: { ...smallPack.recommendations, recommendations: [both] } };
    const [action] = planned(
      { answers: { stage: 'idea', 'ip-status': 'granted' }, markets: { mu: {} } },
      pack,
    ).plan.actions;
    expect(action?.changes.map(({ question, from, to }) => [question, from, to])).toEqual([
      ['stage', 'idea', 'trial'],
    ]);
  });
});
