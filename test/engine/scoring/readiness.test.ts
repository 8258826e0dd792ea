import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { summarize } from '../../../src/engine/summarize.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { AnswerFile, LevelRange } from '../../../src/schema/types.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';

const pathwayUnknown = { ...gate({ pathway: 'unknown' }, 'market'), caps: 'preparing' };
const compiled = compile(withGates([pathwayUnknown]));
const ready = { stage: 'sold', 'ip-status': 'granted', 'distributor-terms': 'signed', 'runway-months': 24 };
const told = (markets: AnswerFile['markets']) =>
  assess(compiled, { answers: ready, ...(markets === undefined ? {} : { markets }) });
const levelOf = ({ low, high }: LevelRange) => [low.id, high.id];
const levelsIn = (markets: AnswerFile['markets']) =>
  Object.fromEntries(told(markets).markets.map(({ id, level }) => [id, levelOf(level)]));

describe('the level of a company', () => {
  test.each<readonly [string, AnswerFile['markets']]>([
    ['one market is named', { atlantis: { pathway: 'confirmed' } }],
    ['nothing is known of it', { atlantis: {} }],
    ['a gate holds in all that are named', { atlantis: { pathway: 'unknown' }, mu: { pathway: 'unknown' } }],
    ['none is named, so that all are looked at', {}],
  ])('and its readiness are the same whatever the markets: %s', (_name, markets) => {
    const { readiness } = told(markets);
    expect(levelOf(readiness.level)).toEqual(['ready', 'ready']);
    expect(readiness.score).toEqual({ low: 100, high: 100 });
    expect(
      summarize(compiled, { answers: ready, ...(markets === undefined ? {} : { markets }) }),
    ).toMatchObject({ score: { low: 100, high: 100 }, level: { low: 'ready', high: 'ready' } });
  });
});

describe('the level in a market', () => {
  test('is capped by a gate of that market, and by none of another', () => {
    expect(levelsIn({ atlantis: { pathway: 'confirmed' }, mu: { pathway: 'unknown' } })).toEqual({
      atlantis: ['ready', 'ready'],
      mu: ['preparing', 'preparing'],
    });
  });

  test('may be capped where that is open', () => {
    expect(levelsIn({ atlantis: {} })).toEqual({ atlantis: ['preparing', 'ready'] });
  });

  test('counts the answers about that market, and gates of the company', () => {
    const early = { ...ready, stage: 'idea', 'ip-status': 'none' };
    const inMu = (answers: AnswerFile['answers'], pathway: string) =>
      assess(compile(smallPack), { answers, markets: { mu: { pathway } } }).markets.map(({ level }) =>
        levelOf(level),
      );
    // Evidence is the mean of the stage and of the pathway there: 0 or 50, which weighs half.
    expect(inMu(early, 'unknown')).toEqual([['exploring', 'exploring']]);
    expect(inMu(early, 'confirmed')).toEqual([['preparing', 'preparing']]);
    expect(inMu({ ...early, 'runway-months': 3 }, 'confirmed')).toEqual([['exploring', 'exploring']]);
  });
});
