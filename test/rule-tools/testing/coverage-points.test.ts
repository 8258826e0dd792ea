import { describe, expect, it } from 'vitest';
import {
  mergeCoverage,
  coverageOf,
  type Coverage,
} from '../../../src/rule-tools/testing/coverage/coverage.ts';
import type { SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { mu, one, withCases } from './packs-with-cases.ts';
import type { Edits } from '../../fixtures/small-pack-files.ts';

function measured(cases: string, edits: Edits = {}, more: readonly SourceText[] = []): Coverage {
  const { pack, files } = withCases(cases, edits, more);
  return coverageOf(pack, files);
}

/** The branches of a rule that some state is missing of: branch, states, line. */
const branches = ({ gaps }: Coverage, name: string): readonly string[] =>
  gaps
    .filter((hole) => hole.name === name && hole.branch !== null)
    .map(({ branch, missing, start }) => `${branch ?? ''}: ${missing.join()}, ${start?.line ?? '?'}`);

const rules = ({ gaps }: Coverage): readonly string[] =>
  gaps.filter(({ branch }) => branch === null).map(({ name }) => name);

describe('the branches of a condition', () => {
  const when = (condition: string): Edits => ({
    'company/entry-modes.yaml': [['          ip-status: granted\n', `          ${condition}\n`]],
  });
  const open = one('{}');

  it('are its tests and groups, where it has more than one', () => {
    const edits = when(
      'all: [{stage: {at-least: trial, less-than: sold}, needs: {includes: funding}}, {any: [{origin: own}, {not: {ip-status: none}}]}]',
    );
    expect(branches(measured(open, edits), 'the factor `granted`')).toEqual([
      'part all 0: true,false, 16',
      'stage: at-least trial, less-than sold: true,false, 16',
      'needs: includes funding: true,false, 16',
      'part all 1: true,false, 16',
      'part all 1 any 0: true,false, 16',
      'part all 1 any 1: true,false, 16',
      'part all 1 any 1 not: true,false, 16',
    ]);
  });

  it('are reported with the lines on which they stand', () => {
    expect(branches(measured(open), 'the factor `sold`')).toEqual([
      'part any 0: true,false, 36',
      'part any 1: true,false, 37',
      'part any 1 not: true,false, 37',
    ]);
    expect(branches(measured(open), 'the gate `no-pathway`')).toEqual([
      'pathway: unknown: true,false, 18',
      'stage: sold: true,false, 19',
    ]);
  });

  it('are none where the one test says all', () => {
    expect(branches(measured(open), 'the factor `granted`')).toEqual([]);
    expect(branches(measured(open, when('stage: [trial, sold]')), 'the factor `granted`')).toEqual([]);
    expect(branches(measured(open, when('not: {stage: sold}')), 'the factor `granted`')).toEqual([
      'part not: true,false, 16',
    ]);
  });

  it('are each to be true, false and open in some case', () => {
    const cases = `${one('{stage: sold, origin: university}')}${one('{stage: idea}').replace('cases:\n', '').replace('id: one', 'id: two')}`;
    expect(branches(measured(cases), 'the factor `sold`')).toEqual([
      'part any 0: open, 36',
      'part any 1: true, 37',
      'part any 1 not: false, 37',
    ]);
  });

  it('count for each state', () => {
    const { branches: shares } = measured(one('{stage: sold, origin: university}'));
    expect(shares).toEqual([
      { state: 'true', covered: 3, total: 5 },
      { state: 'false', covered: 1, total: 5 },
      { state: 'open', covered: 1, total: 5 },
    ]);
  });
});

describe('an impossible state', () => {
  it('does not count: a rule that never holds', () => {
    const never: Edits = { 'company/readiness.yaml': [['{less-than: 6}', '{less-than: 0}']] };
    const coverage = measured(one('{}'), never);
    expect(coverage.impossible).toBe(1);
    expect(rules(coverage)).not.toContain('the gate `no-cash`');
    expect(coverage.rules.find(({ kind }) => kind === 'gate')).toEqual({
      kind: 'gate',
      covered: 0,
      total: 1,
    });
  });

  it('does not count: a branch that is always true is neither false nor open', () => {
    const always: Edits = {
      'company/readiness.yaml': [['{less-than: 6}', '{at-least: 0}\n      stage: idea']],
    };
    const coverage = measured(one('{}'), always);
    expect(coverage.impossible).toBe(2);
    expect(branches(coverage, 'the gate `no-cash`')).toEqual(['stage: idea: true,false, 11']);
  });

  it('does not count: a branch that is never true is not open', () => {
    const never: Edits = {
      'company/readiness.yaml': [['{less-than: 6}', '{less-than: 0}\n      stage: idea']],
    };
    const coverage = measured(one('{runway-months: 3}'), never);
    // The rule, and its branch true and open.
    expect(coverage.impossible).toBe(3);
    expect(branches(coverage, 'the gate `no-cash`')).toEqual(['stage: idea: true,false, 11']);
  });

  it('counts where it is only that nothing was shown: a branch that is never true is false', () => {
    const never: Edits = {
      'company/readiness.yaml': [['{less-than: 6}', '{less-than: 0}\n      stage: idea']],
    };
    const coverage = measured('cases: []\n', never);
    expect(coverage.impossible).toBe(3);
    expect(branches(coverage, 'the gate `no-cash`')).toEqual([
      'runway-months: less-than 0: false, 10',
      'stage: idea: true,false,open, 11',
    ]);
  });

  it('is nothing in the small pack', () => {
    expect(measured(one('{}')).impossible).toBe(0);
  });
});

describe('a rule', () => {
  it('a rule without a condition always holds', () => {
    const told = rules(measured(one('{}')));
    for (const name of ['the recommendation `raise-money`', 'the question `stage`', 'the question `permit`'])
      expect(told).not.toContain(name);
    expect(rules(measured(one('{}', '{mu: {}}'), {}, [mu]))).toContain('the question `permit`');
  });

  it('is counted by its kind', () => {
    expect(measured(one('{stage: sold, ip-status: granted, needs: [channel]}')).rules).toEqual([
      { kind: 'question', covered: 8, total: 8 },
      { kind: 'gate', covered: 0, total: 2 },
      { kind: 'requirement', covered: 1, total: 2 },
      { kind: 'factor', covered: 2, total: 2 },
      { kind: 'route', covered: 1, total: 1 },
      { kind: 'recommendation', covered: 4, total: 4 },
      { kind: 'barrier', covered: 1, total: 1 },
      { kind: 'reduction', covered: 0, total: 2 },
      { kind: 'fit', covered: 1, total: 1 },
    ]);
  });

  it('a rule for all markets holds if it holds in any of them', () => {
    const blocked = '{stage: sold, ip-status: granted}';
    const second = rules(measured(one(blocked, '{mu: {pathway: unknown}}'), {}, [mu]));
    expect(second).not.toContain('the gate `no-pathway`');
    const other = rules(
      measured(one(blocked, '{atlantis: {pathway: confirmed}, mu: {pathway: unknown}}'), {}, [mu]),
    );
    expect(other).not.toContain('the gate `no-pathway`');
    const none = rules(
      measured(one(blocked, '{atlantis: {pathway: confirmed}, mu: {pathway: confirmed}}'), {}, [mu]),
    );
    expect(none).toContain('the gate `no-pathway`');
  });

  it('a rule of a market is evaluated in that market only', () => {
    const sold = '{stage: sold}';
    expect(rules(measured(one(sold), {}, [mu]))).not.toContain('the fit factor `sells`');
    expect(rules(measured(one(sold, '{mu: {}}'), {}, [mu]))).toContain('the fit factor `sells`');
    expect(rules(measured(one(sold, '{mu: {}, atlantis: {}}'), {}, [mu]))).not.toContain(
      'the fit factor `sells`',
    );
  });

  it('is looked at in every market where a case names none', () => {
    const told = rules(measured(one('{stage: sold}', '{}'), {}, [mu]));
    expect(told).not.toContain('the fit factor `sells`');
    expect(told).not.toContain('the question `permit`');
  });
});

describe('the coverage of several packs', () => {
  const first = (): Coverage => measured(one('{stage: sold, origin: university}'));
  const second = (): Coverage => measured(one('{runway-months: 3}'));

  it('merging the coverage of one pack returns it, of none returns an empty one', () => {
    const coverage = first();
    expect(mergeCoverage([coverage])).toEqual(coverage);
    expect(mergeCoverage([])).toEqual({ rules: [], branches: [], gaps: [], impossible: 0 });
  });

  it('adds what is covered and what there is', () => {
    const [a, b] = [
      { ...first(), impossible: 2 },
      { ...second(), impossible: 3 },
    ];
    const sum = mergeCoverage([a, b]);
    expect(sum.gaps).toEqual([...a.gaps, ...b.gaps]);
    expect(sum.impossible).toBe(5);
    expect(sum.rules.find(({ kind }) => kind === 'gate')).toEqual({ kind: 'gate', covered: 1, total: 4 });
    expect(sum.branches).toEqual([
      { state: 'true', covered: 3, total: 10 },
      { state: 'false', covered: 1, total: 10 },
      { state: 'open', covered: 6, total: 10 },
    ]);
  });

  it('keeps the kinds that one of them alone has', () => {
    const a: Coverage = { ...first(), rules: [{ kind: 'gate', covered: 1, total: 2 }] };
    const b: Coverage = {
      ...second(),
      rules: [
        { kind: 'gate', covered: 0, total: 3 },
        { kind: 'fit', covered: 1, total: 1 },
      ],
    };
    const fit = { kind: 'fit', covered: 1, total: 1 };
    const gates = { kind: 'gate', covered: 1, total: 5 };
    expect(mergeCoverage([a, b]).rules).toEqual([gates, fit]);
    expect(mergeCoverage([b, a]).rules).toEqual([gates, fit]);
  });
});
