import { describe, expect, it } from 'vitest';
import { added } from './exact-lines.ts';
import type { Wrong } from '../diagnostics.ts';

const cases: readonly Wrong[] = [
  [
    'an action that hides what was earned',
    {
      'company/questionnaire.yaml': [
        [
          '    show-when:\n      stage: sold\n',
          '    show-when:\n      runway-months: {less-than: 12}\n    dimension: evidence\n',
        ],
      ],
    },
    [
      'company/recommendations.yaml:25:22 improvement-lowers-score (undecided) Not decided, for the search ran out of steps: Following the recommendation `raise-money` lowers readiness: it hides the question `terms`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
    ],
  ],
  [
    'an action after which less is earned',
    {
      'company/questionnaire.yaml': [
        [
          '    ordered: true\n    dimension: evidence\n    options:\n      - {id: none, label: No filing}\n      - {id: filed, label: Filed}',
          '    dimension: evidence\n    options:\n      - {id: none, label: No filing, score: 50}\n      - {id: filed, label: Filed, score: 20}',
        ],
        ['{id: granted, label: Granted}', '{id: granted, label: Granted, score: 100}'],
      ],
      'company/entry-modes.yaml': [['{at-least: filed}', '[filed, granted]']],
    },
    [
      'company/recommendations.yaml:10:18 improvement-lowers-score (witness) Following the recommendation `file-patent` lowers readiness: a lesser answer to `ip-status` earns more points. | a better answer that earns at least as many points, and hides no question that earns some',
    ],
  ],
  [
    'a better answer that hides what was earned',
    {
      'company/questionnaire.yaml': [
        [
          '    show-when:\n      stage: sold\n',
          '    show-when:\n      stage: idea\n    dimension: evidence\n',
        ],
      ],
    },
    [
      'company/questionnaire.yaml:16:14 improvement-lowers-score (witness) A better answer to `stage`, `trial`, lowers readiness: it hides the question `terms`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
      'company/questionnaire.yaml:17:14 improvement-lowers-score (undecided) Not decided, for the search ran out of steps: A better answer to `stage`, `sold`, lowers readiness: it hides the question `terms`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
    ],
  ],
  [
    'a better answer that hides what was earned in money',
    {
      'company/questionnaire.yaml': [
        [
          '    show-when:\n      stage: sold\n',
          '    show-when:\n      stage: [idea, trial]\n    dimension: money\n',
        ],
      ],
    },
    [
      'company/questionnaire.yaml:17:14 improvement-lowers-score (undecided) Not decided, for the search ran out of steps: A better answer to `stage`, `sold`, lowers readiness: it hides the question `terms`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
    ],
  ],
  [
    'a better answer that hides what counts for nothing',
    {
      'company/questionnaire.yaml': [
        ['    show-when:\n      stage: sold\n', '    show-when:\n      stage: idea\n'],
      ],
    },
    [],
  ],
  [
    'a better answer to a question that does not count, which hides one that does',
    {
      'company/questionnaire.yaml': [
        [
          '    show-when:\n      stage: sold\n',
          '    show-when:\n      origin: own\n    dimension: evidence\n',
        ],
        ['    changeable: false\n', '    ordered: true\n'],
      ],
    },
    [],
  ],
  [
    'a number that scores less when it rises',
    {
      'company/questionnaire.yaml': [
        ['{from: 0, score: 0}', '{from: 0, score: 10}\n      - {from: 3, score: 100}'],
        ['{from: 12, score: 100}', '{from: 12, score: 40}'],
      ],
    },
    [
      'company/recommendations.yaml:25:22 improvement-lowers-score (witness) Following the recommendation `raise-money` lowers readiness: a lesser answer to `runway-months` earns more points. | a better answer that earns at least as many points, and hides no question that earns some',
    ],
  ],
  [
    'a better answer in a market that hides what was earned',
    {
      'company/questionnaire.yaml': [
        [
          '    per: market\n    dimension: evidence\n    options:\n      - {id: unknown',
          '    per: market\n    dimension: money\n    options:\n      - {id: unknown',
        ],
      ],
      'markets/atlantis.yaml': [
        [
          '    per: market\n    options:',
          '    per: market\n    dimension: evidence\n    show-when: {pathway: unknown}\n    options:',
        ],
      ],
    },
    [
      'company/questionnaire.yaml:85:14 improvement-lowers-score (witness) A better answer to `pathway`, `confirmed`, lowers readiness: it hides the question `permit`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
      'company/recommendations.yaml:39:16 improvement-lowers-score (witness) Following the recommendation `confirm-pathway` lowers readiness: it hides the question `permit`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
    ],
  ],
  [
    'several answers, of which one hides what was earned',
    {
      'company/questionnaire.yaml': [
        [
          '    show-when:\n      stage: sold\n',
          '    show-when:\n      not: {needs: {includes: channel}}\n    dimension: evidence\n',
        ],
      ],
      'company/recommendations.yaml': [['      ip-status: filed\n', '      needs: channel\n']],
    },
    [
      'company/recommendations.yaml:10:14 improvement-lowers-score (witness) Following the recommendation `file-patent` lowers readiness: it hides the question `terms`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
    ],
  ],
  [
    'several answers that earn, hidden by a better answer',
    {
      'company/questionnaire.yaml': [
        ['    type: many\n', '    type: many\n    show-when: {ip-status: none}\n    dimension: money\n'],
        ['{id: funding, label: Money}', '{id: funding, label: Money, score: 60}'],
        ['{id: channel, label: A channel}', '{id: channel, label: A channel, score: 60}'],
      ],
    },
    [
      'company/questionnaire.yaml:28:14 improvement-lowers-score (witness) A better answer to `ip-status`, `filed`, lowers readiness: it hides the question `needs`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
      'company/questionnaire.yaml:29:14 improvement-lowers-score (undecided) Not decided, for the search ran out of steps: A better answer to `ip-status`, `granted`, lowers readiness: it hides the question `needs`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
      'company/recommendations.yaml:10:18 improvement-lowers-score (witness) Following the recommendation `file-patent` lowers readiness: it hides the question `needs`, which earns points. | a better answer that earns at least as many points, and hides no question that earns some',
    ],
  ],
  [
    'no better answer that hides what earns nothing at its best',
    {
      'company/questionnaire.yaml': [
        [
          '    show-when:\n      stage: sold\n',
          '    show-when:\n      stage: idea\n    dimension: evidence\n',
        ],
        ['{id: none, label: None}', '{id: none, label: None, score: 0}'],
        ['{id: draft, label: Drafted}', '{id: draft, label: Drafted, score: 0}'],
      ],
    },
    [],
  ],
  [
    'a better answer that shows another question',
    {
      'company/questionnaire.yaml': [
        [
          '    show-when:\n      stage: sold\n',
          '    show-when:\n      stage: {at-least: trial}\n    dimension: evidence\n',
        ],
      ],
    },
    [],
  ],
];

describe('a better answer by which readiness falls is reported:', () => {
  it.each(cases)('%s', (_title, edits, findings) => {
    expect(added(edits)).toEqual(findings);
  });
});
