import { describe, expect, it } from 'vitest';
import {
  withEdits,
  diagnosticsOf,
  diagnosticLine,
  smallPackFiles,
  type Edits,
} from '../../fixtures/small-pack-files.ts';
import { reportsOf, type Wrong } from '../diagnostics.ts';

const wrong: readonly Wrong[] = [
  [
    'a question declared twice',
    { 'company/questionnaire.yaml': [['- id: terms', '- id: needs']] },
    [
      'company/questionnaire.yaml:63:9 duplicate-id The question `needs` is declared twice; first at company/questionnaire.yaml:41. | an id of its own',
    ],
  ],
  [
    'an option declared twice',
    { 'company/questionnaire.yaml': [['{id: draft,', '{id: none,']] },
    [
      'company/questionnaire.yaml:73:14 duplicate-id The option `none` is declared twice; first at company/questionnaire.yaml:72. | an id of its own',
    ],
  ],
  [
    'an old id that is in use',
    { 'company/questionnaire.yaml': [['- id: origin\n', '- id: origin\n    renamed-from: [stage]\n']] },
    [
      'company/questionnaire.yaml:32:20 duplicate-id The question `stage` is declared twice; first at company/questionnaire.yaml:7. | an id of its own',
    ],
  ],
  [
    'a fact with the id of a source',
    {
      'markets/atlantis.yaml': [
        [
          '{id: AT-1, ',
          '{id: AT-1, statement: So it is., source: The authority, kind: official, as-of: 2026-04}\n  - {id: H1, ',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:8:10 duplicate-id The source `H1` is declared twice; first at sources.yaml:4. | an id of its own',
    ],
  ],
  [
    'a requirement that a market adds under a known id',
    { 'markets/atlantis.yaml': [['      - id: permit\n', '      - id: sold\n']] },
    [
      'markets/atlantis.yaml:38:13 duplicate-id The rule of this entry mode `sold` is declared twice; first at company/entry-modes.yaml:33. | an id of its own',
    ],
  ],
  [
    'a reserved option',
    { 'company/questionnaire.yaml': [['{id: idea,', '{id: dont-know,']] },
    ['company/questionnaire.yaml:15:14 reserved-id The id `dont-know` is reserved. | another id'],
  ],
  [
    'an id that JavaScript would misread',
    {
      'company/readiness.yaml': [['id: no-cash', 'id: constructor']],
      'company/tests/verdicts.yaml': [['[no-cash, ', '[constructor, ']],
    },
    ['company/readiness.yaml:7:9 reserved-id The id `constructor` is reserved. | another id'],
  ],
  [
    'an id in a market that the rules for all have',
    { 'markets/atlantis.yaml': [['- id: file-permit\n', '- id: raise-money\n']] },
    [
      'markets/atlantis.yaml:25:40 unknown-recommendation There is no recommendation `file-permit`. | one of file-patent, raise-money, confirm-pathway',
      'company/tests/verdicts.yaml:52:30 unknown-recommendation There is no recommendation `file-permit`. | one of file-patent, raise-money, confirm-pathway',
      'markets/atlantis.yaml:56:9 duplicate-id The recommendation `raise-money` is declared twice; first at company/recommendations.yaml:21. | an id of its own',
    ],
  ],
  [
    'a helper of a market with the id of one for all',
    {
      'markets/atlantis.yaml': [
        [
          'questions:\n',
          'helpers:\n  - {id: cluster, title: The cluster, what: Opens doors., cites: [AT-1]}\nquestions:\n',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:44:10 duplicate-id The helper `cluster` is declared twice; first at company/recommendations.yaml:4. | an id of its own',
    ],
  ],
  [
    'two helpers, levels, gates, dimensions and sections alike',
    {
      'company/recommendations.yaml': [
        [
          'recommendations:\n',
          '  - {id: cluster, title: Again, what: Knows., cites: [H2]}\nrecommendations:\n',
        ],
      ],
      'company/pack.yaml': [
        ['  - {id: ready, title: Ready, from: 60', '  - {id: exploring, title: Ready, from: 60'],
        ['{id: later,', '{id: now,'],
        ['{id: language,', '{id: regulation,'],
      ],
      'company/readiness.yaml': [
        ['- {id: money,', '- {id: evidence,'],
        ['- id: no-pathway', '- id: no-cash'],
      ],
    },
    [
      'company/recommendations.yaml:5:10 duplicate-id The helper `cluster` is declared twice; first at company/recommendations.yaml:4. | an id of its own',
      'company/readiness.yaml:5:10 duplicate-id The dimension `evidence` is declared twice; first at company/readiness.yaml:4. | an id of its own',
      'company/pack.yaml:10:10 duplicate-id The level `exploring` is declared twice; first at company/pack.yaml:9. | an id of its own',
      'company/pack.yaml:13:10 duplicate-id The horizon `now` is declared twice; first at company/pack.yaml:12. | an id of its own',
      'company/readiness.yaml:14:9 duplicate-id The gate `no-cash` is declared twice; first at company/readiness.yaml:7. | an id of its own',
      'company/tests/verdicts.yaml:20:14 unknown-level There is no level `ready`. | one of exploring',
      'company/pack.yaml:16:10 duplicate-id The barrier kind `regulation` is declared twice; first at company/pack.yaml:15. | an id of its own',
      'company/tests/verdicts.yaml:46:24 unknown-gate There is no gate `no-pathway`. | one of no-cash',
      'company/questionnaire.yaml:58:16 unknown-dimension There is no dimension `money`. | one of evidence',
    ],
  ],
  [
    'two entry modes alike',
    { 'company/entry-modes.yaml': [['- id: distribution', '- id: licensing']] },
    [
      'company/entry-modes.yaml:22:15 unknown-mode There is no entry mode `distribution`. | one of licensing',
      'company/readiness.yaml:20:14 unknown-mode There is no entry mode `distribution`. | one of licensing',
      'company/entry-modes.yaml:28:9 duplicate-id The entry mode `licensing` is declared twice; first at company/entry-modes.yaml:4. | an id of its own',
      'markets/atlantis.yaml:36:11 unknown-mode There is no entry mode `distribution`. | one of licensing',
    ],
  ],
  [
    'two barriers of one market alike',
    {
      'markets/atlantis.yaml': [
        [
          'fit:\n',
          '  - {id: rules, title: More rules, kind: regulation, severity: low, why: They are many., cites: [AT-1]}\nfit:\n',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:27:10 duplicate-id The barrier `rules` is declared twice; first at markets/atlantis.yaml:9. | an id of its own',
    ],
  ],
  [
    'two reasons to go to a market alike',
    {
      'markets/atlantis.yaml': [
        [
          'entry-modes:\n',
          '  - {id: sells, when: {stage: trial}, weight: for, because: They wait., evidence: derived, cites: [AT-1]}\nentry-modes:\n',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:35:10 duplicate-id The factor `sells` is declared twice; first at markets/atlantis.yaml:28. | an id of its own',
    ],
  ],
  [
    'an entry mode that a market adds to twice',
    {
      'markets/atlantis.yaml': [
        [
          'questions:\n',
          '  - {mode: distribution, factors: [{id: slow, when: {stage: sold}, weight: for, because: Slow., evidence: derived, cites: [AT-1]}]}\nquestions:\n',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:43:12 duplicate-id The entry mode `distribution` is declared twice; first at markets/atlantis.yaml:36. | an id of its own',
    ],
  ],
  [
    'a requirement and a factor alike',
    { 'company/entry-modes.yaml': [['- id: granted', '- id: right']] },
    [
      'company/entry-modes.yaml:14:13 duplicate-id The rule of this entry mode `right` is declared twice; first at company/entry-modes.yaml:8. | an id of its own',
    ],
  ],
  [
    'two test cases alike',
    { 'company/tests/verdicts.yaml': [['- id: short-of-money', '- id: strong-rights']] },
    [
      'company/tests/verdicts.yaml:31:9 duplicate-id The test case `strong-rights` is declared twice; first at company/tests/verdicts.yaml:4. | an id of its own',
    ],
  ],
  [
    'an old id of an option that is in use',
    { 'company/questionnaire.yaml': [['{id: trial, ', '{id: trial, renamed-from: [idea], ']] },
    [
      'company/questionnaire.yaml:16:36 duplicate-id The option `idea` is declared twice; first at company/questionnaire.yaml:15. | an id of its own',
    ],
  ],
  [
    'an old id that two claim',
    {
      'company/questionnaire.yaml': [
        ['{id: trial, ', '{id: trial, renamed-from: [tests], '],
        ['{id: sold, ', '{id: sold, renamed-from: [tests], '],
        ['- id: origin\n', '- id: origin\n    renamed-from: [source]\n'],
        ['- id: needs\n', '- id: needs\n    renamed-from: [source]\n'],
      ],
    },
    [
      'company/questionnaire.yaml:17:35 duplicate-id The option `tests` is declared twice; first at company/questionnaire.yaml:16. | an id of its own',
      'company/questionnaire.yaml:43:20 duplicate-id The question `source` is declared twice; first at company/questionnaire.yaml:32. | an id of its own',
    ],
  ],
  [
    'reserved ids of questions, modes and options',
    {
      'company/questionnaire.yaml': [
        ['- id: origin\n', '- id: any\n'],
        ['{id: own, ', '{id: not-applicable, '],
      ],
      'company/entry-modes.yaml': [
        ['- id: licensing', '- id: tie'],
        ['                origin: university', '                any: university'],
      ],
      'company/tests/verdicts.yaml': [
        ['        origin: university\n', ''],
        ['        origin: own\n', ''],
      ],
    },
    [
      'company/entry-modes.yaml:4:9 reserved-id The id `tie` is reserved. | another id',
      'company/recommendations.yaml:11:13 unknown-mode There is no entry mode `licensing`. | one of tie, distribution',
      'company/tests/verdicts.yaml:17:16 unknown-mode There is no entry mode `licensing`. | one of tie, distribution',
      'company/tests/verdicts.yaml:24:20 unknown-mode There is no entry mode `licensing`. | one of tie, distribution',
      'company/questionnaire.yaml:31:9 reserved-id The id `any` is reserved. | another id',
      'company/entry-modes.yaml:38:22 schema `university` is not allowed here. | a list',
      'company/questionnaire.yaml:38:14 reserved-id The id `not-applicable` is reserved. | another id',
    ],
  ],
  [
    'ids that reach into JavaScript',
    {
      'company/questionnaire.yaml': [
        ['{id: own, ', '{id: prototype, '],
        ['- {id: market,', '- {id: constructor,'],
      ],
    },
    [
      'company/questionnaire.yaml:5:10 reserved-id The id `constructor` is reserved. | another id',
      'company/tests/verdicts.yaml:37:17 unknown-option Test case `short-of-money`: `own` is not an option of `origin`. | prototype, university or dont-know',
      'company/questionnaire.yaml:38:14 reserved-id The id `prototype` is reserved. | another id',
      'markets/atlantis.yaml:45:14 unknown-section There is no section `market`. | one of company, constructor',
      'company/questionnaire.yaml:76:14 unknown-section There is no section `market`. | one of company, constructor',
    ],
  ],
];

describe('an id that cannot stand is reported:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(reportsOf(edits)).toEqual(faults);
  });
});

describe('ids of two markets', () => {
  /** What is told where a second market stands beside the one of the small pack. */
  function lines(second: string): readonly string[] {
    const file = 'markets/mu.yaml';
    const texts = [...smallPackFiles, { file, name: file, format: 'market' as const, text: second }];
    return diagnosticsOf(texts)
      .filter(({ code }) => code === 'duplicate-id')
      .map(diagnosticLine);
  }

  it('may be the same for what belongs to a market alone', () => {
    expect(
      lines(`id: mu
barriers: [{id: rules}]
helpers: [{id: embassy}]
fit: [{id: sells}]
entry-modes: [{mode: distribution, requires: [{id: permit}], factors: [{id: slow}]}]
`),
    ).toEqual([]);
  });

  it('differ for facts, questions, advice and the markets themselves', () => {
    expect(
      lines(
        'id: atlantis\nfacts: [{id: AT-1}]\nquestions: [{id: permit}]\nrecommendations: [{id: file-permit}]\n',
      ),
    ).toEqual([
      'markets/mu.yaml:1:5 duplicate-id The market `atlantis` is declared twice; first at markets/atlantis.yaml:3.',
      'markets/mu.yaml:2:14 duplicate-id The source `AT-1` is declared twice; first at markets/atlantis.yaml:7.',
      'markets/mu.yaml:3:18 duplicate-id The question `permit` is declared twice; first at markets/atlantis.yaml:44.',
      'markets/mu.yaml:4:24 duplicate-id The recommendation `file-permit` is declared twice; first at markets/atlantis.yaml:56.',
    ]);
  });

  it('differ within each of them', () => {
    expect(
      lines('id: mu\nbarriers: [{id: fog}, {id: fog}]\nhelpers: [{id: embassy}, {id: embassy}]\n'),
    ).toEqual([
      'markets/mu.yaml:2:28 duplicate-id The barrier `fog` is declared twice; first at markets/mu.yaml:2.',
      'markets/mu.yaml:3:31 duplicate-id The helper `embassy` is declared twice; first at markets/mu.yaml:3.',
    ]);
  });

  it('differ from those of the entry mode that they add to, and from no other', () => {
    expect(
      lines(`id: mu
entry-modes:
  - {mode: licensing, requires: [{id: sold}, {id: right}], factors: [{id: granted}]}
  - {mode: distribution, factors: [{id: sold}, {id: own}, {id: own}]}
`),
    ).toEqual([
      'markets/mu.yaml:3:51 duplicate-id The rule of this entry mode `right` is declared twice; first at company/entry-modes.yaml:8.',
      'markets/mu.yaml:3:75 duplicate-id The rule of this entry mode `granted` is declared twice; first at company/entry-modes.yaml:14.',
      'markets/mu.yaml:4:41 duplicate-id The rule of this entry mode `sold` is declared twice; first at company/entry-modes.yaml:33.',
      'markets/mu.yaml:4:64 duplicate-id The rule of this entry mode `own` is declared twice; first at markets/mu.yaml:4.',
    ]);
  });

  it('compares ids of rules for an undeclared entry mode across markets', () => {
    expect(lines('id: mu\nentry-modes: [{mode: barter, requires: [{id: right}, {id: right}]}]\n')).toEqual([
      'markets/mu.yaml:2:59 duplicate-id The rule of this entry mode `right` is declared twice; first at markets/mu.yaml:2.',
    ]);
  });
});

it('ids that are missing are no ids twice', () => {
  const nameless: Edits = {
    'company/questionnaire.yaml': [
      ['{id: own, label', '{label'],
      ['{id: university, label', '{label'],
    ],
  };
  expect(diagnosticsOf(withEdits(nameless)).map(({ code }) => code)).not.toContain('duplicate-id');
});
