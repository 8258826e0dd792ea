import { describe, expect, it } from 'vitest';
import { toldOf, type Wrong } from './told-faults.ts';

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
];

describe('a test that does not fit its question is told:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(toldOf(edits)).toEqual(faults);
  });
});
