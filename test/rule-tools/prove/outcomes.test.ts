import { describe, expect, it } from 'vitest';
import { added } from './exact-lines.ts';
import type { Wrong } from '../diagnostics.ts';

const cases: readonly Wrong[] = [
  [
    'a mode that a gate blocks for all who may have it',
    {
      'company/readiness.yaml': [
        ['    caps: exploring\n', '    blocks: [licensing]\n'],
        ['{less-than: 6}', '{at-least: 6}'],
        [
          '  - id: no-pathway',
          '  - {id: little, title: Little, when: {runway-months: {less-than: 6}}, blocks: [licensing], because: So., cites: [H1]}\n  - id: no-pathway',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:4:5 mode-never-open (proved) No company can enter `atlantis` by `licensing`: its requirements and the gates that block it leave none. | requirements that some company meets together',
      'company/entry-modes.yaml:4:5 mode-never-wins (proved) In `atlantis` the entry mode `licensing` is recommended to no company. | reasons and requirements by which it is the best mode for some company',
    ],
  ],
  [
    'a mode that a gate for each market blocks for all',
    {
      'company/readiness.yaml': [
        [
          '      pathway: unknown\n      stage: sold\n    blocks: [distribution]',
          '      pathway: [unknown, confirmed]\n    blocks: [distribution]',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:28:5 mode-never-open (proved) No company can enter `atlantis` by `distribution`: its requirements and the gates that block it leave none. | requirements that some company meets together',
      'company/entry-modes.yaml:28:5 mode-never-wins (proved) In `atlantis` the entry mode `distribution` is recommended to no company. | reasons and requirements by which it is the best mode for some company',
      'company/readiness.yaml:17:5 tautology (proved) Every company meets the condition of the gate `no-pathway`. | no condition at all, or one that tells companies apart',
    ],
  ],
  [
    'a mode whose requirement in the market goes against its own',
    {
      'company/entry-modes.yaml': [
        [
          '    requires: []',
          '    requires:\n      - {id: early, when: {stage: idea}, because: So., cites: [H1]}',
        ],
      ],
      'markets/atlantis.yaml': [
        [
          '          permit: held\n        because: Importers',
          '          stage: sold\n        because: Importers',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:28:5 mode-never-open (proved) No company can enter `atlantis` by `distribution`: its requirements and the gates that block it leave none. | requirements that some company meets together',
      'company/entry-modes.yaml:28:5 mode-never-wins (proved) In `atlantis` the entry mode `distribution` is recommended to no company. | reasons and requirements by which it is the best mode for some company',
    ],
  ],
  [
    'a factor that counts for nobody to whom its mode is open',
    {
      'company/entry-modes.yaml': [
        [
          '    then:\n',
          '      - {id: unprotected, when: {ip-status: none, stage: sold}, weight: against, because: So., evidence: derived, cites: [H1]}\n    then:\n',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:21:27 factor-never-counts (proved) Where the factor `unprotected` holds, a requirement or a gate closes `licensing`. | a factor that can count for a company to which the mode is open',
    ],
  ],
  [
    'a factor of the market that counts for nobody',
    {
      'markets/atlantis.yaml': [
        [
          '    requires:\n',
          '    factors:\n      - {id: unpermitted, when: {permit: none, stage: trial}, weight: against, because: So., evidence: derived, cites: [AT-1]}\n    requires:\n',
        ],
      ],
    },
    [
      'markets/atlantis.yaml:38:27 factor-never-counts (proved) Where the factor `unpermitted` holds, a requirement or a gate closes `distribution`. | a factor that can count for a company to which the mode is open',
    ],
  ],
  [
    'a factor where a gate closes the mode',
    {
      'company/entry-modes.yaml': [
        [
          '          any:\n            - stage: sold\n',
          '          any:\n            - stage: sold\n              pathway: unknown\n',
        ],
      ],
      'company/readiness.yaml': [],
    },
    [],
  ],
  [
    'a factor that holds just where a gate closes the mode',
    {
      'company/entry-modes.yaml': [
        [
          '          any:\n            - stage: sold\n            - not:\n                origin: university\n',
          '          stage: sold\n          pathway: unknown\n',
        ],
      ],
    },
    [
      'company/entry-modes.yaml:28:5 mode-never-wins (proved) In `atlantis` the entry mode `distribution` is recommended to no company. | reasons and requirements by which it is the best mode for some company',
      'company/entry-modes.yaml:34:9 factor-never-counts (proved) Where the factor `sold` holds, a requirement or a gate closes `distribution`. | a factor that can count for a company to which the mode is open',
      'company/questionnaire.yaml:31:9 no-op-question (proved) Whatever is answered to `origin`, nothing of the result changes. | a question that a rule asks about, or that scores a dimension',
    ],
  ],
  [
    'a level that is capped for everybody',
    { 'company/readiness.yaml': [['{less-than: 6}', '{at-least: 0}']] },
    [
      'company/pack.yaml:10:10 level-never-reached (proved) No company reaches the level `ready`. | a level that some company has',
      'company/readiness.yaml:9:5 tautology (proved) Every company meets the condition of the gate `no-cash`. | no condition at all, or one that tells companies apart',
    ],
  ],
  [
    'a level beyond all scores',
    {
      'company/questionnaire.yaml': [['{from: 12, score: 100}', '{from: 12, score: 50}']],
      'company/pack.yaml': [['from: 60, means', 'from: 90, means']],
    },
    [
      'company/pack.yaml:10:10 level-never-reached (proved) No company reaches the level `ready`. | a level that some company has',
    ],
  ],
  [
    'advice that leaves nobody without',
    {
      'company/recommendations.yaml': [
        ['    improves:\n      runway-months: 12\n', '    when: {stage: [idea, trial]}\n'],
      ],
    },
    [],
  ],
  [
    'no mode that wins for some alone',
    {
      'company/entry-modes.yaml': [
        ['            - not:\n                origin: university\n', '            - origin: university\n'],
      ],
    },
    [],
  ],
  [
    'a first level that everybody leaves behind',
    {
      'company/readiness.yaml': [['    caps: exploring\n', '    blocks: [licensing]\n']],
      'company/questionnaire.yaml': [
        ['{id: idea, label: An idea}', '{id: idea, label: An idea, score: 90}'],
        ['{id: trial, label: In trials}', '{id: trial, label: In trials, score: 95}'],
        ['{id: sold, label: On sale}', '{id: sold, label: On sale, score: 100}'],
        ['{id: none, label: No filing}', '{id: none, label: No filing, score: 90}'],
        ['{id: filed, label: Filed}', '{id: filed, label: Filed, score: 95}'],
        ['{id: granted, label: Granted}', '{id: granted, label: Granted, score: 100}'],
        ['{id: unknown, label: Unknown}', '{id: unknown, label: Unknown, score: 90}'],
        ['{id: confirmed, label: Confirmed}', '{id: confirmed, label: Confirmed, score: 100}'],
      ],
    },
    [
      'company/pack.yaml:9:10 level-never-reached (proved) No company reaches the level `exploring`. | a level that some company has',
    ],
  ],
];

describe('reports an unreachable outcome:', () => {
  it.each(cases)('%s', (_title, edits, findings) => {
    expect(added(edits)).toEqual(findings);
  });
});
