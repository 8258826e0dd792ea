import { describe, expect, it } from 'vitest';
import { runTests, type TestResult } from '../../../src/rule-tools/testing/run-tests.ts';
import { parseRulePack } from '../../../src/rule-pack/parse-rule-pack.ts';
import { withEdits, diagnosticsOf, diagnosticLine, type Edits } from '../../fixtures/small-pack-files.ts';

function run(edits: Edits, filter?: string): readonly TestResult[] {
  const { pack, files } = parseRulePack(withEdits(edits));
  if (pack === null) throw new Error('the pack is broken');
  return runTests(pack, files, filter);
}

const failures = (edits: Edits): readonly string[] =>
  run(edits).flatMap(({ id, failures }) =>
    failures.map(
      ({ path, start, expected, actual }) =>
        `${id}:${start?.line ?? '?'} ${path.join('.')}: ${expected} / ${actual}`,
    ),
  );

const cases = 'company/tests/verdicts.yaml';

describe('the test cases of a pack', () => {
  it('pass where the rules say what they expect', () => {
    expect(run({}).map(({ id, failures }) => [id, failures])).toEqual([
      ['strong-rights', []],
      ['short-of-money', []],
    ]);
  });

  it('fail where a rule has changed', () => {
    expect(
      failures({ 'company/entry-modes.yaml': [['weight: strongly-for', 'weight: strongly-against']] }),
    ).toEqual([
      'strong-rights:18 overall: licensing / not-yet',
      'strong-rights:25 markets.atlantis.verdict: licensing / not-yet',
    ]);
  });

  it.each<[string, readonly [string, string], string]>([
    [
      'overall',
      ['overall: licensing', 'overall: distribution'],
      'strong-rights:18 overall: distribution / licensing',
    ],
    ['level', ['level: ready', 'level: exploring'], 'strong-rights:20 level: exploring / ready'],
    ['readiness', ['{at-least: 60}', '{at-most: 60}'], 'strong-rights:21 readiness.at-most: at most 60 / 83'],
    ['gates', ['gates: []', 'gates: [no-cash]'], 'strong-rights:22 gates: no-cash / none'],
    [
      'the verdict of a market',
      ['verdict: not-yet', 'verdict: tie'],
      'short-of-money:49 markets.atlantis.verdict: tie / not-yet',
    ],
    [
      'whether it is settled',
      ['settled: true', 'settled: false'],
      'strong-rights:26 markets.atlantis.settled: false / true',
    ],
    [
      'what is left of a barrier',
      ['rules: none', 'rules: high'],
      'strong-rights:28 markets.atlantis.barriers.rules: high / none',
    ],
    [
      'actions that are not wanted',
      ['order: [raise-money, file-permit]', 'exclude: [file-permit]'],
      'short-of-money:52 actions.exclude.0: no file-permit / confirm-pathway, raise-money, file-permit',
    ],
    [
      'actions that are',
      ['exclude: [file-patent]', 'include: [file-patent]'],
      'strong-rights:30 actions.include.0: file-patent / none',
    ],
    [
      'first actions',
      ['top: [raise-money, confirm-pathway]', 'top: [file-patent]'],
      'short-of-money:51 actions.top.0: file-patent / confirm-pathway, raise-money, file-permit',
    ],
    [
      'the order of actions',
      ['order: [raise-money, file-permit]', 'order: [file-permit, raise-money]'],
      'short-of-money:52 actions.order.1: raise-money after file-permit / confirm-pathway, raise-money, file-permit',
    ],
  ])('report what they expected and what they got: %s', (_title, edit, failure) => {
    expect(failures({ [cases]: [edit] })).toEqual([failure]);
  });

  it('may be chosen by a part of id or title', () => {
    expect(run({}, 'rights').map(({ id }) => id)).toEqual(['strong-rights']);
    expect(run({}, 'WITHOUT MONEY').map(({ id }) => id)).toEqual(['short-of-money']);
    expect(run({}, 'nothing like it')).toEqual([]);
  });

  it('may give answers under the names of old', () => {
    const edits: Edits = {
      'company/questionnaire.yaml': [
        ['- id: ip-status\n', '- id: ip-status\n    renamed-from: [patents]\n'],
        ['{id: granted, ', '{id: granted, renamed-from: [yes], '],
      ],
      [cases]: [['ip-status: granted', 'patents: yes']],
    };
    expect(failures(edits)).toEqual([]);
    expect(diagnosticsOf(withEdits(edits)).map(diagnosticLine)).toEqual([
      `${cases}:9:9 pack-version Test case \`strong-rights\`: The question \`patents\` is now called \`ip-status\`; the answer is taken over.`,
      `${cases}:9:18 pack-version Test case \`strong-rights\`: The option \`yes\` is now called \`granted\`; the answer is taken over.`,
    ]);
  });

  it('give answers that are checked like those of a company', () => {
    const edits: Edits = {
      [cases]: [
        ['stage: trial', 'stage: trials'],
        ['origin: university', 'orign: university'],
        ['needs: [funding]', 'needs: funding'],
        ['runway-months: 24', 'runway-months: 99'],
        ['permit: held', 'runway-months: 3'],
      ],
    };
    expect(diagnosticsOf(withEdits(edits)).map(diagnosticLine)).toEqual([
      `${cases}:8:16 unknown-option Test case \`strong-rights\`: \`trials\` is not an option of \`stage\`. -> trial`,
      `${cases}:10:9 unknown-question Test case \`strong-rights\`: There is no question \`orign\` for the company. -> origin`,
      `${cases}:11:16 answer-type Test case \`strong-rights\`: \`needs\` takes a list of options; this is the text \`funding\`. -> [funding]`,
      `${cases}:12:24 answer-range Test case \`strong-rights\`: \`99\` is out of range for \`runway-months\`.`,
      `${cases}:16:11 market-scope Test case \`strong-rights\`: \`runway-months\` is asked once for the company, not for a market.`,
    ]);
  });
});
