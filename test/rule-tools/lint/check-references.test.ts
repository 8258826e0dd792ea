import { describe, expect, it } from 'vitest';
import { mu } from '../testing/packs-with-cases.ts';
import { diagnosticsOf, smallPackFiles } from '../../fixtures/small-pack-files.ts';
import { reportsOf, type Wrong } from '../diagnostics.ts';

const form = "{id: agent, title: Agent, means: '…', factors: [], cites: [H1]}";

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
      'company/entry-modes.yaml:16:22 unknown-option `dont-know` cannot be tested: a company that does not know may be in any of the situations. | one of none, filed, granted',
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
    'a form that no entry mode has',
    {
      'company/entry-modes.yaml': [['    requires: []\n', `    requires: []\n    forms: [${form}]\n`]],
      'company/recommendations.yaml': [['modes: [licensing]', 'modes: [licensing]\n    forms: [agents]']],
      'company/tests/verdicts.yaml': [['level: ready', 'level: ready\n      form: agenta']],
    },
    [
      'company/recommendations.yaml:12:13 unknown-form There is no form `agents`. -> agent | one of agent',
      'company/tests/verdicts.yaml:21:13 unknown-form There is no form `agenta`. -> agent | one of agent',
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
    'an unknown question to tell members apart by',
    { 'company/pack.yaml': [['not-yet:', 'groups: [origins]\nnot-yet:']] },
    [
      'company/pack.yaml:26:10 unknown-question There is no question `origins`. -> origin | one of stage, ip-status, origin, needs, runway-months, terms, pathway',
    ],
  ],
  [
    'an unknown mode and recommendation in an offer of a programme',
    {
      'company/pack.yaml': [
        [
          'not-yet:',
          'programme:\n  for: small\n  markets: {at-most: 2, because: Enough., cites: [H1]}\n  offers:\n    - {id: tour, title: Tour, kind: mission, what: A tour., at-least: 2, modes: [licence], after: [raise-cash], cites: [H1]}\nnot-yet:',
        ],
      ],
    },
    [
      'company/pack.yaml:30:82 unknown-mode There is no entry mode `licence`. | one of licensing, distribution',
      'company/pack.yaml:30:100 unknown-recommendation There is no recommendation `raise-cash`. | one of file-patent, raise-money, confirm-pathway',
    ],
  ],
  [
    'an unknown recommendation to replace',
    { 'company/recommendations.yaml': [['after: [raise-money]', 'replaces: [raise-monies]']] },
    [
      'company/recommendations.yaml:19:16 unknown-recommendation There is no recommendation `raise-monies`. -> raise-money | one of file-patent, raise-money, confirm-pathway',
    ],
  ],
  [
    'an unknown section and dimension of a question of a market',
    {
      'markets/atlantis.yaml': [['    section: market\n', '    section: markets\n    dimension: evidenc\n']],
    },
    [
      'markets/atlantis.yaml:45:14 unknown-section There is no section `markets`. -> market | one of company, market',
      'markets/atlantis.yaml:46:16 unknown-dimension There is no dimension `evidenc`. -> evidence | one of evidence, money',
    ],
  ],
  [
    'an unknown mode that a market adds to',
    { 'markets/atlantis.yaml': [['- mode: distribution', '- mode: distributors']] },
    [
      'markets/atlantis.yaml:36:11 unknown-mode There is no entry mode `distributors`. -> distribution | one of licensing, distribution',
    ],
  ],
  [
    'unknown names in the advice of a market',
    {
      'markets/atlantis.yaml': [
        [
          '    takes: 4 weeks\n',
          '    takes: 4 weeks\n    modes: [licence]\n    help: [clustr]\n    after: [raise-mony]\n    replaces: [confirm]\n    not-before: soon\n',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:67:13 unknown-mode There is no entry mode `licence`. | one of licensing, distribution',
      'markets/atlantis.yaml:68:12 unknown-helper There is no helper `clustr`. -> cluster | one of cluster',
      'markets/atlantis.yaml:69:13 unknown-recommendation There is no recommendation `raise-mony`. -> raise-money | one of file-patent, raise-money, confirm-pathway, file-permit',
      'markets/atlantis.yaml:70:16 unknown-recommendation There is no recommendation `confirm`. -> confirm-pathway | one of file-patent, raise-money, confirm-pathway, file-permit',
      'markets/atlantis.yaml:71:17 unknown-horizon There is no horizon `soon`. | one of now, later',
    ],
  ],
  [
    'a helper where none is declared',
    {
      'company/recommendations.yaml': [
        ['  - {id: cluster, title: The cluster, what: Knows people., cites: [H2]}\n', ''],
      ],
    },
    [
      'company/recommendations.yaml:3:1 schema An empty value is not allowed here. | a list',
      'company/recommendations.yaml:17:12 unknown-helper There is no helper `cluster`. | a helper; none is declared',
    ],
  ],
  [
    'an entry mode where none is declared',
    { 'company/entry-modes.yaml': [['modes:\n', 'mods:\n']] },
    [
      'company/entry-modes.yaml:3:1 missing-key The key `modes` is missing here. | nothing',
      'company/entry-modes.yaml:3:1 unknown-key The key `mods` is not known here. -> modes | one of modes',
      'company/recommendations.yaml:11:13 unknown-mode There is no entry mode `licensing`. | an entry mode; none is declared',
      'company/tests/verdicts.yaml:18:16 unknown-mode There is no entry mode `licensing`. | an entry mode; none is declared',
      'company/readiness.yaml:20:14 unknown-mode There is no entry mode `distribution`. | an entry mode; none is declared',
      'company/tests/verdicts.yaml:25:20 unknown-mode There is no entry mode `licensing`. | an entry mode; none is declared',
      'markets/atlantis.yaml:36:11 unknown-mode There is no entry mode `distribution`. | an entry mode; none is declared',
    ],
  ],
  [
    'one of a dozen sources',
    {
      'sources.yaml': [
        [
          '  - {id: own-judgement,',
          '  - {id: P0, title: Paper, kind: judgement}\n  - {id: P1, title: Paper, kind: judgement}\n  - {id: P2, title: Paper, kind: judgement}\n  - {id: P3, title: Paper, kind: judgement}\n  - {id: P4, title: Paper, kind: judgement}\n  - {id: P5, title: Paper, kind: judgement}\n  - {id: P6, title: Paper, kind: judgement}\n  - {id: P7, title: Paper, kind: judgement}\n  - {id: own-judgement,',
        ],
      ],
      'company/recommendations.yaml': [['cites: [H2]', 'cites: [H2, J1]']],
    },
    [
      'company/recommendations.yaml:4:72 unknown-source There is no source `J1`. -> H1 | one of H1, H2, H3, P0, P1, P2, P3, P4, P5, P6, P7, own-judgement',
    ],
  ],
  [
    'one of more sources than are listed',
    {
      'sources.yaml': [
        [
          '  - {id: own-judgement,',
          '  - {id: P0, title: Paper, kind: judgement}\n  - {id: P1, title: Paper, kind: judgement}\n  - {id: P2, title: Paper, kind: judgement}\n  - {id: P3, title: Paper, kind: judgement}\n  - {id: P4, title: Paper, kind: judgement}\n  - {id: P5, title: Paper, kind: judgement}\n  - {id: P6, title: Paper, kind: judgement}\n  - {id: P7, title: Paper, kind: judgement}\n  - {id: P8, title: Paper, kind: judgement}\n  - {id: own-judgement,',
        ],
      ],
      'company/recommendations.yaml': [['cites: [H2]', 'cites: [H2, J1]']],
    },
    [
      'company/recommendations.yaml:4:72 unknown-source There is no source `J1`. -> H1 | one of the 13 sources',
    ],
  ],
  [
    'a helper of a market named by the rules for all',
    {
      'markets/atlantis.yaml': [
        [
          'questions:\n',
          'helpers: [{id: embassy, title: The embassy, what: Opens doors., cites: [AT-1]}]\nquestions:\n',
        ],
      ],
      'company/recommendations.yaml': [['help: [cluster]', 'help: [embassy]']],
    },
    [
      'company/recommendations.yaml:18:12 market-scope The helper `embassy` belongs to markets/atlantis.yaml; only that file may use it. | a helper of the pack',
    ],
  ],
  [
    'an option where none is declared',
    {
      'company/questionnaire.yaml': [
        ['    options:\n      - {id: none, label: None}\n      - {id: draft, label: Drafted}\n', ''],
      ],
      'company/readiness.yaml': [['runway-months: {less-than: 6}', 'terms: draft']],
    },
    [
      'company/readiness.yaml:10:14 unknown-option The question `terms` has no option `draft`. | an option; none is declared',
      'company/questionnaire.yaml:67:11 question-type A question of type one needs options. | at least two options',
    ],
  ],
  [
    'a question that an unknown one shows',
    { 'company/questionnaire.yaml': [['      stage: sold', '      weather: fine']] },
    [
      'company/questionnaire.yaml:70:7 unknown-question There is no question `weather`. | one of stage, ip-status, origin, needs, runway-months, terms, pathway',
    ],
  ],
  [
    'what waits for what is not there',
    { 'company/recommendations.yaml': [['after: [raise-money]', 'after: [raise-hope]']] },
    [
      'company/recommendations.yaml:19:13 unknown-recommendation There is no recommendation `raise-hope`. -> raise-money | one of file-patent, raise-money, confirm-pathway',
    ],
  ],
];

describe('a name that leads nowhere is reported:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(reportsOf(edits)).toEqual(faults);
  });
});

it('reports an id of another market as out of scope, not as unknown', () => {
  const text = mu.text.replace(
    'fit: []',
    'fit: [{id: held, when: {permit: held}, weight: for, because: So., evidence: derived, cites: [AT-1]}]',
  );
  const found = diagnosticsOf([...smallPackFiles, { ...mu, text }]);
  expect(found.map(({ code, message, expected }) => [code, message, expected])).toEqual([
    [
      'market-scope',
      'The question `permit` belongs to markets/atlantis.yaml; only that file may use it.',
      'a question of the pack or of this file',
    ],
    [
      'market-scope',
      'The source `AT-1` belongs to markets/atlantis.yaml; only that file may use it.',
      'a source of the pack or of this file',
    ],
  ]);
});
