import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { appliedIn, fix, remainingOf, textOf } from './fix-small-pack.ts';
import { withEdits, smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';

const modes = 'company/entry-modes.yaml';
const questionnaire = 'company/questionnaire.yaml';
const advice = 'company/recommendations.yaml';
const market = 'markets/atlantis.yaml';
const cases = 'company/tests/verdicts.yaml';

describe('a misspelt name is fixed, whatever it names:', () => {
  it.each<[string, string, string, string, number]>([
    ['a section', questionnaire, 'id: needs\n    section: company', 'id: needs\n    section: compny', 42],
    ['a dimension', questionnaire, 'dimension: money', 'dimension: mony', 58],
    ['a level', 'company/readiness.yaml', 'caps: exploring', 'caps: exploringg', 11],
    ['an entry mode', modes, 'mode: distribution', 'mode: distributon', 22],
    ['a horizon', advice, 'not-before: now', 'not-before: nowe', 32],
    ['a helper', advice, 'help: [cluster]', 'help: [clusters]', 18],
    ['a recommendation', advice, 'after: [raise-money]', 'after: [raise-mony]', 19],
    ['a source', advice, 'cites: [H2]', 'cites: [h2]', 4],
    ['a kind of barrier', market, 'kind: regulation', 'kind: regulations', 11],
    ['a market', cases, 'first-market: atlantis', 'first-market: atlants', 19],
    ['a gate', cases, 'gates: [no-cash, ', 'gates: [no-cashh, ', 46],
    ['a barrier', cases, 'rules: none', 'ruless: none', 28],
    ['a question of the market', market, 'permit: held\n        because', 'permt: held\n        because', 40],
  ])('%s', (_title, file, right, wrong, line) => {
    const fixed = fix(withEdits({ [file]: [[right, wrong]] }));
    expect(fixed.texts).toEqual(smallPackFiles);
    expect(fixed.remaining).toEqual([]);
    expect(appliedIn(fixed)).toEqual([
      expect.stringMatching(new RegExp(`^${file}:${line} \`\\S+\` becomes \`\\S+\`$`)),
    ]);
  });

  it('a key that joins conditions', () => {
    for (const wrong of ['anny', 'al', 'nott']) {
      const right = { anny: 'any', al: 'all', nott: 'not' }[wrong] ?? '';
      const edits: Edits = {
        [modes]: [
          [
            'ip-status: granted',
            `${wrong}: ${right === 'not' ? '{ip-status: none}' : '[{ip-status: granted}]'}`,
          ],
        ],
      };
      const fixed = fix(withEdits(edits));
      expect(appliedIn(fixed)).toEqual([`${modes}:16 \`${wrong}\` becomes \`${right}\``]);
      expect(fixed.remaining).toEqual([]);
    }
  });

  it('keeps the quotes of a misspelt name', () => {
    for (const sign of ["'", '"']) {
      const edits: Edits = { [modes]: [['ip-status: granted', `ip-status: ${sign}grantd${sign}`]] };
      const fixed = fix(withEdits(edits));
      expect(textOf(fixed.texts, modes)).toContain(`ip-status: ${sign}granted${sign}\n`);
      expect(appliedIn(fixed)).toEqual([`${modes}:16 \`grantd\` becomes \`granted\``]);
    }
  });
});

describe('a name that is not fixed', () => {
  it('is one with characters that no id has', () => {
    for (const written of ["'grante d'", "'1grantd'", "'grantd!'", "'!grantd'"]) {
      const edits: Edits = { [modes]: [['ip-status: granted', `ip-status: ${written}`]] };
      expect(remainingOf(edits)).toEqual(['unknown-option: ']);
    }
  });

  it('is one that is like no other', () => {
    expect(remainingOf({ [modes]: [['ip-status: granted', 'ip-status: perhaps']] })).toEqual([
      'unknown-option: ',
    ]);
  });

  it('is one of those that are equally near', () => {
    const three: Edits = {
      [questionnaire]: [
        [
          '{id: filed, label',
          '{id: filep, label: P}\n      - {id: fileq, label: Q}\n      - {id: filed, label',
        ],
      ],
      [modes]: [['ip-status: granted', 'ip-status: filex']],
    };
    expect(remainingOf(three)).toContain(
      'unknown-option: `filep`, `fileq` and `filed` are equally near; say which is meant',
    );
  });

  it('is one with another number', () => {
    expect(remainingOf({ [advice]: [['cites: [H2]', 'cites: [H2x4]']] })).toEqual(['unknown-source: ']);
    const numbered: Edits = {
      'sources.yaml': [
        ['- {id: own-judgement', '- {id: study-12, title: T, kind: judgement}\n  - {id: own-judgement'],
      ],
      [advice]: [['cites: [H2]', 'cites: [H2, study-2]']],
    };
    expect(remainingOf(numbered)).toEqual([
      'unknown-source: `study-12` has another number, and may be something else',
    ]);
  });

  it('is one whose right name stands in the same list', () => {
    const edits: Edits = { [advice]: [['modes: [licensing]', 'modes: [licencing, licensing]']] };
    expect(remainingOf(edits)).toEqual(['unknown-mode: `licensing` stands beside it already']);
  });

  it('is the second of two that would become the same', () => {
    const edits: Edits = { [advice]: [['modes: [licensing]', 'modes: [licencing, lisensing]']] };
    const fixed = fix(withEdits(edits));
    expect(textOf(fixed.texts, advice)).toContain('modes: [licensing, lisensing]');
    expect(fixed.remaining.map(({ reason }) => reason)).toEqual(['`licensing` stands beside it already']);
    const keys: Edits = {
      [modes]: [['ip-status: granted', 'ip-statuss: granted\n          ip-statsu: filed']],
    };
    expect(remainingOf(keys)).toEqual(['unknown-question: `ip-status` stands beside it already']);
  });

  it('is one of too many to be sure', () => {
    const sources = (count: number): readonly SourceText[] =>
      withEdits({ [advice]: [['cites: [H2]', 'cites: [H2, own-judgment]']] }).map((source) =>
        source.format === 'sources'
          ? {
              ...source,
              text:
                source.text +
                Array.from(
                  { length: count - 4 },
                  (_, index) => `  - {id: s-${index}, title: S, kind: judgement}\n`,
                ).join(''),
            }
          : source,
      );
    const left = (count: number): readonly (string | null)[] =>
      fix(sources(count))
        .remaining.filter(({ diagnostic }) => diagnostic.code === 'unknown-source')
        .map(({ reason }) => reason);
    // One more is a fact of the market.
    expect(left(1999)).toEqual([]);
    expect(left(2000)).toEqual(['there are too many names to be sure which is meant']);
  });
});

describe('names that are fixed side by side', () => {
  it('are the same option of two questions', () => {
    const edits: Edits = {
      [modes]: [['ip-status: granted', 'ip-status: nonee\n          terms: nonee']],
    };
    const fixed = fix(withEdits(edits));
    expect(appliedIn(fixed)).toEqual([
      `${modes}:16 \`nonee\` becomes \`none\``,
      `${modes}:17 \`nonee\` becomes \`none\``,
    ]);
    expect(fixed.remaining).toEqual([]);
  });

  it('are an option, and a question that is called like it', () => {
    const edits: Edits = {
      [questionnaire]: [['{id: granted,', '{id: origin, label: Of old}\n      - {id: granted,']],
      [modes]: [['ip-status: granted', 'ip-status: orign\n          origin: own']],
    };
    const fixed = fix(withEdits(edits));
    expect(appliedIn(fixed)).toEqual([`${modes}:16 \`orign\` becomes \`origin\``]);
    expect(fixed.remaining).toEqual([]);
  });

  it('are two in one list', () => {
    const edits: Edits = {
      [market]: [['[confirm-pathway, file-permit]', '[confirm-pathwy, file-permits]']],
    };
    expect(fix(withEdits(edits)).texts).toEqual(smallPackFiles);
  });
});

describe('a name of old', () => {
  it('becomes the one of today, though it has another number', () => {
    const edits: Edits = {
      [questionnaire]: [['id: granted', 'id: tier-3, renamed-from: [granted, tier-2]']],
      [modes]: [['ip-status: granted', 'ip-status: tier-2']],
      [cases]: [['ip-status: granted', 'ip-status: tier-3']],
    };
    expect(appliedIn(fix(withEdits(edits)))).toEqual([`${modes}:16 \`tier-2\` becomes \`tier-3\``]);
  });

  it('becomes it where no other name is like it', () => {
    const edits: Edits = {
      [questionnaire]: [['id: granted', 'id: granted, renamed-from: [yes]']],
      [modes]: [['ip-status: granted', 'ip-status: yes']],
    };
    expect(appliedIn(fix(withEdits(edits)))).toEqual([`${modes}:16 \`yes\` becomes \`granted\``]);
  });

  it('becomes it as the name of a question, too', () => {
    const edits: Edits = {
      [questionnaire]: [['- id: terms\n', '- id: terms\n    renamed-from: [contract]\n']],
      [modes]: [['ip-status: granted', 'contract: draft']],
    };
    expect(appliedIn(fix(withEdits(edits)))).toEqual([`${modes}:16 \`contract\` becomes \`terms\``]);
  });

  it('is left where two claim it', () => {
    const edits: Edits = {
      [questionnaire]: [
        ['id: granted', 'id: granted, renamed-from: [yes]'],
        ['id: filed', 'id: filed, renamed-from: [yes]'],
      ],
      [modes]: [['ip-status: granted', 'ip-status: yes']],
    };
    expect(remainingOf(edits)).toContain('unknown-option: ');
    expect(fix(withEdits(edits)).applied).toEqual([]);
  });

  it('ignores a former option name of another question', () => {
    const edits: Edits = {
      [questionnaire]: [['id: draft, ', 'id: draft, renamed-from: [yes], ']],
      [modes]: [['ip-status: granted', 'ip-status: yes']],
    };
    expect(remainingOf(edits)).toEqual(['unknown-option: ']);
  });
});

it('a misspelt option under a former name of its question is fixed; one like no other is left out, not guessed', () => {
  const answering = (answer: string): Edits => ({
    [questionnaire]: [['- id: ip-status\n', '- id: ip-status\n    renamed-from: [patents]\n']],
    [cases]: [['ip-status: granted', `patents: ${answer}`]],
  });
  expect(appliedIn(fix(withEdits(answering('grantd'))))).toEqual([
    `${cases}:9 \`grantd\` becomes \`granted\``,
  ]);
  expect(fix(withEdits(answering('perhaps'))).applied).toEqual([]);
  expect(remainingOf(answering('perhaps'))).toEqual(['pack-version: ']);
});
