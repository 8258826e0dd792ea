import { describe, expect, it } from 'vitest';
import { fixPack } from '../../../src/rule-tools/fix/fix-pack.ts';
import { appliedIn, fix, remainingOf, textOf } from './fix-small-pack.ts';
import { withEdits, diagnosticsOf, smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';

const modes = 'company/entry-modes.yaml';
const advice = 'company/recommendations.yaml';
const market = 'markets/atlantis.yaml';

describe('errors that hide others', () => {
  /** A condition nested so often, each time under a key that is misspelt. */
  const nested = (times: number): Edits => ({
    [modes]: [
      [
        'ip-status: granted',
        `${'{nott: '.repeat(times)}{ip-status: granted}${'}'.repeat(times)}`.slice(1, -1),
      ],
    ],
  });

  it('are fixed one after the other', () => {
    const fixed = fix(withEdits(nested(6)));
    expect(appliedIn(fixed)).toEqual(Array.from({ length: 6 }, () => `${modes}:16 \`nott\` becomes \`not\``));
    expect(fixed.remaining).toEqual([]);
    expect(diagnosticsOf(fixed.texts)).toEqual([]);
  });

  it('are left with that reason where there are too many', () => {
    const fixed = fix(withEdits(nested(7)));
    expect(fixed.applied).toHaveLength(6);
    expect(fixed.remaining.map(({ reason }) => reason)).toContain(
      'it came to light too late: run this again',
    );
    expect(fix(fixed.texts).remaining).toEqual([]);
  });
});

describe('a file that is not named', () => {
  it('is left, while others are fixed', () => {
    const edits: Edits = {
      [modes]: [['ip-status: granted', 'ip-status: grantd']],
      [advice]: [['modes: [licensing]', 'modes: [licencing]']],
    };
    const fixed = fix(withEdits(edits), { mayChange: (file) => file === advice });
    expect(appliedIn(fixed)).toEqual([`${advice}:11 \`licencing\` becomes \`licensing\``]);
    expect(fixed.remaining.map(({ diagnostic, reason }) => [diagnostic.file, reason])).toEqual([
      [modes, 'only files that are named are changed'],
    ]);
  });

  it('is not sorted either', () => {
    const edits: Edits = {
      [advice]: [['help: [cluster]', 'help: [cluster]\n    modes: [licensing, distribution]']],
      [market]: [
        [
          '[confirm-pathway, file-permit]\n    cites: [AT-1]',
          '[confirm-pathway, file-permit]\n    cites: [H1, AT-1]',
        ],
      ],
    };
    const named = withEdits(edits).map((source) =>
      source.file === advice
        ? { ...source, text: source.text.replace('    modes: [licensing]\n', '') }
        : source,
    );
    const fixed = fix(named, { sort: true, mayChange: (file) => file === market });
    expect(textOf(fixed.texts, market)).toContain('cites: [AT-1, H1]');
    expect(textOf(fixed.texts, advice)).toContain('modes: [licensing, distribution]');
    expect(appliedIn(fixed)).toEqual([`${market}:26 ids are put in order`]);
  });
});

describe('an applied fix', () => {
  it('is reported with its place, fixes before what is put in order', () => {
    const edits: Edits = {
      [advice]: [['cites: [H2]', 'cites: [own-judgement, H2]']],
      [modes]: [['ip-status: granted', 'ip-status: grantd']],
      [market]: [[', as-of: 2026-04', '']],
    };
    const fixed = fix(withEdits(edits), { sort: true, asOf: '2026-11-20' });
    expect(appliedIn(fixed)).toEqual([
      `${modes}:16 \`grantd\` becomes \`granted\``,
      `${market}:7 as-of: '2026-11-20' is added`,
      `${advice}:4 ids are put in order`,
    ]);
    expect(fixed.remaining).toEqual([]);
  });

  it('is nothing where nothing is wrong', () => {
    const fixed = fix(smallPackFiles, { sort: true });
    expect(fixed.texts).toEqual(smallPackFiles);
    expect([fixed.applied, fixed.remaining]).toEqual([[], []]);
  });
});

it('a file that could not be read is left without a word', () => {
  const unread = {
    code: 'file-unreadable',
    severity: 'error',
    file: 'markets/mu.yaml',
    start: null,
    end: null,
    message: 'The file cannot be read.',
    expected: null,
    suggestion: null,
  } as const;
  const options = { today: '2026-11-23', asOf: null, sort: false, mayChange: () => true };
  expect(fixPack(smallPackFiles, [unread], options).remaining).toEqual([
    { diagnostic: unread, reason: null },
  ]);
});

describe('tabs that indent', () => {
  const done = (right: string, wrong: string): readonly string[] => {
    const fixed = fix(withEdits({ [advice]: [[right, wrong]] }));
    expect(fixed.texts).toEqual(smallPackFiles);
    expect(fixed.remaining).toEqual([]);
    return appliedIn(fixed);
  };

  it('become as many spaces as they stand for', () => {
    expect(done('    takes: 3 months', '\ttakes: 3 months')).toEqual([
      `${advice}:16 tabs that indent become 4 spaces each`,
    ]);
    expect(done('    takes: 3 months', '  \ttakes: 3 months')).toEqual([
      `${advice}:16 tabs that indent become 2 spaces each`,
    ]);
    expect(done('    takes: 3 months', '   \ttakes: 3 months')).toEqual([
      `${advice}:16 tabs that indent become 1 space each`,
    ]);
  });

  it('become spaces in all lines at once', () => {
    const edits: Edits = {
      [advice]: [
        ['    takes: 3 months', '\ttakes: 3 months'],
        ['    owner: Regulatory lead', '\towner: Regulatory lead'],
        ['    takes: 6 weeks', '\ttakes: 6 weeks'],
      ],
    };
    const fixed = fix(withEdits(edits));
    expect(fixed.texts).toEqual(smallPackFiles);
    expect(fixed.applied).toHaveLength(1);
  });

  it('are left where they can be read in two ways', () => {
    const edits: Edits = {
      [modes]: [
        [
          '          ip-status: granted',
          '          not:\n            ip-status: none\n\t        stage: sold',
        ],
      ],
    };
    expect(remainingOf(edits)).toEqual(['yaml-syntax: the tabs can be read in more ways than one']);
  });

  it('are not meant by an error of a file that has others', () => {
    for (const tab of ['title: File for\tprotection', 'title: File for protection\t# so'])
      expect(
        remainingOf({
          [advice]: [
            ['title: File for protection', tab],
            ['help: [cluster]', 'help: [cluster'],
          ],
        }).map((line) => line.replace(/^[\w-]+/, '')),
      ).toContain(': ');
  });
});
