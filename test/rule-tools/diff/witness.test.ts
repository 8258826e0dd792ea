import { describe, expect, it } from 'vitest';
import { diffPacks, type PackDiff } from '../../../src/rule-tools/diff/diff-packs.ts';
import { outputKey } from '../../../src/rule-tools/diff/outputs.ts';
import type { WitnessReport } from '../../../src/rule-tools/diff/witness.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { edits, tinyPack } from './packs.ts';

const diff = (after: Pack | undefined, before = tinyPack): PackDiff =>
  diffPacks(before, after ?? before, { samples: 100, seed: 7 });

function witness(found: PackDiff, key: string): WitnessReport {
  const one = found.differences.find(({ output }) => outputKey(output) === key);
  if (one?.kind !== 'differs') throw new Error(`${key} does not differ`);
  return one.witness;
}

const expected = ({ testCase }: WitnessReport): string => testCase.slice(testCase.indexOf('  expect:'));

describe('a company that shows a difference', () => {
  it('is a test case that expects what the new pack says', () => {
    const { testCase } = witness(diff(edits['a gate that goes']), 'verdict@atlantis');
    expect(testCase).toBe(`- id: changed-verdict-atlantis
  title: Was not-yet, is distribution.
  given:
    answers:
      stage: sold
      needs:
        - channel
    markets:
      atlantis:
        pathway: unknown
  expect:
    markets:
      atlantis:
        verdict: distribution
`);
  });

  it('expects of each outcome what a test case can expect of it', () => {
    const gone = diff(edits['a gate that goes']);
    expect(expected(witness(gone, 'overall'))).toBe('  expect:\n    overall: distribution\n');
    expect(expected(witness(gone, 'gate:no-pathway@atlantis'))).toBe('  expect:\n    gates: []\n');
    expect(expected(witness(gone, 'action:draft-terms'))).toBe(
      '  expect:\n    actions:\n      include:\n        - draft-terms\n',
    );
    expect(expected(witness(diff(edits['a requirement less']), 'route@atlantis'))).toBe('  expect: {}\n');
    expect(expected(witness(diff(edits['a target']), 'action:raise-money'))).toBe(
      '  expect:\n    actions:\n      exclude:\n        - raise-money\n',
    );
    expect(expected(witness(diff(edits['a severity']), 'barrier:atlantis-rules@atlantis'))).toBe(
      '  expect:\n    markets:\n      atlantis:\n        barriers:\n          atlantis-rules: moderate\n',
    );
    expect(expected(witness(diff(edits['a level']), 'level'))).toBe('  expect:\n    level: ready\n');
    expect(expected(witness(diff(edits['a score']), 'readiness'))).toBe(
      '  expect:\n    readiness:\n      at-least: 61\n      at-most: 61\n',
    );
    expect(expected(witness(diff(edits['a weight']), 'overall'))).toBe('  expect:\n    overall: tie\n');
  });

  it('expects of gates all that hold', () => {
    const back = diff(tinyPack, edits['a gate that goes'] ?? tinyPack);
    const shown = witness(back, 'gate:no-pathway@atlantis');
    expect([shown.old, shown.new]).toEqual(['does not hold', 'holds']);
    expect(expected(shown)).toBe('  expect:\n    gates:\n      - no-pathway\n');
  });

  it('is reported with as few answers as settle it, and how many they are', () => {
    const gate = witness(diff(edits['a gate that goes']), 'gate:no-pathway@atlantis');
    expect(gate).toMatchObject({
      old: 'holds',
      new: 'does not hold',
      answers: { answers: { stage: 'sold' }, markets: { atlantis: { pathway: 'unknown' } } },
      oldAnswers: null,
      count: 2,
    });
    expect(witness(diff(edits['a target']), 'action:raise-money')).toMatchObject({
      answers: { answers: { 'runway-months': 12 }, markets: { atlantis: {} } },
      count: 1,
    });
    expect(witness(diff(edits['a severity']), 'barrier:atlantis-rules@atlantis')).toMatchObject({
      old: 'low',
      new: 'moderate',
      answers: { answers: { stage: 'sold' }, markets: { atlantis: { pathway: 'confirmed' } } },
      count: 2,
    });
  });

  it('is reported with what the old pack asks besides', () => {
    const hidden = witness(diff(edits['a question hidden']), 'action:confirm-pathway@atlantis');
    expect(hidden).toMatchObject({
      answers: { answers: { stage: 'idea' }, markets: { atlantis: {} } },
      oldAnswers: { answers: { stage: 'idea' }, markets: { atlantis: { pathway: 'assumed' } } },
      count: 2,
    });
  });

  it('is reported for a plan with all its answers, from the first action that differs', () => {
    const plan = witness(diff(edits['a target']), 'plan');
    expect([plan.old, plan.new]).toEqual([
      'raise-money (now, month 0); file-patent (now, month 2); get-grant (next, month 4) …',
      'file-patent (now, month 0); get-grant (now, month 2); confirm-pathway@atlantis (next, month 3)',
    ]);
    expect(plan.testCase).toMatch(/^- id: changed-plan\n {2}title: The order of actions\.\n/);
    expect(Object.keys(plan.answers.answers)).toEqual(['stage', 'ip-status', 'needs', 'runway-months']);
  });

  it('targets both markets where it takes both to differ', () => {
    const ranking = { fit: 1, readiness: 1, ease: 3 };
    const found = diff({ ...smallPack, manifest: { ...smallPack.manifest, ranking } }, smallPack);
    const first = witness(found, 'first-market');
    expect(Object.keys(first.answers.markets ?? {})).toEqual(['atlantis', 'mu']);
    expect(expected(first)).toBe(`  expect:\n    first-market: ${first.new}\n`);
    expect(new Set([first.old, first.new])).toEqual(new Set(['atlantis', 'mu']));
    const same = found.differences
      .filter(({ kind }) => kind === 'same')
      .map(({ output }) => outputKey(output));
    expect(same).toContain('verdict@mu');
    expect(same).toContain('readiness');
  });
});

describe('the shares of a change', () => {
  it('are of the companies drawn, by kind of outcome and by verdicts before and after', () => {
    const { shares } = diff(edits['a gate that goes']);
    expect(shares?.companies).toBe(100);
    expect(shares?.kinds.map(({ kind }) => kind)).toEqual([
      'overall',
      'first-market',
      'verdict',
      'gate',
      'action',
      'route',
    ]);
    for (const { market, verdicts, counts, changed } of shares?.matrices ?? []) {
      expect(market === null || market === 'atlantis').toBe(true);
      expect(verdicts).toEqual([...verdicts].sort());
      expect(counts.flat().reduce((sum, one) => sum + one, 0)).toBe(100);
      expect(changed.of).toBe(100);
      const diagonal = counts.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
      // A tie of other modes is another verdict, though both are ties.
      expect(100 - diagonal).toBeLessThanOrEqual(changed.changed);
    }
    const verdict = shares?.kinds.find(({ kind }) => kind === 'verdict');
    expect(verdict?.changed).toEqual(shares?.matrices.find(({ market }) => market === 'atlantis')?.changed);
    expect(shares?.kinds.find(({ kind }) => kind === 'first-market')?.changed.changed).toBe(0);
  });

  it('are the same for the same seed, and of as many companies as are asked for', () => {
    const of = (samples: number, seed: number): PackDiff['shares'] =>
      diffPacks(tinyPack, edits['a weight'] ?? tinyPack, { samples, seed }).shares;
    expect(of(50, 3)).toEqual(of(50, 3));
    expect(of(50, 3)).not.toEqual(of(50, 4));
    expect(of(20, 3)?.companies).toBe(20);
  });

  it('are not reported where nothing can differ', () => {
    expect(diff({ ...tinyPack }).shares).toBeNull();
  });
});

describe('the conclusion', () => {
  it('is that something differs, where something does or a market comes or goes', () => {
    expect(diff(edits['a level']).conclusion).toBe('differs');
    expect(diff(tinyPack, smallPack)).toMatchObject({
      conclusion: 'differs',
      markets: { common: ['atlantis'], added: [], removed: ['mu'] },
    });
    expect(diff(smallPack, tinyPack)).toMatchObject({
      conclusion: 'differs',
      markets: { common: ['atlantis'], added: ['mu'], removed: [] },
    });
  });

  it('is that nothing does, where that is proved', () => {
    expect(diff({ ...tinyPack }).conclusion).toBe('same');
  });

  it('is that it is not known, where only the order of plans may differ', () => {
    const { manifest } = tinyPack;
    const horizons = manifest.horizons.map((one) =>
      one.id === 'later' ? { ...one, 'from-month': 99 } : one,
    );
    const found = diff({ ...tinyPack, manifest: { ...manifest, horizons } });
    const open = found.differences.filter(({ kind }) => kind !== 'same');
    expect(open.map(({ output }) => output.kind)).toEqual(['plan']);
    expect(['differs', 'undecided']).toContain(found.conclusion);
    expect(found.conclusion).toBe(open[0]?.kind);
  });
});
