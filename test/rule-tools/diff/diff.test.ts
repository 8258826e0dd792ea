import { describe, expect, it } from 'vitest';
import { diffPacks, type PackDiff } from '../../../src/rule-tools/diff/diff-packs.ts';
import { shareOf } from '../../../src/rule-tools/diff/tally.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Condition } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { tinyPack, withFactor, withMarket, withModes, withQuestions } from './packs.ts';

const diff = (before: Pack, after: Pack): PackDiff => diffPacks(before, after, { samples: 300, seed: 7 });

describe('proof that no outcome changes', () => {
  it('is found where texts alone change', () => {
    const texts = withQuestions(
      { ...smallPack, manifest: { ...smallPack.manifest, title: 'Other' } },
      (question) => ({
        ...question,
        ask: `${question.ask} Really?`,
        why: 'Another reason.',
      }),
    );
    const found = diff(smallPack, texts);
    expect(found.conclusion).toBe('same');
    expect(found.shares).toBeNull();
    expect(found.changes.flatMap(({ fields }) => fields.map(({ meaning }) => meaning))).toEqual(
      Array.from({ length: 13 }, () => 'text'),
    );
  });

  it('is found where a reason changes that is given inside a rule', () => {
    const reasons = withMarket(smallPack, (market) => ({
      ...market,
      barriers: market.barriers.map((barrier) => {
        const reductions = barrier['reduced-by']?.map((one) => ({ ...one, because: 'Other.' }));
        return { ...barrier, ...(reductions === undefined ? {} : { 'reduced-by': reductions }) };
      }),
    }));
    const found = diff(smallPack, reasons);
    expect(found.conclusion).toBe('same');
    expect(found.changes).toMatchObject([
      { subject: 'barrier', id: 'atlantis-rules', fields: [{ field: 'reduced-by', meaning: 'text' }] },
    ]);
  });

  it('is found where entries are put in another order', () => {
    const turned = withModes(
      {
        ...smallPack,
        readiness: { ...smallPack.readiness, gates: [...smallPack.readiness.gates].reverse() },
        recommendations: {
          ...smallPack.recommendations,
          recommendations: [...smallPack.recommendations.recommendations].reverse(),
        },
      },
      (modes) => [...modes].reverse().map((mode) => ({ ...mode, factors: [...mode.factors].reverse() })),
    );
    const found = diff(smallPack, turned);
    expect(found.conclusion).toBe('same');
    expect(found.changes).toEqual([]);
  });

  it('is found where a condition is rewritten by De Morgan', () => {
    const rewritten = withFactor(smallPack, 'short-runway', {
      when: {
        not: {
          all: [
            { 'runway-months': { 'more-than': 12 } },
            { any: [{ stage: ['trial', 'sold'] }, { 'ip-status': { 'at-least': 'filed' } }] },
          ],
        },
      },
    });
    const found = diff(smallPack, rewritten);
    expect(found.conclusion).toBe('same');
    expect(found.changes).toMatchObject([
      { id: 'short-runway', fields: [{ field: 'when', meaning: 'equivalent' }] },
    ]);
  });

  it('is found where one factor is split in two that cannot hold together', () => {
    const split = withModes(smallPack, (modes) =>
      modes.map((mode) => ({
        ...mode,
        factors: mode.factors.flatMap((factor) =>
          factor.id === 'early'
            ? [
                { ...factor, id: 'early-idea', when: { stage: 'idea' } },
                { ...factor, id: 'early-trial', when: { stage: 'trial' } },
              ]
            : [factor],
        ),
      })),
    );
    const found = diff(smallPack, split);
    expect(found.conclusion).toBe('same');
    expect(found.changes.map(({ change, id }) => `${change} ${id}`)).toEqual([
      'added early-idea',
      'added early-trial',
      'removed early',
    ]);
  });

  it('is found where a threshold moves past no score that a company can have', () => {
    const levels = tinyPack.manifest.levels.map((level) =>
      level.id === 'ready' ? { ...level, from: 71 } : level,
    );
    const found = diff(tinyPack, { ...tinyPack, manifest: { ...tinyPack.manifest, levels } });
    expect(found.conclusion).toBe('same');
    expect(found.changes).toMatchObject([
      { subject: 'level', id: 'ready', fields: [{ old: '70', new: '71' }] },
    ]);
  });

  it('takes visibility into account: a test of a question that is hidden anyway', () => {
    const narrowed = withQuestions(smallPack, (question) => question);
    const gates = (when: Condition): Pack => ({
      ...narrowed,
      readiness: {
        ...narrowed.readiness,
        gates: narrowed.readiness.gates.map((gate) => (gate.id === 'no-cash' ? { ...gate, when } : gate)),
      },
    });
    const found = diff(
      gates({ 'distributor-terms': 'draft' }),
      gates({ 'distributor-terms': 'draft', stage: 'sold' }),
    );
    expect(found.conclusion).toBe('same');
  });
});

describe('shares', () => {
  it('lie within their interval, which is never empty', () => {
    expect(shareOf(0, 2000)).toMatchObject({ percent: 0, low: 0, high: 1 });
    expect(shareOf(500, 1000)).toMatchObject({ percent: 50, low: 46, high: 54 });
    expect(shareOf(10, 10)).toMatchObject({ percent: 100, low: 72, high: 100 });
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 100 });
  });
});
