import { describe, expect, it } from 'vitest';
import type { Mutant } from '../../../src/rule-tools/testing/mutation/mutant.ts';
import { mutantsOf } from '../../../src/rule-tools/testing/mutation/mutants-of.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Factor, Gate, Market, Recommendation } from '../../../src/schema/types.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';
import { withMarket } from '../diff/packs.ts';
import { inside, made, outside, texts, withoutKey } from '../pack-mutants.ts';

/** What a pack holds in the file of a mutant, at its path. */
function valueAt(pack: Pack, { part, path }: Mutant, keys = path): unknown {
  const files: Readonly<Record<string, unknown>> = {
    pack: pack.manifest,
    questionnaire: pack.questionnaire,
    readiness: pack.readiness,
    'entry-modes': pack.entryModes,
    recommendations: pack.recommendations,
  };
  const start = typeof part === 'string' ? files[part] : pack.markets.find(({ id }) => id === part.market);
  return keys.reduce<unknown>((value, key) => Reflect.get(Object(value), key) as unknown, start);
}

describe('each kind of rule is altered in what it says:', () => {
  it('a factor in its weight', () => {
    expect(outside(smallPack, 'factor granted')).toEqual(['weight: weight: strongly-for -> for']);
    expect(outside(smallPack, 'factor early')).toEqual([
      'weight: weight: for -> against',
      'weight: weight: for -> strongly-for',
    ]);
    expect(outside(smallPack, 'factor short')).toEqual([
      'weight: weight: against -> strongly-against',
      'weight: weight: against -> for',
    ]);
  });

  it('a requirement by leaving it out', () => {
    expect(texts(smallPack, 'requirement right')).toEqual([
      'dropped',
      'ip-status: at-least filed -> none',
      'ip-status: at-least filed -> granted',
    ]);
    const pack = made(smallPack, 'requirement right', 'dropped');
    expect(pack.entryModes.modes[0]?.requires).toMatchObject([{ id: 'right', when: {} }]);
  });

  it('a requirement of several tests by leaving out each', () => {
    const requiring = (when: Gate['when']): Pack => ({
      ...smallPack,
      entryModes: {
        modes: smallPack.entryModes.modes.map((mode) => ({
          ...mode,
          requires: mode.requires.map((requirement) => ({ ...requirement, when })),
        })),
      },
    });
    const dropped = (when: Gate['when']): readonly string[] =>
      [...new Set(texts(requiring(when), 'requirement right'))].filter((text) => text.includes('dropped'));
    expect(dropped({ stage: 'sold', 'ip-status': 'filed' })).toEqual([
      'dropped',
      'stage: dropped',
      'ip-status: dropped',
    ]);
    expect(dropped({ all: [{ stage: 'sold' }, { 'ip-status': 'filed' }] })).toEqual([
      'dropped',
      'all: stage sold dropped',
      'all: ip-status filed dropped',
    ]);
    expect(dropped({ any: [{ stage: 'sold' }, { 'ip-status': 'filed' }] })).toEqual([
      'dropped',
      'any: stage sold dropped',
      'any: ip-status filed dropped',
    ]);
    expect(dropped({ not: { stage: 'sold' } })).toEqual(['dropped']);
  });

  it('a gate in the level to which it caps, and in what it blocks', () => {
    const pack = withGates([
      { ...gate({ stage: 'sold' }), caps: 'preparing', blocks: ['licensing', 'funding'] },
      { ...gate({ stage: 'sold' }), id: 'lowest', caps: 'exploring' },
      { ...gate({ stage: 'sold' }), id: 'block', blocks: ['licensing'] },
    ]);
    expect(outside(pack, 'gate probe')).toEqual([
      'gate: caps: preparing -> exploring',
      'gate: caps: preparing -> ready',
      'gate: caps: preparing dropped',
      'gate: blocks: licensing dropped',
      'gate: blocks: funding dropped',
    ]);
    expect(outside(pack, 'gate lowest')).toEqual([
      'gate: caps: exploring -> preparing',
      'gate: caps: exploring dropped',
    ]);
    const gateAfter = (text: string): unknown => {
      const found = made(pack, 'gate probe', text).readiness.gates[0];
      return [found?.caps, found?.blocks, found?.title];
    };
    expect(gateAfter('caps: preparing -> ready')).toEqual(['ready', ['licensing', 'funding'], 'Probe']);
    expect(gateAfter('caps: preparing dropped')).toEqual([undefined, ['licensing', 'funding'], 'Probe']);
    expect(gateAfter('blocks: licensing dropped')).toEqual(['preparing', ['funding'], 'Probe']);
    const without = made(pack, 'gate block', 'blocks: licensing dropped').readiness.gates[2];
    expect(without).toEqual({ ...pack.readiness.gates[2], blocks: [] });
    expect(made(pack, 'gate lowest', 'caps: exploring dropped').readiness.gates[1]).not.toHaveProperty(
      'blocks',
    );
  });

  it('a gate that caps at no level of the pack by leaving that out', () => {
    const pack = withGates([{ ...gate({ stage: 'sold' }), caps: 'nowhere' }]);
    expect(outside(pack, 'gate probe')).toEqual(['gate: caps: nowhere dropped']);
  });

  it('each outside its condition at a value', () => {
    const all = mutantsOf(smallPack).filter(({ kind }) =>
      ['weight', 'requirement', 'gate', 'barrier', 'plan'].includes(kind),
    );
    expect(all.length).toBeGreaterThan(60);
    expect(
      all.filter(({ at }) => at !== 'value').map(({ inside: name, text }) => `${name}: ${text}`),
    ).toEqual([]);
    expect(inside(smallPack, 'recommendation file-patent')[0]).toMatchObject({ at: 'value', kind: 'bound' });
  });

  it('an improvement to a number by one less and one more, so that it is cut elsewhere', () => {
    const movesBreakpoints = (name: string): readonly unknown[] =>
      inside(smallPack, name)
        .filter(({ text }) => text.startsWith('improves'))
        .map((mutant) => mutant.movesBreakpoints);
    expect(movesBreakpoints('recommendation raise-money')).toEqual([true, true]);
    expect(movesBreakpoints('recommendation file-patent')).toEqual([undefined, undefined]);
  });

  it('a barrier in its severity, in whom it concerns and in what lowers it', () => {
    expect(outside(smallPack, 'barrier atlantis-rules')).toEqual([
      'barrier: severity: high -> moderate',
      'barrier: severity: high -> critical',
      'barrier: by: 1 -> 0',
      'barrier: by: 1 -> 2',
      'barrier: by: 1 -> 0',
      'barrier: by: 1 -> 2',
    ]);
    expect(texts(smallPack, 'barrier atlantis-rules')).toContain('stage: at-least trial -> sold');
    expect(texts(smallPack, 'barrier atlantis-rules')).toContain('pathway: at-least assumed -> confirmed');
    expect(texts(smallPack, 'barrier atlantean')).toEqual([
      'severity: moderate -> low',
      'severity: moderate -> high',
    ]);
    expect(outside(smallPack, 'barrier mu-rules')[0]).toBe('barrier: severity: critical -> high');
  });

  it('a recommendation in what it gains and takes, and in what it waits for', () => {
    expect(
      inside(smallPack, 'recommendation file-patent').map(({ kind, text }) => `${kind}: ${text}`),
    ).toEqual([
      'bound: improves ip-status: filed -> none',
      'bound: improves ip-status: filed -> granted',
      'plan: impact: medium -> low',
      'plan: impact: medium -> high',
      'plan: effort: low -> medium',
      'plan: after: raise-money dropped',
    ]);
    expect(texts(smallPack, 'recommendation raise-money').slice(0, 2)).toEqual([
      'improves runway-months: 18 -> 17',
      'improves runway-months: 18 -> 19',
    ]);
    expect(texts(smallPack, 'recommendation look-for-funds').slice(0, 3)).toEqual([
      'needs: dropped',
      'needs: includes funding -> channel',
      'needs: includes channel added to funding',
    ]);
  });

  it('a recommendation for some entry modes by leaving out each, for one by leaving out that', () => {
    const [advice] = smallPack.recommendations.recommendations;
    if (advice === undefined) throw new Error('the small pack has advice');
    const advising = (more: Partial<Recommendation>): Pack => ({
      ...smallPack,
      recommendations: { ...smallPack.recommendations, recommendations: [{ ...advice, ...more }] },
    });
    const after = (pack: Pack, text: string): Recommendation | undefined =>
      made(pack, 'recommendation file-patent', text).recommendations.recommendations[0];
    const two = advising({ modes: ['licensing', 'funding'], after: ['a', 'b'] });
    expect(after(two, 'modes: licensing dropped')).toEqual({
      ...advice,
      modes: ['funding'],
      after: ['a', 'b'],
    });
    expect(after(two, 'after: a dropped')).toEqual({
      ...advice,
      modes: ['licensing', 'funding'],
      after: ['b'],
    });
    const one = advising({ modes: ['licensing'] });
    expect(after(one, 'modes: licensing dropped')).toEqual(advice);
    expect(after(one, 'after: raise-money dropped')).toEqual({ ...advice, modes: ['licensing'], after: [] });
    const free = withoutKey(advice, 'after');
    const alone: Pack = {
      ...smallPack,
      recommendations: { ...smallPack.recommendations, recommendations: [{ ...free, modes: ['funding'] }] },
    };
    expect(after(alone, 'modes: funding dropped')).toEqual(free);
    expect(after(smallPack, 'after: raise-money dropped')).not.toHaveProperty('modes');
    const unordered = advising({ improves: { needs: 'channel', weather: 'fine' } });
    expect(
      texts(unordered, 'recommendation file-patent').filter((text) => text.startsWith('improves')),
    ).toEqual([]);
  });
});

describe('mutants of a market', () => {
  const factor: Factor = {
    id: 'own',
    when: { stage: 'sold' },
    weight: 'strongly-for',
    because: 'Own.',
    evidence: 'derived',
    cites: ['own-judgement'],
  };
  const [advice] = smallPack.recommendations.recommendations;
  const [, terms] = smallPack.questionnaire.questions;
  if (advice === undefined || terms === undefined) throw new Error('the small pack has advice and questions');
  const pack = withMarket(smallPack, (market): Market => ({
    ...market,
    questions: [{ ...terms, id: 'permit', per: 'market', weight: 2 }],
    recommendations: [{ ...advice, id: 'file-permit', improves: { permit: 'filed' }, after: [] }],
    'entry-modes': [
      { mode: 'funding', requires: [{ id: 'there', when: { stage: 'sold' }, because: 'So.', cites: [] }] },
      { mode: 'licensing', factors: [factor] },
    ],
  }));

  it('mutates a market from its barriers to its recommendations', () => {
    const here = mutantsOf(pack).filter(({ part }) => typeof part !== 'string' && part.market === 'atlantis');
    expect([...new Set(here.map(({ inside }) => inside))]).toEqual([
      'barrier atlantis-rules',
      'barrier atlantean',
      'factor sells',
      'factor poor',
      'requirement there',
      'factor own',
      'question permit',
      'recommendation file-permit',
    ]);
    expect(texts(pack, 'recommendation file-permit').slice(0, 2)).toEqual([
      'improves permit: filed -> none',
      'improves permit: filed -> granted',
    ]);
  });

  it('mutates each market by itself', () => {
    const changed = made(pack, 'barrier mu-rules', 'severity: critical -> high');
    expect(changed.markets[0]).toBe(pack.markets[0]);
    expect(changed.markets[1]?.barriers[0]?.severity).toBe('high');
  });

  it('locates each mutant of a market exactly', () => {
    for (const mutant of mutantsOf(pack)) {
      const { text, at, path, kind } = mutant;
      const next = / -> (\S+)$/.exec(text)?.[1];
      const [before, after] = [pack, mutant.make()].map((one) => valueAt(one, mutant));
      if (at === 'value' && kind !== 'test') expect([text, before]).not.toEqual([text, undefined]);
      if (at === 'value' && kind !== 'option' && next !== undefined)
        expect([text, String(after)]).toEqual([text, next]);
      // Whatever stands beside it is as it was, but for the words that join tests.
      const last = path.at(-1);
      const [whole, other] = [pack, mutant.make()].map(
        (one) => Object(valueAt(one, mutant, path.slice(0, -1))) as object,
      );
      if (
        at === 'value' &&
        kind !== 'test' &&
        whole !== undefined &&
        other !== undefined &&
        !Array.isArray(whole)
      )
        expect({ ...whole, [String(last)]: null }).toEqual({ ...other, [String(last)]: null });
    }
  });
});

it('a mutant reports the rule that it alters, before and after', () => {
  const gates = inside(smallPack, 'gate no-cash');
  for (const { change, make } of gates) {
    expect(change?.of).toBe('gate');
    expect(change?.before).toBe(smallPack.readiness.gates[0]);
    expect(make().readiness.gates[0]).toBe(change?.after);
  }
  expect(inside(smallPack, 'requirement right')[0]?.change?.of).toBe('requirement');
  expect(inside(smallPack, 'factor early')[0]?.change?.of).toBe('factor');
  expect(inside(smallPack, 'barrier mu-rules')[0]?.change?.of).toBe('barrier');
  expect(inside(smallPack, 'recommendation get-grant')[0]?.change?.of).toBe('recommendation');
  for (const name of ['the pack', 'dimensions', 'question ip-status'])
    expect(inside(smallPack, name).map(({ change }) => change)).toEqual(
      inside(smallPack, name).map(() => null),
    );
});
