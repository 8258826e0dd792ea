import { describe, expect, it } from 'vitest';
import { reportsOf, type Wrong } from '../diagnostics.ts';

const wrong: readonly Wrong[] = [
  [
    'more and less on a question without order',
    { 'company/entry-modes.yaml': [['origin: university', 'origin: {at-least: university}']] },
    [
      'company/entry-modes.yaml:38:26 test-type The question `origin` is not ordered; at-least has no meaning. | an option such as own, or a list of options',
    ],
  ],
  [
    'a number compared with a choice',
    { 'company/entry-modes.yaml': [['ip-status: {at-least: filed}', 'ip-status: {at-least: 2}']] },
    [
      'company/entry-modes.yaml:10:33 test-type The question `ip-status` is compared with one of its options. | an option such as none, or a list of options, or at-least, at-most, more-than or less-than with an option',
    ],
  ],
  [
    'an option compared with a number',
    { 'company/readiness.yaml': [['{less-than: 6}', '{less-than: filed}']] },
    [
      'company/readiness.yaml:10:34 test-type The question `runway-months` is a number; it is compared with a number. | at-least, at-most, more-than or less-than with a number',
    ],
  ],
  [
    'a number tested like a choice',
    { 'company/readiness.yaml': [['{less-than: 6}', 'short']] },
    [
      'company/readiness.yaml:10:22 test-type The question `runway-months` is a number; it cannot be tested like this. | at-least, at-most, more-than or less-than with a number',
    ],
  ],
  [
    'several answers tested like one',
    { 'company/entry-modes.yaml': [['needs: {includes: channel}', 'needs: channel']] },
    [
      'company/entry-modes.yaml:24:18 test-type The question `needs` has several answers; it cannot be tested like this. | {includes: channel}',
    ],
  ],
  [
    'one answer tested like several',
    { 'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: {includes: granted}']] },
    [
      'company/entry-modes.yaml:16:23 test-type The question `ip-status` has one answer; includes is for multiple choice. | an option such as none, or a list of options, or at-least, at-most, more-than or less-than with an option',
    ],
  ],
  [
    'a question of each market in a rule about the company',
    { 'company/readiness.yaml': [['    per: market\n', '']] },
    [
      'company/readiness.yaml:17:7 market-scope The question `pathway` is asked for each market, but this rule is about the whole company. | a company-wide question, or per: market on the rule',
    ],
  ],
  [
    'a question of one market in a rule for all',
    { 'company/readiness.yaml': [['pathway: unknown', 'permit: none']] },
    [
      'company/readiness.yaml:18:7 market-scope The question `permit` belongs to markets/atlantis.yaml; only that file may use it. | a question of the pack',
    ],
  ],
  [
    'a question of a market file that is not asked for that market',
    { 'markets/atlantis.yaml': [['    per: market\n    options', '    options']] },
    [
      'markets/atlantis.yaml:44:9 market-scope A question in a market file is asked for that market. | per: market',
    ],
  ],
  [
    '{market} where no market is meant',
    { 'company/questionnaire.yaml': [['How far is the product?', 'How far is the product in {market}?']] },
    [
      'company/questionnaire.yaml:9:10 market-scope This text says {market}, but it is shown once for the whole company. | per: market on it, or a text without {market}',
    ],
  ],
  [
    'an unknown option in the condition to show a question',
    { 'company/questionnaire.yaml': [['      stage: sold', '      stage: sale']] },
    [
      'company/questionnaire.yaml:70:14 unknown-option The question `stage` has no option `sale`. | one of idea, trial, sold',
    ],
  ],
  [
    'one in the condition of a gate',
    { 'company/readiness.yaml': [['      stage: sold', '      stage: sale']] },
    [
      'company/readiness.yaml:19:14 unknown-option The question `stage` has no option `sale`. | one of idea, trial, sold',
    ],
  ],
  [
    'one in the condition of a requirement',
    { 'company/entry-modes.yaml': [['{at-least: filed}', '{at-least: fild}']] },
    [
      'company/entry-modes.yaml:10:33 unknown-option The question `ip-status` has no option `fild`. -> filed | one of none, filed, granted',
    ],
  ],
  [
    'one in the condition of a factor',
    { 'company/entry-modes.yaml': [['            - stage: sold', '            - stage: sale']] },
    [
      'company/entry-modes.yaml:36:22 unknown-option The question `stage` has no option `sale`. | one of idea, trial, sold',
    ],
  ],
  [
    'one in the condition of a route',
    { 'company/entry-modes.yaml': [['{includes: channel}', '{includes: [channel, chanel]}']] },
    [
      'company/entry-modes.yaml:24:39 unknown-option The question `needs` has no option `chanel`. -> channel | one of funding, channel',
    ],
  ],
  [
    'one in the condition of advice',
    {
      'company/recommendations.yaml': [
        ['    modes: [licensing]', '    modes: [licensing]\n    when:\n      stage: sale'],
      ],
    },
    [
      'company/recommendations.yaml:13:14 unknown-option The question `stage` has no option `sale`. | one of idea, trial, sold',
    ],
  ],
  [
    'unknown options in the conditions of a market',
    {
      'markets/atlantis.yaml': [
        ['      stage: {at-least: trial}', '      stage: {at-least: trail}'],
        ['          pathway: confirmed\n', '          pathway: confirmd\n'],
        ['      stage: sold\n', '      stage: sale\n'],
        [
          '          permit: held\n        because: Importers',
          '          permit: hold\n        because: Importers',
        ],
        ['    per: market\n    options:', '    per: market\n    show-when: {stage: sale}\n    options:'],
        ['    per: market\n    improves:', '    per: market\n    when: {stage: sale}\n    improves:'],
        [
          '- mode: distribution\n',
          '- mode: distribution\n    factors: [{id: slow, when: {stage: sale}, weight: for, because: Slow., evidence: derived, cites: [AT-1]}]\n',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:15:25 unknown-option The question `stage` has no option `trail`. -> trial | one of idea, trial, sold',
      'markets/atlantis.yaml:18:20 unknown-option The question `pathway` has no option `confirmd`. -> confirmed | one of unknown, confirmed',
      'markets/atlantis.yaml:30:14 unknown-option The question `stage` has no option `sale`. | one of idea, trial, sold',
      'markets/atlantis.yaml:37:40 unknown-option The question `stage` has no option `sale`. | one of idea, trial, sold',
      'markets/atlantis.yaml:41:19 unknown-option The question `permit` has no option `hold`. -> held | one of none, held',
      'markets/atlantis.yaml:52:24 unknown-option The question `stage` has no option `sale`. | one of idea, trial, sold',
      'markets/atlantis.yaml:62:19 unknown-option The question `stage` has no option `sale`. | one of idea, trial, sold',
    ],
  ],
  [
    'unknown options in all, any and not',
    {
      'company/entry-modes.yaml': [
        [
          'ip-status: granted',
          'all: [{ip-status: one}, {any: [{ip-status: two}, {not: {ip-status: three}}]}]',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:16:29 unknown-option The question `ip-status` has no option `one`. -> none | one of none, filed, granted',
      'company/entry-modes.yaml:16:54 unknown-option The question `ip-status` has no option `two`. | one of none, filed, granted',
      'company/entry-modes.yaml:16:78 unknown-option The question `ip-status` has no option `three`. | one of none, filed, granted',
    ],
  ],
  [
    'several faults in one condition',
    {
      'company/entry-modes.yaml': [
        ['ip-status: granted', 'pathways: unknown\n          ip-status: yes\n          origin: none'],
      ],
    },
    [
      'company/entry-modes.yaml:16:11 unknown-question There is no question `pathways`. -> pathway | one of stage, ip-status, origin, needs, runway-months, terms, pathway',
      'company/entry-modes.yaml:17:22 unknown-option The question `ip-status` has no option `yes`. | one of none, filed, granted',
      'company/entry-modes.yaml:18:19 unknown-option The question `origin` has no option `none`. | one of own, university',
    ],
  ],
  [
    'a question without a type',
    { 'company/questionnaire.yaml': [['    type: number\n', '']] },
    ['company/questionnaire.yaml:50:5 missing-key The key `type` is missing here. | nothing'],
  ],
  [
    'a question of a type that is none',
    { 'company/questionnaire.yaml': [['    type: number\n', '    type: digit\n']] },
    ['company/questionnaire.yaml:54:11 schema `digit` is not allowed here. | one of one, many, number'],
  ],
  [
    'comparisons of a question without order',
    {
      'company/entry-modes.yaml': [
        [
          'origin: university',
          'any: [{origin: {more-than: own}}, {origin: {less-than: own}}, {origin: {at-most: own}}]',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:38:33 test-type The question `origin` is not ordered; more-than has no meaning. | an option such as own, or a list of options',
      'company/entry-modes.yaml:38:61 test-type The question `origin` is not ordered; less-than has no meaning. | an option such as own, or a list of options',
      'company/entry-modes.yaml:38:89 test-type The question `origin` is not ordered; at-most has no meaning. | an option such as own, or a list of options',
    ],
  ],
  [
    'comparisons of several answers',
    { 'company/entry-modes.yaml': [['needs: {includes: channel}', 'needs: {at-least: channel}']] },
    [
      'company/entry-modes.yaml:24:19 test-type The question `needs` has several answers; at-least has no meaning. | {includes: funding}',
    ],
  ],
  [
    'several answers tested by a list',
    { 'company/entry-modes.yaml': [['needs: {includes: channel}', 'needs: [not-applicable, channel]']] },
    [
      'company/entry-modes.yaml:24:18 test-type The question `needs` has several answers; it cannot be tested like this. | {includes: channel}',
    ],
  ],
  [
    'a number tested by a list',
    { 'company/readiness.yaml': [['{less-than: 6}', '[short, long]']] },
    [
      'company/readiness.yaml:10:22 test-type The question `runway-months` is a number; it cannot be tested like this. | at-least, at-most, more-than or less-than with a number',
    ],
  ],
  [
    'a number tested by what it includes',
    { 'company/readiness.yaml': [['{less-than: 6}', '{includes: short}']] },
    [
      'company/readiness.yaml:10:23 test-type The question `runway-months` has one answer; includes is for multiple choice. | at-least, at-most, more-than or less-than with a number',
    ],
  ],
  [
    'an option compared with what is no answer',
    {
      'company/entry-modes.yaml': [['ip-status: {at-least: filed}', 'ip-status: {at-least: not-applicable}']],
    },
    [
      'company/entry-modes.yaml:10:33 test-type `not-applicable` is neither more nor less than an option. | an option such as none, or a list of options, or at-least, at-most, more-than or less-than with an option',
    ],
  ],
  [
    'a word that compares nothing',
    { 'company/entry-modes.yaml': [['ip-status: {at-least: filed}', 'ip-status: {atleast: filed}']] },
    [
      'company/entry-modes.yaml:10:23 unknown-key The key `atleast` is not known here. -> at-least | one of at-least, at-most, more-than, less-than, includes',
    ],
  ],
  [
    'a test that is empty',
    { 'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: {}']] },
    [
      'company/entry-modes.yaml:16:22 schema This mapping is empty. | One option, a list meaning one of, or an object: at-least, at-most, more-than, less-than (ordered and number questions), includes (multiple choice).',
    ],
  ],
  [
    'a question without order tested by what it includes',
    { 'company/entry-modes.yaml': [['origin: university', 'origin: {includes: university}']] },
    [
      'company/entry-modes.yaml:38:26 test-type The question `origin` has one answer; includes is for multiple choice. | an option such as own, or a list of options',
    ],
  ],
];

describe('a test that does not fit its question is reported:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(reportsOf(edits)).toEqual(faults);
  });
});

it('tests that fit their question are no error', () => {
  expect(
    reportsOf({
      'company/entry-modes.yaml': [
        [
          'ip-status: granted',
          'any: [{ip-status: [granted, not-applicable]}, {needs: not-applicable}, {needs: {includes: [not-applicable, funding]}}, {runway-months: not-applicable}, {ip-status: {less-than: granted, more-than: none}}, {runway-months: {at-most: 3}}, {pathway: unknown}]',
        ],
      ],
    }),
  ).toEqual([]);
});
