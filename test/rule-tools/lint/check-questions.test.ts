import { describe, expect, it } from 'vitest';
import { reportsOf, type Wrong } from '../diagnostics.ts';

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
      'company/recommendations.yaml:25:22 test-type The question `runway-months` is improved to one of its options. | an option; none is declared',
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
      'company/readiness.yaml:7:5 missing-key This gate has no effect. | caps (a level), blocks (entry modes) or stops',
    ],
  ],
  [
    'keys of other types of question',
    {
      'company/questionnaire.yaml': [
        ['    type: many\n', '    type: many\n    ordered: true\n    unit: things\n'],
        ['    unit: months\n', '    unit: months\n    options: [{id: a, label: A}, {id: b, label: B}]\n'],
        ['    changeable: false\n', '    changeable: false\n    bands: [{from: 0, score: 0}]\n'],
      ],
    },
    [
      'company/questionnaire.yaml:37:5 question-type A question of type one has no key `bands`. | a type of question with bands: number',
      'company/questionnaire.yaml:37:30 question-type This score counts nowhere: the question has no dimension. | a dimension, or no scores',
      'company/questionnaire.yaml:47:5 question-type A question of type many has no key `ordered`. | a type of question with ordered: one',
      'company/questionnaire.yaml:48:5 question-type A question of type many has no key `unit`. | a type of question with unit: number',
      'company/questionnaire.yaml:59:5 question-type A question of type number has no key `options`. | a type of question with options: one or many',
    ],
  ],
  [
    'several answers without options',
    {
      'company/questionnaire.yaml': [
        ['    options:\n      - {id: funding, label: Money}\n      - {id: channel, label: A channel}\n', ''],
      ],
    },
    [
      'company/tests/verdicts.yaml:11:17 unknown-option Test case `strong-rights`: `funding` is not an option of `needs`. |  or dont-know',
      'company/entry-modes.yaml:24:29 unknown-option The question `needs` has no option `channel`. | an option; none is declared',
      'company/tests/verdicts.yaml:38:17 unknown-option Test case `short-of-money`: `channel` is not an option of `needs`. |  or dont-know',
      'company/questionnaire.yaml:45:11 question-type A question of type many needs options. | at least two options',
    ],
  ],
  [
    'scores that count nowhere',
    {
      'company/questionnaire.yaml': [
        ['{id: own, label: Own work}', '{id: own, label: Own work, score: 10}'],
        ['    dimension: money\n', ''],
      ],
    },
    [
      'company/questionnaire.yaml:38:43 question-type This score counts nowhere: the question has no dimension. | a dimension, or no scores',
      'company/questionnaire.yaml:59:26 question-type This score counts nowhere: the question has no dimension. | a dimension, or no scores',
    ],
  ],
  [
    'a number that is to count without bands',
    {
      'company/questionnaire.yaml': [
        ['    bands:\n      - {from: 0, score: 0}\n      - {from: 12, score: 100}\n', ''],
      ],
    },
    [
      'company/questionnaire.yaml:58:16 question-type A number that counts for readiness needs bands. | bands: [{from: 0, score: 0}, …]',
    ],
  ],
  [
    'bands that score less',
    {
      'company/questionnaire.yaml': [
        ['{from: 0, score: 0}', '{from: 0, score: 60}'],
        ['{from: 12, score: 100}', '{from: 12, score: 40}'],
      ],
    },
    [
      'company/questionnaire.yaml:61:27 score-order This answer scores 40, less than the one before it (60). | at least 60: doing better must not lower readiness',
    ],
  ],
  [
    'several answers that count without a score',
    {
      'company/questionnaire.yaml': [
        ['    type: many\n', '    type: many\n    dimension: money\n'],
        ['{id: channel, label: A channel}', '{id: channel, label: A channel, score: 20}'],
      ],
    },
    [
      'company/questionnaire.yaml:48:9 question-type This option needs a score: the question is not ordered. | score: 0 to 100, or ordered: true on the question',
    ],
  ],
  [
    'bands that do not rise, three in a row',
    {
      'company/questionnaire.yaml': [
        [
          '- {from: 12, score: 100}',
          '- {from: 12, score: 50}\n      - {from: 12, score: 60}\n      - {from: 6, score: 100}',
        ],
      ],
    },
    [
      'company/questionnaire.yaml:62:16 score-order Bands run upwards. | more than 12',
      'company/questionnaire.yaml:63:16 score-order Bands run upwards. | more than 12',
    ],
  ],
  [
    'a range without width',
    { 'company/questionnaire.yaml': [['maximum: 60', 'maximum: 0']] },
    [
      'company/tests/verdicts.yaml:12:24 answer-range Test case `strong-rights`: `24` is out of range for `runway-months`. | a number from 0 to 0 (months)',
      'company/recommendations.yaml:25:22 answer-range No answer to `runway-months` rises to 12. | more than 0 and at most 0',
      'company/tests/verdicts.yaml:39:24 answer-range Test case `short-of-money`: `3` is out of range for `runway-months`. | a number from 0 to 0 (months)',
      'company/questionnaire.yaml:57:14 score-order The maximum is not above the minimum. | more than 0',
    ],
  ],
  [
    'a range that runs downwards',
    { 'company/questionnaire.yaml': [['minimum: 0', 'minimum: 61']] },
    [
      'company/tests/verdicts.yaml:12:24 answer-range Test case `strong-rights`: `24` is out of range for `runway-months`. | a number from 61 to 60 (months)',
      'company/recommendations.yaml:25:22 answer-range No answer to `runway-months` rises to 12. | more than 61 and at most 60',
      'company/tests/verdicts.yaml:39:24 answer-range Test case `short-of-money`: `3` is out of range for `runway-months`. | a number from 61 to 60 (months)',
      'company/questionnaire.yaml:57:14 score-order The maximum is not above the minimum. | more than 61',
    ],
  ],
  [
    'horizons that do not start at nought',
    { 'company/pack.yaml': [['from-month: 0', 'from-month: 1']] },
    ['company/pack.yaml:12:39 score-order The first step starts at 0, or nothing holds below it. | 0'],
  ],
  [
    'horizons that do not rise',
    { 'company/pack.yaml': [['from-month: 12', 'from-month: 0']] },
    ['company/pack.yaml:13:43 score-order Each step starts above the one before. | more than 0'],
  ],
  [
    'levels that fall',
    {
      'company/pack.yaml': [
        [
          '  - {id: ready, title: Ready, from: 60, means: Ready to go.}',
          '  - {id: ready, title: Ready, from: 60, means: Ready to go.}\n  - {id: more, title: More, from: 30, means: More.}\n  - {id: most, title: Most, from: 40, means: Most.}',
        ],
      ],
    },
    ['company/pack.yaml:11:35 score-order Each step starts above the one before. | more than 60'],
  ],
  [
    'a gate that blocks nothing',
    { 'company/readiness.yaml': [['    blocks: [distribution]\n', '    blocks: []\n']] },
    [
      'company/readiness.yaml:14:5 missing-key This gate has no effect. | caps (a level), blocks (entry modes) or stops',
    ],
  ],
];

describe('reports a contradictory question:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(reportsOf(edits)).toEqual(faults);
  });
});
