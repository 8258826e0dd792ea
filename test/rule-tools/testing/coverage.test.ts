import { describe, expect, it } from 'vitest';
import { coverageOf, type Coverage } from '../../../src/rule-tools/testing/coverage/coverage.ts';
import { suggestCases } from '../../../src/rule-tools/testing/coverage/suggest.ts';
import { runTests } from '../../../src/rule-tools/testing/run-tests.ts';
import { updatesOf } from '../../../src/rule-tools/testing/update-cases.ts';
import { parseRulePack } from '../../../src/rule-pack/parse-rule-pack.ts';
import { editText } from '../../../src/source/text-edit.ts';
import { one, testFile, withCases } from './packs-with-cases.ts';
import { withEdits } from '../../fixtures/small-pack-files.ts';

const measured = (cases: string): Coverage => {
  const { pack, files } = withCases(cases);
  return coverageOf(pack, files);
};

const share = ({ rules }: Coverage, kind: string): string => {
  const found = rules.find((rule) => rule.kind === kind);
  return `${found?.covered} of ${found?.total}`;
};

describe('coverage', () => {
  it('counts a rule where it holds in some case, not where it is merely looked at', () => {
    const idle = measured(one('{stage: idea, runway-months: 20}'));
    expect(share(idle, 'gate')).toBe('0 of 2');
    const poor = measured(one('{stage: idea, runway-months: 3}'));
    expect(share(poor, 'gate')).toBe('1 of 2');
  });

  it('does not count what may or may not hold', () => {
    expect(share(measured(one('{stage: idea, runway-months: {between: [3, 20]}}')), 'gate')).toBe('0 of 2');
  });

  it('looks at rules of markets only in markets that a case targets', () => {
    const { gaps } = measured(one('{stage: sold}'));
    expect(gaps.map(({ name }) => name)).toContain('a reduction of the barrier `rules`');
    const held = measured(one('{stage: sold}', '{atlantis: {pathway: confirmed, permit: held}}'));
    expect(share(held, 'reduction')).toBe('2 of 2');
  });

  it('reports for each branch whether it was true, false and open, with its place', () => {
    const { gaps } = measured(one('{stage: sold, origin: university}'));
    const branch = gaps.find(({ branch }) => branch === 'stage: sold');
    expect(branch?.missing).toEqual(['false', 'open']);
    expect(branch?.file).toBe('company/readiness.yaml');
    expect(branch?.start?.line).toBe(19);
  });

  it('does not ask for what no company can show', () => {
    const { pack, files } = parseRulePack(
      withEdits({
        'company/readiness.yaml': [
          ['runway-months: {less-than: 6}', 'runway-months: {less-than: 6, at-least: 6}'],
        ],
      }),
    );
    if (pack === null) throw new Error('the pack has its format');
    const coverage = coverageOf(pack, files);
    expect(coverage.impossible).toBeGreaterThan(0);
    expect(coverage.gaps.map(({ name }) => name)).not.toContain('the gate `no-cash`');
  });
});

describe('suggested cases', () => {
  it('close every hole, and pass', () => {
    const before = withCases(one('{stage: idea}'));
    const suggestions = suggestCases(before.pack, before.files);
    const cases = suggestions.map(({ testCase }) => testCase.replaceAll(/^(?=.)/gm, '  '));
    const after = withCases(`${one('{stage: idea}')}${cases.join('')}`);
    expect(after.diagnostics).toEqual([]);
    expect(coverageOf(after.pack, after.files).gaps).toEqual([]);
    expect(runTests(after.pack, after.files).flatMap(({ failures }) => failures)).toEqual([]);
  });

  it('are none where nothing is left', () => {
    const before = withCases(one('{stage: idea}'));
    const cases = suggestCases(before.pack, before.files).map(({ testCase }) =>
      testCase.replaceAll(/^(?=.)/gm, '  '),
    );
    const after = withCases(`${one('{stage: idea}')}${cases.join('')}`);
    expect(suggestCases(after.pack, after.files)).toEqual([]);
  });
});

describe('updates of failed cases', () => {
  const wrong = one('{stage: idea, runway-months: 3}').replace(
    '{gates: []}',
    '{gates: [], overall: distribution, level: ready, actions: {exclude: [raise-money]}} # why',
  );

  it('put what came out in the place of what was expected, and keep the rest of the file', () => {
    const { pack, files } = withCases(wrong);
    const { edits, manual } = updatesOf(runTests(pack, files));
    const after = editText(wrong, edits.get(testFile) ?? []);
    expect(after).toContain(
      'expect: {gates: [no-cash], overall: not-yet, level: exploring, actions: {exclude: [raise-money]}} # why',
    );
    // A list that asks for something to be there or not is a thought, not a value.
    expect(manual.map(({ failure }) => failure.path.join('.'))).toEqual(['actions.exclude.0']);
  });
});

describe('a failure', () => {
  it('names the rules that made the difference', () => {
    const { pack, files } = withCases(
      one('{stage: sold, ip-status: none}', '{atlantis: {permit: held, pathway: confirmed}}').replace(
        '{gates: []}',
        '{overall: licensing, actions: {include: [file-permit]}}',
      ),
    );
    const failures = runTests(pack, files).flatMap(({ failures }) => failures);
    expect(failures.map(({ reasons }) => reasons)).toEqual([
      [
        expect.stringMatching(/^atlantis: distribution is available, score 1; factors: sold \+1$/),
        expect.stringMatching(
          /^atlantis: licensing is blocked, score 0: requirement right is false; factors: none$/,
        ),
      ],
      [expect.stringMatching(/^file-permit is left out: done/)],
    ]);
  });
});
