import { describe, expect, it } from 'vitest';
import { edited, faultsOf, line, smallTexts, type Edits } from './small-pack-texts.ts';

/** What is wrong, the edit that makes it wrong, and every fault that is then told. */
const wrong: readonly (readonly [string, Edits, readonly string[]])[] = [
  // references
  [
    'a condition on a question that is not there',
    { 'company/entry-modes.yaml': [['ip-status: {at-least: filed}', 'ip-statsu: {at-least: filed}']] },
    ['company/entry-modes.yaml:10:11 unknown-question There is no question `ip-statsu`. -> ip-status'],
  ],
  [
    'a first round that asks what is no question',
    { 'company/pack.yaml': [['not-yet:', 'triage: [stage, runway]\nnot-yet:']] },
    ['company/pack.yaml:26:17 unknown-question There is no question `runway`. -> runway-months'],
  ],
  [
    'a misspelt `all`',
    { 'company/entry-modes.yaml': [['          any:', '          anny:']] },
    [
      'company/entry-modes.yaml:35:11 unknown-question There is no question `anny`. -> any',
      'company/entry-modes.yaml:36:15 schema A mapping is not allowed here.',
      'company/entry-modes.yaml:37:15 schema A mapping is not allowed here.',
    ],
  ],
  [
    'an option that is not there',
    { 'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: [grantd, filed]']] },
    [
      'company/entry-modes.yaml:16:23 unknown-option The question `ip-status` has no option `grantd`. -> granted',
    ],
  ],
  [
    'a test of dont-know',
    { 'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: dont-know']] },
    [
      'company/entry-modes.yaml:16:22 unknown-option `dont-know` cannot be tested: whoever does not know may be in any of the situations.',
    ],
  ],
  [
    'an entry mode that is not there',
    { 'company/entry-modes.yaml': [['- mode: distribution', '- mode: distributon']] },
    ['company/entry-modes.yaml:22:15 unknown-mode There is no entry mode `distributon`. -> distribution'],
  ],
  [
    'a gate that blocks an unknown entry mode',
    { 'company/readiness.yaml': [['blocks: [distribution]', 'blocks: [distributors]']] },
    ['company/readiness.yaml:20:14 unknown-mode There is no entry mode `distributors`. -> distribution'],
  ],
  [
    'an unknown level',
    { 'company/readiness.yaml': [['caps: exploring', 'caps: explorer']] },
    ['company/readiness.yaml:11:11 unknown-level There is no level `explorer`. -> exploring'],
  ],
  [
    'an unknown dimension and section',
    {
      'company/questionnaire.yaml': [
        ['dimension: money', 'dimension: cash'],
        ['  - id: origin\n    section: company', '  - id: origin\n    section: origins'],
      ],
    },
    [
      'company/questionnaire.yaml:32:14 unknown-section There is no section `origins`.',
      'company/questionnaire.yaml:58:16 unknown-dimension There is no dimension `cash`.',
    ],
  ],
  [
    'an unknown recommendation, helper, horizon and mode',
    {
      'company/recommendations.yaml': [
        ['after: [raise-money]', 'after: [raise-monye]'],
        ['help: [cluster]', 'help: [clusters]'],
        ['not-before: now', 'not-before: soon'],
        ['modes: [licensing]', 'modes: [licencing]'],
      ],
    },
    [
      'company/recommendations.yaml:11:13 unknown-mode There is no entry mode `licencing`. -> licensing',
      'company/recommendations.yaml:18:12 unknown-helper There is no helper `clusters`. -> cluster',
      'company/recommendations.yaml:19:13 unknown-recommendation There is no recommendation `raise-monye`. -> raise-money',
      'company/recommendations.yaml:32:17 unknown-horizon There is no horizon `soon`.',
    ],
  ],
  [
    'an unknown barrier kind and recommendation in a market',
    {
      'markets/atlantis.yaml': [
        ['kind: regulation', 'kind: regulations'],
        ['[confirm-pathway, file-permit]', '[confirm-pathways, file-permit]'],
      ],
    },
    [
      'markets/atlantis.yaml:11:11 unknown-barrier-kind There is no barrier kind `regulations`. -> regulation',
      'markets/atlantis.yaml:25:23 unknown-recommendation There is no recommendation `confirm-pathways`. -> confirm-pathway',
    ],
  ],
  [
    'an unknown source',
    {
      'company/recommendations.yaml': [
        ['what: Knows people., cites: [H2]', 'what: Knows people., cites: [H22]'],
      ],
    },
    ['company/recommendations.yaml:4:68 unknown-source There is no source `H22`. -> H2'],
  ],
  [
    'a fact of a market cited by a rule for all markets',
    {
      'company/recommendations.yaml': [
        ['what: Knows people., cites: [H2]', 'what: Knows people., cites: [AT-1]'],
      ],
    },
    [
      'company/recommendations.yaml:4:68 market-scope The source `AT-1` belongs to markets/atlantis.yaml; only that file may use it.',
    ],
  ],
  // types
  [
    'more and less on a question without order',
    { 'company/entry-modes.yaml': [['origin: university', 'origin: {at-least: university}']] },
    [
      'company/entry-modes.yaml:38:26 test-type The question `origin` is not ordered; at-least has no meaning.',
    ],
  ],
  [
    'a number compared with a choice',
    { 'company/entry-modes.yaml': [['ip-status: {at-least: filed}', 'ip-status: {at-least: 2}']] },
    [
      'company/entry-modes.yaml:10:33 test-type The question `ip-status` is compared with one of its options.',
    ],
  ],
  [
    'an option compared with a number',
    { 'company/readiness.yaml': [['{less-than: 6}', '{less-than: filed}']] },
    [
      'company/readiness.yaml:10:34 test-type The question `runway-months` is a number; it is compared with a number.',
    ],
  ],
  [
    'a number tested like a choice',
    { 'company/readiness.yaml': [['{less-than: 6}', 'short']] },
    [
      'company/readiness.yaml:10:22 test-type The question `runway-months` is a number; it cannot be tested like this.',
    ],
  ],
  [
    'several answers tested like one',
    { 'company/entry-modes.yaml': [['needs: {includes: channel}', 'needs: channel']] },
    [
      'company/entry-modes.yaml:24:18 test-type The question `needs` has several answers; it cannot be tested like this.',
    ],
  ],
  [
    'one answer tested like several',
    { 'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: {includes: granted}']] },
    [
      'company/entry-modes.yaml:16:23 test-type The question `ip-status` has one answer; includes is for multiple choice.',
    ],
  ],
  [
    'a question of each market in a rule about the company',
    { 'company/readiness.yaml': [['    per: market\n', '']] },
    [
      'company/readiness.yaml:17:7 market-scope The question `pathway` is asked for each market, but this rule is about the whole company.',
    ],
  ],
  [
    'a question of one market in a rule for all',
    { 'company/readiness.yaml': [['pathway: unknown', 'permit: none']] },
    [
      'company/readiness.yaml:18:7 market-scope The question `permit` belongs to markets/atlantis.yaml; only that file may use it.',
    ],
  ],
  [
    'a question of a market file that is not asked for that market',
    { 'markets/atlantis.yaml': [['    per: market\n    options', '    options']] },
    ['markets/atlantis.yaml:44:9 market-scope A question in a market file is asked for that market.'],
  ],
  [
    '{market} where no market is meant',
    { 'company/questionnaire.yaml': [['How far is the product?', 'How far is the product in {market}?']] },
    [
      'company/questionnaire.yaml:9:10 market-scope This text says {market}, but it is shown once for the whole company.',
    ],
  ],
  // ids
  [
    'a question declared twice',
    { 'company/questionnaire.yaml': [['- id: terms', '- id: needs']] },
    [
      'company/questionnaire.yaml:63:9 duplicate-id The question `needs` is declared twice; first at company/questionnaire.yaml:41.',
    ],
  ],
  [
    'an option declared twice',
    { 'company/questionnaire.yaml': [['{id: draft,', '{id: none,']] },
    [
      'company/questionnaire.yaml:73:14 duplicate-id The option `none` is declared twice; first at company/questionnaire.yaml:72.',
    ],
  ],
  [
    'an old id that is in use',
    { 'company/questionnaire.yaml': [['- id: origin\n', '- id: origin\n    renamed-from: [stage]\n']] },
    [
      'company/questionnaire.yaml:32:20 duplicate-id The question `stage` is declared twice; first at company/questionnaire.yaml:7.',
    ],
  ],
  [
    'a fact with the id of a source',
    {
      'markets/atlantis.yaml': [
        [
          '{id: AT-1, ',
          '{id: AT-1, statement: So it is., source: The authority, kind: official, as-of: 2026-04}\n  - {id: H1, ',
        ],
      ],
    },
    ['markets/atlantis.yaml:8:10 duplicate-id The source `H1` is declared twice; first at sources.yaml:4.'],
  ],
  [
    'a requirement that a market adds under a known id',
    { 'markets/atlantis.yaml': [['      - id: permit\n', '      - id: sold\n']] },
    [
      'markets/atlantis.yaml:38:13 duplicate-id The rule of this entry mode `sold` is declared twice; first at company/entry-modes.yaml:33.',
    ],
  ],
  [
    'a reserved option',
    { 'company/questionnaire.yaml': [['{id: idea,', '{id: dont-know,']] },
    ['company/questionnaire.yaml:15:14 reserved-id The id `dont-know` is reserved.'],
  ],
  [
    'an id that JavaScript would misread',
    {
      'company/readiness.yaml': [['id: no-cash', 'id: constructor']],
      'company/tests/verdicts.yaml': [['[no-cash, ', '[constructor, ']],
    },
    ['company/readiness.yaml:7:9 reserved-id The id `constructor` is reserved.'],
  ],
  // order
  [
    'recommendations that wait for each other',
    { 'company/recommendations.yaml': [['not-before: now', 'after: [file-patent]']] },
    [
      'company/recommendations.yaml:19:5 cycle These recommendations wait for each other: `file-patent` comes after `raise-money` comes after `file-patent`.',
    ],
  ],
  [
    'questions that show each other',
    {
      'company/questionnaire.yaml': [
        ['    ask: How far', '    show-when:\n      not: {terms: draft}\n    ask: How far'],
      ],
    },
    [
      'company/questionnaire.yaml:9:5 cycle Whether these questions are shown hangs on each other: `stage` is shown by `terms` is shown by `stage`.',
    ],
  ],
  [
    'a question that shows itself',
    { 'company/questionnaire.yaml': [['      stage: sold', '      terms: draft']] },
    [
      'company/questionnaire.yaml:69:5 cycle Whether these questions are shown hangs on each other: `terms` is shown by `terms`.',
    ],
  ],
  [
    'a route back to the same entry mode',
    { 'company/entry-modes.yaml': [['- mode: distribution', '- mode: licensing']] },
    ['company/entry-modes.yaml:22:15 cycle The route after an entry mode leads to another one.'],
  ],
  [
    'a better answer that scores less',
    {
      'company/questionnaire.yaml': [
        ['{id: trial, label: In trials}', '{id: trial, label: In trials, score: 100}'],
        ['{id: sold, label: On sale}', '{id: sold, label: On sale, score: 80}'],
      ],
    },
    [
      'company/questionnaire.yaml:17:43 score-order This answer scores 80, less than the one before it (100).',
    ],
  ],
  [
    'a score that an even spread falls below',
    {
      'company/questionnaire.yaml': [
        ['{id: filed, label: Filed}', '{id: filed, label: Filed, score: 90}'],
        ['{id: idea, label: An idea}', '{id: idea, label: An idea, score: 60}'],
      ],
    },
    ['company/questionnaire.yaml:16:9 score-order This answer scores 50, less than the one before it (60).'],
  ],
  [
    'bands that run downwards',
    { 'company/questionnaire.yaml': [['{from: 12, score: 100}', '{from: 0, score: 100}']] },
    ['company/questionnaire.yaml:61:16 score-order Bands run upwards.'],
  ],
  [
    'levels that do not start at nought, or do not rise',
    { 'company/pack.yaml': [['from: 0, means', 'from: 60, means']] },
    [
      'company/pack.yaml:9:45 score-order The first step starts at 0, or nothing holds below it.',
      'company/pack.yaml:10:37 score-order Each step starts above the one before.',
    ],
  ],
  // questions and gates that make no sense
  [
    'a choice without options, and with a unit',
    { 'company/questionnaire.yaml': [['    type: number\n', '    type: one\n']] },
    [
      'company/tests/verdicts.yaml:12:24 answer-type Test case `strong-rights`: `runway-months` takes one option; this is `24`.',
      'company/readiness.yaml:10:23 test-type The question `runway-months` is not ordered; less-than has no meaning.',
      'company/recommendations.yaml:25:22 test-type The question `runway-months` is improved to one of its options.',
      'company/tests/verdicts.yaml:39:24 answer-type Test case `short-of-money`: `runway-months` takes one option; this is `3`.',
      'company/questionnaire.yaml:54:11 question-type A question of type one needs options.',
      'company/questionnaire.yaml:55:5 question-type A question of type one has no key `unit`.',
      'company/questionnaire.yaml:56:5 question-type A question of type one has no key `minimum`.',
      'company/questionnaire.yaml:57:5 question-type A question of type one has no key `maximum`.',
      'company/questionnaire.yaml:59:5 question-type A question of type one has no key `bands`.',
    ],
  ],
  [
    'options without order or score that are to count',
    { 'company/questionnaire.yaml': [['    changeable: false\n', '    dimension: money\n']] },
    [
      'company/questionnaire.yaml:38:9 question-type This option needs a score: the question is not ordered.',
      'company/questionnaire.yaml:39:9 question-type This option needs a score: the question is not ordered.',
    ],
  ],
  [
    'a gate without effect',
    { 'company/readiness.yaml': [['    caps: exploring\n', '']] },
    ['company/readiness.yaml:7:5 missing-key This gate has no effect.'],
  ],
  // improvements
  [
    'an improvement of what cannot be changed',
    { 'company/recommendations.yaml': [['ip-status: filed', 'origin: own']] },
    [
      'company/recommendations.yaml:10:7 question-type The answer to `origin` cannot be changed (changeable: false), so nothing improves it.',
    ],
  ],
  [
    'an improvement to the lowest option',
    { 'company/recommendations.yaml': [['ip-status: filed', 'ip-status: none']] },
    [
      'company/recommendations.yaml:10:18 test-type No answer to `ip-status` is below `none`, so this never applies.',
    ],
  ],
  [
    'an improvement beyond the range',
    { 'company/recommendations.yaml': [['runway-months: 12', 'runway-months: 72']] },
    ['company/recommendations.yaml:25:22 answer-range No answer to `runway-months` rises to 72.'],
  ],
  [
    'advice for the company that improves an answer for a market',
    {
      'company/recommendations.yaml': [
        ['    per: market\n', ''],
        ['in {market}', 'there'],
      ],
    },
    [
      'company/recommendations.yaml:38:7 market-scope The question `pathway` is asked for each market, but this rule is about the whole company.',
    ],
  ],
  [
    'advice that nothing ends',
    { 'company/recommendations.yaml': [['    improves:\n      ip-status: filed\n', '']] },
    [
      'company/recommendations.yaml:6:5 missing-key This recommendation would apply to every company for ever.',
    ],
  ],
  // evidence
  [
    'a rule without citation',
    {
      'company/recommendations.yaml': [
        ['not-before: now\n    cites: [own-judgement]\n', 'not-before: now\n'],
      ],
    },
    ['company/recommendations.yaml:21:5 missing-key The key `cites` is missing here.'],
  ],
  [
    'an entry of the handbook that nothing uses',
    { 'sources.yaml': [[', excused: {sme: It asks for nothing.}', '']] },
    [
      'sources.yaml:6:10 uncited-entry The handbook entry `H3` speaks to small companies, but no rule cites it.',
    ],
  ],
  [
    'an excuse for an entry that is used',
    {
      'sources.yaml': [
        ['id: H2, title: Clusters help,', 'id: H2, title: Clusters help, excused: {sme: Not for companies},'],
      ],
    },
    ['sources.yaml:5:46 uncited-entry The handbook entry `H2` is excused, but a rule cites it.'],
  ],
  [
    'an entry of the handbook that speaks to nobody',
    { 'sources.yaml': [['kind: handbook, audience: [cluster]', 'kind: handbook']] },
    ['sources.yaml:5:10 missing-key The handbook entry `H2` does not say whom it speaks to.'],
  ],
  [
    'a fact without date on which a score rests',
    { 'markets/atlantis.yaml': [[', as-of: 2026-04}', '}']] },
    ['markets/atlantis.yaml:7:10 undated-fact The fact `AT-1` has no date, but scores rest on it.'],
  ],
  [
    'an old fact',
    { 'markets/atlantis.yaml': [['as-of: 2026-04', 'as-of: 2025-04']] },
    ['markets/atlantis.yaml:7:138 stale-fact The fact `AT-1` is older than 18 months.'],
  ],
  [
    'a day that no calendar has',
    { 'markets/atlantis.yaml': [['as-of: 2026-04', 'as-of: 2026-02-30']] },
    ['markets/atlantis.yaml:7:138 schema There is no such day: `2026-02-30`.'],
  ],
  [
    'a review that is due',
    { 'markets/atlantis.yaml': [['as-of: 2026-04', 'as-of: 2026-04, review-by: 2026-10']] },
    ['markets/atlantis.yaml:7:158 review-due The review of `AT-1` is due.'],
  ],
  // test cases
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
      'company/tests/verdicts.yaml:18:16 unknown-mode There is no entry mode `licence`.',
      'company/tests/verdicts.yaml:19:21 unknown-market There is no market `atlantic`. -> atlantis',
      'company/tests/verdicts.yaml:20:14 unknown-level There is no level `reddy`. -> ready',
      'company/tests/verdicts.yaml:28:13 unknown-barrier There is no barrier `rule`. -> rules',
      'company/tests/verdicts.yaml:46:24 unknown-gate There is no gate `no-path`. -> no-pathway',
      'company/tests/verdicts.yaml:52:30 unknown-recommendation There is no recommendation `file-permits`. -> file-permit',
    ],
  ],
  // several at once
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
      'company/entry-modes.yaml:4:5 missing-key The key `means` is missing here.',
      'company/entry-modes.yaml:6:5 unknown-key The key `meens` is not known here. -> means',
      'company/entry-modes.yaml:16:22 unknown-option The question `ip-status` has no option `grantd`. -> granted',
      'company/entry-modes.yaml:17:17 schema `strong` is not allowed here. -> strongly-for',
    ],
  ],
];

describe('checks of a pack', () => {
  it('find nothing wrong with a right one', () => {
    expect(faultsOf(smallTexts).map(line)).toEqual([]);
  });

  it.each(wrong)('find %s', (_title, edits, faults) => {
    const found = faultsOf(edited(edits)).toSorted((a, b) => (a.start?.offset ?? 0) - (b.start?.offset ?? 0));
    expect(found.map(line)).toEqual(faults);
  });

  it('find a number that rules cut into more pieces than can be told apart', () => {
    const cut = (count: number): Edits => ({
      'company/readiness.yaml': [
        [
          '{less-than: 6}',
          `{less-than: 6}\n      any:\n${Array.from({ length: count }, (_, index) => `        - runway-months: {at-least: ${20 + index}}`).join('\n')}`,
        ],
      ],
    });
    expect(faultsOf(edited(cut(25))).map(line)).toEqual([]);
    expect(faultsOf(edited(cut(26))).map(line)).toEqual([
      'company/questionnaire.yaml:50:9 question-type Rules, bands and improvements cut `runway-months` at 29 bounds.',
    ]);
  });
});
