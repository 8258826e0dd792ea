import { describe, expect, it } from 'vitest';
import { toldOf, type Wrong } from './told-faults.ts';

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
];

describe('an id that cannot stand is told:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(toldOf(edits)).toEqual(faults);
  });
});
