import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAnswers } from '../../src/engine/space/encode-answers.ts';
import { assess, targetMarkets } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { evaluate, reevaluate, type Evaluation } from '../../src/engine/scoring/evaluate.ts';
import type { AnswerFile } from '../../src/schema/types.ts';
import { isReached, type Goal } from '../../src/analysis/improve/goal.ts';
import { improve } from '../../src/analysis/improve/improve.ts';
import { answersAfter, applyMoves, movesOf, type Move } from '../../src/analysis/improve/moves.ts';
import { findCheapestWays } from '../../src/analysis/improve/search.ts';
import { parseOverrides } from '../../src/analysis/what-if/settings.ts';
import { withOverrides } from '../../src/analysis/what-if/what-if.ts';
import { concreteAnswers, openAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const compiled = compile(smallPack);
const plenty = 100_000;

const goals: fc.Arbitrary<Goal> = fc.oneof(
  fc.constantFrom(1, 2).map((level): Goal => ({ kind: 'level', level })),
  fc
    .tuple(fc.constantFrom('atlantis', 'mu'), fc.constantFrom('licensing', 'distribution', 'funding'))
    .map(([market, mode]): Goal => ({ kind: 'mode', market, mode })),
);

const todayOf = (answers: AnswerFile): Evaluation =>
  evaluate(compiled, encodeAnswers(answers, compiled.space), targetMarkets(compiled, answers));

const reaches = (today: Evaluation, goal: Goal, moves: readonly Move[]): boolean =>
  isReached(goal, reevaluate(today, applyMoves(today.raw, moves)));

const costOf = (moves: readonly Move[]): number => moves.reduce((sum, { cost }) => sum + cost, 0);

function* subsets(moves: readonly Move[]): Generator<readonly Move[]> {
  for (let chosen = 0; chosen < 2 ** moves.length; chosen += 1)
    yield moves.filter((_, index) => (chosen & (1 << index)) !== 0);
}

/** Reached according to the whole assessment, in words of its own. */
function reachedInFull(answers: AnswerFile, goal: Goal): boolean {
  const { readiness, markets } = assess(compiled, answers);
  if (goal.kind === 'level')
    return readiness.levels.findIndex(({ id }) => id === readiness.level.low.id) >= goal.level;
  return markets.find(({ id }) => id === goal.market)?.verdict.outcome === goal.mode;
}

describe('improve', () => {
  const cases = fc.tuple(fc.oneof(concreteAnswers(smallPack), openAnswers(smallPack)), goals);

  test('finds a set as cheap as trying every set does, and none where there is none', () => {
    fc.assert(
      fc.property(cases, ([answers, goal]) => {
        const today = todayOf(answers);
        fc.pre(!isReached(goal, today));
        const moves = movesOf(today);
        const { ways, proved } = findCheapestWays(today, goal, moves, 1, plenty);
        const best = Math.min(
          ...[...subsets(moves)].filter((some) => reaches(today, goal, some)).map(costOf),
        );
        expect(proved).toBe(true);
        expect(ways.map(costOf)).toEqual(Number.isFinite(best) ? [best] : []);
      }),
      { numRuns: 150 },
    );
  });

  test('every way reaches the goal once its answers are tried, and no part of it does', () => {
    fc.assert(
      fc.property(cases, ([answers, goal]) => {
        const today = todayOf(answers);
        fc.pre(!isReached(goal, today));
        const { ways } = findCheapestWays(today, goal, movesOf(today), 4, plenty);
        for (const way of ways) {
          expect(reachedInFull(answersAfter(compiled, answers, way), goal)).toBe(true);
          for (const part of subsets(way))
            expect(part.length < way.length && reaches(today, goal, part)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the settings of a way can be tried as they stand', () => {
    fc.assert(
      fc.property(cases, ([answers, goal]) => {
        const { ways, outcome } = improve(compiled, answers, goal);
        fc.pre(outcome === 'found');
        for (const { settings } of ways) {
          const read = parseOverrides(settings, smallPack);
          expect(read.diagnostics).toEqual([]);
          expect(reachedInFull(withOverrides(compiled, answers, read.overrides), goal)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('leaves answers that cannot be changed', () => {
    const fixed = compile({
      ...smallPack,
      questionnaire: {
        ...smallPack.questionnaire,
        questions: smallPack.questionnaire.questions.map((question) =>
          question.id === 'stage' ? { ...question, changeable: false as const } : question,
        ),
      },
    });
    const answers: AnswerFile = {
      answers: { stage: 'idea', 'ip-status': 'none', 'runway-months': 24, needs: [] },
      markets: { mu: { pathway: 'confirmed' } },
    };
    const goal = { kind: 'mode', market: 'mu', mode: 'distribution' } as const;
    expect(improve(compiled, answers, goal).outcome).toBe('impossible');
    const refused = improve(fixed, answers, goal);
    expect(refused.outcome).toBe('impossible');
    expect(refused.obstacles).toContainEqual(
      expect.objectContaining({
        kind: 'requirement',
        id: 'product',
        rests: [expect.objectContaining({ question: 'stage', changeable: false })],
      }),
    );
  });

  test('says that a goal is already reached, and proposes nothing', () => {
    const answers: AnswerFile = {
      answers: {
        stage: 'sold',
        'ip-status': 'granted',
        needs: ['channel'],
        'runway-months': 40,
        'distributor-terms': 'signed',
      },
      markets: { mu: { pathway: 'confirmed' } },
    };
    expect(improve(compiled, answers, { kind: 'level', level: 2 })).toMatchObject({
      outcome: 'there',
      ways: [],
    });
  });

  test('a search that was cut short reaches the goal, but is not called the cheapest', () => {
    const answers: AnswerFile = {
      answers: { stage: 'idea', 'ip-status': 'none', needs: [], 'runway-months': 2 },
      markets: { mu: { pathway: 'unknown' } },
    };
    const goal = { kind: 'level', level: 1 } as const;
    const whole = improve(compiled, answers, goal);
    expect(whole).toMatchObject({ outcome: 'found', proved: true });
    const cut = improve(compiled, answers, goal, { ways: 1, judged: 2 });
    expect(cut).toMatchObject({ outcome: 'found', proved: false });
    expect(cut.ways[0]?.cost).toBeGreaterThanOrEqual(whole.ways[0]?.cost ?? 0);
  });
});
