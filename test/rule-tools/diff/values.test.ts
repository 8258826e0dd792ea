import { describe, expect, it } from 'vitest';
import { align } from '../../../src/rule-tools/diff/align.ts';
import { randomAnswers } from '../../../src/rule-tools/diff/companies.ts';
import { Comparison, outputsOf } from '../../../src/rule-tools/diff/compare.ts';
import { Model } from '../../../src/rule-tools/diff/model.ts';
import { outputKey, tieOf, type Output } from '../../../src/rule-tools/diff/outputs.ts';
import { SeededRandom } from '../../../src/rule-tools/diff/random.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { AnswerSets } from '../../../src/engine/space/answer-space.ts';
import { decodeAnswers } from '../../../src/solver/company.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Assessment, Condition, EntryForm } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { edits, tinyPack, withModes } from './packs.ts';

const form = (id: string, when: Condition): EntryForm => ({
  id,
  title: id,
  means: '…',
  factors: [
    {
      id: `${id}-suits`,
      when,
      weight: 'for',
      because: 'It suits.',
      evidence: 'derived',
      cites: ['own-judgement'],
    },
  ],
  cites: ['own-judgement'],
});

/** The small pack with one recommendation that takes the place of another, and advice for some modes and forms in a market. */
const pack: Pack = {
  ...smallPack,
  entryModes: {
    modes: smallPack.entryModes.modes.map((mode) =>
      mode.id === 'licensing'
        ? {
            ...mode,
            forms: [form('exclusive', { 'ip-status': 'granted' }), form('option', { stage: 'idea' })],
          }
        : mode,
    ),
  },
  recommendations: {
    ...smallPack.recommendations,
    recommendations: smallPack.recommendations.recommendations.map((one) => {
      if (one.id === 'get-grant') return { ...one, replaces: ['file-patent'] };
      return one.id === 'confirm-pathway'
        ? { ...one, modes: ['distribution', 'licensing'], forms: ['option'] }
        : one;
    }),
  },
};

const verdictOf = ({ outcome, modes }: Assessment['markets'][number]['verdict']): string =>
  outcome === 'tie' ? tieOf(modes) : outcome;

/** What an assessment says of an output, in the words of a difference. */
function textOf({ kind, id, market }: Output, assessment: Assessment): string {
  const place = assessment.markets.find((one) => one.id === market);
  const gates = place?.gates ?? assessment.readiness.gates;
  switch (kind) {
    case 'overall': {
      const chosen = assessment.markets.find((one) => one.id === assessment.recommendation.market);
      return chosen === undefined ? assessment.recommendation.outcome : verdictOf(chosen.verdict);
    }
    case 'first-market':
      return assessment.recommendation.market ?? 'none';
    case 'verdict':
      return place === undefined ? 'none' : verdictOf(place.verdict);
    case 'level':
      return assessment.readiness.level.low.id;
    case 'readiness':
      return String(assessment.readiness.score.low);
    case 'gate':
      return gates.some((one) => one.id === id && one.market === market && one.state === 'true')
        ? 'holds'
        : 'does not hold';
    case 'barrier':
      return place?.barriers.find((one) => one.id === id)?.residual.low ?? 'none';
    case 'action':
      return assessment.plan.actions.some((one) => one.id === id && one.market === market)
        ? 'in the plan'
        : 'not in the plan';
    case 'route': {
      const route = (place?.verdict.route ?? []).map(({ mode }) => mode);
      return route.length === 0 ? 'nothing after it' : route.join(', ');
    }
    case 'plan':
      return assessment.plan.actions
        .map((one) => `${one.key} (${one.horizon}, month ${one.startMonth})`)
        .join('; ');
  }
}

describe('an output for a company', () => {
  it.each([
    [['atlantis', 'mu'], 60],
    [['atlantis'], 30],
    [['mu'], 30],
  ] as const)('is what its assessment says, with the target markets %s', (markets, count) => {
    const model = new Model(align(pack, pack));
    const compiled = compile(pack);
    const random = new SeededRandom(11);
    for (let draw = 0; draw < count; draw += 1) {
      const raw = randomAnswers(model, random);
      const assessment = assess(compiled, decodeAnswers(model.new.compiled, raw, new Set(markets)));
      const comparison = new Comparison(model, { raw, markets });
      const outputs = outputsOf(model).filter(
        ({ market }) => market === null || markets.some((one) => one === market),
      );
      const wrong = outputs.flatMap((output) => {
        const { old, new: current } = comparison.of(output);
        const text = textOf(output, assessment);
        return old === text && current === text ? [] : [`${outputKey(output)}: ${old ?? '-'}, not ${text}`];
      });
      expect(wrong).toEqual([]);
    }
  });

  it('is nothing where the market is no target', () => {
    const model = new Model(align(pack, pack));
    const raw = randomAnswers(model, new SeededRandom(2));
    const comparison = new Comparison(model, { raw, markets: ['mu'] });
    const of = (kind: Output['kind'], id: string | null = null): string | null =>
      comparison.of({ kind, id, market: 'atlantis' }).new;
    expect(of('verdict')).toBe('none');
    expect(of('route')).toBe('none');
    expect(of('barrier', 'atlantis-rules')).toBe('none');
    expect(of('gate', 'no-pathway')).toBe('does not hold');
    expect(of('action', 'confirm-pathway')).toBe('not in the plan');
  });

  it('is nothing where the pack does not have the rule', () => {
    const gone = edits['a gate that goes'] ?? tinyPack;
    const model = new Model(align(tinyPack, gone));
    const comparison = new Comparison(model, { raw: model.allowed, markets: model.markets });
    expect(comparison.of({ kind: 'gate', id: 'no-pathway', market: 'atlantis' })).toEqual({
      old: null,
      new: 'does not hold',
    });
    expect(comparison.of({ kind: 'action', id: 'none', market: null })).toEqual({
      old: 'not in the plan',
      new: 'not in the plan',
    });
  });
});

describe('an output for open answers', () => {
  /** Answers of which some are left open. */
  function partly(model: Model, random: SeededRandom): AnswerSets {
    const raw = randomAnswers(model, random);
    return raw.map((value, variable) => (random.below(2) === 0 ? value : (model.allowed[variable] ?? value)));
  }

  const completed = (raw: AnswerSets, random: SeededRandom): AnswerSets =>
    raw.map((set) => random.bitOf(set));

  it('holds whatever they turn out to be, or is left open', () => {
    const model = new Model(align(pack, pack));
    const random = new SeededRandom(5);
    const outputs = outputsOf(model).filter(({ kind }) => kind !== 'plan');
    const settled = new Map<string, number>();
    const left = new Map<string, number>();
    for (let draw = 0; draw < 60; draw += 1) {
      const raw = partly(model, random);
      const open = new Comparison(model, { raw, markets: model.markets });
      const concrete = Array.from(
        { length: 6 },
        () => new Comparison(model, { raw: completed(raw, random), markets: model.markets }),
      );
      for (const output of outputs) {
        const value = open.of(output).new;
        const count = value === null ? left : settled;
        count.set(output.kind, (count.get(output.kind) ?? 0) + 1);
        if (value !== null)
          expect(concrete.map((one) => [outputKey(output), one.of(output).new])).toEqual(
            concrete.map(() => [outputKey(output), value]),
          );
      }
    }
    // Each kind of output is settled for some, and left open for others.
    const kinds = [...new Set(outputs.map(({ kind }) => kind))];
    expect(kinds.filter((kind) => (settled.get(kind) ?? 0) === 0)).toEqual([]);
    expect(kinds.filter((kind) => (left.get(kind) ?? 0) === 0)).toEqual([]);
  });

  it('is settled where nothing rests on them', () => {
    const model = new Model(align(pack, pack));
    const [stage = 0, protection = 0] = [0, 1].map((variable) => model.allowed[variable] ?? 0);
    const raw = [...model.allowed];
    const of = (output: Output): string | null =>
      new Comparison(model, { raw, markets: ['atlantis'] }).of(output).new;
    raw[0] = stage & -stage;
    expect(of({ kind: 'barrier', id: 'atlantis-rules', market: 'atlantis' })).toBe('none');
    expect(of({ kind: 'action', id: 'draft-terms', market: null })).toBe('not in the plan');
    expect(of({ kind: 'gate', id: 'no-pathway', market: 'atlantis' })).toBe('does not hold');
    expect(of({ kind: 'level', id: null, market: null })).toBeNull();
    // A company without a filing has one of the two to do, and the grant takes the place of the filing.
    raw[1] = protection & -protection;
    expect(of({ kind: 'action', id: 'file-patent', market: null })).toBe('not in the plan');
    expect(of({ kind: 'action', id: 'get-grant', market: null })).toBe('in the plan');
  });

  it('is a tie where its modes are certain', () => {
    const even = withModes(tinyPack, (modes) =>
      modes.map((mode) => ({ ...mode, requires: [], factors: [], then: [] })),
    );
    const tied: Pack = {
      ...even,
      manifest: { ...even.manifest, 'minimum-score': 0 },
      readiness: { ...even.readiness, gates: [] },
      markets: even.markets.map((market) => ({ ...market, 'entry-modes': [] })),
    };
    const model = new Model(align(tied, tied));
    const open = new Comparison(model, { raw: model.allowed, markets: model.markets });
    expect(open.of({ kind: 'verdict', id: null, market: 'atlantis' }).new).toBe(
      'tie of distribution and funding and licensing',
    );
    expect(open.of({ kind: 'overall', id: null, market: null }).new).toBe(
      'tie of distribution and funding and licensing',
    );
    expect(open.of({ kind: 'first-market', id: null, market: null }).new).toBe('atlantis');
    expect(open.of({ kind: 'route', id: null, market: 'atlantis' }).new).toBe('nothing after it');
  });
});
