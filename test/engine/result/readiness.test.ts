import { expect, test } from 'vitest';
import { noPathwayInMu, soldTest, assessedWith } from '../described-company.ts';

test('readiness goes down from the level to the questions that score it', () => {
  expect(assessedWith({}).readiness).toEqual({
    score: { low: 50, high: 58 },
    level: {
      low: { id: 'exploring', title: 'Exploring', means: '…' },
      high: { id: 'exploring', title: 'Exploring', means: '…' },
      settled: true,
    },
    uncapped: {
      low: { id: 'preparing', title: 'Preparing', means: '…' },
      high: { id: 'preparing', title: 'Preparing', means: '…' },
      settled: true,
    },
    levels: [
      { id: 'exploring', title: 'Exploring', from: 0, means: '…' },
      { id: 'preparing', title: 'Preparing', from: 35, means: '…' },
      { id: 'ready', title: 'Ready', from: 70, means: '…' },
    ],
    dimensions: [
      {
        id: 'evidence',
        title: 'Evidence',
        weight: 2,
        means: '…',
        cites: ['own-judgement'],
        score: { low: 100, high: 100 },
        questions: [
          {
            question: 'stage',
            market: null,
            ask: 'Stage?',
            answer: 'sold',
            score: { low: 100, high: 100 },
            weight: 1,
          },
        ],
      },
      {
        id: 'rights',
        title: 'Rights',
        weight: 1,
        means: '…',
        cites: ['own-judgement'],
        score: { low: 0, high: 33 },
        questions: [
          {
            question: 'ip-status',
            market: null,
            ask: 'Protected?',
            answer: 'none',
            score: { low: 0, high: 0 },
            weight: 2,
          },
          {
            question: 'distributor-terms',
            market: null,
            ask: 'Terms?',
            answer: 'Not known',
            score: { low: 0, high: 100 },
            weight: 1,
          },
        ],
      },
      {
        id: 'money',
        title: 'Money',
        weight: 1,
        means: '…',
        cites: ['own-judgement'],
        score: { low: 0, high: 0 },
        questions: [
          {
            question: 'runway-months',
            market: null,
            ask: 'Runway?',
            answer: 'less than 6 months',
            score: { low: 0, high: 0 },
            weight: 1,
          },
        ],
      },
    ],
    gates: [
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
      {
        id: 'no-pathway',
        market: 'atlantis',
        title: 'Pathway unknown',
        because: 'Not legal.',
        state: 'true',
        caps: null,
        blocks: ['distribution'],
        tested: [
          soldTest,
          {
            question: 'pathway',
            market: 'atlantis',
            ask: 'Pathway in the sunken land?',
            expected: 'unknown',
            answer: 'unknown',
            state: 'true',
          },
        ],
        cites: ['own-judgement'],
      },
      noPathwayInMu,
    ],
  });
});
