import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Question } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { withQuestions } from '../diff/packs.ts';
import { inside, texts, withoutKey } from '../pack-mutants.ts';

describe('mutants of questions', () => {
  it('mutates the weight of a question, from one upwards', () => {
    const weighing = (weight: number): readonly string[] =>
      texts(
        withQuestions(smallPack, (one) => (one.id === 'ip-status' ? { ...one, weight } : one)),
        'question ip-status',
      );
    expect(weighing(2)).toEqual(['weight: 2 -> 1', 'weight: 2 -> 3']);
    expect(weighing(1)).toEqual(['weight: 1 -> 2']);
  });

  it('mutates the scores of options, from 0 to 100', () => {
    const scored = withQuestions(smallPack, (one) =>
      one.id === 'ip-status'
        ? {
            ...one,
            weight: 1,
            options: [
              { id: 'none', label: 'None', score: 0 },
              { id: 'filed', label: 'Filed', score: 10 },
              { id: 'waiting', label: 'Waiting' },
              { id: 'held', label: 'Held', score: 90 },
              { id: 'granted', label: 'Granted', score: 91 },
            ],
          }
        : one,
    );
    expect(texts(scored, 'question ip-status')).toEqual([
      'weight: 1 -> 2',
      'score of none: 0 -> 10',
      'score of filed: 10 -> 0',
      'score of filed: 10 -> 20',
      'score of held: 90 -> 80',
      'score of held: 90 -> 100',
      'score of granted: 91 -> 81',
    ]);
    expect(inside(scored, 'question ip-status').map(({ kind }) => kind)).toEqual([
      'weight',
      ...Array.from({ length: 6 }, () => 'score'),
    ]);
  });

  it('mutates the scores and starts of bands', () => {
    const bands = inside(smallPack, 'question runway-months');
    expect(
      bands.map(
        ({ kind, text, movesBreakpoints }) =>
          `${kind}: ${text}${movesBreakpoints === true ? ', cut elsewhere' : ''}`,
      ),
    ).toEqual([
      'score: score from 0: 0 -> 10',
      'score: score from 6: 40 -> 30',
      'score: score from 6: 40 -> 50',
      'bound: from: 6 -> 5, cut elsewhere',
      'bound: from: 6 -> 7, cut elsewhere',
      'score: score from 18: 100 -> 90',
      'bound: from: 18 -> 17, cut elsewhere',
      'bound: from: 18 -> 19, cut elsewhere',
    ]);
  });

  it('does not mutate the start of the first band at the minimum', () => {
    const from = (minimum: number | undefined, first: number): readonly string[] =>
      texts(
        withQuestions(smallPack, (one): Question => {
          if (one.id !== 'runway-months') return one;
          const rest = withoutKey(one, 'minimum');
          const bands = [{ from: first, score: 0 }];
          return { ...rest, ...(minimum === undefined ? {} : { minimum }), bands };
        }),
        'question runway-months',
      ).filter((text) => text.startsWith('from'));
    expect(from(3, 3)).toEqual([]);
    expect(from(3, 4)).toEqual(['from: 4 -> 5']);
    expect(from(3, 5)).toEqual(['from: 5 -> 4', 'from: 5 -> 6']);
    expect(from(undefined, 0)).toEqual(['from: 0 -> -1', 'from: 0 -> 1']);
  });

  it('mutates the visibility of a question', () => {
    expect(texts(smallPack, 'question distributor-terms')).toEqual([
      'stage: dropped',
      'stage: sold -> trial',
      'stage: trial added to sold',
    ]);
  });
});

it('locates a mutant as a value in its file', () => {
  const numbers = ['the pack', 'dimensions', 'question ip-status', 'question runway-months'].flatMap((name) =>
    inside(smallPack, name),
  );
  expect(numbers.filter(({ at }) => at !== 'value')).toEqual([]);
  expect([...new Set(numbers.map(({ part }) => part))]).toEqual(['pack', 'readiness', 'questionnaire']);
});

describe('the numbers of a pack are altered', () => {
  const manifest = (more: Partial<Pack['manifest']>): readonly string[] =>
    texts({ ...smallPack, manifest: { ...smallPack.manifest, ...more } }, 'the pack');

  it('each by one', () => {
    const kinds = inside(smallPack, 'the pack').map(({ kind, text }) => `${kind}: ${text}`);
    expect(kinds).toEqual([
      'level: preparing: from: 35 -> 34',
      'level: preparing: from: 35 -> 36',
      'level: ready: from: 70 -> 69',
      'level: ready: from: 70 -> 71',
      'level: minimum-score: 1 -> 0',
      'level: minimum-score: 1 -> 2',
      'weight: ranking by fit: 2 -> 1',
      'weight: ranking by fit: 2 -> 3',
      'weight: ranking by readiness: 1 -> 0',
      'weight: ranking by readiness: 1 -> 2',
      'weight: ranking by ease: 1 -> 0',
      'weight: ranking by ease: 1 -> 2',
      'plan: impact low: 10 -> 9',
      'plan: impact low: 10 -> 11',
      'plan: effort low: 0 -> -1',
      'plan: effort low: 0 -> 1',
      'plan: impact medium: 20 -> 19',
      'plan: impact medium: 20 -> 21',
      'plan: effort medium: 5 -> 4',
      'plan: effort medium: 5 -> 6',
      'plan: impact high: 30 -> 29',
      'plan: impact high: 30 -> 31',
      'plan: effort high: 10 -> 9',
      'plan: effort high: 10 -> 11',
      'plan: priority of a barrier: 3 -> 2',
      'plan: priority of a barrier: 3 -> 4',
      'plan: priority of a requirement: 15 -> 14',
      'plan: priority of a requirement: 15 -> 16',
      'plan: priority of a gate: 40 -> 39',
      'plan: priority of a gate: 40 -> 41',
      'plan: points for a market by its rank: 2 -> 1',
      'plan: points for a market by its rank: 2 -> 3',
      'plan: points for a market by its rank: 1 -> 0',
      'plan: points for a market by its rank: 1 -> 2',
      'plan: now: at-most: 2 -> 1',
      'plan: now: at-most: 2 -> 3',
      'plan: next: at-most: 2 -> 1',
      'plan: next: at-most: 2 -> 3',
      'plan: next: from-month: 3 -> 2',
      'plan: next: from-month: 3 -> 4',
      'plan: later: from-month: 12 -> 11',
      'plan: later: from-month: 12 -> 13',
    ]);
  });

  it('levels up to a hundred, weights down to 0', () => {
    const levels = [{ id: 'top', title: 'Top', from: 100, means: '…' }];
    expect(manifest({ levels })[0]).toBe('top: from: 100 -> 99');
    expect(manifest({ levels })[1]).toBe('minimum-score: 1 -> 0');
    expect(manifest({ ranking: { fit: 0, readiness: 1, ease: 1 } })).not.toContain('ranking by fit: 0 -> -1');
    const horizons = [{ id: 'now', title: 'Now', 'from-month': 1, 'at-most': 1 }];
    expect(manifest({ horizons }).slice(-2)).toEqual(['now: at-most: 1 -> 2', 'now: from-month: 1 -> 2']);
  });

  it('weights of dimensions from one upwards', () => {
    expect(inside(smallPack, 'dimensions').map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'weight: weight of evidence: 2 -> 1',
      'weight: weight of evidence: 2 -> 3',
      'weight: weight of rights: 1 -> 2',
      'weight: weight of money: 1 -> 2',
    ]);
  });
});
