import { describe, expect, it } from 'vitest';
import { toldOf, type Wrong } from './told-faults.ts';

const wrong: readonly Wrong[] = [
  [
    'a better answer that scores less',
    {
      'company/questionnaire.yaml': [
        ['{id: trial, label: In trials}', '{id: trial, label: In trials, score: 100}'],
        ['{id: sold, label: On sale}', '{id: sold, label: On sale, score: 80}'],
      ],
    },
    [
      'company/questionnaire.yaml:17:43 score-order This answer scores 80, less than the one before it (100). | at least 100: doing better must not lower readiness',
    ],
  ],
  [
    'a score that an even spread falls below',
    {
      'company/questionnaire.yaml': [
        ['{id: filed, label: Filed}', '{id: filed, label: Filed, score: 90}'],
        ['{id: idea, label: An idea}', '{id: idea, label: An idea, score: 60}'],
      ],
    },
    [
      'company/questionnaire.yaml:16:9 score-order This answer scores 50, less than the one before it (60). | at least 60: doing better must not lower readiness',
    ],
  ],
  [
    'bands that run downwards',
    { 'company/questionnaire.yaml': [['{from: 12, score: 100}', '{from: 0, score: 100}']] },
    ['company/questionnaire.yaml:61:16 score-order Bands run upwards. | more than 0'],
  ],
  [
    'levels that do not start at nought, or do not rise',
    { 'company/pack.yaml': [['from: 0, means', 'from: 60, means']] },
    [
      'company/pack.yaml:9:45 score-order The first step starts at 0, or nothing holds below it. | 0',
      'company/pack.yaml:10:37 score-order Each step starts above the one before. | more than 60',
    ],
  ],
  [
    'a choice without options, and with a unit',
    { 'company/questionnaire.yaml': [['    type: number\n', '    type: one\n']] },
    [
      'company/tests/verdicts.yaml:12:24 answer-type Test case `strong-rights`: `runway-months` takes one option; this is `24`. |  or dont-know',
      'company/readiness.yaml:10:23 test-type The question `runway-months` is not ordered; less-than has no meaning. | an option such as option, or a list of options',
      'company/recommendations.yaml:25:22 test-type The question `runway-months` is improved to one of its options. | one of ',
      'company/tests/verdicts.yaml:39:24 answer-type Test case `short-of-money`: `runway-months` takes one option; this is `3`. |  or dont-know',
      'company/questionnaire.yaml:54:11 question-type A question of type one needs options. | at least two options',
      'company/questionnaire.yaml:55:5 question-type A question of type one has no key `unit`. | a type of question with unit: number',
      'company/questionnaire.yaml:56:5 question-type A question of type one has no key `minimum`. | a type of question with minimum: number',
      'company/questionnaire.yaml:57:5 question-type A question of type one has no key `maximum`. | a type of question with maximum: number',
      'company/questionnaire.yaml:59:5 question-type A question of type one has no key `bands`. | a type of question with bands: number',
    ],
  ],
  [
    'options without order or score that are to count',
    { 'company/questionnaire.yaml': [['    changeable: false\n', '    dimension: money\n']] },
    [
      'company/questionnaire.yaml:38:9 question-type This option needs a score: the question is not ordered. | score: 0 to 100, or ordered: true on the question',
      'company/questionnaire.yaml:39:9 question-type This option needs a score: the question is not ordered. | score: 0 to 100, or ordered: true on the question',
    ],
  ],
  [
    'a gate without effect',
    { 'company/readiness.yaml': [['    caps: exploring\n', '']] },
    [
      'company/readiness.yaml:7:5 missing-key This gate has no effect. | caps (a level), blocks (entry modes), or both',
    ],
  ],
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
];

describe('what makes no sense in itself is told:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(toldOf(edits)).toEqual(faults);
  });
});
