import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/schema/types.ts';
import { noPathwayInMu, soldTest, assessedWith } from '../described-company.ts';

const market = (assessment: Assessment, id: string) => assessment.markets.find((one) => one.id === id);
const atlantis = (...given: Parameters<typeof assessedWith>) => market(assessedWith(...given), 'atlantis');
const mu = (...given: Parameters<typeof assessedWith>) => market(assessedWith(...given), 'mu');

describe('the result for a market', () => {
  test('names it, its place, and what its score is made of', () => {
    expect(
      assessedWith({}).markets.map(({ id, title, summary, rank, rankSettled }) => [
        id,
        title,
        summary,
        rank,
        rankSettled,
      ]),
    ).toEqual([
      ['mu', 'Mu', '…', 1, true],
      ['atlantis', 'Atlantis', 'An island.', 2, true],
    ]);
    expect(mu({})?.score).toEqual({ low: 49, high: 63 });
    expect(mu({})?.terms).toEqual([
      { label: 'Fit', points: { low: 60, high: 60 }, weight: 2 },
      { label: 'Readiness', points: { low: 25, high: 58 }, weight: 1 },
      { label: 'Ease', points: { low: 50, high: 75 }, weight: 1 },
    ]);
    expect(mu({})?.readiness).toEqual({ low: 25, high: 58 });
    expect(mu({})?.dimensions).toEqual([
      { id: 'evidence', score: { low: 50, high: 100 } },
      { id: 'rights', score: { low: 0, high: 33 } },
      { id: 'money', score: { low: 0, high: 0 } },
    ]);
  });

  test('reports its barriers in full, those that weigh most first', () => {
    expect(atlantis({})?.barriers).toEqual([
      {
        id: 'atlantis-rules',
        title: 'Rules',
        kind: 'regulation',
        kindTitle: 'Regulation',
        why: '…',
        applies: 'true',
        severity: 'high',
        residual: { low: 'high', high: 'high' },
        reductions: [
          {
            because: 'Known.',
            by: 1,
            state: 'false',
            tested: [
              {
                question: 'pathway',
                market: 'atlantis',
                ask: 'Pathway in the sunken land?',
                expected: 'at least assumed',
                answer: 'unknown',
                state: 'false',
              },
            ],
          },
          {
            because: 'Confirmed.',
            by: 1,
            state: 'false',
            tested: [
              {
                question: 'pathway',
                market: 'atlantis',
                ask: 'Pathway in the sunken land?',
                expected: 'confirmed',
                answer: 'unknown',
                state: 'false',
              },
            ],
          },
        ],
        recommendations: [{ id: 'confirm-pathway', title: 'Confirm in the sunken land' }],
        tested: [
          {
            question: 'stage',
            market: null,
            ask: 'Stage?',
            expected: 'at least trial',
            answer: 'sold',
            state: 'true',
          },
        ],
        cites: ['X2a'],
      },
      {
        id: 'atlantean',
        title: 'Language',
        kind: 'language',
        kindTitle: 'Language',
        why: '…',
        applies: 'true',
        severity: 'moderate',
        residual: { low: 'moderate', high: 'moderate' },
        reductions: [],
        recommendations: [],
        tested: [],
        cites: ['own-judgement'],
      },
    ]);
  });

  test('lowers a barrier by what holds, and leaves out one that does not apply', () => {
    const residuals = (...given: Parameters<typeof assessedWith>) =>
      atlantis(...given)?.barriers.map(({ id, applies, residual: { low, high } }) => [
        id,
        applies,
        low,
        high,
      ]);
    expect(residuals({}, { pathway: 'assumed' })).toEqual([
      ['atlantean', 'true', 'moderate', 'moderate'],
      ['atlantis-rules', 'true', 'moderate', 'moderate'],
    ]);
    expect(residuals({}, { pathway: 'confirmed' })).toEqual([
      ['atlantean', 'true', 'moderate', 'moderate'],
      ['atlantis-rules', 'true', 'low', 'low'],
    ]);
    expect(residuals({}, { pathway: 'dont-know' })).toEqual([
      ['atlantean', 'true', 'moderate', 'moderate'],
      ['atlantis-rules', 'true', 'low', 'high'],
    ]);
    expect(residuals({ stage: 'idea' })).toEqual([['atlantean', 'true', 'moderate', 'moderate']]);
    expect(residuals({ stage: 'dont-know' })).toEqual([
      ['atlantean', 'true', 'moderate', 'moderate'],
      ['atlantis-rules', 'open', 'none', 'high'],
    ]);
    expect(mu({})?.barriers.map(({ residual }) => residual)).toEqual([{ low: 'moderate', high: 'critical' }]);
  });

  test('reports where to land, whom to meet and who helps there', () => {
    const result = atlantis({});
    expect(result?.entryPoints).toEqual([
      { title: 'Harbour', what: 'Land here.', url: 'https://harbour.org', cites: ['X2'] },
    ]);
    expect(result?.events).toEqual([{ title: 'Tide fair', what: 'Once a year.', url: null, cites: ['X10'] }]);
    expect(result?.helpers).toEqual([
      {
        title: 'School of {market}',
        what: 'Teaches for {market}.',
        url: 'https://dive.org',
        cites: ['told'],
      },
    ]);
    const other = mu({});
    expect([other?.entryPoints, other?.events, other?.helpers, other?.facts]).toEqual([[], [], [], []]);
  });

  test('reports its facts, but for those that only a barrier cites which does not apply', () => {
    expect(atlantis({})?.facts).toEqual([
      { id: 'X10', statement: 'It sank.', asOf: '2026' },
      { id: 'X2', statement: 'It was large.', asOf: null },
      { id: 'X2a', statement: 'Trials are watched.', asOf: null },
    ]);
    expect(atlantis({ stage: 'idea' })?.facts.map(({ id }) => id)).toEqual(['X10', 'X2']);
    expect(atlantis({ stage: 'dont-know' })?.facts.map(({ id }) => id)).toEqual(['X10', 'X2', 'X2a']);
  });

  test('lists the gates of the company and its own, that hold or may hold', () => {
    expect(mu({})?.gates).toEqual([
      {
        id: 'no-cash',
        market: null,
        title: 'Cash runs out',
        because: 'No money.',
        state: 'true',
        caps: 'exploring',
        blocks: [],
        tested: [
          {
            question: 'runway-months',
            market: null,
            ask: 'Runway?',
            expected: 'less than 6 months',
            answer: 'less than 6 months',
            state: 'true',
          },
        ],
        cites: ['own-judgement'],
      },
      noPathwayInMu,
    ]);
    expect(atlantis({})?.gates.map(({ id, market: where, state }) => [id, where, state])).toEqual([
      ['no-cash', null, 'true'],
      ['no-pathway', 'atlantis', 'true'],
    ]);
    expect(atlantis({ 'runway-months': 20 }, { pathway: 'assumed' })?.gates).toEqual([]);
  });

  test('reports what makes it fit, certain and strong reasons first', () => {
    const reasons = (...given: Parameters<typeof assessedWith>) =>
      atlantis(...given)?.fit.map(({ id, state, points }) => [id, state, points]);
    expect(reasons({})).toEqual([
      ['sells', 'true', 2],
      ['poor', 'true', -1],
    ]);
    expect(reasons({ stage: 'dont-know' })).toEqual([
      ['poor', 'true', -1],
      ['sells', 'open', 2],
    ]);
    expect(reasons({ 'runway-months': 20 })).toEqual([['sells', 'true', 2]]);
    expect(atlantis({ 'runway-months': 20 })?.fit).toEqual([
      {
        id: 'sells',
        weight: 'strongly-for',
        points: 2,
        because: 'sells.',
        state: 'true',
        evidence: 'derived',
        tested: [soldTest],
        cites: ['own-judgement'],
      },
    ]);
  });
});
