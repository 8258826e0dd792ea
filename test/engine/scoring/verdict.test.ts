import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAnswers } from '../../../src/engine/space/encode-answers.ts';
import { targetMarkets } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { evaluate } from '../../../src/engine/scoring/evaluate.ts';
import type { ModeScore } from '../../../src/engine/scoring/mode-scores.ts';
import { isTrue } from '../../../src/engine/conditions/tristate.ts';
import { notYet, rankModes, tie, type ModeRanking } from '../../../src/engine/scoring/verdict.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../../src/schema/types.ts';
import { completed, openAnswers } from '../answer-arbitraries.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

function standings(pack: Pack, answers: AnswerFile): readonly ModeRanking[] {
  const compiled = compile(pack);
  const sets = encodeAnswers(answers, compiled.space);
  const evaluation = evaluate(compiled, sets, targetMarkets(compiled, answers));
  return evaluation.markets.map((market) => rankModes(evaluation, market));
}

const inAtlantis = (answers: AnswerFile['answers'], pack = smallPack) =>
  standings(pack, { answers, markets: { atlantis: { pathway: 'confirmed' } } })[0];

const middle = ({ low, high }: ModeScore): number => low + high;
const idOf = ({ compiled }: ModeScore): string => compiled.mode.id;

/** What decides between two modes, most important first. */
const order = (mode: ModeScore): readonly (number | string)[] => [
  -middle(mode),
  isTrue(mode.available) ? 0 : 1,
  mode.unmet,
  idOf(mode),
];

function isBefore(a: ModeScore, b: ModeScore): boolean {
  const [one, other] = [order(a), order(b)];
  const index = one.findIndex((part, at) => part !== other[at]);
  return (one[index] ?? 0) < (other[index] ?? 0);
}

describe('the verdict in a market', () => {
  test('ranks modes by score, of equals those that are open first, then by what is missing, and by name', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        for (const { ranked } of standings(smallPack, answers))
          for (const [index, mode] of ranked.entries())
            for (const behind of ranked.slice(index + 1)) expect(isBefore(mode, behind)).toBe(true);
      }),
    );
  });

  test('has the second mode as runner-up, open or not, and tells how far ahead the first is', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        for (const { ranked, bestCandidate, runnerUp, margin } of standings(smallPack, answers)) {
          const [first, second] = ranked;
          if (first === undefined || second === undefined) throw new Error('there are three modes');
          expect(bestCandidate).toBe(first);
          expect(runnerUp).toBe(second);
          expect(margin).toEqual({ low: first.low - second.high, high: first.high - second.low });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is not yet where the best mode is blocked, though a worse one is open; the best stays the one to prepare for', () => {
    const known = { stage: 'sold', needs: ['channel'], 'runway-months': 8, 'ip-status': 'none' };
    const [blocked] = standings(smallPack, { answers: known, markets: { atlantis: { pathway: 'unknown' } } });
    expect(blocked?.ranked.map(idOf)).toEqual(['distribution', 'funding', 'licensing']);
    expect(blocked?.outcome).toBe(notYet);
    expect(blocked?.modes).toEqual([]);
    expect(blocked?.possible).toEqual([notYet]);
    expect(blocked?.bestCandidate && idOf(blocked.bestCandidate)).toBe('distribution');
    const [unknown] = standings(smallPack, { answers: known, markets: { atlantis: {} } });
    expect(unknown?.outcome).toBe(notYet);
    expect(unknown?.possible).toEqual(['distribution', notYet]);
    expect(unknown?.bestCandidate && idOf(unknown.bestCandidate)).toBe('distribution');
  });

  test('prefers the open one of two modes that score alike', () => {
    const known = { stage: 'sold', needs: ['funding', 'channel'], 'runway-months': 24, 'ip-status': 'none' };
    const [open] = standings(smallPack, { answers: known, markets: { atlantis: { pathway: 'confirmed' } } });
    expect(open?.outcome).toBe(tie);
    const [blocked] = standings(smallPack, { answers: known, markets: { atlantis: { pathway: 'unknown' } } });
    expect(blocked?.outcome).toBe('funding');
    expect(blocked?.modes).toEqual(['funding']);
    expect(blocked?.possible).toEqual(['funding']);
  });

  test('counts a mode that a requirement hides as one that stands in no other mode’s way', () => {
    const hiding: Pack = {
      ...smallPack,
      entryModes: {
        modes: smallPack.entryModes.modes.map((mode) => ({
          ...mode,
          requires: mode.requires.map((rule) => ({ ...rule, 'not-met': 'hidden' as const })),
        })),
      },
    };
    fc.assert(
      fc.property(completed(hiding), ([wide, concrete]) => {
        const before = standings(hiding, wide);
        for (const [index, { outcome }] of standings(hiding, concrete).entries())
          expect(before[index]?.possible).toContain(outcome);
      }),
      { numRuns: 300 },
    );
  });

  test('names the modes that tie, and only those that are open', () => {
    const tied = inAtlantis({
      stage: 'sold',
      needs: ['funding', 'channel'],
      'runway-months': 24,
      'ip-status': 'none',
    });
    expect(tied?.outcome).toBe(tie);
    expect(tied?.modes).toEqual(['distribution', 'funding']);
    expect(tied?.margin).toEqual({ low: 0, high: 0 });
  });

  test('is not yet where no mode scores enough; nearest is the one that scores most', () => {
    const known = { stage: 'trial', needs: ['channel'], 'runway-months': 24, 'ip-status': 'filed' };
    expect(inAtlantis(known)?.outcome).toBe('licensing');
    const strict: Pack = { ...smallPack, manifest: { ...smallPack.manifest, 'minimum-score': 2 } };
    const modeRanking = inAtlantis(known, strict);
    expect(modeRanking?.outcome).toBe(notYet);
    expect(modeRanking?.possible).toEqual([notYet]);
    expect(modeRanking?.bestCandidate && idOf(modeRanking.bestCandidate)).toBe('licensing');
    expect(inAtlantis({ ...known, 'ip-status': 'granted' }, strict)?.outcome).toBe('licensing');
  });

  test('a mode that is closed is nearest where it scores most', () => {
    const modeRanking = inAtlantis({ stage: 'idea', needs: [], 'runway-months': 24, 'ip-status': 'none' });
    // Licensing scores 1 for being early, funding 1 for an idea without protection: licensing is closed for want of a right.
    expect(modeRanking?.outcome).toBe('funding');
    const closed = inAtlantis({ stage: 'trial', needs: [], 'runway-months': 24, 'ip-status': 'none' });
    expect(closed?.outcome).toBe(notYet);
    expect(closed?.bestCandidate && idOf(closed.bestCandidate)).toBe('licensing');
  });

  test('lists every outcome that is possible in one order', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        for (const { possible } of standings(smallPack, answers))
          expect(possible).toEqual([...new Set(possible)].toSorted());
      }),
    );
  });
});
