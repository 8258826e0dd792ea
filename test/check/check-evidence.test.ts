import { describe, expect, it } from 'vitest';
import { toldOf, type Wrong } from './told-faults.ts';

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
];

describe('evidence that is missing or old is told:', () => {
  it.each(wrong)('%s', (_title, edits, faults) => {
    expect(toldOf(edits)).toEqual(faults);
  });
});
