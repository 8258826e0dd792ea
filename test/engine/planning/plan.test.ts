import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/schema/types.ts';
import { soldTest, assessedWith } from '../described-company.ts';

const actionOf = ({ plan }: Assessment, key: string) => plan.actions.find((action) => action.key === key);

const [exploring, ready] = ['Exploring', 'Ready'].map((title) => ({
  id: title.toLowerCase(),
  title,
  means: '…',
}));

describe('the plan', () => {
  test('names its horizons and at most five actions to start with', () => {
    const { plan } = assessedWith({});
    expect(plan.horizons).toEqual([
      { id: 'now', title: 'Now', fromMonth: 0 },
      { id: 'next', title: 'Next', fromMonth: 3 },
      { id: 'later', title: 'Later', fromMonth: 12 },
    ]);
    expect(plan.top).toEqual([
      'raise-money',
      'file-patent',
      'confirm-pathway@atlantis',
      'get-grant',
      'plan-ahead',
    ]);
    const more = assessedWith({ 'distributor-terms': 'none' }, { pathway: 'confirmed' }).plan;
    expect(more.actions.length).toBeGreaterThan(5);
    expect(more.top).toEqual(more.actions.slice(0, 5).map(({ key }) => key));
  });

  test('gives each action its place, its horizon and the month in which it can start', () => {
    expect(
      assessedWith({}).plan.actions.map(({ key, order, horizon, startMonth, after }) => [
        key,
        order,
        horizon,
        startMonth,
        after,
      ]),
    ).toEqual([
      ['raise-money', 1, 'now', 0, []],
      ['file-patent', 2, 'now', 2, ['raise-money']],
      ['confirm-pathway@atlantis', 3, 'next', 4, ['file-patent']],
      ['get-grant', 4, 'next', 4, ['file-patent']],
      ['plan-ahead', 5, 'later', 12, []],
      ['hire-divers@atlantis', 6, 'later', 12, []],
    ]);
  });

  test('reports all about an action for one market, with the name of the market filled in', () => {
    expect(actionOf(assessedWith({}, { pathway: 'confirmed' }), 'hire-divers@atlantis')).toEqual({
      key: 'hire-divers@atlantis',
      id: 'hire-divers',
      market: 'atlantis',
      title: 'Hire divers for the sunken land',
      why: 'Nobody else gets to the sunken land.',
      horizon: 'next',
      order: 4,
      showstopper: false,
      priority: {
        total: 10,
        terms: [
          { label: 'Impact: medium', points: 20 },
          { label: 'Effort: high', points: -10 },
        ],
      },
      impact: 'medium',
      effort: 'high',
      takes: '6 weeks',
      startMonth: 3,
      kind: null,
      weeks: 6,
      startWeek: 13,
      endWeek: 19,
      workDays: 0,
      backbone: false,
      cost: 'not-stated',
      deadline: null,
      owner: 'CEO',
      help: [
        { title: 'Cluster', what: 'Helps.', url: null, cites: ['own-judgement'] },
        {
          title: 'School of the sunken land',
          what: 'Teaches for the sunken land.',
          url: 'https://dive.org',
          cites: ['told'],
        },
      ],
      steps: ['Go to the sunken land.', 'Dive.'],
      doneWhen: 'They dive in the sunken land.',
      gain: 0,
      unlocks: [],
      tested: [],
      changes: [
        {
          question: 'divers',
          market: 'atlantis',
          ask: 'Have you divers in the sunken land?',
          from: 'Some in the sunken land',
          to: 'Many',
        },
      ],
      after: [],
      modes: ['distribution'],
      forms: [],
      cites: ['told'],
      derived: true,
    });
  });

  test('reports what an action for the company rests on, changes and gains', () => {
    const assessment = assessedWith({});
    expect(actionOf(assessment, 'raise-money')).toMatchObject({
      id: 'raise-money',
      market: null,
      gain: 25,
      showstopper: true,
      unlocks: [{ kind: 'gate', market: null, id: 'no-cash', text: 'Cash runs out' }],
      changes: [
        {
          question: 'runway-months',
          market: null,
          ask: 'Runway?',
          from: 'less than 6 months',
          to: 'at least 18 months',
        },
      ],
      derived: false,
      modes: [],
      forms: [],
      help: [],
    });
    expect(actionOf(assessment, 'file-patent')).toMatchObject({
      gain: 8,
      help: [{ title: 'Cluster', url: null }],
    });
  });

  test('lists what is left out, with the reason', () => {
    expect(assessedWith({}).plan.left).toEqual([
      {
        key: 'draft-terms',
        id: 'draft-terms',
        market: null,
        title: 'Terms',
        reason: 'open',
        modes: ['distribution'],
        forms: [],
        tested: [],
        changes: [
          {
            question: 'distributor-terms',
            market: null,
            ask: 'Terms?',
            from: 'Not known',
            to: 'draft',
          },
        ],
        cites: ['own-judgement'],
      },
      {
        key: 'look-for-funds',
        id: 'look-for-funds',
        market: null,
        title: 'Funds',
        reason: 'does-not-apply',
        modes: [],
        forms: [],
        tested: [
          {
            question: 'needs',
            market: null,
            ask: 'Needs?',
            expected: 'includes funding',
            answer: 'channel',
            state: 'false',
          },
        ],
        changes: [{ question: 'needs', market: null, ask: 'Needs?', from: 'channel', to: 'channel' }],
        cites: ['own-judgement'],
      },
      {
        key: 'confirm-pathway@mu',
        id: 'confirm-pathway',
        market: 'mu',
        title: 'Confirm in Mu',
        reason: 'open',
        modes: [],
        forms: [],
        tested: [],
        changes: [
          {
            question: 'pathway',
            market: 'mu',
            ask: 'Pathway in Mu?',
            from: 'Not known',
            to: 'confirmed',
          },
        ],
        cites: ['own-judgement'],
      },
      {
        key: 'learn',
        id: 'learn',
        market: null,
        title: 'Do learn',
        reason: 'replaced',
        modes: [],
        forms: [],
        tested: [soldTest],
        changes: [],
        cites: ['told'],
      },
    ]);
  });

  test('looks ahead: readiness, level and verdicts after each horizon', () => {
    const verdicts = (atlantis: readonly [string, string], mu: readonly [string, string]) => [
      { market: 'atlantis', outcome: atlantis[0], title: atlantis[1] },
      { market: 'mu', outcome: mu[0], title: mu[1] },
    ];
    const notYet = ['not-yet', 'Not yet: prepare first'] as const;
    const distribution = ['distribution', 'Distribution'] as const;
    expect(assessedWith({}).plan.forecast).toEqual([
      {
        after: null,
        title: 'Today',
        readiness: { low: 50, high: 58 },
        level: { low: exploring, high: exploring, settled: true },
        verdicts: verdicts(notYet, notYet),
      },
      {
        after: 'now',
        title: 'Now',
        readiness: { low: 83, high: 92 },
        level: { low: ready, high: ready, settled: true },
        verdicts: verdicts(notYet, notYet),
      },
      {
        after: 'next',
        title: 'Next',
        readiness: { low: 92, high: 100 },
        level: { low: ready, high: ready, settled: true },
        verdicts: verdicts(distribution, notYet),
      },
      {
        after: 'later',
        title: 'Later',
        readiness: { low: 92, high: 100 },
        level: { low: ready, high: ready, settled: true },
        verdicts: verdicts(distribution, notYet),
      },
    ]);
  });

  test('lists the questions still open, those that can change something first', () => {
    expect(assessedWith({}).plan.findOut).toEqual([
      {
        question: 'pathway',
        market: 'mu',
        ask: 'Pathway in Mu?',
        why: 'Because.',
        options: ['unknown', 'assumed', 'confirmed'],
        matters: true,
        rules: 2,
      },
      {
        question: 'distributor-terms',
        market: null,
        ask: 'Terms?',
        why: 'Because.',
        options: ['none', 'draft', 'signed'],
        matters: false,
        rules: 0,
      },
    ]);
  });
});
