import { describe, expect, it } from 'vitest';
import { align } from '../../../src/rule-tools/diff/align.ts';
import { Comparison } from '../../../src/rule-tools/diff/compare.ts';
import { decide, type Decision } from '../../../src/rule-tools/diff/decide.ts';
import { diffPacks } from '../../../src/rule-tools/diff/diff-packs.ts';
import { Model } from '../../../src/rule-tools/diff/model.ts';
import { outputKey, type Output } from '../../../src/rule-tools/diff/outputs.ts';
import { Regions } from '../../../src/rule-tools/diff/regions.ts';
import { shrink } from '../../../src/rule-tools/diff/shrink.ts';
import { yes } from '../../../src/solver/diagram.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { edits, tinyPack, withFactor, withMarket, withQuestions } from './packs.ts';

const out = (kind: Output['kind'], id: string | null = null, market: string | null = null): Output => ({
  kind,
  id,
  market,
});

function decided(after: Pack | undefined, output: Output, everywhere = false): readonly [Decision, Model] {
  const model = new Model(align(tinyPack, after ?? tinyPack));
  return [decide(model, output, everywhere ? yes : new Regions(model).of(output)), model];
}

const changes: Readonly<Record<string, Pack>> = {
  ...edits,
  'a question of the company hidden': withQuestions(tinyPack, (question) =>
    question.id === 'ip-status' ? { ...question, 'show-when': { stage: ['trial', 'sold'] } } : question,
  ),
};

describe('the search of all companies', () => {
  it.each<[string, Output]>([
    ['a weight', out('verdict', null, 'atlantis')],
    ['a condition', out('verdict', null, 'atlantis')],
    ['the minimum score', out('overall')],
    ['a level', out('level')],
    ['a gate that goes', out('gate', 'no-pathway', 'atlantis')],
    ['a gate that goes', out('action', 'draft-terms')],
    ['a severity', out('barrier', 'atlantis-rules', 'atlantis')],
    ['a target', out('action', 'raise-money')],
    ['a replacement', out('action', 'file-patent')],
    ['a question of the company hidden', out('readiness')],
    ['a score', out('readiness')],
    ['the mode that another leads to', out('route', null, 'atlantis')],
  ])('finds a company that hears of %s: %j', (name, output) => {
    const [found, model] = decided(changes[name], output);
    if (found.kind !== 'found') throw new Error(`${outputKey(output)}: ${found.kind}`);
    expect(new Comparison(model, found.company).differs(output)).toBe(true);
    expect(found.company.markets).toEqual(['atlantis']);
  });

  it.each<[string, Output]>([
    ['a weight', out('readiness')],
    ['a question hidden', out('readiness')],
    ['a question hidden', out('level')],
    ['a level', out('verdict', null, 'atlantis')],
    ['a level', out('gate', 'no-cash')],
    ['a severity', out('action', 'confirm-pathway', 'atlantis')],
    ['a target', out('barrier', 'atlantis-rules', 'atlantis')],
    ['a score', out('gate', 'no-cash')],
    ['a replacement', out('route', null, 'atlantis')],
  ])('proves that nobody hears of %s by another outcome: %j', (name, output) => {
    expect(decided(edits[name], output)[0]).toEqual({ kind: 'none' });
    // Without a region to keep to it takes longer and says the same.
    if (output.kind === 'gate' || output.kind === 'barrier')
      expect(decided(edits[name], output, true)[0]).toEqual({ kind: 'none' });
  });

  it('says nothing of the order of a plan', () => {
    expect(decided(edits['a target'], out('plan'))[0]).toEqual({ kind: 'undecided' });
  });

  it('gives up after so many steps', () => {
    // Which market comes first has to be known to the point, so that nearly every company has to be looked at by itself.
    const [market] = smallPack.markets;
    if (market === undefined) throw new Error('the small pack has a market');
    const twins = { ...smallPack, markets: [market, { ...market, id: 'twin' }] };
    const model = new Model(align(twins, twins));
    expect(decide(model, out('first-market'), yes)).toEqual({ kind: 'undecided' });
  });

  it('looks at each choice of target markets', () => {
    const after = withMarket(smallPack, (market) => ({ ...market, fit: market.fit?.slice(1) ?? [] }));
    const model = new Model(align(smallPack, after));
    const output = out('first-market');
    const found = decide(model, output, new Regions(model).of(output));
    expect(found.kind === 'found' && [...found.company.markets].sort()).toEqual(['atlantis', 'mu']);
  });
});

describe('a company made smaller', () => {
  it('keeps the answers alone on which the difference hangs', () => {
    const output = out('gate', 'no-pathway', 'atlantis');
    const [found, model] = decided(edits['a gate that goes'], output);
    if (found.kind !== 'found') throw new Error('there is such a company');
    const { answered: instances, markets, raw } = shrink(model, output, found.company);
    expect(instances.map(({ question }) => question.id).sort()).toEqual(['pathway', 'stage']);
    expect(markets).toEqual(['atlantis']);
    expect(new Comparison(model, { raw, markets }).differs(output)).toBe(true);
  });

  it('targets no more markets than it takes', () => {
    const model = new Model(align(smallPack, withFactor(smallPack, 'sold', { weight: 'against' })));
    const output = out('overall');
    const region = new Regions(model).of(output);
    const found = decide(model, output, region);
    if (found.kind !== 'found') throw new Error('there is such a company');
    const { raw } = found.company;
    expect(new Comparison(model, { raw, markets: ['atlantis', 'mu'] }).differs(output)).toBe(true);
    expect(shrink(model, output, { raw, markets: ['atlantis', 'mu'] }).markets).toHaveLength(1);
    expect(shrink(model, output, found.company).markets).toHaveLength(1);
  });

  it('keeps all its answers where the order of its plan differs', () => {
    const model = new Model(align(tinyPack, edits['a target'] ?? tinyPack));
    const output = out('plan');
    const raw = model.allowed.map((mask) => mask & -mask);
    const { answered: instances } = shrink(model, output, { raw, markets: ['atlantis'] });
    expect(instances).toEqual(model.new.compiled.space.instances);
  });
});

it('reports an undecided output with the number of companies tried and reached', () => {
  const found = diffPacks(tinyPack, edits['a severity'] ?? tinyPack, { samples: 40, seed: 7 });
  const [plan] = found.differences.filter(({ kind }) => kind === 'undecided');
  expect(plan).toEqual({ output: out('plan'), kind: 'undecided', tried: 60, reached: 60 });
});
