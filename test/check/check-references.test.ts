import { describe, expect, it } from 'vitest';
import { toldOf, type Wrong } from './told-faults.ts';

const wrong: readonly Wrong[] = [
  [
    'a condition on a question that is not there',
    { 'company/entry-modes.yaml': [['ip-status: {at-least: filed}', 'ip-statsu: {at-least: filed}']] },
    [
      'company/entry-modes.yaml:10:11 unknown-question There is no question `ip-statsu`. -> ip-status | one of stage, ip-status, origin, needs, runway-months, terms, pathway',
    ],
  ],
  [
    'a first round that asks what is no question',
    { 'company/pack.yaml': [['not-yet:', 'triage: [stage, runway]\nnot-yet:']] },
    [
      'company/pack.yaml:26:17 unknown-question There is no question `runway`. -> runway-months | one of stage, ip-status, origin, needs, runway-months, terms, pathway',
    ],
  ],
  [
    'a misspelt `all`',
    { 'company/entry-modes.yaml': [['          any:', '          anny:']] },
    [
      'company/entry-modes.yaml:35:11 unknown-question There is no question `anny`. -> any | one of stage, ip-status, origin, needs, runway-months, terms, pathway',
      'company/entry-modes.yaml:36:15 schema A mapping is not allowed here. | text',
      'company/entry-modes.yaml:37:15 schema A mapping is not allowed here. | text',
    ],
  ],
  [
    'an option that is not there',
    { 'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: [grantd, filed]']] },
    [
      'company/entry-modes.yaml:16:23 unknown-option The question `ip-status` has no option `grantd`. -> granted | one of none, filed, granted',
    ],
  ],
  [
    'a test of dont-know',
    { 'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: dont-know']] },
    [
      'company/entry-modes.yaml:16:22 unknown-option `dont-know` cannot be tested: whoever does not know may be in any of the situations. | one of none, filed, granted',
    ],
  ],
  [
    'an entry mode that is not there',
    { 'company/entry-modes.yaml': [['- mode: distribution', '- mode: distributon']] },
    [
      'company/entry-modes.yaml:22:15 unknown-mode There is no entry mode `distributon`. -> distribution | one of licensing, distribution',
    ],
  ],
  [
    'a gate that blocks an unknown entry mode',
    { 'company/readiness.yaml': [['blocks: [distribution]', 'blocks: [distributors]']] },
    [
      'company/readiness.yaml:20:14 unknown-mode There is no entry mode `distributors`. -> distribution | one of licensing, distribution',
    ],
  ],
  [
    'an unknown level',
    { 'company/readiness.yaml': [['caps: exploring', 'caps: explorer']] },
    [
      'company/readiness.yaml:11:11 unknown-level There is no level `explorer`. -> exploring | one of exploring, ready',
    ],
  ],
  [
    'an unknown dimension and section',
    {
      'company/questionnaire.yaml': [
        ['dimension: money', 'dimension: cash'],
        ['  - id: origin\n    section: company', '  - id: origin\n    section: origins'],
      ],
    },
    [
      'company/questionnaire.yaml:32:14 unknown-section There is no section `origins`. | one of company, market',
      'company/questionnaire.yaml:58:16 unknown-dimension There is no dimension `cash`. | one of evidence, money',
    ],
  ],
  [
    'an unknown recommendation, helper, horizon and mode',
    {
      'company/recommendations.yaml': [
        ['after: [raise-money]', 'after: [raise-monye]'],
        ['help: [cluster]', 'help: [clusters]'],
        ['not-before: now', 'not-before: soon'],
        ['modes: [licensing]', 'modes: [licencing]'],
      ],
    },
    [
      'company/recommendations.yaml:11:13 unknown-mode There is no entry mode `licencing`. -> licensing | one of licensing, distribution',
      'company/recommendations.yaml:18:12 unknown-helper There is no helper `clusters`. -> cluster | one of cluster',
      'company/recommendations.yaml:19:13 unknown-recommendation There is no recommendation `raise-monye`. -> raise-money | one of file-patent, raise-money, confirm-pathway',
      'company/recommendations.yaml:32:17 unknown-horizon There is no horizon `soon`. | one of now, later',
    ],
  ],
  [
    'an unknown barrier kind and recommendation in a market',
    {
      'markets/atlantis.yaml': [
        ['kind: regulation', 'kind: regulations'],
        ['[confirm-pathway, file-permit]', '[confirm-pathways, file-permit]'],
      ],
    },
    [
      'markets/atlantis.yaml:11:11 unknown-barrier-kind There is no barrier kind `regulations`. -> regulation | one of regulation, language',
      'markets/atlantis.yaml:25:23 unknown-recommendation There is no recommendation `confirm-pathways`. -> confirm-pathway | one of file-patent, raise-money, confirm-pathway, file-permit',
    ],
  ],
  [
    'an unknown source',
    {
      'company/recommendations.yaml': [
        ['what: Knows people., cites: [H2]', 'what: Knows people., cites: [H22]'],
      ],
    },
    [
      'company/recommendations.yaml:4:68 unknown-source There is no source `H22`. -> H2 | one of H1, H2, H3, own-judgement',
    ],
  ],
  [
    'a fact of a market cited by a rule for all markets',
    {
      'company/recommendations.yaml': [
        ['what: Knows people., cites: [H2]', 'what: Knows people., cites: [AT-1]'],
      ],
    },
    [
      'company/recommendations.yaml:4:68 market-scope The source `AT-1` belongs to markets/atlantis.yaml; only that file may use it. | a source of the pack',
    ],
  ],
  [
    'recommendations that wait for each other',
    { 'company/recommendations.yaml': [['not-before: now', 'after: [file-patent]']] },
    [
      'company/recommendations.yaml:19:5 cycle These recommendations wait for each other: `file-patent` comes after `raise-money` comes after `file-patent`. | prerequisites that can be done first',
    ],
  ],
  [
    'questions that show each other',
    {
      'company/questionnaire.yaml': [
        ['    ask: How far', '    show-when:\n      not: {terms: draft}\n    ask: How far'],
      ],
    },
    [
      'company/questionnaire.yaml:9:5 cycle Whether these questions are shown hangs on each other: `stage` is shown by `terms` is shown by `stage`. | conditions on questions asked before',
    ],
  ],
  [
    'a question that shows itself',
    { 'company/questionnaire.yaml': [['      stage: sold', '      terms: draft']] },
    [
      'company/questionnaire.yaml:69:5 cycle Whether these questions are shown hangs on each other: `terms` is shown by `terms`. | conditions on questions asked before',
    ],
  ],
  [
    'a route back to the same entry mode',
    { 'company/entry-modes.yaml': [['- mode: distribution', '- mode: licensing']] },
    [
      'company/entry-modes.yaml:22:15 cycle The route after an entry mode leads to another one. | another entry mode',
    ],
  ],
];

describe('a name that leads nowhere, or in a circle, is told:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(toldOf(edits)).toEqual(faults);
  });
});
