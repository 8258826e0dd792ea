import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import type { Market, Recommendation } from '../../src/schema/types.ts';
import { smallPack } from './small-pack.ts';

const cites = ['told'];
const [atlantis, mu] = smallPack.markets;
if (atlantis === undefined || mu === undefined) throw new Error('the small pack has two markets');

/** A recommendation that says as little as it may, and whatever else is given. */
export const advice = (id: string, more: Partial<Recommendation> = {}): Recommendation => ({
  id,
  title: `Do ${id}`,
  why: 'It helps.',
  steps: ['First.', 'Second.'],
  'done-when': 'It is there.',
  impact: 'medium',
  effort: 'low',
  takes: '2 months',
  owner: 'CEO',
  cites,
  ...more,
});

const told: Market = {
  ...atlantis,
  'in-text': 'the sunken land',
  summary: 'An island.',
  questions: [
    {
      id: 'divers',
      section: 'island',
      ask: 'Have you divers in {market}?',
      why: 'They know {market}.',
      type: 'one',
      options: [
        { id: 'some', label: 'Some in {market}' },
        { id: 'many', label: 'Many' },
      ],
      cites: ['X10'],
    },
  ],
  facts: [
    {
      id: 'X10',
      statement: 'It sank.',
      source: 'Plato',
      kind: 'secondary',
      url: 'https://x.org',
      'as-of': '2026',
    },
    { id: 'X2', statement: 'It was large.', source: 'Plato', kind: 'secondary' },
    { id: 'X2a', statement: 'Trials are watched.', source: 'Plato', kind: 'official' },
  ],
  barriers: atlantis.barriers.map((barrier) =>
    barrier.id === 'atlantis-rules' ? { ...barrier, cites: ['X2a'] } : barrier,
  ),
  recommendations: [
    advice('hire-divers', {
      title: 'Hire divers for {market}',
      why: 'Nobody else gets to {market}.',
      steps: ['Go to {market}.', 'Dive.'],
      'done-when': 'They dive in {market}.',
      help: ['cluster', 'diving-school', 'nobody'],
      improves: { divers: 'many' },
      takes: '6 weeks',
      effort: 'high',
      modes: ['distribution'],
      derived: true,
    }),
  ],
  helpers: [
    {
      id: 'diving-school',
      title: 'School of {market}',
      what: 'Teaches for {market}.',
      url: 'https://dive.org',
      cites,
    },
  ],
  'entry-points': [{ title: 'Harbour', what: 'Land here.', url: 'https://harbour.org', cites: ['X2'] }],
  events: [{ title: 'Tide fair', what: 'Once a year.', cites: ['X10'] }],
};

/** The small pack with more to tell: whatever rules may leave out stands somewhere, in words of its own. */
export const toldPack: Pack = {
  ...smallPack,
  questionnaire: {
    ...smallPack.questionnaire,
    sections: [
      { id: 'all', title: 'All' },
      { id: 'island', title: 'Island' },
    ],
  },
  entryModes: {
    modes: smallPack.entryModes.modes.map((mode) =>
      mode.id === 'distribution'
        ? {
            ...mode,
            then: [
              { mode: 'licensing', because: 'Once granted.', when: { 'ip-status': 'granted' }, cites },
              { mode: 'funding', because: 'To grow.', cites },
            ],
          }
        : mode,
    ),
  },
  recommendations: {
    ...smallPack.recommendations,
    recommendations: [
      ...smallPack.recommendations.recommendations,
      advice('learn', { when: { stage: 'sold' } }),
      advice('plan-ahead', { replaces: ['learn'], 'not-before': 'later', takes: '1 month' }),
    ],
  },
  sources: {
    sources: [
      ...smallPack.sources.sources,
      {
        id: 'told',
        title: 'What is told',
        kind: 'paper',
        publisher: 'A press',
        url: 'https://told.org',
        'as-of': '2025',
      },
      { id: 'unread', title: 'Cited by nobody', kind: 'paper' },
    ],
  },
  markets: [told, mu],
};
