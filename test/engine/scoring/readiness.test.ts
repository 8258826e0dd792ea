import { describe, expect, test } from 'vitest';
import { summarize } from '../../../src/engine/summarize.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { AnswerFile } from '../../../src/schema/types.ts';
import { gate, withGates } from '../../fixtures/small-pack.ts';

const pathwayUnknown = { ...gate({ pathway: 'unknown' }, 'market'), caps: 'preparing' };
const compiled = compile(withGates([pathwayUnknown]));
const ready = { stage: 'sold', 'ip-status': 'granted', 'distributor-terms': 'signed', 'runway-months': 24 };
const levelWith = (markets: AnswerFile['markets']) =>
  summarize(compiled, { answers: ready, ...(markets === undefined ? {} : { markets }) }).level;

describe('a gate of each market that caps the level', () => {
  test('caps it where it holds in every market', () => {
    expect(levelWith({ atlantis: { pathway: 'unknown' }, mu: { pathway: 'unknown' } })).toEqual({
      low: 'preparing',
      high: 'preparing',
    });
  });

  test('caps nothing where it holds in one of them only', () => {
    expect(levelWith({ atlantis: { pathway: 'confirmed' }, mu: { pathway: 'unknown' } })).toEqual({
      low: 'ready',
      high: 'ready',
    });
  });

  test('may cap it where that is open', () => {
    expect(levelWith({ atlantis: { pathway: 'unknown' }, mu: {} })).toEqual({
      low: 'preparing',
      high: 'ready',
    });
  });

  test('may cap it where no market is named, so that all are looked at', () => {
    expect(levelWith({})).toEqual({ low: 'preparing', high: 'ready' });
  });
});
