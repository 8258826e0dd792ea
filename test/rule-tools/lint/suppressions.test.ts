import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../src/rule-tools/lint/check-pack.ts';
import { applySuppressions, type SuppressionResult } from '../../../src/rule-tools/lint/suppressions.ts';
import { parseRulePack } from '../../../src/rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../../src/source/diagnostic.ts';
import { commentsOf } from '../../../src/source/comments.ts';
import { withEdits, diagnosticLine } from '../../fixtures/small-pack-files.ts';

const fact = 'as-of: 2026-04}';

/** The small pack with an old fact, and a comment somewhere in the file of the market. */
function suppress(from: string, to: string, day = '2029-01-01'): SuppressionResult {
  const loaded = parseRulePack(withEdits({ 'markets/atlantis.yaml': [[from, to]] }));
  const found = [...loaded.diagnostics, ...checkPack(loaded, day)];
  return applySuppressions(loaded.files, found, ['stale-fact', 'unknown-key', 'rule-never-holds'], (code) =>
    code.startsWith('rule-'),
  );
}

const lines = ({ diagnostics }: SuppressionResult): readonly string[] => diagnostics.map(diagnosticLine);
const start = '  - {id: AT-1';

describe('a comment that suppresses', () => {
  it('takes out the warning of its own line, and keeps the reason', () => {
    const result = suppress(fact, `${fact} # born-global-ignore stale-fact: the law has not changed`);
    expect(result.diagnostics).toEqual([]);
    expect(result.suppressed.map(({ diagnostic, reason }) => [diagnostic.code, reason])).toEqual([
      ['stale-fact', 'the law has not changed'],
    ]);
  });

  it('takes out the warning of the next line that is no comment', () => {
    const result = suppress(start, `  # born-global-ignore stale-fact: law\n\n  # another comment\n${start}`);
    expect(result.diagnostics).toEqual([]);
    expect(result.suppressed).toHaveLength(1);
  });

  it('needs a reason', () => {
    for (const comment of [
      'born-global-ignore stale-fact',
      'born-global-ignore',
      'born-global-ignore stale-fact:',
    ])
      expect(lines(suppress(fact, `${fact} # ${comment}`))).toEqual([
        expect.stringContaining('stale-fact The fact'),
        expect.stringContaining('suppression-without-reason'),
      ]);
  });

  it('names a code that exists; the nearest one is offered', () => {
    expect(lines(suppress(fact, `${fact} # born-global-ignore stale-facts: law`))).toEqual([
      expect.stringContaining('stale-fact The fact'),
      expect.stringMatching(/suppression-unknown-code .* -> stale-fact$/),
    ]);
  });

  it('accepts the former name of a code', () => {
    const loaded = parseRulePack(
      withEdits({
        'markets/atlantis.yaml': [[fact, `${fact} # born-global-ignore rule-swallowed: both stay`]],
      }),
    );
    const warning: Diagnostic = {
      ...({ code: 'redundant-rule', severity: 'warning', file: 'markets/atlantis.yaml' } as const),
      ...{
        start: { line: 7, column: 1, offset: 0 },
        end: null,
        message: '',
        expected: null,
        suggestion: null,
      },
    };
    const { diagnostics, suppressed } = applySuppressions(
      loaded.files,
      [warning],
      ['redundant-rule'],
      () => false,
    );
    expect(diagnostics).toEqual([]);
    expect(suppressed).toEqual([{ diagnostic: warning, reason: 'both stay' }]);
  });

  it('is reported where it suppresses nothing', () => {
    expect(lines(suppress(fact, `${fact} # born-global-ignore stale-fact: law`, '2026-05-01'))).toEqual([
      expect.stringContaining('unused-suppression Nothing is suppressed here: line '),
    ]);
  });

  it('is not reported where its code was not looked for', () => {
    expect(
      lines(suppress(fact, `${fact} # born-global-ignore rule-never-holds: meant`, '2026-05-01')),
    ).toEqual([]);
  });

  it('cannot suppress an error', () => {
    const wrong = suppress(
      'title: Atlantis',
      'titel: Atlantis # born-global-ignore unknown-key: we like it',
      '2026-05-01',
    );
    expect(lines(wrong)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('unknown-key'),
        expect.stringContaining('unused-suppression'),
      ]),
    );
  });

  it('is a comment, not a text that looks like one', () => {
    expect(
      lines(suppress('summary: An', 'summary: "# born-global-ignore none: An', '2026-05-01')).join(),
    ).not.toContain('suppression');
  });
});

describe('a comment that suppresses, in its details', () => {
  const ignore = 'born-global-ignore';

  it('reports its own errors where it stands, from its sign to its end', () => {
    const [, found] = suppress(fact, `${fact} # ${ignore} stale-fact`).diagnostics;
    expect(found).toMatchObject({
      code: 'suppression-without-reason',
      severity: 'error',
      file: 'markets/atlantis.yaml',
      message: 'This comment names no code or gives no reason.',
      expected: '`# born-global-ignore CODE: why it may stay`, above the line or at its end',
      suggestion: null,
    });
    expect(found?.start).toMatchObject({ line: 7, column: 147 });
    const [from, to] = [found?.start?.offset ?? 0, found?.end?.offset ?? 0];
    expect(to - from).toBe(`#${ignore} stale-fact`.length);
    expect((found?.end?.column ?? 0) - (found?.start?.column ?? 0)).toBe(to - from);
  });

  it('reports a code that does not exist, and where codes are listed', () => {
    const [, found] = suppress(fact, `${fact} # ${ignore} stale-facts: law`).diagnostics;
    expect(found).toMatchObject({
      code: 'suppression-unknown-code',
      severity: 'error',
      message: 'There is no diagnostic `stale-facts` to suppress.',
      expected: 'a code as born-global rules explain lists them',
    });
  });

  it('reports that it suppresses nothing as a warning, with the line it is about', () => {
    const [found] = suppress(fact, `${fact} # ${ignore} stale-fact: law`, '2026-05-01').diagnostics;
    expect(found).toMatchObject({
      severity: 'warning',
      message: 'Nothing is suppressed here: line 7 has no warning `stale-fact`.',
      expected: 'no comment, where there is no warning',
    });
    const [above] = suppress(
      start,
      `  # ${ignore} stale-fact: law\n\n  # more\n${start}`,
      '2026-05-01',
    ).diagnostics;
    expect(above?.message).toContain('line 10 has no warning');
  });

  it('is about its own line where it stands at the end of one, and of the file', () => {
    const last = '    takes: 4 weeks\n    owner: CEO\n    cites: [AT-1]\n';
    const [found] = suppress(last, `${last}# ${ignore} stale-fact: law\n# the end`, '2026-05-01').diagnostics;
    expect(found?.message).toContain('line 69 has no warning');
  });

  it('may have spaces around its colon, and a colon in its reason', () => {
    for (const written of ['stale-fact: law: read', 'stale-fact :  law: read', '  stale-fact:law: read'])
      expect(suppress(fact, `${fact} # ${ignore} ${written}`).suppressed.map(({ reason }) => reason)).toEqual(
        ['law: read'],
      );
  });

  it('begins with the word alone', () => {
    for (const other of [`${ignore}d stale-fact: law`, `please ${ignore} stale-fact: law`, 'a comment'])
      expect(lines(suppress(fact, `${fact} # ${other}`))).toEqual([
        expect.stringContaining('stale-fact The fact'),
      ]);
    expect(lines(suppress(fact, `${fact} # ${ignore}: law`))).toEqual([
      expect.stringContaining('stale-fact The fact'),
      expect.stringContaining('suppression-without-reason'),
    ]);
    expect(lines(suppress(fact, `${fact} # ${ignore} stale fact: law`))).toHaveLength(2);
    expect(lines(suppress(fact, `${fact} # ${ignore}: for a stale-fact: law`))).toEqual([
      expect.stringContaining('stale-fact The fact'),
      expect.stringContaining('suppression-without-reason'),
    ]);
  });

  it('suppresses its line, its code and its file alone', () => {
    const two = suppress(
      fact,
      `${fact} # ${ignore} stale-fact: law\n  - {id: AT-2, statement: So., source: They, kind: official, as-of: 2020-01}`,
    );
    expect(lines(two)).toEqual([expect.stringContaining('`AT-2` is older')]);
    expect(two.suppressed).toHaveLength(1);
    const other = suppress(fact, `as-of: 2026-04, review-by: 2027-01} # ${ignore} stale-fact: law`);
    expect(lines(other)).toEqual([expect.stringContaining('review-due')]);
  });

  it('suppresses the line right below it, though the next is alike', () => {
    const alike = '  - {id: AT-2, statement: So., source: They, kind: official, as-of: 2020-01}\n';
    const above = suppress(start, `  # ${ignore} stale-fact: law\n${alike}${start}`);
    expect(lines(above)).toEqual([expect.stringContaining('`AT-1` is older')]);
  });

  it('suppresses nothing on the same line of another file', () => {
    const texts = withEdits({ 'markets/atlantis.yaml': [[fact, `${fact} # ${ignore} stale-fact: law`]] });
    const loaded = parseRulePack(texts);
    const found = checkPack(loaded, '2029-01-01');
    const [one] = found.filter(({ code }) => code === 'stale-fact');
    if (one === undefined) throw new Error('the fact is old');
    const other = { ...one, file: 'markets/zeta.yaml' };
    const { diagnostics, suppressed } = applySuppressions(
      loaded.files,
      [one, other],
      ['stale-fact'],
      () => false,
    );
    expect(diagnostics).toEqual([other]);
    expect(suppressed.map(({ diagnostic }) => diagnostic)).toEqual([one]);
  });

  it('is needed once: a second about the same warning has no effect', () => {
    const twice = suppress(start, `  # ${ignore} stale-fact: law\n  # ${ignore} stale-fact: again\n${start}`);
    expect(twice.suppressed.map(({ reason }) => reason)).toEqual(['law']);
    expect(lines(twice)).toEqual([expect.stringContaining('unused-suppression')]);
  });

  it('may be the last of several, in any file', () => {
    const texts = withEdits({
      'markets/atlantis.yaml': [[fact, `${fact} # ${ignore} stale-fact: law`]],
      'sources.yaml': [
        ['kind: judgement', `kind: judgement, review-by: 2027-01} # ${ignore} review-due: soon #`],
      ],
    }).map((source) => ({ ...source, text: source.text.replace('soon #}', 'soon') }));
    const loaded = parseRulePack(texts);
    const found = [...loaded.diagnostics, ...checkPack(loaded, '2029-01-01')];
    const result = applySuppressions(loaded.files, found, ['stale-fact', 'review-due'], () => false);
    expect(lines(result)).toEqual([]);
    expect(result.suppressed.map(({ reason }) => reason)).toEqual(['soon', 'law']);
  });
});

describe('comments of a file', () => {
  it('are found with their places, whatever the line ends', () => {
    const text = '# one\r\nkey: "# none" # two\r\nlist:\r\n  - |\r\n    # text\r\n  # three\r\n';
    expect(
      commentsOf(text).map(({ text, line, column, ownLine: alone }) => [text, line, column, alone]),
    ).toEqual([
      ['one', 1, 1, true],
      ['two', 2, 15, false],
      ['three', 6, 3, true],
    ]);
  });
});
