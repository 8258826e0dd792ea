import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/source/diagnostic.ts';
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
    'names in test cases that are not there',
    {
      'company/tests/verdicts.yaml': [
        ['overall: licensing', 'overall: licence'],
        ['first-market: atlantis', 'first-market: atlantic'],
        ['level: ready', 'level: reddy'],
        ['[no-cash, no-pathway]', '[no-cash, no-path]'],
        ['            rules: none', '            rule: none'],
        ['[raise-money, file-permit]', '[raise-money, file-permits]'],
      ],
    },
    [
      'company/tests/verdicts.yaml:18:16 unknown-mode There is no entry mode `licence`. | one of licensing, distribution',
      'company/tests/verdicts.yaml:19:21 unknown-market There is no market `atlantic`. -> atlantis | one of atlantis',
      'company/tests/verdicts.yaml:20:14 unknown-level There is no level `reddy`. -> ready | one of exploring, ready',
      'company/tests/verdicts.yaml:28:13 unknown-barrier There is no barrier `rule`. -> rules | one of rules',
      'company/tests/verdicts.yaml:46:24 unknown-gate There is no gate `no-path`. -> no-pathway | one of no-cash, no-pathway',
      'company/tests/verdicts.yaml:52:30 unknown-recommendation There is no recommendation `file-permits`. -> file-permit | one of file-patent, raise-money, confirm-pathway, file-permit',
    ],
  ],
  [
    'faults of format and of reference in one file: one hides none of the others',
    {
      'company/entry-modes.yaml': [
        ['    means: Selling the right.', '    meens: Selling the right.'],
        ['weight: strongly-for', 'weight: strong'],
        ['ip-status: granted', 'ip-status: grantd'],
      ],
    },
    [
      'company/entry-modes.yaml:4:5 missing-key The key `means` is missing here. | nothing',
      'company/entry-modes.yaml:6:5 unknown-key The key `meens` is not known here. -> means | one of id, title, means, requires, factors, then, cites, forms',
      'company/entry-modes.yaml:16:22 unknown-option The question `ip-status` has no option `grantd`. -> granted | one of none, filed, granted',
      'company/entry-modes.yaml:17:17 schema `strong` is not allowed here. -> strongly-for | one of strongly-for, for, against, strongly-against',
    ],
  ],
  [
    'names of dimensions and actions that are not there',
    {
      'company/tests/verdicts.yaml': [
        ['      gates: []\n', '      gates: []\n      dimensions: {evidenc: 50}\n'],
        [
          'exclude: [file-patent]',
          'exclude: [file-patents]\n        include: [raise-mony]\n        top: [confirm]\n        exactly: [file-permitt]',
        ],
      ],
    },
    [
      'company/tests/verdicts.yaml:23:20 unknown-dimension There is no dimension `evidenc`. -> evidence | one of evidence, money',
      'company/tests/verdicts.yaml:31:19 unknown-recommendation There is no recommendation `file-patents`. -> file-patent | one of file-patent, raise-money, confirm-pathway, file-permit',
      'company/tests/verdicts.yaml:32:19 unknown-recommendation There is no recommendation `raise-mony`. -> raise-money | one of file-patent, raise-money, confirm-pathway, file-permit',
      'company/tests/verdicts.yaml:33:15 unknown-recommendation There is no recommendation `confirm`. -> confirm-pathway | one of file-patent, raise-money, confirm-pathway, file-permit',
      'company/tests/verdicts.yaml:34:19 unknown-recommendation There is no recommendation `file-permitt`. -> file-permit | one of file-patent, raise-money, confirm-pathway, file-permit',
    ],
  ],
  [
    'names of entry modes that are not there',
    {
      'company/tests/verdicts.yaml': [
        [
          'verdict: licensing\n',
          'verdict: licence\n          nearest: distributor\n          open-modes: [licensing, licencing]\n          modes: {distribute: 2}\n',
        ],
      ],
    },
    [
      'company/tests/verdicts.yaml:25:20 unknown-mode There is no entry mode `licence`. | one of licensing, distribution',
      'company/tests/verdicts.yaml:26:20 unknown-mode There is no entry mode `distributor`. -> distribution | one of licensing, distribution',
      'company/tests/verdicts.yaml:27:35 unknown-mode There is no entry mode `licencing`. -> licensing | one of licensing, distribution',
      'company/tests/verdicts.yaml:28:19 unknown-mode There is no entry mode `distribute`. -> distribution | one of licensing, distribution',
    ],
  ],
  [
    'names of markets and their barriers that are not there',
    {
      'company/tests/verdicts.yaml': [
        [
          '            rules: none\n',
          '            rules: none\n            ruless: none\n        atlantic:\n          barriers: {rules: none, fog: low}\n',
        ],
      ],
    },
    [
      'company/tests/verdicts.yaml:29:13 unknown-barrier There is no barrier `ruless`. -> rules | one of rules',
      'company/tests/verdicts.yaml:30:9 unknown-market There is no market `atlantic`. -> atlantis | one of atlantis',
      'company/tests/verdicts.yaml:31:35 unknown-barrier There is no barrier `fog`. | one of rules',
    ],
  ],
  [
    'answers that have no form',
    {
      'company/tests/verdicts.yaml': [
        ['stage: trial', 'stage: {a: 1}'],
        ['needs: [funding]', 'needs: 7'],
      ],
    },
    [
      'company/tests/verdicts.yaml:8:16 answer-type Test case `strong-rights`: `stage` takes one option; this is a mapping. | idea, trial, sold or dont-know',
      'company/tests/verdicts.yaml:8:17 unknown-key The key `a` is not known here. | one of one-of, between',
      'company/tests/verdicts.yaml:11:16 answer-type Test case `strong-rights`: `needs` takes a list of options; this is `7`. | a list of: funding, channel or dont-know',
    ],
  ],
  [
    'answers of a market that is not there',
    {
      'company/tests/verdicts.yaml': [
        [
          '        atlantis:\n          pathway: confirmed',
          '        atlantic:\n          pathway: confirmed',
        ],
      ],
    },
    [
      'company/tests/verdicts.yaml:14:9 unknown-market Test case `strong-rights`: There is no market `atlantic`. -> atlantis | one of atlantis',
    ],
  ],
];

describe('checks of a pack', () => {
  it('find nothing wrong with a right one', () => {
    expect(diagnosticsOf(smallPackFiles).map(diagnosticLine)).toEqual([]);
  });

  it.each(wrong)('find %s', (_title, edits, faults) => {
    expect(reportsOf(edits)).toEqual(faults);
  });

  it('report the first 500 errors of a file, and that there are more; those of other files in full', () => {
    const uncited = (count: number): readonly Diagnostic[] => {
      const entries = Array.from(
        { length: count },
        (_, index) => `  - {id: s-${index}, title: S, kind: handbook, audience: [sme]}\n`,
      );
      return diagnosticsOf(
        withEdits({
          'sources.yaml': [['  - {id: own-judgement', `${entries.join('')}  - {id: own-judgement`]],
          'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: grantd']],
        }),
      );
    };
    const codes = (count: number): readonly string[] =>
      uncited(count).map(({ file, code }) => `${file} ${code}`);
    const others = ['company/entry-modes.yaml unknown-option'];
    const reported = Array.from({ length: 500 }, () => 'sources.yaml uncited-entry');
    expect(codes(500)).toEqual([...others, ...reported]);
    expect(codes(501)).toEqual([...others, ...reported, 'sources.yaml too-many']);
    expect(codes(503)).toEqual([...others, ...reported, 'sources.yaml too-many']);
    expect(uncited(503).at(-1)).toMatchObject({ start: { line: 507 }, end: { line: 507 } });
  });

  it('find a number that rules cut into more pieces than can be distinguished', () => {
    const addBreakpoint = (count: number): Edits => ({
      'company/readiness.yaml': [
        [
          '{less-than: 6}',
          `{less-than: 6}\n      any:\n${Array.from({ length: count }, (_, index) => `        - runway-months: {at-least: ${20 + index}}`).join('\n')}`,
        ],
      ],
    });
    expect(diagnosticsOf(withEdits(addBreakpoint(25))).map(diagnosticLine)).toEqual([]);
    expect(diagnosticsOf(withEdits(addBreakpoint(26))).map(diagnosticLine)).toEqual([
      'company/questionnaire.yaml:50:9 question-type Rules, bands and improvements cut `runway-months` at 29 bounds.',
    ]);
  });
});
