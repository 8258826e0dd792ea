import { describe, expect, it } from 'vitest';
import { added } from './exact-lines.ts';
import type { Wrong } from '../diagnostics.ts';

const cases: readonly Wrong[] = [
  [
    'a gate that holds whenever one does that caps as low',
    {
      'company/readiness.yaml': [
        [
          '  - id: no-pathway',
          '  - {id: little, title: Little, when: {runway-months: {less-than: 3}}, caps: exploring, because: So., cites: [H1]}\n  - id: no-pathway',
        ],
      ],
    },
    [
      'company/readiness.yaml:14:33 redundant-rule (proved) Whenever the gate `little` holds, the gate `no-cash` holds too and does as much. | rules of which each can make a difference',
    ],
  ],
  [
    'a gate before the one from which it follows',
    {
      'company/readiness.yaml': [
        [
          '  - id: no-cash',
          '  - {id: little, title: Little, when: {runway-months: {less-than: 3}}, caps: ready, because: So., cites: [H1]}\n  - id: no-cash',
        ],
      ],
    },
    [
      'company/readiness.yaml:7:33 redundant-rule (proved) Whenever the gate `little` holds, the gate `no-cash` holds too and does as much. | rules of which each can make a difference',
    ],
  ],
  [
    'no gate that caps lower than the other',
    {
      'company/readiness.yaml': [
        ['    caps: exploring', '    caps: ready'],
        [
          '  - id: no-pathway',
          '  - {id: little, title: Little, when: {runway-months: {less-than: 3}}, caps: exploring, because: So., cites: [H1]}\n  - id: no-pathway',
        ],
      ],
    },
    [],
  ],
  [
    'no gate that blocks more than the other',
    {
      'company/readiness.yaml': [
        [
          '  - id: no-pathway',
          '  - {id: little, title: Little, when: {runway-months: {less-than: 3}}, caps: exploring, blocks: [licensing], because: So., cites: [H1]}\n  - id: no-pathway',
        ],
      ],
    },
    [],
  ],
  [
    'a gate that blocks a part of what another blocks',
    {
      'company/readiness.yaml': [
        ['    caps: exploring\n', '    blocks: [licensing, distribution]\n'],
        [
          '  - id: no-pathway',
          '  - {id: little, title: Little, when: {runway-months: {less-than: 3}}, blocks: [distribution], because: So., cites: [H1]}\n  - id: no-pathway',
        ],
      ],
    },
    [
      'company/readiness.yaml:14:33 redundant-rule (proved) Whenever the gate `little` holds, the gate `no-cash` holds too and does as much. | rules of which each can make a difference',
    ],
  ],
  [
    'no gate that blocks where the other caps',
    {
      'company/readiness.yaml': [
        [
          '  - id: no-pathway',
          '  - {id: little, title: Little, when: {runway-months: {less-than: 3}}, blocks: [distribution], because: So., cites: [H1]}\n  - id: no-pathway',
        ],
      ],
    },
    [],
  ],
  [
    'one of two gates that hold alike',
    {
      'company/readiness.yaml': [
        [
          '  - id: no-pathway',
          '  - {id: little, title: Little, when: {runway-months: {at-most: 5}}, caps: exploring, because: So., cites: [H1]}\n  - id: no-pathway',
        ],
        ['{less-than: 6}', '{at-most: 5}'],
      ],
    },
    [
      'company/readiness.yaml:9:5 redundant-rule (proved) Whenever the gate `no-cash` holds, the gate `little` holds too and does as much. | rules of which each can make a difference',
    ],
  ],
  [
    'no gate of another reach',
    {
      'company/readiness.yaml': [
        [
          '  - id: no-pathway',
          '  - {id: little, title: Little, per: market, when: {runway-months: {less-than: 3}}, caps: exploring, because: So., cites: [H1]}\n  - id: no-pathway',
        ],
      ],
    },
    [],
  ],
  [
    'a requirement that is met whenever one before it is',
    {
      'company/entry-modes.yaml': [
        [
          '    factors:\n      - id: granted',
          '      - {id: grant, when: {ip-status: granted}, because: So., cites: [H1]}\n    factors:\n      - id: granted',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:9:9 redundant-rule (proved) Whenever the requirement `grant` is met, the requirement `right` is met too. | rules of which each can make a difference',
    ],
  ],
  [
    'a requirement that is met whenever one after it is',
    {
      'company/entry-modes.yaml': [
        ['{at-least: filed}', 'granted'],
        [
          '    factors:\n      - id: granted',
          '      - {id: filing, when: {ip-status: {at-least: filed}}, because: So., cites: [H1]}\n    factors:\n      - id: granted',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:13:22 redundant-rule (proved) Whenever the requirement `right` is met, the requirement `filing` is met too. | rules of which each can make a difference',
    ],
  ],
  [
    'no requirement that hides its mode',
    {
      'company/entry-modes.yaml': [
        [
          '    factors:\n      - id: granted',
          '      - {id: grant, when: {ip-status: granted}, not-met: hidden, because: So., cites: [H1]}\n    factors:\n      - id: granted',
        ],
      ],
    },
    [],
  ],
  [
    'two requirements that hide their mode',
    {
      'company/entry-modes.yaml': [
        ['{at-least: filed}\n', '{at-least: filed}\n        not-met: hidden\n'],
        [
          '    factors:\n      - id: granted',
          '      - {id: grant, when: {ip-status: granted}, not-met: hidden, because: So., cites: [H1]}\n    factors:\n      - id: granted',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:9:9 redundant-rule (proved) Whenever the requirement `grant` is met, the requirement `right` is met too. | rules of which each can make a difference',
    ],
  ],
  [
    'two factors for the same companies',
    {
      'company/entry-modes.yaml': [
        [
          '    then:\n',
          '      - {id: right-there, when: {not: {ip-status: [none, filed]}}, weight: for, because: So., evidence: derived, cites: [H1]}\n    then:\n',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:21:27 redundant-rule (proved) The factor `right-there` holds for the same companies as the factor `granted`. | one rule with the weight of both, or conditions that differ',
    ],
  ],
  [
    'no factors of two modes',
    {
      'company/entry-modes.yaml': [
        [
          '          any:\n            - stage: sold\n            - not:\n                origin: university\n',
          '          ip-status: granted\n',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:28:5 mode-never-wins (proved) In `atlantis` the entry mode `distribution` is recommended to no company. | reasons and requirements by which it is the best mode for some company',
      'company/questionnaire.yaml:31:9 no-op-question (proved) Whatever is answered to `origin`, nothing of the result changes. | a question that a rule asks about, or that scores a dimension',
    ],
  ],
  [
    'two reductions and two reasons for the same companies',
    {
      'markets/atlantis.yaml': [
        ['          permit: held\n        by: 1', '          not: {pathway: unknown}\n        by: 1'],
        [
          'entry-modes:\n',
          '  - {id: buys, when: {not: {stage: [idea, trial]}}, weight: for, because: So., evidence: derived, cites: [H1]}\nentry-modes:\n',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:21:9 redundant-rule (proved) A reduction of the barrier `rules` holds for the same companies as a reduction of the barrier `rules`. | one rule with the weight of both, or conditions that differ',
      'markets/atlantis.yaml:35:16 redundant-rule (proved) The fit factor `buys` holds for the same companies as the fit factor `sells`. | one rule with the weight of both, or conditions that differ',
    ],
  ],
  [
    'two recommendations of the same to the same companies',
    {
      'company/recommendations.yaml': [
        [
          '  - id: raise-money',
          '  - {id: patent, title: File, why: So., when: {stage: idea}, improves: {ip-status: filed, stage: trial}, steps: [Go., Do.], done-when: Done., impact: low, effort: low, takes: 1 month, owner: CEO, cites: [H1]}\n  - id: raise-money',
        ],
        [
          '    improves:\n      ip-status: filed\n',
          '    when: {not: {stage: [trial, sold]}}\n    improves:\n      stage: trial\n      ip-status: filed\n',
        ],
      ],
    },
    [
      'company/recommendations.yaml:23:41 redundant-rule (proved) The recommendation `patent` holds for the same companies as the recommendation `file-patent`. | one rule with the weight of both, or conditions that differ',
    ],
  ],
  [
    'no recommendations of other things',
    { 'company/recommendations.yaml': [['      runway-months: 12', '      stage: trial']] },
    [],
  ],
  [
    'no recommendations without improvements',
    {
      'company/recommendations.yaml': [
        ['    improves:\n      ip-status: filed\n', '    when: {stage: idea}\n'],
        ['    improves:\n      runway-months: 12\n', '    when: {stage: idea}\n'],
      ],
    },
    [],
  ],
];

describe('reports a redundant rule:', () => {
  it.each(cases)('%s', (_title, edits, findings) => {
    expect(added(edits)).toEqual(findings);
  });
});
