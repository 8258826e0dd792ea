import { describe, expect, it } from 'vitest';
import { reportsOf, type Wrong } from '../diagnostics.ts';

const wrong: readonly Wrong[] = [
  [
    'an improvement of what cannot be changed',
    { 'company/recommendations.yaml': [['ip-status: filed', 'origin: own']] },
    [
      'company/recommendations.yaml:10:7 question-type The answer to `origin` cannot be changed (changeable: false), so nothing improves it. | a question that work can change',
    ],
  ],
  [
    'an improvement to the lowest option',
    { 'company/recommendations.yaml': [['ip-status: filed', 'ip-status: none']] },
    [
      'company/recommendations.yaml:10:18 test-type No answer to `ip-status` is below `none`, so this never applies. | an option above the lowest',
    ],
  ],
  [
    'an improvement beyond the range',
    { 'company/recommendations.yaml': [['runway-months: 12', 'runway-months: 72']] },
    [
      'company/recommendations.yaml:25:22 answer-range No answer to `runway-months` rises to 72. | more than 0 and at most 60',
    ],
  ],
  [
    'advice for the company that improves an answer for a market',
    {
      'company/recommendations.yaml': [
        ['    per: market\n', ''],
        ['in {market}', 'there'],
      ],
    },
    [
      'company/recommendations.yaml:38:7 market-scope The question `pathway` is asked for each market, but this rule is about the whole company. | a company-wide question, or per: market on the rule',
    ],
  ],
  [
    'advice that nothing ends',
    { 'company/recommendations.yaml': [['    improves:\n      ip-status: filed\n', '']] },
    [
      'company/recommendations.yaml:6:5 missing-key This recommendation would apply to every company for ever. | improves, when, or both',
    ],
  ],
  [
    '{market} in a section, an option, a gate and advice for the company',
    {
      'company/questionnaire.yaml': [
        ['title: The company}', 'title: "The company in {market}"}'],
        ['label: An idea', 'label: "An idea for {market}"'],
      ],
      'company/readiness.yaml': [['because: Talks take longer.', 'because: Talks in {market} take longer.']],
      'company/recommendations.yaml': [['[Plan., Ask.]', '[Plan., "Ask in {market}."]']],
    },
    [
      'company/questionnaire.yaml:4:26 market-scope This text says {market}, but it is shown once for the whole company. | per: market on it, or a text without {market}',
      'company/questionnaire.yaml:15:27 market-scope This text says {market}, but it is shown once for the whole company. | per: market on it, or a text without {market}',
      'company/readiness.yaml:12:14 market-scope This text says {market}, but it is shown once for the whole company. | per: market on it, or a text without {market}',
      'company/recommendations.yaml:26:20 market-scope This text says {market}, but it is shown once for the whole company. | per: market on it, or a text without {market}',
    ],
  ],
  [
    'an improvement of a number to a word',
    { 'company/recommendations.yaml': [['runway-months: 12', 'runway-months: long']] },
    [
      'company/recommendations.yaml:25:22 test-type The question `runway-months` is a number; it is improved to a number. | a number',
    ],
  ],
  [
    'an improvement of an option to a number',
    { 'company/recommendations.yaml': [['ip-status: filed', 'ip-status: 2']] },
    [
      'company/recommendations.yaml:10:18 test-type The question `ip-status` is improved to one of its options. | one of none, filed, granted',
    ],
  ],
  [
    'an improvement to an option that is not there',
    { 'company/recommendations.yaml': [['ip-status: filed', 'ip-status: field']] },
    [
      'company/recommendations.yaml:10:18 unknown-option The question `ip-status` has no option `field`. -> filed | one of none, filed, granted',
    ],
  ],
  [
    'an improvement to what is no answer',
    { 'company/recommendations.yaml': [['ip-status: filed', 'ip-status: not-applicable']] },
    ['company/recommendations.yaml:10:18 unknown-option Nothing improves to `not-applicable`. | an option'],
  ],
  [
    'an improvement to the least',
    { 'company/recommendations.yaml': [['runway-months: 12', 'runway-months: 0']] },
    [
      'company/recommendations.yaml:25:22 answer-range No answer to `runway-months` rises to 0. | more than 0 and at most 60',
    ],
  ],
  [
    'an improvement beyond a range with one end',
    {
      'company/recommendations.yaml': [['runway-months: 12', 'runway-months: 72']],
      'company/questionnaire.yaml': [['    minimum: 0\n', '']],
    },
    [
      'company/recommendations.yaml:25:22 answer-range No answer to `runway-months` rises to 72. | at most 60',
    ],
  ],
  [
    'an improvement below a range with one end',
    {
      'company/recommendations.yaml': [['runway-months: 12', 'runway-months: -2']],
      'company/questionnaire.yaml': [['    maximum: 60\n', '']],
    },
    [
      'company/recommendations.yaml:25:22 answer-range No answer to `runway-months` rises to -2. | more than 0',
    ],
  ],
  [
    'an improvement of a question that is not there',
    { 'company/recommendations.yaml': [['ip-status: filed', 'ip-stats: filed']] },
    [
      'company/recommendations.yaml:10:7 unknown-question There is no question `ip-stats`. -> ip-status | one of stage, ip-status, origin, needs, runway-months, terms, pathway',
    ],
  ],
  [
    'an improvement of a question without a type',
    {
      'company/recommendations.yaml': [['ip-status: filed', 'ip-status: 2']],
      'company/questionnaire.yaml': [
        [
          '    ask: Is it protected?\n    why: Only rights can be licensed.\n    type: one\n',
          '    ask: Is it protected?\n    why: Only rights can be licensed.\n',
        ],
      ],
    },
    ['company/questionnaire.yaml:19:5 missing-key The key `type` is missing here. | nothing'],
  ],
  [
    'faults in the advice of a market',
    {
      'markets/atlantis.yaml': [
        [
          '      permit: held\n    steps',
          '      permit: none\n      origin: own\n      stage: soldd\n    steps',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:61:15 test-type No answer to `permit` is below `none`, so this never applies. | an option above the lowest',
      'markets/atlantis.yaml:62:7 question-type The answer to `origin` cannot be changed (changeable: false), so nothing improves it. | a question that work can change',
      'markets/atlantis.yaml:63:14 unknown-option The question `stage` has no option `soldd`. -> sold | one of idea, trial, sold',
    ],
  ],
  [
    'advice of a market that nothing ends',
    { 'markets/atlantis.yaml': [['    improves:\n      permit: held\n    steps', '    steps']] },
    [
      'markets/atlantis.yaml:56:5 missing-key This recommendation would apply to every company for ever. | improves, when, or both',
    ],
  ],
  [
    'several faults of one improvement',
    {
      'company/recommendations.yaml': [['runway-months: 12', 'runway-months: 72']],
      'company/questionnaire.yaml': [['    unit: months\n', '    unit: months\n    changeable: false\n']],
    },
    [
      'company/recommendations.yaml:25:7 question-type The answer to `runway-months` cannot be changed (changeable: false), so nothing improves it. | a question that work can change',
      'company/recommendations.yaml:25:22 answer-range No answer to `runway-months` rises to 72. | more than 0 and at most 60',
    ],
  ],
];

describe('advice that leads nowhere, and texts out of place, are reported:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(reportsOf(edits)).toEqual(faults);
  });
});

it('an improvement may be to any option of a question without order', () => {
  expect(reportsOf({ 'company/recommendations.yaml': [['ip-status: filed', 'needs: funding']] })).toEqual([]);
});

it('{market} may stand in what is asked, advised or decided for each market', () => {
  expect(
    reportsOf({
      'company/questionnaire.yaml': [
        ['{id: unknown, label: Unknown}', '{id: unknown, label: "Unknown in {market}"}'],
      ],
      'company/readiness.yaml': [['because: Not legal.', 'because: Not legal in {market}.']],
      'company/recommendations.yaml': [
        ['[Read., Ask the authority.]', '["Read of {market}.", Ask the authority.]'],
      ],
    }),
  ).toEqual([]);
});
