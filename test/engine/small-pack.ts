import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import type { Condition, Gate, Question } from '../../src/schema/types.ts';

const cites = ['own-judgement'];
const text = { section: 'all', why: 'Because.', cites };
const option = (id: string) => ({ id, label: id });

export const questions: readonly Question[] = [
  {
    ...text,
    id: 'stage',
    ask: 'Stage?',
    type: 'one',
    ordered: true,
    dimension: 'evidence',
    options: ['idea', 'trial', 'sold'].map(option),
  },
  {
    ...text,
    id: 'ip-status',
    ask: 'Protected?',
    type: 'one',
    ordered: true,
    dimension: 'rights',
    weight: 2,
    options: ['none', 'filed', 'granted'].map(option),
  },
  {
    ...text,
    id: 'distributor-terms',
    ask: 'Terms?',
    type: 'one',
    ordered: true,
    dimension: 'rights',
    'show-when': { stage: 'sold' },
    options: ['none', 'draft', 'signed'].map(option),
  },
  { ...text, id: 'needs', ask: 'Needs?', type: 'many', options: ['funding', 'channel'].map(option) },
  {
    ...text,
    id: 'runway-months',
    ask: 'Runway?',
    type: 'number',
    unit: 'months',
    minimum: 0,
    maximum: 60,
    dimension: 'money',
    bands: [
      { from: 0, score: 0 },
      { from: 6, score: 40 },
      { from: 18, score: 100 },
    ],
  },
  {
    ...text,
    id: 'pathway',
    ask: 'Pathway in {market}?',
    type: 'one',
    ordered: true,
    per: 'market',
    dimension: 'evidence',
    options: ['unknown', 'assumed', 'confirmed'].map(option),
  },
];

const factor = (
  id: string,
  when: Condition,
  weight: 'for' | 'strongly-for' | 'against' | 'strongly-against',
) => ({
  id,
  when,
  weight,
  because: `${id}.`,
  evidence: 'derived' as const,
  cites,
});

const recommendation = {
  why: 'It helps.',
  steps: ['First.', 'Second.'],
  'done-when': 'It is there.',
  impact: 'medium' as const,
  effort: 'low' as const,
  takes: '2 months',
  owner: 'CEO',
  cites,
};

/** A pack small enough to enumerate, with every kind of question and rule. */
export const smallPack: Pack = {
  hash: '0000000000000000',
  manifest: {
    id: 'small',
    version: '1.0.0',
    title: 'Small',
    description: 'For tests.',
    disclaimer: 'Advice, not law.',
    levels: [
      { id: 'exploring', title: 'Exploring', from: 0, means: '…' },
      { id: 'preparing', title: 'Preparing', from: 35, means: '…' },
      { id: 'ready', title: 'Ready', from: 70, means: '…' },
    ],
    horizons: [
      { id: 'now', title: 'Now', 'from-month': 0, 'at-most': 2 },
      { id: 'next', title: 'Next', 'from-month': 3, 'at-most': 2 },
      { id: 'later', title: 'Later', 'from-month': 12 },
    ],
    'barrier-kinds': [
      { id: 'regulation', title: 'Regulation' },
      { id: 'language', title: 'Language' },
    ],
    ranking: { fit: 2, readiness: 1, ease: 1 },
    priority: {
      impact: { low: 10, medium: 20, high: 30 },
      effort: { low: 0, medium: 5, high: 10 },
      barrier: 3,
      requirement: 15,
      gate: 40,
      'market-rank': [2, 1],
    },
    'minimum-score': 1,
    'not-yet': { title: 'Not yet: prepare first', means: 'Something must come first.' },
  },
  questionnaire: { sections: [{ id: 'all', title: 'All' }], questions },
  readiness: {
    dimensions: [
      { id: 'evidence', title: 'Evidence', weight: 2, means: '…', cites },
      { id: 'rights', title: 'Rights', weight: 1, means: '…', cites },
      { id: 'money', title: 'Money', weight: 1, means: '…', cites },
    ],
    gates: [
      {
        id: 'no-cash',
        title: 'Cash runs out',
        when: { 'runway-months': { 'less-than': 6 } },
        caps: 'exploring',
        because: 'No money.',
        cites,
      },
      {
        id: 'no-pathway',
        title: 'Pathway unknown',
        per: 'market',
        when: { stage: 'sold', pathway: 'unknown' },
        blocks: ['distribution'],
        because: 'Not legal.',
        cites,
      },
    ],
  },
  entryModes: {
    modes: [
      {
        id: 'licensing',
        title: 'Licensing',
        means: '…',
        requires: [
          { id: 'right', when: { 'ip-status': { 'at-least': 'filed' } }, because: 'A right to sell.', cites },
        ],
        factors: [
          factor('granted', { 'ip-status': 'granted' }, 'strongly-for'),
          factor('early', { stage: ['idea', 'trial'] }, 'for'),
          factor('on-the-market', { stage: 'sold' }, 'against'),
        ],
        then: [{ mode: 'distribution', because: 'Later.', cites }],
        cites,
      },
      {
        id: 'distribution',
        title: 'Distribution',
        means: '…',
        requires: [{ id: 'product', when: { stage: 'sold' }, because: 'A product.', cites }],
        factors: [
          factor('sold', { stage: 'sold' }, 'strongly-for'),
          factor('wants-channel', { needs: { includes: 'channel' } }, 'for'),
          factor('short', { 'runway-months': { 'less-than': 12 } }, 'against'),
        ],
        cites,
      },
      {
        id: 'funding',
        title: 'Funding',
        means: '…',
        requires: [],
        factors: [
          factor('wants-money', { needs: { includes: 'funding' } }, 'for'),
          factor(
            'short-runway',
            {
              any: [
                { 'runway-months': { 'at-most': 12 } },
                { all: [{ stage: 'idea' }, { 'ip-status': 'none' }] },
              ],
            },
            'for',
          ),
        ],
        cites,
      },
    ],
  },
  recommendations: {
    helpers: [{ id: 'cluster', title: 'Cluster', what: 'Helps.', cites }],
    recommendations: [
      {
        ...recommendation,
        id: 'file-patent',
        title: 'File',
        improves: { 'ip-status': 'filed' },
        after: ['raise-money'],
        help: ['cluster'],
      },
      {
        ...recommendation,
        id: 'get-grant',
        title: 'Grant',
        improves: { 'ip-status': 'granted' },
        after: ['file-patent'],
        impact: 'high',
      },
      { ...recommendation, id: 'raise-money', title: 'Raise', improves: { 'runway-months': 18 } },
      {
        ...recommendation,
        id: 'draft-terms',
        title: 'Terms',
        improves: { 'distributor-terms': 'draft' },
        modes: ['distribution'],
      },
      {
        ...recommendation,
        id: 'confirm-pathway',
        title: 'Confirm in {market}',
        per: 'market',
        improves: { pathway: 'confirmed' },
        after: ['file-patent'],
      },
      {
        ...recommendation,
        id: 'look-for-funds',
        title: 'Funds',
        when: { needs: { includes: 'funding' } },
        improves: { needs: 'channel' },
      },
    ],
  },
  sources: { sources: [{ id: 'own-judgement', title: 'Our judgement', kind: 'judgement' }] },
  markets: [
    {
      id: 'atlantis',
      title: 'Atlantis',
      summary: '…',
      facts: [],
      barriers: [
        {
          id: 'atlantis-rules',
          title: 'Rules',
          kind: 'regulation',
          severity: 'high',
          why: '…',
          'applies-when': { stage: { 'at-least': 'trial' } },
          'reduced-by': [
            { when: { pathway: { 'at-least': 'assumed' } }, by: 1, because: 'Known.' },
            { when: { pathway: 'confirmed' }, by: 1, because: 'Confirmed.' },
          ],
          recommendations: ['confirm-pathway'],
          cites,
        },
        { id: 'atlantean', title: 'Language', kind: 'language', severity: 'moderate', why: '…', cites },
      ],
      fit: [
        factor('sells', { stage: 'sold' }, 'strongly-for'),
        factor('poor', { 'runway-months': { 'less-than': 6 } }, 'against'),
      ],
      'entry-modes': [
        {
          mode: 'funding',
          factors: [factor('deep-funds', { needs: { includes: 'funding' } }, 'strongly-for')],
        },
      ],
    },
    {
      id: 'mu',
      title: 'Mu',
      summary: '…',
      facts: [],
      barriers: [
        {
          id: 'mu-rules',
          title: 'Rules',
          kind: 'regulation',
          severity: 'critical',
          why: '…',
          'reduced-by': [{ when: { pathway: 'confirmed' }, by: 2, because: 'Confirmed.' }],
          cites,
        },
      ],
      fit: [factor('wants-channel-there', { needs: { includes: 'channel' } }, 'for')],
    },
  ],
};

/** The small pack with other gates. */
export const withGates = (gates: readonly Gate[]): Pack => ({
  ...smallPack,
  readiness: { ...smallPack.readiness, gates },
});

export const gate = (when: Condition, per?: 'market'): Gate => ({
  id: 'probe',
  title: 'Probe',
  when,
  because: 'Probe.',
  cites,
  ...(per === undefined ? {} : { per }),
});
