import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Assessment, Interval } from '../../src/schema/types.ts';
import { concreteAnswers, narrowed, openAnswers } from './answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { runsOf } from '../fixtures/runs.ts';

const compiled = compile(smallPack);
const runs = runsOf(3000);

/** Every interval of an assessment, by where it stands. */
function intervalsOf(assessment: Assessment): ReadonlyMap<string, Interval> {
  const found = new Map<string, Interval>();
  found.set('readiness', assessment.readiness.score);
  for (const { id, score } of assessment.readiness.dimensions)
    if (score !== null) found.set(`dimension ${id}`, score);
  for (const market of assessment.markets) {
    found.set(`${market.id} score`, market.score);
    found.set(`${market.id} readiness`, market.readiness);
    for (const { label, points } of market.terms) found.set(`${market.id} ${label}`, points);
    for (const { id, score } of market.modes) found.set(`${market.id} ${id}`, score);
  }
  return found;
}

/** The states of gates, requirements and factors that are not false, by where they stand. */
function statesOf(assessment: Assessment): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const gate of assessment.readiness.gates)
    found.set(`gate ${gate.id} ${gate.market ?? ''}`, gate.state);
  for (const market of assessment.markets) {
    for (const barrier of market.barriers) found.set(`barrier ${barrier.id}`, barrier.applies);
    for (const mode of market.modes) {
      for (const { id, state } of mode.requirements)
        found.set(`${market.id} ${mode.id} requires ${id}`, state);
      for (const { id, state } of mode.factors) found.set(`${market.id} ${mode.id} factor ${id}`, state);
    }
  }
  return found;
}

const levelIndex = (id: string): number => smallPack.manifest.levels.findIndex((level) => level.id === id);

/** `narrow` says nothing that `wide` had excluded. */
function expectWithin(narrow: Assessment, wide: Assessment): void {
  const outer = intervalsOf(wide);
  for (const [where, interval] of intervalsOf(narrow)) {
    const around = outer.get(where);
    expect(around, where).toBeDefined();
    expect(interval.low, where).toBeGreaterThanOrEqual(around?.low ?? Infinity);
    expect(interval.high, where).toBeLessThanOrEqual(around?.high ?? -Infinity);
  }
  const states = statesOf(narrow);
  for (const [where, state] of statesOf(wide))
    if (state !== 'open') expect(states.get(where) ?? 'false', where).toBe(state);
  const open = statesOf(wide);
  for (const [where, state] of states) if (state !== 'false') expect(open.has(where), where).toBe(true);
  for (const market of narrow.markets) {
    const before = wide.markets.find(({ id }) => id === market.id);
    expect(before?.verdict.possible).toEqual(expect.arrayContaining([...market.verdict.possible]));
    if (before?.verdict.settled === true) expect(market.verdict.outcome).toBe(before.verdict.outcome);
  }
  expect(levelIndex(narrow.readiness.level.low.id)).toBeGreaterThanOrEqual(
    levelIndex(wide.readiness.level.low.id),
  );
  expect(levelIndex(narrow.readiness.level.high.id)).toBeLessThanOrEqual(
    levelIndex(wide.readiness.level.high.id),
  );
}

describe('laws', { timeout: 180_000 }, () => {
  it('narrowing a set never widens any interval nor undoes what was decided', () => {
    fc.assert(
      fc.property(narrowed(smallPack), ([wide, narrow]) => {
        expectWithin(assess(compiled, narrow), assess(compiled, wide));
      }),
      runs,
    );
  });

  it('possible outcomes of open answers contain every concrete outcome, and shrink to one point', () => {
    fc.assert(
      fc.property(concreteAnswers(smallPack), fc.infiniteStream(fc.boolean()), (concrete, coins) => {
        const forget = (given: AnswerFile['answers']): AnswerFile['answers'] =>
          Object.fromEntries(Object.entries(given).filter(() => coins.next().value === true));
        const wide: AnswerFile = {
          answers: forget(concrete.answers),
          markets: Object.fromEntries(
            Object.entries(concrete.markets ?? {}).map(([id, given]) => [id, forget(given)]),
          ),
        };
        const point = assess(compiled, concrete);
        expectWithin(point, assess(compiled, wide));
        for (const [where, { low, high }] of intervalsOf(point)) expect(low, where).toBe(high);
        for (const market of point.markets) expect(market.verdict.settled).toBe(true);
        expect(point.readiness.level.settled).toBe(true);
        expect(point.plan.findOut).toEqual([]);
      }),
      runs,
    );
  });

  it('the outcome reported is always one of those possible', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        for (const { verdict } of assess(compiled, answers).markets)
          expect(verdict.possible).toContain(verdict.outcome);
      }),
      runs,
    );
  });

  it('the order of answers and of rules changes nothing, and equal input gives equal bytes', () => {
    const backwards = <T>(list: readonly T[]): readonly T[] => [...list].reverse();
    const reversed: Pack = {
      ...smallPack,
      readiness: { ...smallPack.readiness, gates: backwards(smallPack.readiness.gates) },
      entryModes: {
        modes: backwards(
          smallPack.entryModes.modes.map((mode) => ({
            ...mode,
            factors: backwards(mode.factors),
            requires: backwards(mode.requires),
          })),
        ),
      },
      recommendations: {
        ...smallPack.recommendations,
        recommendations: backwards(smallPack.recommendations.recommendations),
      },
      markets: smallPack.markets.map((market) => ({
        ...market,
        barriers: backwards(market.barriers),
        fit: backwards(market.fit ?? []),
      })),
    };
    const compiledBackwards = compile(reversed);
    const reorder = (answers: AnswerFile): AnswerFile => ({
      answers: Object.fromEntries(backwards(Object.entries(answers.answers))),
      markets: Object.fromEntries(backwards(Object.entries(answers.markets ?? {}))),
    });
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        const expected = JSON.stringify(assess(compiled, answers));
        expect(JSON.stringify(assess(compiled, answers))).toBe(expected);
        expect(JSON.stringify(assess(compiled, reorder(answers)))).toBe(expected);
        expect(JSON.stringify(assess(compiledBackwards, answers))).toBe(expected);
      }),
      runs,
    );
  });

  it('an action never precedes its prerequisite, and the plan holds each action once', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        const { actions, top } = assess(compiled, answers).plan;
        const horizons = smallPack.manifest.horizons.map(({ id }) => id);
        for (const action of actions)
          for (const key of action.after) {
            const prerequisite = actions.find((other) => other.key === key);
            expect(prerequisite?.order).toBeLessThan(action.order);
            expect(prerequisite?.startMonth).toBeLessThan(action.startMonth);
            expect(horizons.indexOf(prerequisite?.horizon ?? '')).toBeLessThanOrEqual(
              horizons.indexOf(action.horizon),
            );
          }
        expect(new Set(actions.map(({ key }) => key)).size).toBe(actions.length);
        expect(actions.map(({ order }) => order)).toEqual(actions.map((_, index) => index + 1));
        expect(top.length).toBeLessThanOrEqual(5);
      }),
      runs,
    );
  });

  it('improving an ordered answer that changes no applicability never lowers readiness', () => {
    const ladders = smallPack.questionnaire.questions.filter(
      ({ id, ordered }) => ordered === true && id !== 'stage',
    );
    fc.assert(
      fc.property(
        openAnswers(smallPack),
        fc.constantFrom(...ladders),
        fc.nat(),
        (answers, question, seed) => {
          const rungs = (question.options ?? []).map(({ id }) => id);
          const from = seed % (rungs.length - 1);
          const at = (rung: string | undefined): AnswerFile => {
            const answer = { [question.id]: rung ?? '' };
            if (question.per === undefined) return { ...answers, answers: { ...answers.answers, ...answer } };
            const market = { ...answers.markets?.['mu'], ...answer };
            return { ...answers, markets: { ...answers.markets, mu: market } };
          };
          const before = assess(compiled, at(rungs[from])).readiness.score;
          const after = assess(compiled, at(rungs[from + 1])).readiness.score;
          expect(after.low).toBeGreaterThanOrEqual(before.low);
          expect(after.high).toBeGreaterThanOrEqual(before.high);
        },
      ),
      runs,
    );
  });

  it('a printed priority is the sum of its terms, and the forecast starts today', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        const { plan, readiness } = assess(compiled, answers);
        for (const { priority } of plan.actions)
          expect(priority.terms.reduce((sum, { points }) => sum + points, 0)).toBe(priority.total);
        expect(plan.forecast[0]?.readiness).toEqual(readiness.score);
        expect(plan.forecast).toHaveLength(1 + smallPack.manifest.horizons.length);
      }),
      runsOf(500),
    );
  });

  it('a flip does change the verdict', () => {
    fc.assert(
      fc.property(concreteAnswers(smallPack), (answers) => {
        for (const market of assess(compiled, answers).markets)
          for (const { changes, outcome } of market.verdict.flips) {
            expect(changes.length).toBeGreaterThan(0);
            const same = outcome === market.verdict.outcome;
            expect(same && market.verdict.outcome !== 'tie').toBe(false);
          }
      }),
      runsOf(500),
    );
  });
});
