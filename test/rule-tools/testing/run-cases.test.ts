import { describe, expect, it } from 'vitest';
import { runTests, type TestResult } from '../../../src/rule-tools/testing/run-tests.ts';
import { updatesOf } from '../../../src/rule-tools/testing/update-cases.ts';
import type { SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { editText } from '../../../src/source/text-edit.ts';
import { one, testFile, withCases } from './packs-with-cases.ts';
import { smallPackFiles } from '../../fixtures/small-pack-files.ts';

const own = smallPackFiles.find(({ name }) => name === testFile)?.text ?? '';

function run(cases: string, more: readonly SourceText[] = [], filter?: string): readonly TestResult[] {
  const { pack, files } = withCases(cases, {}, more);
  return runTests(pack, files, filter);
}

describe('a test case that was run', () => {
  it('has its title and its place', () => {
    expect(run(own)).toEqual([
      {
        id: 'strong-rights',
        title: 'Granted rights are licensed',
        file: testFile,
        start: { line: 4, column: 5, offset: own.indexOf('id: strong-rights') },
        failures: [],
      },
      {
        id: 'short-of-money',
        title: 'Without money nothing else comes first',
        file: testFile,
        start: { line: 31, column: 5, offset: own.indexOf('id: short-of-money') },
        failures: [],
      },
    ]);
  });

  it('has the place of what came out otherwise, and why', () => {
    const text = own.replace('level: ready', 'level: exploring');
    const [result] = run(text);
    const from = text.indexOf('exploring');
    expect(result?.failures).toEqual([
      {
        path: ['level'],
        expected: 'exploring',
        actual: 'ready',
        start: { line: 20, column: 14, offset: from },
        end: { line: 20, column: 23, offset: from + 'exploring'.length },
        reasons: [],
      },
    ]);
  });

  it('may stand in any file of tests; a file that has not its form is not run', () => {
    const file = (name: string, text: string): SourceText => ({ file: name, name, format: 'tests', text });
    const more = file('company/tests/more.yaml', one('{stage: idea}'));
    expect(run(own, [more]).map(({ id, file }) => [id, file])).toEqual([
      ['strong-rights', testFile],
      ['short-of-money', testFile],
      ['one', 'company/tests/more.yaml'],
    ]);
    const broken = { ...more, text: more.text.replace('title', 'titel') };
    expect(run(own, [broken])).toHaveLength(2);
  });

  it('is chosen by its id as it is written, or by its title in any case', () => {
    const ids = (filter: string): readonly string[] => run(own, [], filter).map(({ id }) => id);
    expect(ids('short-of')).toEqual(['short-of-money']);
    expect(ids('Short-of')).toEqual([]);
    expect(ids('gRANTED')).toEqual(['strong-rights']);
    expect(ids('')).toHaveLength(2);
  });

  it('looks at all markets where it names none', () => {
    const expected = '{markets: {atlantis: {verdict: licensing}}}';
    const cases = one('{stage: trial, ip-status: granted}', '{}', expected);
    expect(run(cases).flatMap(({ failures }) => failures)).toEqual([]);
    const left = cases.replace('      markets: {}\n', '');
    expect(run(left).flatMap(({ failures }) => failures)).toEqual([]);
  });
});

describe('an update of a case that failed', () => {
  /** The expectation of a case after its update, and what is left to a person. */
  function updated(
    expected: string,
    answers = '{stage: sold, ip-status: none, runway-months: 3, origin: own, needs: [], terms: none}',
  ): readonly [string, readonly string[]] {
    const cases = one(answers, '{atlantis: {pathway: unknown, permit: none}}', expected);
    const { edits, manual } = updatesOf(run(cases));
    const after = editText(cases, edits.get(testFile) ?? []);
    return [
      after.slice(after.indexOf('expect: ') + 'expect: '.length).trim(),
      manual.map(({ failure }) => failure.path.join('.')),
    ];
  }

  it('writes names, scores and whole lists', () => {
    expect(updated('{overall: tie, level: ready, readiness: 5, dimensions: {money: 7}, gates: []}')).toEqual([
      '{overall: not-yet, level: exploring, readiness: 33, dimensions: {money: 0}, gates: [no-cash, no-pathway]}',
      [],
    ]);
    expect(
      updated(
        '{markets: {atlantis: {verdict: tie, settled: false, nearest: licensing, open-modes: [licensing], fit: 0, ease: 1}}}',
      ),
    ).toEqual([
      '{markets: {atlantis: {verdict: not-yet, settled: true, nearest: distribution, open-modes: [], fit: 60, ease: 63}}}',
      [],
    ]);
    expect(updated('{markets: {atlantis: {modes: {licensing: 9}, barriers: {rules: low}}}}')).toEqual([
      '{markets: {atlantis: {modes: {licensing: 0}, barriers: {rules: high}}}}',
      [],
    ]);
    expect(updated('{actions: {exactly: [file-patent]}}')).toEqual([
      '{actions: {exactly: [confirm-pathway, raise-money, file-permit]}}',
      [],
    ]);
  });

  it('writes that nothing holds, and that nothing is left of a barrier', () => {
    const done = '{stage: trial, ip-status: granted, runway-months: 24}';
    expect(updated('{gates: [no-cash]}', done)).toEqual(['{gates: []}', []]);
    const idea = '{stage: idea, ip-status: granted, runway-months: 24}';
    expect(updated('{markets: {atlantis: {barriers: {rules: low}}}}', idea)).toEqual([
      '{markets: {atlantis: {barriers: {rules: none}}}}',
      [],
    ]);
  });

  it('leaves to a person what is a range, a wish or open', () => {
    const expected =
      '{readiness: {at-least: 90}, actions: {order: [file-permit, raise-money], exclude: [raise-money]}}';
    expect(updated(expected)).toEqual([
      expected,
      ['readiness.at-least', 'actions.exclude.0', 'actions.order.1'],
    ]);
    const open =
      '{level: ready, readiness: 5, markets: {atlantis: {barriers: {rules: low}, nearest: distribution}}}';
    expect(updated(open, '{stage: {one-of: [idea, sold]}}')).toEqual([
      open.replace('nearest: distribution', 'nearest: licensing'),
      ['level', 'readiness', 'markets.atlantis.barriers.rules'],
    ]);
  });

  it('leaves a market that is not assessed', () => {
    const none = '{markets: {mu: {verdict: tie}}}';
    expect(updated(none)).toEqual([none, ['markets.mu']]);
  });

  it('is made in each file, for each of its cases', () => {
    const cases = own
      .replace('overall: licensing', 'overall: tie')
      .replace('level: exploring', 'level: ready');
    const more = one('{stage: idea}', '{atlantis: {}}', '{gates: [no-cash]}');
    const { edits } = updatesOf(
      run(cases, [{ file: 'more.yaml', name: 'more.yaml', format: 'tests', text: more }]),
    );
    expect([...edits].map(([file, made]) => [file, made.length])).toEqual([
      [testFile, 2],
      ['more.yaml', 1],
    ]);
    expect(editText(cases, edits.get(testFile) ?? [])).toBe(own);
  });
});
