import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/schema/types.ts';
import { soldTest, assessedWith } from '../described-company.ts';

const actionOf = ({ plan }: Assessment, key: string) => plan.actions.find((action) => action.key === key);

const [exploring, preparing, ready] = ['Exploring', 'Preparing', 'Ready'].map((title) => ({
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
      durationMonths: 2,
      startMonth: 3,
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
        key: 'hire-divers@atlantis',
        id: 'hire-divers',
        market: 'atlantis',
        title: 'Hire divers for the sunken land',
        reason: 'other-mode',
        modes: ['distribution'],
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
        cites: ['told'],
      },
      {
        key: 'confirm-pathway@mu',
        id: 'confirm-pathway',
        market: 'mu',
        title: 'Confirm in Mu',
        reason: 'open',
        modes: [],
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
        tested: [soldTest],
        changes: [],
        cites: ['told'],
      },
    ]);
  });

  test('looks ahead: readiness, level and verdicts after each horizon', () => {
    expect(assessedWith({}).plan.forecast).toEqual([
      {
        after: null,
        title: 'Today',
        readiness: { low: 25, high: 46 },
        level: {
          low: exploring,
          high: exploring,
          settled: true,
        },
        verdicts: [
          { market: 'atlantis', outcome: 'funding', title: 'Funding' },
          { market: 'mu', outcome: 'distribution', title: 'Distribution' },
        ],
      },
      {
        after: 'now',
        title: 'Now',
        readiness: { low: 58, high: 79 },
        level: {
          low: preparing,
          high: ready,
          settled: false,
        },
        verdicts: [
          { market: 'atlantis', outcome: 'not-yet', title: 'Not yet: prepare first' },
          { market: 'mu', outcome: 'distribution', title: 'Distribution' },
        ],
      },
      {
        after: 'next',
        title: 'Next',
        readiness: { low: 79, high: 100 },
        level: {
          low: ready,
          high: ready,
          settled: true,
        },
        verdicts: [
          { market: 'atlantis', outcome: 'distribution', title: 'Distribution' },
          { market: 'mu', outcome: 'distribution', title: 'Distribution' },
        ],
      },
      {
        after: 'later',
        title: 'Later',
        readiness: { low: 79, high: 100 },
        level: {
          low: ready,
          high: ready,
          settled: true,
        },
        verdicts: [
          { market: 'atlantis', outcome: 'distribution', title: 'Distribution' },
          { market: 'mu', outcome: 'distribution', title: 'Distribution' },
        ],
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
