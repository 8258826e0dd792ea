import { describe, expect, it } from 'vitest';
import { added } from './exact-lines.ts';
import type { Wrong } from '../diagnostics.ts';

const cases: readonly Wrong[] = [
  [
    'advice for those who have done it',
    {
      'company/recommendations.yaml': [
        ['    modes: [licensing]', '    when: {ip-status: {at-least: filed}}\n    modes: [licensing]'],
      ],
    },
    [
      'company/recommendations.yaml:6:9 action-never-possible (proved) No company ever has the recommendation `file-patent` to do: every company that meets its condition has reached what it improves, or is not asked about it. | a condition that goes with an answer short of the target',
    ],
  ],
  [
    'advice on a question that nobody is asked who needs it',
    {
      'company/recommendations.yaml': [
        [
          '    improves:\n      ip-status: filed\n',
          '    when: {stage: idea}\n    improves:\n      terms: draft\n',
        ],
      ],
    },
    [
      'company/recommendations.yaml:6:9 action-never-possible (proved) No company ever has the recommendation `file-patent` to do: every company that meets its condition has reached what it improves, or is not asked about it. | a condition that goes with an answer short of the target',
    ],
  ],
  [
    'no advice of which one improvement is left',
    {
      'company/recommendations.yaml': [
        [
          '    improves:\n      ip-status: filed\n',
          '    when: {stage: idea}\n    improves:\n      terms: draft\n      ip-status: filed\n',
        ],
      ],
    },
    [],
  ],
  [
    'advice on what a company cannot change',
    {
      'company/recommendations.yaml': [
        ['    improves:\n      runway-months: 12', '    when:\n      origin: university'],
      ],
    },
    [
      'company/recommendations.yaml:24:5 action-never-done (proved) Nothing that a company can change ends the recommendation `raise-money`: its condition rests on answers that stay as they are. | a target that an answer can reach, or a condition on an answer that can change',
    ],
  ],
  [
    'advice on what a company cannot change, or on what it can',
    {
      'company/recommendations.yaml': [
        [
          '    improves:\n      runway-months: 12',
          '    when:\n      any: [{origin: university}, {stage: idea}]',
        ],
      ],
    },
    [],
  ],
  [
    'advice on what a company cannot change, and on what it can',
    {
      'company/recommendations.yaml': [
        ['    improves:\n      runway-months: 12', '    when:\n      origin: university\n      stage: idea'],
      ],
    },
    [],
  ],
  [
    'advice on what several answers say that cannot change',
    {
      'company/questionnaire.yaml': [['    type: many\n', '    type: many\n    changeable: false\n']],
      'company/recommendations.yaml': [
        ['    improves:\n      runway-months: 12', '    when:\n      needs: {includes: funding}'],
      ],
    },
    [
      'company/recommendations.yaml:24:5 action-never-done (proved) Nothing that a company can change ends the recommendation `raise-money`: its condition rests on answers that stay as they are. | a target that an answer can reach, or a condition on an answer that can change',
    ],
  ],
  [
    'advice on several answers that can change',
    {
      'company/recommendations.yaml': [
        ['    improves:\n      runway-months: 12', '    when:\n      needs: {includes: [funding, channel]}'],
      ],
    },
    [],
  ],
  [
    'advice of a market on what cannot change',
    {
      'markets/atlantis.yaml': [
        ['    improves:\n      permit: held\n    steps', '    when: {origin: own}\n    steps'],
      ],
    },
    [
      'markets/atlantis.yaml:60:5 action-never-done (proved) Nothing that a company can change ends the recommendation `file-permit`: its condition rests on answers that stay as they are. | a target that an answer can reach, or a condition on an answer that can change',
    ],
  ],
  [
    'a barrier that names advice for others',
    {
      'company/recommendations.yaml': [
        [
          '    improves:\n      pathway: confirmed',
          '    when: {stage: idea}\n    improves:\n      pathway: confirmed',
        ],
      ],
      'markets/atlantis.yaml': [
        [
          '    improves:\n      permit: held\n    steps',
          '    when: {stage: idea}\n    improves:\n      permit: held\n    steps',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:25:23 barrier-action-never-applies (proved) `confirm-pathway` never applies to a company that has the barrier `rules`. | a recommendation whose condition goes with that of the barrier',
      'markets/atlantis.yaml:25:40 barrier-action-never-applies (proved) `file-permit` never applies to a company that has the barrier `rules`. | a recommendation whose condition goes with that of the barrier',
    ],
  ],
  [
    'a barrier that names advice for all companies',
    {
      'markets/atlantis.yaml': [
        ['[confirm-pathway, file-permit]', '[confirm-pathway, file-patent, raise-money]'],
      ],
      'company/recommendations.yaml': [
        [
          '    improves:\n      runway-months: 12',
          '    when: {stage: idea}\n    improves:\n      runway-months: 12',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:25:53 barrier-action-never-applies (proved) `raise-money` never applies to a company that has the barrier `rules`. | a recommendation whose condition goes with that of the barrier',
    ],
  ],
  [
    'an action that raises a barrier',
    {
      'markets/atlantis.yaml': [
        ['          pathway: confirmed\n        by: 2', '          pathway: unknown\n        by: 2'],
      ],
    },
    [
      'company/recommendations.yaml:39:16 action-worsens-barrier (witness) Following the recommendation `confirm-pathway` raises the barrier `rules` in `atlantis`. | an improvement that leaves barriers as they are or lowers them',
    ],
  ],
  [
    'an action that brings a barrier',
    { 'markets/atlantis.yaml': [['      stage: {at-least: trial}', '      ip-status: {at-least: filed}']] },
    [
      'company/recommendations.yaml:10:18 action-worsens-barrier (witness) Following the recommendation `file-patent` raises the barrier `rules` in `atlantis`. | an improvement that leaves barriers as they are or lowers them',
    ],
  ],
  [
    'an action of a market that raises its barrier',
    {
      'markets/atlantis.yaml': [
        ['          permit: held\n        by: 1', '          permit: none\n        by: 1'],
      ],
    },
    [
      'markets/atlantis.yaml:61:15 action-worsens-barrier (witness) Following the recommendation `file-permit` raises the barrier `rules` in `atlantis`. | an improvement that leaves barriers as they are or lowers them',
    ],
  ],
  [
    'no action that raises what it lowers by another step',
    {
      'markets/atlantis.yaml': [
        ['          permit: held\n        by: 1', '          pathway: unknown\n        by: 1'],
      ],
    },
    [],
  ],
  [
    'an action that raises what it lowers by less',
    {
      'markets/atlantis.yaml': [
        ['          permit: held\n        by: 1', '          pathway: unknown\n        by: 3'],
      ],
    },
    [
      'company/recommendations.yaml:39:16 action-worsens-barrier (witness) Following the recommendation `confirm-pathway` raises the barrier `rules` in `atlantis`. | an improvement that leaves barriers as they are or lowers them',
    ],
  ],
  [
    'no action that shows a question besides',
    {
      'markets/atlantis.yaml': [['      stage: {at-least: trial}', '      ip-status: {at-least: filed}']],
      'company/questionnaire.yaml': [['      stage: sold', '      ip-status: filed']],
    },
    [],
  ],
  [
    'a number whose rise raises a barrier',
    { 'markets/atlantis.yaml': [['      stage: {at-least: trial}', '      runway-months: {at-least: 12}']] },
    [
      'company/recommendations.yaml:25:22 action-worsens-barrier (witness) Following the recommendation `raise-money` raises the barrier `rules` in `atlantis`. | an improvement that leaves barriers as they are or lowers them',
    ],
  ],
  [
    'no number whose rise is beyond the barrier',
    { 'markets/atlantis.yaml': [['      stage: {at-least: trial}', '      runway-months: {at-least: 24}']] },
    [],
  ],
  [
    'a target beyond all answers',
    { 'company/recommendations.yaml': [['runway-months: 12', 'runway-months: 72']] },
    [
      'company/recommendations.yaml:25:22 action-never-done (proved) No answer to `runway-months` reaches this target; it goes up to 60. | a target that an answer can reach, or a condition on an answer that can change',
    ],
  ],
];

describe('advice that leads nowhere, or to harm, is reported:', () => {
  it.each(cases)('%s', (_title, edits, findings) => {
    expect(added(edits)).toEqual(findings);
  });
});
