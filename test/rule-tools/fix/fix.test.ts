import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { fix, remainingOf, textOf } from './fix-small-pack.ts';
import { withEdits, diagnosticsOf, smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';

describe('a name that can only be meant in one way is fixed:', () => {
  test.each<[string, string, string, string]>([
    ['an option', 'company/entry-modes.yaml', 'ip-status: granted', 'ip-status: grantd'],
    ['a name in quotes', 'company/entry-modes.yaml', 'ip-status: granted', "ip-status: 'grantd'"],
    ['a question', 'company/entry-modes.yaml', 'ip-status: granted', 'ip-statsu: granted'],
    ['a key of the format', 'company/pack.yaml', 'means: Something', 'meens: Something'],
    ['a word of the format', 'company/entry-modes.yaml', 'weight: strongly-for', 'weight: strongly_for'],
  ])('%s', (_title, file, right, wrong) => {
    const { texts, remaining, applied } = fix(withEdits({ [file]: [[right, wrong]] }));
    const quoted = wrong.includes("'") ? right.replace('granted', "'granted'") : right;
    expect(textOf(texts, file)).toBe(textOf(smallPackFiles, file).replace(right, quoted));
    expect(remaining).toEqual([]);
    expect(applied).toHaveLength(1);
  });

  test('an id that was renamed, though another is as like it', () => {
    const { texts, remaining } = fix(
      withEdits({
        'company/questionnaire.yaml': [['id: granted', 'id: in-force, renamed-from: [granted]']],
        'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: granted # kept']],
      }),
    );
    expect(textOf(texts, 'company/entry-modes.yaml')).toContain('ip-status: in-force # kept');
    expect(remaining.filter(({ diagnostic }) => diagnostic.code === 'unknown-option')).toEqual([]);
  });
});

describe('ambiguous mistakes are left, with the reason:', () => {
  test('two names that are equally near', () => {
    const edits: Edits = {
      'company/questionnaire.yaml': [['id: granted', 'id: filem']],
      'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: filex']],
    };
    expect(remainingOf(edits)).toContain(
      'unknown-option: `filed` and `filem` are equally near; say which is meant',
    );
  });

  test('a question whose right name stands beside it', () => {
    const twice = 'ip-status: granted\n          ip-statu: filed';
    expect(remainingOf({ 'company/entry-modes.yaml': [['ip-status: granted', twice]] })).toEqual([
      'unknown-question: `ip-status` stands beside it already',
    ]);
  });

  test('a source with another number: what is cited is not guessed', () => {
    const cites: Edits = { 'company/recommendations.yaml': [['cites: [H1]', 'cites: [H7]']] };
    expect(remainingOf(cites)[0]).toMatch(/^unknown-source: .*(another number|equally near)/);
  });

  test('an error in a file that was not named', () => {
    const edits: Edits = { 'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: grantd']] };
    expect(remainingOf(edits, { mayChange: () => false })).toEqual([
      'unknown-option: only files that are named are changed',
    ]);
  });
});

describe('a fact without a date', () => {
  const undated: Edits = { 'markets/atlantis.yaml': [[', as-of: 2026-04', '']] };
  const inBrackets =
    '  - {id: AT-1, statement: Approval takes a year., source: The authority, kind: official, url: https://authority.example/approval, as-of: 2026-04}';
  const lines: Edits = {
    'markets/atlantis.yaml': [
      [
        inBrackets,
        '  - id: AT-1\n    statement: A year.\n    source: The authority\n    kind: official # the law itself\n',
      ],
    ],
  };

  test('is left where no date is confirmed: none is made up', () => {
    expect(remainingOf(undated)).toEqual([
      'undated-fact: look at the source, then give the day with --as-of',
    ]);
  });

  test('gets the date that is confirmed, in brackets and in lines', () => {
    const asOf = '2026-11-20';
    expect(textOf(fix(withEdits(undated), { asOf }).texts, 'markets/atlantis.yaml')).toContain(
      "url: https://authority.example/approval, as-of: '2026-11-20'}",
    );
    const fixed = fix(withEdits(lines), { asOf });
    expect(textOf(fixed.texts, 'markets/atlantis.yaml')).toContain(
      "    kind: official # the law itself\n    as-of: '2026-11-20'\n",
    );
    expect(fixed.remaining).toEqual([]);
  });

  test('gets it behind its kind where it has no address', () => {
    const short = '  - {id: AT-1, statement: A year., source: The authority, kind: official';
    const { texts, remaining } = fix(withEdits({ 'markets/atlantis.yaml': [[inBrackets, `${short}}`]] }), {
      asOf: '2026-11-20',
    });
    expect(textOf(texts, 'markets/atlantis.yaml')).toContain(`${short}, as-of: '2026-11-20'}\n`);
    expect(remaining).toEqual([]);
  });
});

describe('tabs', () => {
  test('become spaces where one number of them gives the file its format, and what they hid is fixed too', () => {
    const { texts, remaining } = fix(
      withEdits({ 'company/recommendations.yaml': [['    takes: 3 months', '\ttakes: 3 months']] }),
    );
    expect(texts).toEqual(smallPackFiles);
    expect(remaining).toEqual([]);
  });

  test('are left where none does', () => {
    const edits: Edits = { 'company/pack.yaml': [['minimum-score: 1', '\tminimum-score: 1']] };
    expect(remainingOf(edits)).toContain('yaml-syntax: no width of the tabs gives the file its format');
  });
});

test('ids are put in order where it is asked for, by number and with the spaces of the list', () => {
  const edits: Edits = {
    'company/recommendations.yaml': [['cites: [H1]', 'cites: [own-judgement,  H10, H2]']],
  };
  const text = (sort: boolean): string =>
    textOf(fix(withEdits(edits), { sort }).texts, 'company/recommendations.yaml');
  expect(text(false)).toContain('cites: [own-judgement,  H10, H2]');
  expect(text(true)).toContain('cites: [H2,  H10, own-judgement]');
});

/** Damage done at random: letters lost or doubled anywhere in words, and comments put at ends of lines. */
const damage = fc.array(
  fc.record({
    file: fc.nat(smallPackFiles.length - 1),
    place: fc.nat(5000),
    how: fc.constantFrom('lose', 'double', 'comment'),
  }),
  { maxLength: 8 },
);

function damaged(faults: readonly { file: number; place: number; how: string }[]): readonly SourceText[] {
  return smallPackFiles.map((source, index) => {
    let { text } = source;
    for (const [number, { place, how }] of faults.filter(({ file }) => file === index).entries()) {
      const words = [...text.matchAll(how === 'comment' ? /(?<=\w)$/gm : /(?<=\w)\w(?=\w)/g)];
      const at = words[place % words.length]?.index ?? 0;
      const letter = text.slice(at, at + 1);
      if (how === 'comment') text = `${text.slice(0, at)} # comment ${number}${text.slice(at)}`;
      else text = text.slice(0, at) + (how === 'double' ? letter + letter : '') + text.slice(at + 1);
    }
    return { ...source, text };
  });
}

const comments = (texts: readonly SourceText[]): readonly string[] =>
  texts.flatMap(({ text }) => text.match(/# .*/g) ?? []);

test('fixing keeps every comment and every line, and makes nothing worse; fixing again changes nothing', () => {
  let fixes = 0;
  fc.assert(
    fc.property(damage, fc.boolean(), (faults, sort) => {
      const before = damaged(faults);
      const once = fix(before, { asOf: '2026-11-20', sort });
      fixes += once.applied.length;
      expect(comments(once.texts)).toEqual(comments(before));
      const lines = (texts: readonly SourceText[]) => texts.map(({ text }) => text.split('\n').length);
      expect(lines(once.texts)).toEqual(lines(before));
      expect(diagnosticsOf(once.texts).length).toBeLessThanOrEqual(diagnosticsOf(before).length);
      const twice = fix(once.texts, { asOf: '2026-11-20', sort });
      expect(twice.texts).toEqual(once.texts);
      expect(twice.applied).toEqual([]);
    }),
    { numRuns: 60, seed: 20261123 },
  );
  expect(fixes).toBeGreaterThan(20);
});
