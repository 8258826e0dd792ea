import { describe, expect, it } from 'vitest';
import { align } from '../../../src/rule-tools/diff/align.ts';
import { Model } from '../../../src/rule-tools/diff/model.ts';
import {
  absentValue,
  outputKey,
  tieOf,
  verdictKind,
  type OutputKind,
} from '../../../src/rule-tools/diff/outputs.ts';
import { planDifference, planSettings } from '../../../src/rule-tools/diff/plan-order.ts';
import { SeededRandom } from '../../../src/rule-tools/diff/random.ts';
import { shareOf } from '../../../src/rule-tools/diff/tally.ts';
import { targetsOf } from '../../../src/rule-tools/diff/targets.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Horizon, Recommendation } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

describe('an output', () => {
  it('has a key of its own', () => {
    expect(outputKey({ kind: 'level', id: null, market: null })).toBe('level');
    expect(outputKey({ kind: 'verdict', id: null, market: 'mu' })).toBe('verdict@mu');
    expect(outputKey({ kind: 'gate', id: 'no-cash', market: null })).toBe('gate:no-cash');
    expect(outputKey({ kind: 'gate', id: 'no-cash', market: 'mu' })).toBe('gate:no-cash@mu');
  });

  it('an output that a pack lacks has the absent value', () => {
    const absent = (kind: OutputKind): string => absentValue({ kind });
    expect(absent('gate')).toBe('does not hold');
    expect(absent('action')).toBe('not in the plan');
    for (const kind of ['barrier', 'verdict', 'route'] as const) expect(absent(kind)).toBe('none');
  });

  it('a tie names its modes in one order, and counts as one kind of verdict', () => {
    expect(tieOf(['licensing', 'funding'])).toBe('tie of funding and licensing');
    expect(verdictKind(tieOf(['licensing', 'funding']))).toBe('tie');
    expect(verdictKind('licensing')).toBe('licensing');
    expect(verdictKind('not-yet')).toBe('not-yet');
  });
});

describe('the order of a plan', () => {
  it('is reported from the first action that differs', () => {
    expect(planDifference('a; b; c', 'a; c; b')).toEqual(['… b; c', '… c; b']);
    expect(planDifference('a; b', 'b; a')).toEqual(['a; b', 'b; a']);
  });

  it('is reported three actions long', () => {
    expect(planDifference('a; b; c; d', 'b; c; d')).toEqual(['a; b; c …', 'b; c; d']);
    expect(planDifference('x; a; b; c; d', 'x; b; c; d; e')).toEqual(['… a; b; c …', '… b; c; d …']);
  });

  it('is reported where one of them ends', () => {
    expect(planDifference('a; b', 'a')).toEqual(['… b', '… no action']);
    expect(planDifference('a', 'a; b')).toEqual(['… no action', '… b']);
    expect(planDifference('', 'a')).toEqual(['no action', 'a']);
    expect(planDifference('a', '')).toEqual(['a', 'no action']);
  });

  it('hangs on horizons, priorities and on what recommendations say of themselves', () => {
    const same = planSettings(smallPack);
    const [first, ...rest] = smallPack.recommendations.recommendations;
    if (first === undefined) throw new Error('the small pack has advice');
    const advising = (change: Partial<Recommendation>): Pack => ({
      ...smallPack,
      recommendations: { ...smallPack.recommendations, recommendations: [{ ...first, ...change }, ...rest] },
    });
    for (const change of [
      { impact: 'low' as const },
      { effort: 'high' as const },
      { takes: '1 month' },
      { improves: { 'ip-status': 'granted' } },
      { modes: ['licensing'] },
      { after: [] },
      { replaces: ['get-grant'] },
      { 'not-before': 'next' },
      { id: 'other' },
    ])
      expect([change, planSettings(advising(change)) === same]).toEqual([change, false]);
    for (const change of [
      { title: 'Other' },
      { why: 'Other.' },
      { when: { stage: 'sold' } },
      { owner: 'CTO' },
    ])
      expect([change, planSettings(advising(change)) === same]).toEqual([change, true]);
    for (const change of [{ 'work-days': 3 }, { 'finish-by': [{ months: 'runway-months' }] }])
      expect([change, planSettings(advising(change)) === same]).toEqual([change, false]);
    // Where the days of a month are counted, it matters whose they are.
    const counted = (pack: Pack): Pack => ({
      ...pack,
      manifest: { ...pack.manifest, plan: { now: 5, total: 12, 'days-per-month': 8 } },
    });
    expect(planSettings(counted(smallPack))).not.toBe(same);
    expect(planSettings(counted(advising({ owner: 'CTO' })))).not.toBe(planSettings(counted(smallPack)));
    expect(planSettings({ ...smallPack, markets: [] })).toBe(same);
    const turned = { ...smallPack.recommendations, recommendations: [...rest, first] };
    expect(planSettings({ ...smallPack, recommendations: turned })).toBe(same);
  });

  it('does not hang on the order of keys', () => {
    const improves = (value: Record<string, string>): Pack => ({
      ...smallPack,
      recommendations: {
        ...smallPack.recommendations,
        recommendations: smallPack.recommendations.recommendations.map((one) => ({
          ...one,
          improves: value,
        })),
      },
    });
    const one = improves({ stage: 'sold', 'ip-status': 'filed' });
    expect(planSettings(one)).toBe(planSettings(improves({ 'ip-status': 'filed', stage: 'sold' })));
    expect(planSettings(one)).not.toBe(planSettings(improves({ 'ip-status': 'filed', stage: 'trial' })));
    const { manifest } = smallPack;
    const { low, medium, high } = manifest.priority.impact;
    const turned = { ...manifest.priority, impact: { high, medium, low } };
    expect(planSettings({ ...smallPack, manifest: { ...manifest, priority: turned } })).toBe(
      planSettings(smallPack),
    );
    const raised = { ...manifest.priority, impact: { high: high + 1, medium, low } };
    expect(planSettings({ ...smallPack, manifest: { ...manifest, priority: raised } })).not.toBe(
      planSettings(smallPack),
    );
  });

  it('hangs on when a horizon begins, and on how much fits into it', () => {
    const { manifest } = smallPack;
    const horizons = (change: Partial<Horizon>): Pack => ({
      ...smallPack,
      manifest: {
        ...manifest,
        horizons: manifest.horizons.map((one, index) => (index === 1 ? { ...one, ...change } : one)),
      },
    });
    const same = planSettings(smallPack);
    expect(planSettings(horizons({ title: 'Other' }))).toBe(same);
    for (const change of [{ id: 'other' }, { 'from-month': 4 }, { 'at-most': 9 }])
      expect(planSettings(horizons(change))).not.toBe(same);
  });
});

describe('target markets', () => {
  const marketsOf = (count: number): Pack => {
    const [market] = smallPack.markets;
    if (market === undefined) throw new Error('the small pack has a market');
    return {
      ...smallPack,
      markets: Array.from({ length: count }, (_, index) => ({ ...market, id: `m${index}` })),
    };
  };
  const targets = (count: number, kind: OutputKind, market: string | null = null) => {
    const pack = marketsOf(count);
    const { sets, isComplete } = targetsOf(new Model(align(pack, pack)), {
      kind,
      id: null,
      market,
    });
    return [sets.map((set) => set.join('+')).join(' '), isComplete];
  };

  it('are one where the output is about one', () => {
    expect(targets(3, 'verdict', 'm1')).toEqual(['m1', true]);
  });

  it('do not matter for readiness and level of the company', () => {
    expect(targets(5, 'readiness')).toEqual(['m0', true]);
    expect(targets(5, 'level')).toEqual(['m0', true]);
  });

  it('do not matter for a gate of the company, or where there is one market', () => {
    expect(targets(2, 'gate')).toEqual(['m0+m1', true]);
    expect(targets(1, 'overall')).toEqual(['m0', true]);
  });

  it('are all that a company can aim at, the fewest first', () => {
    expect(targets(2, 'overall')).toEqual(['m0 m1 m0+m1', true]);
    expect(targets(3, 'plan')).toEqual(['m0 m1 m2 m0+m1 m0+m2 m1+m2 m0+m1+m2', true]);
    const [sets, isAll] = targets(4, 'overall');
    expect([String(sets).split(' ').length, isAll]).toEqual([15, true]);
  });

  it('are one, two or all where there are more than four', () => {
    const [sets, isAll] = targets(5, 'overall');
    const names = String(sets).split(' ');
    expect(names).toHaveLength(5 + 10 + 1);
    expect(names.at(-1)).toBe('m0+m1+m2+m3+m4');
    expect(isAll).toBe(false);
  });
});

describe('numbers that look random', () => {
  it('are the same for the same seed', () => {
    const drawn = (seed: number): readonly number[] => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 8 }, () => random.below(1000));
    };
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
    expect(drawn(1)).toEqual([627, 2, 527, 981, 968, 281, 612, 720]);
  });

  it('are spread evenly', () => {
    const random = new SeededRandom(3);
    const counts = [0, 0, 0, 0, 0];
    for (let draw = 0; draw < 5000; draw += 1) {
      const number = random.below(5);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('choose among the bits of a mask, each alike', () => {
    const random = new SeededRandom(5);
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 3000; draw += 1) {
      const bit = random.bitOf(0b101100);
      counts.set(bit, (counts.get(bit) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([0b100, 0b1000, 0b100000]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
    expect(random.bitOf(0b1000)).toBe(0b1000);
  });
});

describe('a share', () => {
  it('lies between bounds that hold in 95 of 100 samples, rounded outwards', () => {
    // Wilson's interval, worked out by hand from its formula.
    expect(shareOf(1, 10)).toEqual({ changed: 1, of: 10, percent: 10, low: 1, high: 41 });
    expect(shareOf(50, 100)).toEqual({ changed: 50, of: 100, percent: 50, low: 40, high: 60 });
    expect(shareOf(999, 1000)).toEqual({ changed: 999, of: 1000, percent: 100, low: 99, high: 100 });
    expect(shareOf(2, 3)).toMatchObject({ percent: 67, low: 20, high: 94 });
  });

  it('is 0 or all where none or every one changes, and unknown where nobody is asked', () => {
    expect(shareOf(0, 10)).toEqual({ changed: 0, of: 10, percent: 0, low: 0, high: 28 });
    expect(shareOf(10, 10)).toEqual({ changed: 10, of: 10, percent: 100, low: 72, high: 100 });
    expect(shareOf(0, 0)).toEqual({ changed: 0, of: 0, percent: 0, low: 0, high: 100 });
  });
});
