import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { withEdits, diagnosticsOf, type Edits } from '../../fixtures/small-pack-files.ts';
import { reportsOf, type Wrong } from '../diagnostics.ts';

const wrong: readonly Wrong[] = [
  [
    'a rule without citation',
    {
      'company/recommendations.yaml': [
        ['not-before: now\n    cites: [own-judgement]\n', 'not-before: now\n'],
      ],
    },
    ['company/recommendations.yaml:21:5 missing-key The key `cites` is missing here. | nothing'],
  ],
  [
    'an entry of the handbook that nothing uses',
    { 'sources.yaml': [[', excused: {sme: It asks for nothing.}', '']] },
    [
      'sources.yaml:6:10 uncited-entry The handbook entry `H3` speaks to small companies, but no rule cites it. | a rule that cites it, or excused: {sme: the reason}',
    ],
  ],
  [
    'an excuse for an entry that is used',
    {
      'sources.yaml': [
        ['id: H2, title: Clusters help,', 'id: H2, title: Clusters help, excused: {sme: Not for companies},'],
      ],
    },
    [
      'warning: sources.yaml:5:46 uncited-entry The handbook entry `H2` is excused, but a rule cites it. | no excuse',
    ],
  ],
  [
    'an entry of the handbook that speaks to nobody',
    { 'sources.yaml': [['kind: handbook, audience: [cluster]', 'kind: handbook']] },
    [
      'sources.yaml:5:10 missing-key The handbook entry `H2` does not say whom it speaks to. | audience: [sme], [cluster], …',
    ],
  ],
  [
    'a fact without date on which a score rests',
    { 'markets/atlantis.yaml': [[', as-of: 2026-04}', '}']] },
    [
      'markets/atlantis.yaml:7:10 undated-fact The fact `AT-1` has no date, but scores rest on it. | as-of: the year, month or day at which it was true',
    ],
  ],
  [
    'an old fact',
    { 'markets/atlantis.yaml': [['as-of: 2026-04', 'as-of: 2025-04']] },
    [
      'warning: markets/atlantis.yaml:7:138 stale-fact The fact `AT-1` is older than 18 months. | a look at the source, and today as its date',
    ],
  ],
  [
    'a day that no calendar has',
    { 'markets/atlantis.yaml': [['as-of: 2026-04', 'as-of: 2026-02-30']] },
    ['markets/atlantis.yaml:7:138 schema There is no such day: `2026-02-30`. | a day of the calendar'],
  ],
  [
    'a review that is due',
    { 'markets/atlantis.yaml': [['as-of: 2026-04', 'as-of: 2026-04, review-by: 2026-10']] },
    [
      'warning: markets/atlantis.yaml:7:158 review-due The review of `AT-1` is due. | a look at the source, and a later date',
    ],
  ],
  [
    'evidence for two audiences',
    {
      'sources.yaml': [
        ['audience: [sme, large], excused: {sme: It asks for nothing.}', 'audience: [sme, large]'],
      ],
      'company/pack.yaml': [['id: small\n', 'id: small\naudiences: [large, sme]\n']],
    },
    [
      'sources.yaml:6:10 uncited-entry The handbook entry `H3` speaks to small companies and large companies, but no rule cites it. | a rule that cites it, or excused: {sme: the reason}',
    ],
  ],
  [
    'evidence for one of two audiences',
    {
      'sources.yaml': [
        [
          'audience: [sme, large], excused: {sme: It asks for nothing.}',
          'audience: [sme, large], excused: {sme: It asks for nothing.}',
        ],
      ],
      'company/pack.yaml': [['id: small\n', 'id: small\naudiences: [large, sme]\n']],
    },
    [
      'sources.yaml:6:10 uncited-entry The handbook entry `H3` speaks to large companies, but no rule cites it. | a rule that cites it, or excused: {large: the reason}',
    ],
  ],
  [
    'evidence for clusters',
    {
      'sources.yaml': [
        ['audience: [sme, large], excused: {sme: It asks for nothing.}', 'audience: [consortium]'],
      ],
      'company/pack.yaml': [['id: small\n', 'id: small\naudiences: [consortium, cluster]\n']],
      'company/recommendations.yaml': [['cites: [H2]', 'cites: [H1]']],
    },
    [
      'sources.yaml:5:10 uncited-entry The handbook entry `H2` speaks to clusters, but no rule cites it. | a rule that cites it, or excused: {cluster: the reason}',
      'sources.yaml:6:10 uncited-entry The handbook entry `H3` speaks to consortia of clusters, but no rule cites it. | a rule that cites it, or excused: {consortium: the reason}',
    ],
  ],
  [
    'a fact without date on which nothing rests',
    {
      'markets/atlantis.yaml': [
        [
          'as-of: 2026-04}',
          'as-of: 2026-04}\n  - {id: AT-2, statement: So., source: Somebody, kind: secondary}',
        ],
      ],
    },
    [
      'warning: markets/atlantis.yaml:8:10 undated-fact The fact `AT-2` has no date. | as-of: the year, month or day at which it was true',
    ],
  ],
  [
    'an undated source that a question cites',
    {
      'sources.yaml': [
        ['- {id: own-judgement', '- {id: study, title: A study, kind: secondary}\n  - {id: own-judgement'],
      ],
      'company/questionnaire.yaml': [
        [
          '    changeable: false\n    options:\n      - {id: own, label: Own work}\n      - {id: university, label: A university}\n    cites: [own-judgement]',
          '    changeable: false\n    options:\n      - {id: own, label: Own work}\n      - {id: university, label: A university}\n    cites: [own-judgement, study]',
        ],
      ],
    },
    [
      'warning: sources.yaml:7:10 undated-fact The fact `study` has no date. | as-of: the year, month or day at which it was true',
    ],
  ],
  [
    'an undated source that advice cites',
    {
      'sources.yaml': [
        ['- {id: own-judgement', '- {id: study, title: A study, kind: official}\n  - {id: own-judgement'],
      ],
      'company/recommendations.yaml': [
        ['not-before: now\n    cites: [own-judgement]', 'not-before: now\n    cites: [study]'],
      ],
    },
    [
      'warning: sources.yaml:7:10 undated-fact The fact `study` has no date. | as-of: the year, month or day at which it was true',
    ],
  ],
  [
    'an undated source that a gate cites',
    {
      'sources.yaml': [
        ['- {id: own-judgement', '- {id: study, title: A study, kind: official}\n  - {id: own-judgement'],
      ],
      'company/readiness.yaml': [
        ['longer.\n    cites: [own-judgement]', 'longer.\n    cites: [own-judgement, study]'],
      ],
    },
    [
      'sources.yaml:7:10 undated-fact The fact `study` has no date, but scores rest on it. | as-of: the year, month or day at which it was true',
    ],
  ],
  [
    'an undated source that a requirement cites',
    {
      'sources.yaml': [
        ['- {id: own-judgement', '- {id: study, title: A study, kind: official}\n  - {id: own-judgement'],
      ],
      'company/entry-modes.yaml': [['to sell.\n        cites: [H1]', 'to sell.\n        cites: [H1, study]']],
    },
    [
      'sources.yaml:7:10 undated-fact The fact `study` has no date, but scores rest on it. | as-of: the year, month or day at which it was true',
    ],
  ],
  [
    'an undated source that a factor cites',
    {
      'sources.yaml': [
        ['- {id: own-judgement', '- {id: study, title: A study, kind: official}\n  - {id: own-judgement'],
      ],
      'company/entry-modes.yaml': [['handbook\n        cites: [H1]', 'handbook\n        cites: [H1, study]']],
    },
    [
      'sources.yaml:7:10 undated-fact The fact `study` has no date, but scores rest on it. | as-of: the year, month or day at which it was true',
    ],
  ],
  [
    'an undated source that a barrier cites',
    {
      'sources.yaml': [
        ['- {id: own-judgement', '- {id: study, title: A study, kind: official}\n  - {id: own-judgement'],
      ],
      'markets/atlantis.yaml': [
        ['file-permit]\n    cites: [AT-1]', 'file-permit]\n    cites: [AT-1, study]'],
      ],
    },
    [
      'sources.yaml:7:10 undated-fact The fact `study` has no date, but scores rest on it. | as-of: the year, month or day at which it was true',
    ],
  ],
  [
    'an undated source that a reason to go to a market cites',
    {
      'sources.yaml': [
        ['- {id: own-judgement', '- {id: study, title: A study, kind: official}\n  - {id: own-judgement'],
      ],
      'markets/atlantis.yaml': [['derived\n    cites: [own-judgement]', 'derived\n    cites: [study]']],
    },
    [
      'sources.yaml:7:10 undated-fact The fact `study` has no date, but scores rest on it. | as-of: the year, month or day at which it was true',
    ],
  ],
  [
    'days that no calendar has',
    {
      'sources.yaml': [
        [
          "kind: handbook, audience: [sme], as-of: '2013'",
          "kind: handbook, audience: [sme], as-of: '2025-02-29'",
        ],
        ["audience: [cluster], as-of: '2013'", "audience: [cluster], as-of: '1900-02-29'"],
        ['kind: judgement', "kind: judgement, as-of: '2026-13', review-by: '2026-04-31'"],
      ],
    },
    [
      'sources.yaml:4:76 schema There is no such day: `2025-02-29`. | a day of the calendar',
      'sources.yaml:5:80 schema There is no such day: `1900-02-29`. | a day of the calendar',
      'sources.yaml:7:71 schema There is no such day: `2026-13`. | a day of the calendar',
      'sources.yaml:7:93 schema There is no such day: `2026-04-31`. | a day of the calendar',
    ],
  ],
  [
    'days that no month has',
    {
      'sources.yaml': [
        [
          "kind: handbook, audience: [sme], as-of: '2013'",
          "kind: handbook, audience: [sme], as-of: '2025-12-32'",
        ],
        ["audience: [cluster], as-of: '2013'", "audience: [cluster], as-of: '2025-01-00'"],
        ['kind: judgement', "kind: judgement, as-of: '2026-00'"],
      ],
    },
    [
      'sources.yaml:4:76 schema There is no such day: `2025-12-32`. | a day of the calendar',
      'sources.yaml:5:80 schema There is no such day: `2025-01-00`. | a day of the calendar',
      'sources.yaml:7:71 schema There is no such day: `2026-00`. | a day of the calendar',
    ],
  ],
  [
    'a review that is due in a month',
    { 'markets/atlantis.yaml': [['as-of: 2026-04', 'as-of: 2026-04, review-by: 2026-11-22']] },
    [
      'warning: markets/atlantis.yaml:7:158 review-due The review of `AT-1` is due. | a look at the source, and a later date',
    ],
  ],
  [
    'an excuse for two audiences that is needed by none',
    {
      'sources.yaml': [
        ['id: H1, title: Protect first,', 'id: H1, title: Protect first, excused: {sme: Not, cluster: No},'],
      ],
      'company/pack.yaml': [['id: small\n', 'id: small\naudiences: [cluster, sme]\n']],
    },
    [
      'warning: sources.yaml:4:46 uncited-entry The handbook entry `H1` is excused, but a rule cites it. | no excuse',
      'warning: sources.yaml:4:56 uncited-entry The handbook entry `H1` is excused, but a rule cites it. | no excuse',
    ],
  ],
];

describe('evidence that is missing or old is reported:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(reportsOf(edits)).toEqual(faults);
  });
});

describe('the date of a fact', () => {
  /** The codes that are told on a day of a fact with these dates. */
  const codes = (today: string, dates: string): readonly string[] =>
    diagnosticsOf(withEdits({ 'markets/atlantis.yaml': [['as-of: 2026-04', dates]] }), today).map(
      ({ code }) => code,
    );

  it.each([
    ['2026-11-23', '2025-05-23', '2025-05-22'],
    ['2026-11-23', '2025-05', '2025-04'],
    ['2026-11-23', '2025', '2024'],
    ['2026-06-30', '2024-12-30', '2024-12-29'],
    ['2026-06-30', '2024-12', '2024-11'],
    ['2026-07-01', '2025-01-01', '2024-12-31'],
    ['2027-06-15', '2025-12-15', '2025-12-14'],
    ['2027-05-15', '2025-11-15', '2025-11-14'],
    ['2025-10-30', '2024-04', '2024-03'],
    ['2025-08-29', '2024-02', '2024-01'],
    ['2024-08-28', '2023-02', '2023-01'],
    ['2001-08-29', '2000-02', '2000-01'],
  ])('makes it stale after 18 months: on %s one of %s is not, one of %s is', (today, fresh, stale) => {
    expect(codes(today, `as-of: '${fresh}'`)).toEqual([]);
    expect(codes(today, `as-of: '${stale}'`)).toEqual(['stale-fact']);
  });

  it('names a day of the calendar, at last the last of its month', () => {
    const today = '2024-02-01';
    const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [index, last] of days.entries()) {
      const month = `2024-${String(index + 1).padStart(2, '0')}`;
      expect(codes(today, `as-of: '${month}-${last}'`)).toEqual([]);
      expect(codes(today, `as-of: '${month}-01'`)).toEqual([]);
      expect(codes(today, `as-of: '${month}-${last + 1}'`)).toEqual(['schema']);
    }
    expect(codes('2025-02-01', `as-of: '2025-02-28'`)).toEqual([]);
    expect(codes('2025-02-01', `as-of: '2025-02-29'`)).toEqual(['schema']);
    expect(codes('2000-02-01', `as-of: '2000-02-29'`)).toEqual([]);
  });

  it('is one by whose form it goes: the schema reports the others', () => {
    for (const date of ['2026-4', '26-04-01', '2026-04-1', '12026-04', '2026-04-010'])
      expect(codes('2026-11-23', `as-of: '${date}'`)).toEqual(['schema']);
  });

  it('makes a review due the day after', () => {
    const due = (today: string, day: string): readonly string[] =>
      codes(today, `as-of: 2026-04, review-by: '${day}'`);
    expect(due('2026-11-23', '2026-11-23')).toEqual([]);
    expect(due('2026-11-24', '2026-11-23')).toEqual(['review-due']);
    expect(due('2026-11-30', '2026-11')).toEqual([]);
    expect(due('2026-12-01', '2026-11')).toEqual(['review-due']);
    expect(due('2026-11-30', '2026-11-31')).toEqual(['schema']);
  });

  it('says nothing of what a handbook said', () => {
    const old = { 'sources.yaml': [["audience: [sme], as-of: '2013'", 'audience: [sme]']] } as const;
    expect(diagnosticsOf(withEdits(old))).toEqual([]);
  });
});

describe('an entry of the handbook that no rule cites', () => {
  const uncited: Edits = { 'sources.yaml': [[', excused: {sme: It asks for nothing.}', '']] };
  const codes = (texts: readonly SourceText[]): readonly string[] =>
    diagnosticsOf(texts)
      .map(({ code }) => code)
      .filter((code) => code === 'uncited-entry' || code === 'missing-key');

  it('is reported where all files of the pack could be read', () => {
    expect(codes(withEdits(uncited))).toEqual(['uncited-entry']);
    const broken = withEdits({ ...uncited, 'company/readiness.yaml': [['gates:', 'gates: [']] });
    expect(codes(broken)).toEqual([]);
    for (const format of ['readiness', 'pack', 'entry-modes'])
      expect(codes(withEdits(uncited).filter((source) => source.format !== format))).toEqual([]);
  });

  it('is none of the studies and judgements, which nobody has to cite', () => {
    const study: Edits = {
      'sources.yaml': [
        [
          '- {id: own-judgement',
          "- {id: study, title: A study, kind: secondary, as-of: '2026-01'}\n  - {id: own-judgement",
        ],
      ],
    };
    expect(codes(withEdits(study))).toEqual([]);
  });

  it('is one that speaks to nobody whom the rules speak to', () => {
    const speaks = (audience: string): Edits => ({
      'sources.yaml': [
        ['audience: [sme, large], excused: {sme: It asks for nothing.}', `audience: ${audience}`],
      ],
    });
    expect(codes(withEdits(speaks('[large]')))).toEqual([]);
    expect(codes(withEdits(speaks('[sme]')))).toEqual(['uncited-entry']);
    expect(codes(withEdits(speaks('sme')))).toContain('uncited-entry');
  });

  it('is reported in the words of its audience where there is no other word', () => {
    const edits: Edits = {
      'sources.yaml': [['audience: [sme, large], excused: {sme: It asks for nothing.}', 'audience: [banks]']],
      'company/pack.yaml': [['id: small\n', 'id: small\naudiences: [banks]\n']],
    };
    expect(diagnosticsOf(withEdits(edits)).map(({ message }) => message)).toContain(
      'The handbook entry `H3` speaks to banks, but no rule cites it.',
    );
  });

  it('only the format reports an entry without an id', () => {
    const edits: Edits = {
      'sources.yaml': [['{id: H3, title', '{title']],
    };
    expect(codes(withEdits(edits))).toEqual(['missing-key']);
  });
});
