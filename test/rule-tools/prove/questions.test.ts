import { describe, expect, it } from 'vitest';
import { added } from './exact-lines.ts';
import type { Wrong } from '../diagnostics.ts';

const cases: readonly Wrong[] = [
  [
    'a question that contradicts itself',
    { 'company/questionnaire.yaml': [['      stage: sold', '      all: [{stage: sold}, {stage: idea}]']] },
    [
      'company/questionnaire.yaml:69:5 question-never-asked (proved) No company is ever asked `terms`. | a show-when that some company meets, given which other questions it is asked',
    ],
  ],
  [
    'options that no rule tells apart',
    {
      'company/questionnaire.yaml': [
        [
          '      - {id: university, label: A university}',
          '      - {id: university, label: A university}\n      - {id: bought, label: Bought}',
        ],
      ],
    },
    [
      'company/questionnaire.yaml:40:14 no-op-option (proved) Whether `origin` is answered by `own` or `bought` changes nothing of the result. | options that some rule or score tells apart',
    ],
  ],
  [
    'options of a question that scores are told apart by their scores',
    {
      'company/questionnaire.yaml': [
        ['    changeable: false\n', '    changeable: false\n    dimension: money\n'],
        ['{id: own, label: Own work}', '{id: own, label: Own work, score: 10}'],
        [
          '{id: university, label: A university}',
          '{id: university, label: A university, score: 10}\n      - {id: bought, label: Bought, score: 20}',
        ],
      ],
      'company/entry-modes.yaml': [
        ['            - not:\n                origin: university\n', '            - stage: trial\n'],
      ],
    },
    [
      'company/questionnaire.yaml:40:14 no-op-option (proved) Whether `origin` is answered by `own` or `university` changes nothing of the result. | options that some rule or score tells apart',
    ],
  ],
  [
    'several answers of which one counts',
    {
      'company/entry-modes.yaml': [
        ['          needs: {includes: channel}', '          needs: {includes: funding}'],
      ],
    },
    [
      'company/questionnaire.yaml:48:14 no-op-option (proved) Whether `needs` is answered by `channel: no` or `channel: yes` changes nothing of the result. | options that some rule or score tells apart',
    ],
  ],
  [
    'several answers that score',
    {
      'company/questionnaire.yaml': [
        ['    type: many\n', '    type: many\n    dimension: money\n'],
        ['{id: funding, label: Money}', '{id: funding, label: Money, score: 10}'],
        ['{id: channel, label: A channel}', '{id: channel, label: A channel, score: 0}'],
      ],
      'company/entry-modes.yaml': [['          needs: {includes: channel}', '          stage: sold']],
    },
    [
      'company/questionnaire.yaml:49:14 no-op-option (proved) Whether `needs` is answered by `channel: no` or `channel: yes` changes nothing of the result. | options that some rule or score tells apart',
    ],
  ],
  [
    'a number that no rule looks at',
    {
      'company/questionnaire.yaml': [
        [
          '    dimension: money\n    bands:\n      - {from: 0, score: 0}\n      - {from: 12, score: 100}\n',
          '',
        ],
      ],
      'company/readiness.yaml': [['runway-months: {less-than: 6}', 'stage: idea']],
      'company/recommendations.yaml': [
        ['    improves:\n      runway-months: 12\n', '    when: {stage: idea}\n'],
      ],
    },
    [],
  ],
  [
    'a number whose ranges are all alike',
    {
      'company/questionnaire.yaml': [
        [
          '    dimension: money\n    bands:\n      - {from: 0, score: 0}\n      - {from: 12, score: 100}\n',
          '',
        ],
      ],
      'company/readiness.yaml': [
        [
          'runway-months: {less-than: 6}',
          'any: [{runway-months: {less-than: 6}}, {runway-months: {at-least: 6}}]',
        ],
      ],
      'company/recommendations.yaml': [
        ['    improves:\n      runway-months: 12\n', '    when: {stage: idea}\n'],
      ],
    },
    [
      'company/pack.yaml:10:10 level-never-reached (proved) No company reaches the level `ready`. | a level that some company has',
      'company/questionnaire.yaml:50:9 no-op-question (proved) Whatever is answered to `runway-months`, nothing of the result changes. | a question that a rule asks about, or that scores a dimension',
      'company/readiness.yaml:9:5 tautology (proved) Every company meets the condition of the gate `no-cash`. | no condition at all, or one that tells companies apart',
    ],
  ],
  [
    'a question of a market that no rule looks at',
    {
      'markets/atlantis.yaml': [
        [
          'questions:\n',
          'questions:\n  - {id: weather, section: market, ask: Is it fine?, why: So., type: one, per: market, options: [{id: fine, label: Fine}, {id: foul, label: Foul}], cites: [AT-1]}\n',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:44:10 no-op-question (proved) Whatever is answered to `weather`, nothing of the result changes. | a question that a rule asks about, or that scores a dimension',
    ],
  ],
  [
    'a question that advice alone looks at',
    { 'company/recommendations.yaml': [['      ip-status: filed\n', '      terms: draft\n']] },
    [],
  ],
  [
    'a question that shows another, which counts',
    {
      'company/questionnaire.yaml': [['      stage: sold', '      origin: own']],
      'company/entry-modes.yaml': [
        ['            - not:\n                origin: university\n', '            - terms: draft\n'],
      ],
    },
    [],
  ],
  [
    'three options of which two are alike, and two',
    {
      'company/questionnaire.yaml': [
        [
          '      - {id: draft, label: Drafted}',
          '      - {id: draft, label: Drafted}\n      - {id: sent, label: Sent}\n      - {id: signed, label: Signed}',
        ],
      ],
      'company/entry-modes.yaml': [['          ip-status: granted\n', '          terms: [none, sent]\n']],
    },
    [
      'company/questionnaire.yaml:74:14 no-op-option (proved) Whether `terms` is answered by `none` or `sent` changes nothing of the result. | options that some rule or score tells apart',
      'company/questionnaire.yaml:75:14 no-op-option (proved) Whether `terms` is answered by `draft` or `signed` changes nothing of the result. | options that some rule or score tells apart',
    ],
  ],
  [
    'a question behind a question that is hidden',
    {
      'company/questionnaire.yaml': [
        ['    ask: What is needed?', '    show-when: {stage: idea}\n    ask: What is needed?'],
        ['      stage: sold', '      stage: sold\n      needs: {includes: funding}'],
      ],
    },
    [
      'company/questionnaire.yaml:70:5 question-never-asked (proved) No company is ever asked `terms`. Its condition could hold, but `needs` is hidden from every company that would meet the rest. | a show-when that some company meets, given which other questions it is asked',
    ],
  ],
  [
    'a question behind one that is never asked',
    {
      'company/questionnaire.yaml': [
        [
          '    ask: What is needed?',
          '    show-when: {stage: [idea], ip-status: {more-than: granted}}\n    ask: What is needed?',
        ],
        ['      stage: sold', '      needs: {includes: funding}'],
      ],
    },
    [
      'company/entry-modes.yaml:23:9 rule-never-holds (proved) No company can meet the condition of the route from `licensing` to `distribution`. | a condition that some company meets, given which questions it is asked',
      'company/questionnaire.yaml:43:5 question-never-asked (proved) No company is ever asked `needs`. | a show-when that some company meets, given which other questions it is asked',
      'company/questionnaire.yaml:70:5 question-never-asked (proved) No company is ever asked `terms`. Its condition could hold, but `needs` is hidden from every company that would meet the rest. | a show-when that some company meets, given which other questions it is asked',
    ],
  ],
  [
    'a question behind one that is hidden in turn',
    {
      'company/questionnaire.yaml': [
        ['    ask: Where does', '    show-when: {stage: idea}\n    ask: Where does'],
        ['    ask: What is needed?', '    show-when: {origin: own}\n    ask: What is needed?'],
        ['      stage: sold', '      stage: sold\n      needs: {includes: funding}'],
      ],
    },
    [
      'company/entry-modes.yaml:36:15 redundant-condition (proved) Part 1 of `any` makes no difference to the factor `sold`. | only tests that can change whether it holds',
      'company/questionnaire.yaml:71:5 question-never-asked (proved) No company is ever asked `terms`. Its condition could hold, but `needs` is hidden from every company that would meet the rest. | a show-when that some company meets, given which other questions it is asked',
    ],
  ],
  [
    'a question whose parts contradict each other',
    {
      'company/questionnaire.yaml': [
        [
          '      stage: sold',
          '      any: [{stage: sold, ip-status: none}, {stage: idea, ip-status: filed}]\n      all: [{any: [{stage: trial, ip-status: none}, {stage: idea, ip-status: granted}]}]',
        ],
      ],
    },
    [
      'company/questionnaire.yaml:69:5 question-never-asked (proved) No company is ever asked `terms`. | a show-when that some company meets, given which other questions it is asked',
    ],
  ],
  [
    'a question that two others hide together',
    {
      'company/questionnaire.yaml': [
        ['    ask: Where does', '    show-when: {stage: idea}\n    ask: Where does'],
        ['    ask: What is needed?', '    show-when: {stage: sold}\n    ask: What is needed?'],
        ['      stage: sold\n', '      origin: own\n      needs: {includes: funding}\n'],
      ],
    },
    [
      'company/entry-modes.yaml:36:15 redundant-condition (proved) Part 1 of `any` makes no difference to the factor `sold`. | only tests that can change whether it holds',
      'company/questionnaire.yaml:71:5 question-never-asked (proved) No company is ever asked `terms`. | a show-when that some company meets, given which other questions it is asked',
    ],
  ],
  [
    'a question of each market behind one that is hidden',
    {
      'company/questionnaire.yaml': [
        [
          '    ask: Is the way to approval',
          '    show-when: {terms: none, stage: idea}\n    ask: Is the way to approval',
        ],
      ],
    },
    [
      'company/questionnaire.yaml:77:5 question-never-asked (proved) No company is ever asked `pathway`. Its condition could hold, but `terms` is hidden from every company that would meet the rest. | a show-when that some company meets, given which other questions it is asked',
      'company/readiness.yaml:17:5 rule-never-holds (proved) No company can meet the condition of the gate `no-pathway`. | a condition that some company meets, given which questions it is asked',
      'company/recommendations.yaml:34:9 action-never-possible (proved) No company ever has the recommendation `confirm-pathway` to do: every company that meets its condition has reached what it improves, or is not asked about it. | a condition that goes with an answer short of the target',
      'markets/atlantis.yaml:17:9 rule-never-holds (proved) No company can meet the condition of a reduction of the barrier `rules`. | a condition that some company meets, given which questions it is asked',
    ],
  ],
];

describe('reports unreachable and no-op questions and options:', () => {
  it.each(cases)('%s', (_title, edits, findings) => {
    expect(added(edits)).toEqual(findings);
  });
});
