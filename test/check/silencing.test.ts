import { describe, expect, it } from 'vitest';
import { checkPack } from '../../src/check/check-pack.ts';
import { applySilencing, type Heard } from '../../src/check/silencing.ts';
import { assemblePack } from '../../src/pack/assemble-pack.ts';
import { commentsOf } from '../../src/pack/comments.ts';
import { edited, line } from './small-pack-texts.ts';

const fact = 'as-of: 2026-04}';

/** The small pack with an old fact, and a comment somewhere in the file of the market. */
function heard(from: string, to: string, day = '2029-01-01'): Heard {
  const loaded = assemblePack(edited({ 'markets/atlantis.yaml': [[from, to]] }));
  const found = [...loaded.diagnostics, ...checkPack(loaded, day)];
  return applySilencing(loaded.files, found, ['stale-fact', 'unknown-key', 'rule-never-holds'], (code) =>
    code.startsWith('rule-'),
  );
}

const lines = ({ diagnostics }: Heard): readonly string[] => diagnostics.map(line);
const start = '  - {id: AT-1';

describe('a comment that silences', () => {
  it('takes out the warning of its own line, and keeps the reason', () => {
    const result = heard(fact, `${fact} # born-global-ignore stale-fact: the law has not changed`);
    expect(result.diagnostics).toEqual([]);
    expect(result.silenced.map(({ diagnostic, reason }) => [diagnostic.code, reason])).toEqual([
      ['stale-fact', 'the law has not changed'],
    ]);
  });

  it('takes out the warning of the next line that is no comment', () => {
    const result = heard(start, `  # born-global-ignore stale-fact: law\n\n  # another comment\n${start}`);
    expect(result.diagnostics).toEqual([]);
    expect(result.silenced).toHaveLength(1);
  });

  it('needs a reason', () => {
    for (const comment of [
      'born-global-ignore stale-fact',
      'born-global-ignore',
      'born-global-ignore stale-fact:',
    ])
      expect(lines(heard(fact, `${fact} # ${comment}`))).toEqual([
        expect.stringContaining('stale-fact The fact'),
        expect.stringContaining('silence-without-reason'),
      ]);
  });

  it('names a code that exists; the nearest one is offered', () => {
    expect(lines(heard(fact, `${fact} # born-global-ignore stale-facts: law`))).toEqual([
      expect.stringContaining('stale-fact The fact'),
      expect.stringMatching(/silence-unknown-code .* -> stale-fact$/),
    ]);
  });

  it('is reported where it silences nothing', () => {
    expect(lines(heard(fact, `${fact} # born-global-ignore stale-fact: law`, '2026-05-01'))).toEqual([
      expect.stringContaining('silence-without-effect Nothing is silenced here: line '),
    ]);
  });

  it('is not reported where its code was not looked for', () => {
    expect(lines(heard(fact, `${fact} # born-global-ignore rule-never-holds: meant`, '2026-05-01'))).toEqual(
      [],
    );
  });

  it('cannot silence an error', () => {
    const wrong = heard(
      'title: Atlantis',
      'titel: Atlantis # born-global-ignore unknown-key: we like it',
      '2026-05-01',
    );
    expect(lines(wrong)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('unknown-key'),
        expect.stringContaining('silence-without-effect'),
      ]),
    );
  });

  it('is a comment, not a text that looks like one', () => {
    expect(
      lines(heard('summary: An', 'summary: "# born-global-ignore none: An', '2026-05-01')).join(),
    ).not.toContain('silence');
  });
});

describe('comments of a file', () => {
  it('are found with their places, whatever the line ends', () => {
    const text = '# one\r\nkey: "# none" # two\r\nlist:\r\n  - |\r\n    # text\r\n  # three\r\n';
    expect(commentsOf(text).map(({ text, line, column, alone }) => [text, line, column, alone])).toEqual([
      ['one', 1, 1, true],
      ['two', 2, 15, false],
      ['three', 6, 3, true],
    ]);
  });
});
