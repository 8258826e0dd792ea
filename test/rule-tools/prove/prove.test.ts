import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../../src/answers/validate.ts';
import { checkExactly } from '../../../src/rule-tools/prove/check-exactly.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { parseRulePack } from '../../../src/rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../../src/source/diagnostic.ts';
import { parseDocument } from '../../../src/source/document.ts';
import { field, items, root } from '../../../src/source/node.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { ownMessages } from './exact-lines.ts';
import { withEdits, smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';

function findingsOf(edits: Edits): { readonly pack: Pack; readonly diagnostics: readonly Diagnostic[] } {
  const { pack, files, diagnostics } = parseRulePack(withEdits(edits));
  if (pack === null) throw new Error(JSON.stringify(diagnostics));
  return { pack, diagnostics: checkExactly(pack, files).diagnostics };
}

const told = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(
    ({ file, start, code, message, evidence }) =>
      `${file}:${start?.line ?? '?'} ${code} (${evidence?.kind ?? '?'}) ${message}`,
  );

/** What an edit of the small pack adds to its findings. */
const added = (edits: Edits): readonly string[] =>
  told(findingsOf(edits).diagnostics.filter(({ message }) => !ownMessages.has(message)));

describe('the small pack as it is', () => {
  it('has a question that changes nothing, and a company that nothing is advised to', () => {
    expect(told(findingsOf({}).diagnostics)).toMatchInlineSnapshot(`
      [
        "company/questionnaire.yaml:47 no-op-option (proved) Whether \`needs\` is answered by \`funding: no\` or \`funding: yes\` changes nothing of the result.",
        "company/questionnaire.yaml:63 no-op-question (proved) Whatever is answered to \`terms\`, nothing of the result changes.",
        "company/recommendations.yaml:5 company-without-advice (witness) A company that looks at \`atlantis\` can be left without any action to take.",
      ]
    `);
  });
});

const cases: readonly (readonly [string, Edits, readonly RegExp[]])[] = [
  [
    'a gate that contradicts itself',
    {
      'company/readiness.yaml': [
        ['runway-months: {less-than: 6}', 'runway-months: {less-than: 6, at-least: 6}'],
      ],
    },
    [/readiness\.yaml:9 rule-never-holds \(proved\) No company can meet the condition of the gate `no-cash`/],
  ],
  [
    'a rule on a question that is hidden from whom it means',
    { 'company/readiness.yaml': [['runway-months: {less-than: 6}', 'terms: draft\n      stage: idea']] },
    [/rule-never-holds \(proved\) .*`no-cash`/],
  ],
  [
    'a gate that everybody meets',
    { 'company/readiness.yaml': [['runway-months: {less-than: 6}', 'runway-months: {at-least: 0}']] },
    [/tautology \(proved\) Every company meets .* `no-cash`/],
  ],
  [
    'a test that follows from another',
    {
      'company/readiness.yaml': [
        ['      stage: sold\n    blocks', '      stage: sold\n      terms: [none, draft]\n    blocks'],
      ],
    },
    [
      /readiness\.yaml:\d+ redundant-condition \(proved\) The test of `stage` makes no difference to the gate `no-pathway`/,
      /redundant-condition \(proved\) The test of `terms` makes no difference/,
    ],
  ],
  [
    'a question hidden behind a hidden question',
    {
      'company/questionnaire.yaml': [
        [
          '    show-when:\n      stage: sold',
          '    show-when:\n      stage: sold\n      needs: not-applicable',
        ],
      ],
    },
    [/question-never-asked \(proved\) No company is ever asked `terms`/],
  ],
  [
    'a gate that follows from another one',
    {
      'company/readiness.yaml': [
        [
          '  - id: no-pathway',
          '  - id: little-cash\n    title: Hardly any money\n    when:\n      runway-months: {less-than: 3}\n    caps: exploring\n    because: Talks take longer.\n    cites: [own-judgement]\n  - id: no-pathway',
        ],
      ],
    },
    [/redundant-rule \(proved\) Whenever the gate `little-cash` holds, the gate `no-cash` holds too/],
  ],
  [
    'a requirement that follows from another one',
    {
      'company/entry-modes.yaml': [
        [
          '    factors:\n      - id: granted',
          '      - id: strong-right\n        when:\n          ip-status: granted\n        because: A strong right.\n        cites: [H1]\n    factors:\n      - id: granted',
        ],
      ],
    },
    [
      /redundant-rule \(proved\) Whenever the requirement `strong-right` is met, the requirement `right` is met too/,
    ],
  ],
  [
    'a factor that a requirement rules out',
    {
      'company/entry-modes.yaml': [
        [
          '          ip-status: granted\n        weight: strongly-for',
          '          ip-status: none\n        weight: strongly-for',
        ],
      ],
    },
    [
      /factor-never-counts \(proved\) Where the factor `granted` holds, a requirement or a gate closes `licensing`/,
    ],
  ],
  [
    'requirements that nobody meets together',
    {
      'company/entry-modes.yaml': [
        [
          '    requires: []',
          '    requires:\n      - id: idea\n        when:\n          stage: idea\n        because: Early.\n        cites: [H1]\n      - id: terms\n        when:\n          terms: draft\n        because: Terms.\n        cites: [H1]',
        ],
      ],
    },
    [
      /mode-never-open \(proved\) No company can enter `atlantis` by `distribution`/,
      /mode-never-wins \(proved\)/,
    ],
  ],
  [
    'a mode that scores too little for everybody',
    { 'company/pack.yaml': [['minimum-score: 1', 'minimum-score: 2']] },
    [/mode-never-wins \(proved\) In `atlantis` the entry mode `distribution` is recommended to no company/],
  ],
  [
    'a level that gates keep out of reach',
    {
      'company/readiness.yaml': [
        [
          'runway-months: {less-than: 6}',
          'any: [{runway-months: {less-than: 6}}, {stage: [idea, trial, sold]}]',
        ],
      ],
    },
    [/pack\.yaml:\d+ level-never-reached \(proved\) No company reaches the level `ready`/, /tautology/],
  ],
  [
    'an action for those who have done it',
    {
      'company/recommendations.yaml': [
        ['    modes: [licensing]', '    when:\n      ip-status: {at-least: filed}\n    modes: [licensing]'],
      ],
    },
    [/action-never-possible \(proved\) No company ever has the recommendation `file-patent` to do/],
  ],
  [
    'an action on what a company cannot change',
    {
      'company/recommendations.yaml': [
        ['    improves:\n      runway-months: 12', '    when:\n      origin: university'],
      ],
    },
    [/action-never-done \(proved\) Nothing that a company can change ends the recommendation `raise-money`/],
  ],
  [
    'a barrier whose advice never applies',
    {
      'company/recommendations.yaml': [
        [
          '    improves:\n      pathway: confirmed',
          '    when:\n      stage: idea\n    improves:\n      pathway: confirmed',
        ],
      ],
    },
    [
      /atlantis\.yaml:\d+ barrier-action-never-applies \(proved\) `confirm-pathway` never applies to a company that has the barrier `rules`/,
    ],
  ],
  [
    'an action that raises a barrier',
    {
      'markets/atlantis.yaml': [
        ['          pathway: confirmed\n        by: 2', '          pathway: unknown\n        by: 2'],
      ],
    },
    [
      /recommendations\.yaml:\d+ action-worsens-barrier \(witness\) Following the recommendation `confirm-pathway` raises the barrier `rules` in `atlantis`/,
    ],
  ],
  [
    'an action that hides what was earned',
    {
      'company/questionnaire.yaml': [
        [
          '    show-when:\n      stage: sold',
          '    show-when:\n      runway-months: {less-than: 12}\n    dimension: evidence',
        ],
      ],
    },
    [
      /improvement-lowers-score \((witness|undecided)\) .*`raise-money` lowers readiness: it hides the question `terms`/,
    ],
  ],
  [
    'options that no rule tells apart',
    {
      'company/entry-modes.yaml': [
        ['                origin: university', '                origin: [own, university]'],
      ],
    },
    [/no-op-question \(proved\) Whatever is answered to `origin`/],
  ],
];

describe('exact findings', () => {
  it.each(cases)('%s', (_title, edits, expected) => {
    const lines = added(edits);
    for (const pattern of expected) expect(lines).toContainEqual(expect.stringMatching(pattern));
  });

  it('show companies that can be pasted as test cases and show what they say', () => {
    const { pack, diagnostics } = findingsOf({});
    const empty = diagnostics.find(({ code }) => code === 'company-without-advice');
    if (empty?.evidence?.kind !== 'witness')
      throw new Error('the small pack leaves a company without advice');
    const document = parseDocument(
      'witness.yaml',
      `cases:\n${empty.evidence.testCase.replaceAll(/^/gm, '  ')}`,
    );
    const [given] = items(field(root(document), 'cases')).map((one) => field(one, 'given'));
    if (given === undefined) throw new Error('no test case');
    const { faults, places } = checkAnswers(given, pack);
    expect(faults).toEqual([]);
    const answers = Object.fromEntries(places.map(({ market, answers }) => [market ?? '', answers]));
    const { '': company = {}, ...markets } = answers;
    expect(assess(compile(pack), { answers: company, markets }).plan.actions).toEqual([]);
  });

  it('are reported with how much was looked at', () => {
    const { pack, files } = parseRulePack(smallPackFiles);
    if (pack === null) throw new Error('the small pack has no fault');
    expect(checkExactly(pack, files).states).toBeGreaterThan(100);
  });
});
