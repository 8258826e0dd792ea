import { describe, expect, it } from 'vitest';
import { Equivalence } from '../../../src/rule-tools/testing/mutation/equivalence.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type {
  Barrier,
  Condition,
  Factor,
  Gate,
  Question,
  Recommendation,
} from '../../../src/schema/types.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';
import { withFactor, withMarket, withModes, withQuestions } from '../diff/packs.ts';

const never: Condition = { stage: 'idea', 'distributor-terms': 'draft' };

const compare = (before: Pack, after: Pack, movesBreakpoints = false) =>
  new Equivalence(compile(before)).compare(after, movesBreakpoints);

/** none: nothing differs for any company; found: something does, with what it hangs on; differs: it is not looked for. */
function text(before: Pack, after: Pack, movesBreakpoints = false): string {
  const compared = compare(before, after, movesBreakpoints);
  if (compared.kind !== 'found') return compared.kind;
  const { answers, markets = {} } = compared.decisive;
  const there = Object.entries(markets).filter(([, given]) => Object.keys(given).length > 0);
  return `found: ${JSON.stringify({ ...answers, ...Object.fromEntries(there) }).replaceAll('"', '')}`;
}

const withAdvice = (edit: (one: Recommendation) => Recommendation, base: Pack = smallPack): Pack => ({
  ...base,
  recommendations: {
    ...base.recommendations,
    recommendations: base.recommendations.recommendations.map((one) =>
      one.id === 'file-patent' ? edit(one) : one,
    ),
  },
});

const withBarrier = (edit: (barrier: Barrier) => Barrier, base: Pack = smallPack): Pack =>
  withMarket(base, (market) => ({
    ...market,
    barriers: market.barriers.map((barrier) => (barrier.id === 'atlantis-rules' ? edit(barrier) : barrier)),
  }));

describe('equivalent packs', () => {
  it('a pack is equivalent to itself', () => {
    expect(text(smallPack, smallPack)).toBe('none');
    expect(text(smallPack, { ...smallPack })).toBe('none');
  });

  it('a reworded condition is equivalent', () => {
    const words = withFactor(smallPack, 'early', { when: { not: { stage: 'sold' } } });
    expect(text(smallPack, words)).toBe('none');
    const gates = (when: Condition): Pack => withGates([{ ...gate(when), caps: 'exploring' }]);
    expect(text(gates({ stage: 'sold' }), gates({ stage: { 'at-least': 'sold' } }))).toBe('none');
  });

  it('a bound beyond all possible answers is equivalent', () => {
    const short = (bound: number): Pack =>
      withFactor(smallPack, 'short', { when: { 'runway-months': { 'less-than': bound } } });
    expect(text(short(61), short(62), true)).toBe('none');
    expect(text(short(12), short(13), true)).toBe('found: {runway-months:12}');
  });
});

it('finds a difference behind equivalent pairs', () => {
  const words = withFactor(smallPack, 'early', { when: { not: { stage: 'sold' } } });
  expect(text(smallPack, withFactor(words, 'sold', { weight: 'for' }))).toBe('found: {stage:sold}');
  const two = withBarrier(
    (one) => ({ ...one, severity: 'critical' }),
    withFactor(smallPack, 'sold', { when: { 'ip-status': ['none', 'filed', 'granted'], stage: 'sold' } }),
  );
  expect(text(smallPack, two)).toMatch(/^found: {stage:/);
});

describe('a rule that no company meets may say anything:', () => {
  it('a gate', () => {
    const gates = (one: Partial<Gate>, when = never): Pack =>
      withGates([{ ...gate(when), caps: 'exploring', ...one }]);
    expect(text(gates({}), gates({ caps: 'preparing' }))).toBe('none');
    expect(text(gates({}), gates({ blocks: ['licensing'] }))).toBe('none');
    const sold = { stage: 'sold' };
    expect(text(gates({}, sold), gates({ caps: 'preparing' }, sold))).toBe('found: {stage:sold}');
    expect(text(gates({}, sold), gates({ blocks: ['licensing'] }, sold))).toBe('found: {stage:sold}');
    expect(
      text(gates({ blocks: ['funding', 'licensing'] }, sold), gates({ blocks: ['licensing'] }, sold)),
    ).toBe('found: {stage:sold}');
    expect(text(gates({}, sold), gates({}, { stage: 'trial' }))).toMatch(/^found: {stage:(sold|trial)}$/);
  });

  it('a gate for each market', () => {
    const gates = (when: Condition): Pack => withGates([{ ...gate(when, 'market'), blocks: ['licensing'] }]);
    expect(text(gates({ pathway: 'unknown' }), gates({ pathway: 'assumed' }))).toMatch(
      /^found: {atlantis:{pathway:/,
    );
    expect(text(gates({ pathway: 'unknown' }), gates({ pathway: { 'less-than': 'assumed' } }))).toBe('none');
  });

  it('advice', () => {
    const changes: readonly Partial<Recommendation>[] = [
      { impact: 'low' },
      { effort: 'high' },
      { after: [] },
      { modes: ['licensing'] },
      { improves: { 'ip-status': 'granted' } },
    ];
    for (const change of changes) {
      const idle = withAdvice((one) => ({ ...one, when: never }));
      expect(
        text(
          idle,
          withAdvice((one) => ({ ...one, ...change }), idle),
        ),
      ).toBe('none');
      expect(
        text(
          smallPack,
          withAdvice((one) => ({ ...one, ...change })),
        ),
      ).toMatch(/^found/);
    }
    const same = withAdvice((one) => ({ ...one, title: 'Another title' }));
    expect(text(smallPack, same)).toBe('none');
    expect(
      text(
        smallPack,
        withAdvice((one) => ({ ...one, when: { stage: 'sold' } })),
      ),
    ).toMatch(/^found: {stage:/);
  });

  it('a factor, for an entry mode or a market', () => {
    const idle = withFactor(smallPack, 'early', { when: never });
    expect(text(idle, withFactor(idle, 'early', { weight: 'against' }))).toBe('none');
    expect(text(smallPack, withFactor(smallPack, 'early', { weight: 'against' }))).toMatch(
      /^found: {stage:(idea|trial)}$/,
    );
    const fit = (change: Partial<Factor>, base = smallPack): Pack =>
      withMarket(base, (market) => ({
        ...market,
        fit: (market.fit ?? []).map((factor) => (factor.id === 'sells' ? { ...factor, ...change } : factor)),
      }));
    expect(text(smallPack, fit({ weight: 'for' }))).toBe('found: {stage:sold}');
    expect(text(smallPack, fit({ when: { not: { stage: ['idea', 'trial'] } } }))).toBe('none');
    expect(text(fit({ when: never }), fit({ when: never, weight: 'for' }))).toBe('none');
  });

  it('a requirement that is met by the same companies', () => {
    const requiring = (when: Condition): Pack =>
      withModes(smallPack, (modes) =>
        modes.map((mode) => ({ ...mode, requires: mode.requires.map((one) => ({ ...one, when })) })),
      );
    expect(text(requiring({ stage: 'sold' }), requiring({ not: { stage: ['idea', 'trial'] } }))).toBe('none');
    expect(text(requiring({ stage: 'sold' }), requiring({}))).toMatch(/^found: {stage:(idea|trial)}$/);
  });
});

describe('a barrier', () => {
  it('differs where what is left of it does', () => {
    expect(
      text(
        smallPack,
        withBarrier((one) => ({ ...one, severity: 'critical' })),
      ),
    ).toMatch(/^found: {stage:/);
    expect(
      text(
        smallPack,
        withBarrier((one) => ({ ...one, 'applies-when': { stage: 'sold' } })),
      ),
    ).toBe('found: {stage:trial}');
    const idle = withBarrier((one) => ({ ...one, 'applies-when': never }));
    expect(
      text(
        idle,
        withBarrier((one) => ({ ...one, severity: 'low' }), idle),
      ),
    ).toBe('none');
  });

  it('is the same where more is taken away than there is', () => {
    const lowered = (severity: Barrier['severity'], by: number): Pack =>
      withBarrier((one) => ({
        ...one,
        severity,
        'reduced-by': [{ when: { pathway: 'confirmed' }, by, because: 'Known.' }],
      }));
    for (const [index, severity] of (['low', 'moderate', 'high', 'critical'] as const).entries()) {
      expect(text(lowered(severity, index + 1), lowered(severity, index + 2))).toBe('none');
      expect(text(lowered(severity, index), lowered(severity, index + 1))).toMatch(/^found/);
    }
  });
});

describe('equivalence of questions', () => {
  const withQuestion = (id: string, edit: (question: Question) => Question): Pack =>
    withQuestions(smallPack, (one) => (one.id === id ? edit(one) : one));

  it('a question shown to the same companies is equivalent', () => {
    const shown = (when: Condition): Pack =>
      withQuestion('distributor-terms', (one) => ({ ...one, 'show-when': when }));
    expect(text(smallPack, shown({ not: { stage: ['idea', 'trial'] } }))).toBe('none');
    expect(text(smallPack, shown({ stage: ['trial', 'sold'] }))).toMatch(/^found: {stage:trial/);
  });

  it('a question differs if an option that somebody chooses scores otherwise', () => {
    const scored = (middle: number): Pack =>
      withQuestion('stage', (one) => ({
        ...one,
        options: [
          { id: 'idea', label: 'idea', score: 0 },
          { id: 'trial', label: 'trial', score: middle },
          { id: 'sold', label: 'sold', score: 100 },
        ],
      }));
    expect(text(scored(50), scored(60))).toBe('found: {stage:trial}');
    expect(text(smallPack, scored(50))).toBe('none');
  });

  it('the scores of a question that nobody is asked are equivalent', () => {
    const hidden = (score: number): Pack =>
      withQuestion('distributor-terms', (one) => ({
        ...one,
        'show-when': { stage: 'idea', 'ip-status': { 'more-than': 'granted' } },
        options: [
          { id: 'none', label: 'none', score },
          { id: 'signed', label: 'signed', score: 100 },
        ],
      }));
    expect(text(hidden(0), hidden(10))).toBe('none');
  });

  it('does not search multiple choices and weights, whose scores are sums', () => {
    const needs = (score: number): Pack =>
      withQuestion('needs', (one) => ({
        ...one,
        dimension: 'money',
        options: [
          { id: 'funding', label: 'funding', score },
          { id: 'channel', label: 'channel', score: 0 },
        ],
      }));
    expect(text(needs(20), needs(30))).toBe('differs');
    expect(text(needs(20), needs(20))).toBe('none');
    expect(
      text(
        smallPack,
        withQuestion('ip-status', (one) => ({ ...one, weight: 3 })),
      ),
    ).toBe('differs');
  });
});

it('numbers of the pack, and weights of dimensions, are not looked for', () => {
  expect(text(smallPack, { ...smallPack, manifest: { ...smallPack.manifest, 'minimum-score': 2 } })).toBe(
    'differs',
  );
  const dimensions = smallPack.readiness.dimensions.map((one) => ({ ...one, weight: one.weight + 1 }));
  expect(text(smallPack, { ...smallPack, readiness: { ...smallPack.readiness, dimensions } })).toBe(
    'differs',
  );
});

it('shows a difference with the answers it depends on, and a whole company', () => {
  const compared = compare(smallPack, withFactor(smallPack, 'early', { weight: 'against' }));
  expect(compared).toMatchObject({ kind: 'found', answers: { answers: { 'ip-status': 'none', needs: [] } } });
});
