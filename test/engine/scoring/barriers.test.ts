import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { residualOf, severities } from '../../../src/engine/scoring/barriers.ts';
import { marketScoreOf } from '../../../src/engine/scoring/market-choice.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Barrier, Factor, Interval, RankingWeights } from '../../../src/schema/types.ts';
import { evaluated } from '../evaluated.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const cites = ['own-judgement'];
const barrier = (id: string, more: Partial<Barrier> = {}): Barrier => ({
  id,
  title: id,
  kind: 'regulation',
  severity: 'high',
  why: '…',
  cites,
  ...more,
});
const factor = (id: string, stage: string, weight: Factor['weight']): Factor => ({
  id,
  when: { stage },
  weight,
  because: '…',
  evidence: 'derived',
  cites,
});

interface Given {
  readonly barriers?: readonly Barrier[];
  readonly fit?: readonly Factor[];
  readonly ranking?: RankingWeights;
}

/** Mu, with these barriers and reasons. */
function muWith(
  { barriers = [], fit = [], ranking = { fit: 1, readiness: 1, ease: 1 } }: Given,
  answers: AnswerFile['answers'],
) {
  const pack: Pack = {
    ...smallPack,
    manifest: { ...smallPack.manifest, ranking },
    markets: [{ id: 'mu', title: 'Mu', summary: '…', facts: [], barriers, fit }],
  };
  const { evaluation } = evaluated(pack, { answers, markets: { mu: {} } });
  const [market] = evaluation.markets;
  if (market === undefined) throw new Error('there is Mu');
  const { attractiveness, position, score } = marketScoreOf(evaluation, market);
  const lines = [...attractiveness.lines, ...position.lines];
  const line = (id: string): Interval =>
    lines.find((one) => one.line.id === id)?.score ?? { low: -1, high: -1 };
  return { market, parts: { fit: line('fit'), readiness: line('readiness'), ease: line('ease'), score } };
}

function residual(one: Barrier, answers: AnswerFile['answers']) {
  const { market } = muWith({ barriers: [one] }, answers);
  const [compiled] = market.scope.barriers;
  return compiled && residualOf(compiled, market.states);
}

const idea = { stage: 'idea' };
const sold = { stage: 'sold' };

describe('residual severity of a barrier', () => {
  test('is its severity, less what reduces it, and no less than none', () => {
    const reduced = (by: number) => barrier('b', { 'reduced-by': [{ when: idea, by, because: '…' }] });
    expect(residual(barrier('b'), idea)).toEqual({ low: 3, high: 3 });
    expect(residual(reduced(1), idea)).toEqual({ low: 2, high: 2 });
    expect(residual(reduced(4), idea)).toEqual({ low: 0, high: 0 });
    expect(residual(reduced(1), sold)).toEqual({ low: 3, high: 3 });
    expect(residual(reduced(1), {})).toEqual({ low: 2, high: 3 });
    expect(residual(reduced(4), {})).toEqual({ low: 0, high: 3 });
  });

  test('is nothing where it does not apply, and may be where that is open', () => {
    const some = barrier('b', { 'applies-when': idea });
    expect(residual(some, sold)).toEqual({ low: 0, high: 0 });
    expect(residual(some, idea)).toEqual({ low: 3, high: 3 });
    expect(residual(some, {})).toEqual({ low: 0, high: 3 });
  });

  test('goes from none to critical', () => {
    expect(severities).toEqual(['none', 'low', 'moderate', 'high', 'critical']);
    expect(residual(barrier('b', { severity: 'critical' }), idea)).toEqual({ low: 4, high: 4 });
    expect(residual(barrier('b', { severity: 'low' }), idea)).toEqual({ low: 1, high: 1 });
  });
});

describe('how attractive a market is', () => {
  test('starts from a fit of 50, by ten points for each point of its reasons, from 0 to 100', () => {
    const fit = (reasons: readonly Factor[], answers: AnswerFile['answers']) =>
      muWith({ fit: reasons }, answers).parts.fit;
    const many = (weight: Factor['weight']) => ['a', 'b', 'c'].map((id) => factor(id, 'idea', weight));
    expect(fit([], idea)).toEqual({ low: 50, high: 50 });
    expect(fit([factor('a', 'idea', 'strongly-for'), factor('b', 'idea', 'against')], idea)).toEqual({
      low: 60,
      high: 60,
    });
    expect(fit(many('strongly-for'), idea)).toEqual({ low: 100, high: 100 });
    expect(fit(many('strongly-against'), idea)).toEqual({ low: 0, high: 0 });
    expect(fit([factor('a', 'idea', 'for'), factor('b', 'idea', 'strongly-against')], {})).toEqual({
      low: 30,
      high: 60,
    });
  });

  test('falls with the worst barrier of each kind', () => {
    const ease = (barriers: readonly Barrier[], answers: AnswerFile['answers'] = idea) =>
      muWith({ barriers }, answers).parts.ease;
    expect(ease([])).toEqual({ low: 100, high: 100 });
    expect(ease([barrier('a')])).toEqual({ low: 63, high: 63 }); // 3 of 8 steps
    expect(ease([barrier('a'), barrier('b', { severity: 'low' })])).toEqual({ low: 63, high: 63 });
    expect(ease([barrier('a', { severity: 'low' }), barrier('b')])).toEqual({ low: 63, high: 63 });
    expect(ease([barrier('a'), barrier('b', { kind: 'language', severity: 'low' })])).toEqual({
      low: 50,
      high: 50,
    });
    expect(ease([barrier('a', { 'applies-when': sold }), barrier('b', { severity: 'low' })], {})).toEqual({
      low: 63,
      high: 88,
    });
  });

  test('counts readiness there, with the answers about that market', () => {
    const { readiness } = muWith({}, { stage: 'idea', 'ip-status': 'none', 'runway-months': 0 }).parts;
    expect(readiness).toEqual({ low: 0, high: 25 }); // the pathway alone is open: half of evidence, half of the whole
  });

  test('is the mean of fit, readiness there and ease, by their weights', () => {
    const given = { barriers: [barrier('a')], fit: [factor('a', 'idea', 'for')] };
    const answers = { stage: 'idea', 'ip-status': 'granted', 'runway-months': 20 };
    const parts = fc.record({ fit: fc.nat(3), readiness: fc.nat(3), ease: fc.nat(3) });
    fc.assert(
      fc.property(parts, (ranking) => {
        const { fit, readiness, ease, score } = muWith({ ...given, ranking }, answers).parts;
        const total = ranking.fit + ranking.readiness + ranking.ease;
        const mean = (bound: 'low' | 'high') =>
          total === 0
            ? 0
            : Math.round(
                (fit[bound] * ranking.fit +
                  readiness[bound] * ranking.readiness +
                  ease[bound] * ranking.ease) /
                  total,
              );
        expect(score).toEqual({ low: mean('low'), high: mean('high') });
      }),
      { numRuns: 30 },
    );
  });
});
