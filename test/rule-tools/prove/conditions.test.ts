import { describe, expect, it } from 'vitest';
import { added } from './exact-lines.ts';
import type { Wrong } from '../diagnostics.ts';

const cases: readonly Wrong[] = [
  [
    'a requirement that nobody meets',
    { 'company/entry-modes.yaml': [['{at-least: filed}', '{at-least: filed, less-than: filed}']] },
    [
      'company/entry-modes.yaml:4:5 mode-never-open (proved) No company can enter `atlantis` by `licensing`: its requirements and the gates that block it leave none. | requirements that some company meets together',
      'company/entry-modes.yaml:4:5 mode-never-wins (proved) In `atlantis` the entry mode `licensing` is recommended to no company. | reasons and requirements by which it is the best mode for some company',
      'company/entry-modes.yaml:9:9 rule-never-holds (proved) No company can meet the condition of the requirement `right`. | a condition that some company meets, given which questions it is asked',
    ],
  ],
  [
    'a factor that nobody meets',
    {
      'company/entry-modes.yaml': [
        ['          ip-status: granted\n', '          terms: draft\n          stage: idea\n'],
      ],
    },
    [
      'company/entry-modes.yaml:4:5 mode-never-wins (proved) In `atlantis` the entry mode `licensing` is recommended to no company. | reasons and requirements by which it is the best mode for some company',
      'company/entry-modes.yaml:15:9 factor-never-counts (proved) Where the factor `granted` holds, a requirement or a gate closes `licensing`. | a factor that can count for a company to which the mode is open',
      'company/entry-modes.yaml:15:9 rule-never-holds (proved) No company can meet the condition of the factor `granted`. | a condition that some company meets, given which questions it is asked',
    ],
  ],
  [
    'a route that nobody goes',
    {
      'company/entry-modes.yaml': [
        ['          needs: {includes: channel}', '          needs: not-applicable'],
      ],
    },
    [
      'company/entry-modes.yaml:23:9 rule-never-holds (proved) No company can meet the condition of the route from `licensing` to `distribution`. | a condition that some company meets, given which questions it is asked',
      'company/questionnaire.yaml:41:9 no-op-question (proved) Whatever is answered to `needs`, nothing of the result changes. | a question that a rule asks about, or that scores a dimension',
    ],
  ],
  [
    'advice that nobody needs, by its condition',
    {
      'company/recommendations.yaml': [
        [
          '    modes: [licensing]',
          '    modes: [licensing]\n    when:\n      all: [{stage: idea}, {stage: sold}]',
        ],
      ],
    },
    [
      'company/recommendations.yaml:6:9 action-never-possible (proved) No company ever has the recommendation `file-patent` to do: every company that meets its condition has reached what it improves, or is not asked about it. | a condition that goes with an answer short of the target',
      'company/recommendations.yaml:12:5 rule-never-holds (proved) No company can meet the condition of the recommendation `file-patent`. | a condition that some company meets, given which questions it is asked',
    ],
  ],
  [
    'a barrier and a reduction that concern nobody',
    {
      'markets/atlantis.yaml': [
        ['      stage: {at-least: trial}', '      stage: not-applicable'],
        ['          permit: held\n        by: 1', '          permit: {more-than: held}\n        by: 1'],
      ],
    },
    [
      'markets/atlantis.yaml:14:5 rule-never-holds (proved) No company can meet the condition of the barrier `rules`. | a condition that some company meets, given which questions it is asked',
      'markets/atlantis.yaml:21:9 rule-never-holds (proved) No company can meet the condition of a reduction of the barrier `rules`. | a condition that some company meets, given which questions it is asked',
      'markets/atlantis.yaml:25:23 barrier-action-never-applies (proved) `confirm-pathway` never applies to a company that has the barrier `rules`. | a recommendation whose condition goes with that of the barrier',
      'markets/atlantis.yaml:25:40 barrier-action-never-applies (proved) `file-permit` never applies to a company that has the barrier `rules`. | a recommendation whose condition goes with that of the barrier',
    ],
  ],
  [
    'a reason to go there that nobody has',
    { 'markets/atlantis.yaml': [['      stage: sold\n', '      not: {stage: [idea, trial, sold]}\n']] },
    [
      'markets/atlantis.yaml:29:5 rule-never-holds (proved) No company can meet the condition of the fit factor `sells`. | a condition that some company meets, given which questions it is asked',
    ],
  ],
  [
    'a requirement, a factor and a route for everybody',
    {
      'company/entry-modes.yaml': [
        ['          ip-status: {at-least: filed}', '          ip-status: {at-least: none}'],
        ['          ip-status: granted\n', '          any: [{stage: idea}, {not: {stage: idea}}]\n'],
        ['          needs: {includes: channel}', '          not: {needs: not-applicable}'],
      ],
    },
    [
      'company/entry-modes.yaml:9:9 tautology (proved) Every company meets the condition of the requirement `right`. | no condition at all, or one that tells companies apart',
      'company/entry-modes.yaml:15:9 tautology (proved) Every company meets the condition of the factor `granted`. | no condition at all, or one that tells companies apart',
      'company/entry-modes.yaml:23:9 tautology (proved) Every company meets the condition of the route from `licensing` to `distribution`. | no condition at all, or one that tells companies apart',
      'company/entry-modes.yaml:28:5 mode-never-wins (proved) In `atlantis` the entry mode `distribution` is recommended to no company. | reasons and requirements by which it is the best mode for some company',
      'company/questionnaire.yaml:41:9 no-op-question (proved) Whatever is answered to `needs`, nothing of the result changes. | a question that a rule asks about, or that scores a dimension',
    ],
  ],
  [
    'a question that is shown to everybody',
    {
      'company/questionnaire.yaml': [
        ['    show-when:\n      stage: sold', '    show-when:\n      stage: [idea, trial, sold]'],
      ],
    },
    [
      'company/questionnaire.yaml:69:5 tautology (proved) Every company meets the condition of the question `terms`. | no condition at all, or one that tells companies apart',
    ],
  ],
  [
    'advice, a barrier and a reduction for everybody',
    {
      'company/recommendations.yaml': [
        ['    modes: [licensing]', '    modes: [licensing]\n    when:\n      stage: {at-least: idea}'],
      ],
      'markets/atlantis.yaml': [
        ['      stage: {at-least: trial}', '      stage: {at-least: idea}'],
        ['          permit: held\n        by: 1', '          permit: [none, held]\n        by: 1'],
      ],
    },
    [
      'company/recommendations.yaml:12:5 tautology (proved) Every company meets the condition of the recommendation `file-patent`. | no condition at all, or one that tells companies apart',
      'markets/atlantis.yaml:14:5 tautology (proved) Every company meets the condition of the barrier `rules`. | no condition at all, or one that tells companies apart',
      'markets/atlantis.yaml:21:9 tautology (proved) Every company meets the condition of a reduction of the barrier `rules`. | no condition at all, or one that tells companies apart',
    ],
  ],
  [
    'options that add nothing to a list',
    { 'company/readiness.yaml': [['      stage: sold\n', '      stage: [sold, not-applicable]\n']] },
    [
      'company/readiness.yaml:19:21 redundant-condition (proved) The option `not-applicable` makes no difference to the gate `no-pathway`. | only tests that can change whether it holds',
    ],
  ],
  [
    'options that add nothing to what is included',
    { 'company/entry-modes.yaml': [['{includes: channel}', '{includes: [channel, not-applicable]}']] },
    [
      'company/entry-modes.yaml:24:39 redundant-condition (proved) The option `not-applicable` makes no difference to the route from `licensing` to `distribution`. | only tests that can change whether it holds',
    ],
  ],
  [
    'parts of all and any that add nothing',
    {
      'company/entry-modes.yaml': [
        [
          '          ip-status: granted\n',
          '          all: [{stage: sold}, {stage: {at-least: trial}}, {any: [{ip-status: granted}, {ip-status: granted, origin: own}]}]\n',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:16:32 redundant-condition (proved) Part 2 of `all` makes no difference to the factor `granted`. | only tests that can change whether it holds',
      'company/entry-modes.yaml:16:40 redundant-condition (proved) The test of `stage` makes no difference to the factor `granted`. | only tests that can change whether it holds',
      'company/entry-modes.yaml:16:89 redundant-condition (proved) Part 2 of `any` makes no difference to the factor `granted`. | only tests that can change whether it holds',
      'company/entry-modes.yaml:16:118 redundant-condition (proved) The test of `origin` makes no difference to the factor `granted`. | only tests that can change whether it holds',
    ],
  ],
  [
    'a test under not that adds nothing',
    {
      'company/entry-modes.yaml': [
        ['          ip-status: granted\n', '          not: {stage: sold, terms: [none, draft]}\n'],
      ],
    },
    [
      'company/entry-modes.yaml:16:24 redundant-condition (proved) The test of `stage` makes no difference to the factor `granted`. | only tests that can change whether it holds',
      'company/entry-modes.yaml:16:37 redundant-condition (proved) The test of `terms` makes no difference to the factor `granted`. | only tests that can change whether it holds',
    ],
  ],
  [
    'a comparison that adds nothing',
    {
      'company/entry-modes.yaml': [
        [
          '          ip-status: granted\n',
          '          ip-status: granted\n          runway-months: {at-least: 0}\n',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:17:26 redundant-condition (proved) The test of `runway-months` makes no difference to the factor `granted`. | only tests that can change whether it holds',
    ],
  ],
];

describe('reports unsatisfiable, tautological and redundant conditions:', () => {
  it.each(cases)('%s', (_title, edits, findings) => {
    expect(added(edits)).toEqual(findings);
  });
});
