import { describe, expect, it } from 'vitest';
import { answersOf, runTests } from '../../../src/rule-tools/testing/run-tests.ts';
import { exactCodes } from '../../../src/rule-tools/prove/codes.ts';
import { checkExactly } from '../../../src/rule-tools/prove/check-exactly.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { parseRulePack, type SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../../src/source/diagnostic.ts';
import { added, exactly, ownMessages, exactLine } from './exact-lines.ts';
import { mu, withCases } from '../testing/packs-with-cases.ts';
import { smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';

/** Another market with reasons and entry modes of its own. */
const other = (fit: string, modes = ''): readonly SourceText[] => [
  {
    ...mu,
    text: mu.text.replace('fit: []', `fit: [${fit}]`) + (modes === '' ? '' : `entry-modes: [${modes}]\n`),
  },
];

const factor = (id: string, when: string): string =>
  `{id: ${id}, when: ${when}, weight: for, because: So., evidence: derived, cites: [H1]}`;

/** What is added besides that the other market leaves a company without advice. */
const addedBeside = (edits: Edits, more: readonly SourceText[]): readonly string[] =>
  added(edits, more).filter((line) => !line.includes('company-without-advice'));

describe('a pack with several markets', () => {
  it('each is looked at', () => {
    expect(added({}, other(''))).toEqual([
      'company/recommendations.yaml:5:1 company-without-advice (witness) A company that looks at `mu` can be left without any action to take. | for every company at least one recommendation that applies',
    ]);
  });

  it('a mode may be out of reach in one of them', () => {
    const requires = '[{id: both, when: {stage: idea, terms: none}, because: So., cites: [H1]}]';
    const never = other(
      factor('never', '{all: [{stage: idea}, {stage: sold}]}'),
      `{mode: licensing, requires: ${requires}}`,
    );
    expect(addedBeside({}, never)).toEqual([
      'company/entry-modes.yaml:4:5 mode-never-open (proved) No company can enter `mu` by `licensing`: its requirements and the gates that block it leave none. | requirements that some company meets together',
      'company/entry-modes.yaml:4:5 mode-never-wins (proved) In `mu` the entry mode `licensing` is recommended to no company. | reasons and requirements by which it is the best mode for some company',
      'markets/mu.yaml:6:19 rule-never-holds (proved) No company can meet the condition of the fit factor `never`. | a condition that some company meets, given which questions it is asked',
      'markets/mu.yaml:7:55 rule-never-holds (proved) No company can meet the condition of the requirement `both`. | a condition that some company meets, given which questions it is asked',
    ]);
  });

  it('a factor that one of them adds is reported with that market, one for all of them is not', () => {
    const off = other('', `{mode: licensing, factors: [${factor('off', '{ip-status: none, stage: idea}')}]}`);
    expect(addedBeside({}, off)).toEqual([
      'markets/mu.yaml:7:53 factor-never-counts (proved) Where the factor `off` holds, a requirement or a gate closes `licensing` in `mu`. | a factor that can count for a company to which the mode is open',
    ]);
    const all: Edits = {
      'company/entry-modes.yaml': [
        ['    then:\n', `      - ${factor('unprotected', '{ip-status: none}')}\n    then:\n`],
      ],
    };
    expect(addedBeside(all, other(''))).toEqual([
      'company/entry-modes.yaml:21:27 factor-never-counts (proved) Where the factor `unprotected` holds, a requirement or a gate closes `licensing`. | a factor that can count for a company to which the mode is open',
    ]);
  });

  it('a level counts as reached where one market lets a company reach it', () => {
    const low: Edits = {
      'company/pack.yaml': [['from: 60, means', 'from: 90, means']],
      'company/questionnaire.yaml': [['{from: 12, score: 100}', '{from: 12, score: 50}']],
    };
    expect(addedBeside(low, other('')).filter((line) => line.includes('level'))).toEqual([
      'company/pack.yaml:10:10 level-never-reached (proved) No company reaches the level `ready`. | a level that some company has',
    ]);
  });

  it('advice of one of them is open there alone', () => {
    const advice =
      'recommendations:\n  - {id: ask, title: Ask, why: So., per: market, when: {stage: [idea, trial, sold]}, steps: [Ask., Ask again.], done-when: Asked., impact: low, effort: low, takes: 1 week, owner: CEO, cites: [H1]}\n';
    const lines = exactly({}, [{ ...mu, text: mu.text + advice }]).filter(
      ({ code }) => code === 'company-without-advice',
    );
    expect(lines.map(({ message }) => message)).toEqual([
      'A company that looks at `atlantis` can be left without any action to take.',
    ]);
  });
});

it('skips checks about markets in a pack without markets', () => {
  const { pack, files } = parseRulePack(smallPackFiles.filter(({ format }) => format !== 'market'));
  if (pack === null) throw new Error('the small pack has its format');
  const lines = checkExactly(pack, files).diagnostics.map(exactLine);
  expect(lines.join('\n')).not.toMatch(/mode|pathway|advice/);
  expect(lines.join('\n')).toContain('no-op-question (proved) Whatever is answered to `terms`');
});

describe('a company that shows a finding', () => {
  const barrier: Edits = {
    'markets/atlantis.yaml': [
      ['          pathway: confirmed\n        by: 2', '          pathway: unknown\n        by: 2'],
    ],
  };
  const hiding: Edits = {
    'company/questionnaire.yaml': [
      ['    show-when:\n      stage: sold\n', '    show-when:\n      stage: idea\n    dimension: evidence\n'],
    ],
  };
  const shown = (edits: Edits, code: string): string => {
    const [evidence] = exactly(edits)
      .filter((one: Diagnostic) => one.code === code)
      .flatMap((one) => (one.evidence?.kind === 'witness' ? [one.evidence.testCase] : []));
    return evidence ?? 'none';
  };

  it('is reported as a test case', () => {
    expect(shown({}, 'company-without-advice')).toBe(`- id: shows-company-without-advice
  title: A company whose plan is empty
  given:
    answers:
      stage: sold
      ip-status: none
      origin: own
      needs: []
      runway-months: 12
      terms: none
    markets:
      atlantis:
        pathway: confirmed
        permit: held
`);
    expect(shown(barrier, 'action-worsens-barrier')).toBe(`- id: shows-action-worsens-barrier
  title: Before confirm-pathway raises rules
  given:
    answers:
      stage: trial
    markets:
      atlantis:
        pathway: unknown
        permit: none
`);
    expect(shown(hiding, 'improvement-lowers-score')).toContain(
      '- id: shows-improvement-lowers-score\n  title: Before an answer that lowers readiness\n',
    );
  });

  it('loses readiness by the better answer, whatever it answers next', () => {
    const item = shown(hiding, 'improvement-lowers-score').replaceAll(/^(?=.)/gm, '  ');
    const { pack, files } = withCases(`cases:\n${item}    expect: {gates: [no-cash]}\n`, hiding);
    expect(runTests(pack, files).flatMap(({ failures }) => failures)).toEqual([]);
    const document = files.find(({ format }) => format === 'tests')?.document;
    if (document === undefined) throw new Error('the pack has tests');
    const answers = answersOf(document, 0, pack);
    const readiness = (stage: string) =>
      assess(compile(pack), { ...answers, answers: { ...answers.answers, stage } }).readiness.score;
    expect(answers.answers['stage']).toBe('idea');
    expect(readiness('trial').high).toBeLessThan(readiness('idea').low);
  });
});

it('advice for every company leaves nobody without', () => {
  const lines = exactly({
    'company/recommendations.yaml': [
      ['    improves:\n      runway-months: 12\n', '    when: {stage: [idea, trial, sold]}\n'],
    ],
  });
  expect(lines.map(({ code }) => code)).not.toContain('company-without-advice');
});

it('the small pack as it is has the findings that are its own', () => {
  expect(new Set(exactly({}).map(({ message }) => message))).toEqual(ownMessages);
});

it('every exact diagnostic has a code from the list of exact codes', () => {
  const codes = [
    ...exactly({}),
    ...exactly({ 'company/readiness.yaml': [['{less-than: 6}', '{at-least: 0}']] }),
  ].map(({ code }) => code);
  expect(codes.filter((code) => !exactCodes.has(code))).toEqual([]);
  expect(exactCodes.size).toBe(17);
});
