import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile, type CompiledPack } from '../../src/engine/compile/compile.ts';
import { loadRulePack } from '../../src/rule-pack/load-rule-pack.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import { isValid } from '../../src/rule-pack/validate.ts';
import { applicableQuestions } from '../../src/engine/applicable-questions.ts';
import type { AnswerFile, Assessment, TestCase } from '../../src/schema/types.ts';
import { concreteAnswers, narrowed, openAnswers } from './answer-arbitraries.ts';
import { runsOf } from '../fixtures/runs.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

let pack: Pack;
let compiled: CompiledPack;
/** The companies of advisers, without those who have hardly answered yet. */
let cases: readonly TestCase[];

beforeAll(async () => {
  const loaded = await loadRulePack({
    rules: folder('rules'),
    markets: [folder('markets')],
    cwd: folder(''),
  });
  if (loaded.pack === null) throw new Error('the shipped pack does not load: run `born-global rules check`');
  pack = loaded.pack;
  compiled = compile(pack);
  cases = loaded.files
    .flatMap(({ format, document: { value } }) =>
      format === 'tests' && isValid('tests', value) ? value.cases : [],
    )
    .filter(({ adviser }) => adviser !== undefined && adviser.kind !== 'not-enough-answers');
});

const runs = runsOf(120);

describe('the shipped pack', { timeout: 180_000 }, () => {
  it('asks 45 questions for one market at the median of the test companies, 55 at most, and at most 8 for a further one', () => {
    const firsts: number[] = [];
    for (const { given } of cases) {
      const applicable = applicableQuestions(compiled, given).filter(({ applies }) => applies === 'true');
      const count = (market: string | null): number =>
        applicable.filter((question) => question.market === market).length;
      const perMarket = Object.keys(given.markets ?? {}).map(count);
      firsts.push(count(null) + Math.max(0, ...perMarket));
      for (const further of perMarket) expect(further).toBeLessThanOrEqual(8);
    }
    expect(Math.max(...firsts)).toBeLessThanOrEqual(55);
    expect(firsts.toSorted((a, b) => a - b)[Math.floor(firsts.length / 2)]).toBeLessThanOrEqual(45);
    expect(pack.readiness.dimensions).toHaveLength(9);
  });

  it('gives at least fifty recommendations, and fourteen barriers for each market over every kind', () => {
    expect(pack.recommendations.recommendations.length).toBeGreaterThanOrEqual(50);
    for (const market of pack.markets) {
      expect(market.barriers.length).toBeGreaterThanOrEqual(14);
      expect(new Set(market.barriers.map(({ kind }) => kind)).size).toBe(
        pack.manifest['barrier-kinds'].length,
      );
    }
  });

  it('has advice for every rung below the top of every scored ladder', () => {
    const improved = new Set(
      [
        ...pack.recommendations.recommendations,
        ...pack.markets.flatMap((market) => market.recommendations ?? []),
      ].flatMap(({ improves }) => Object.keys(improves ?? {})),
    );
    const scored = [
      ...pack.questionnaire.questions,
      ...pack.markets.flatMap((market) => market.questions ?? []),
    ].filter(({ dimension, changeable }) => dimension !== undefined && changeable !== false);
    expect(scored.map(({ id }) => id).filter((id) => !improved.has(id))).toEqual([]);
  });

  it('spares an early biotech the questions on distributors', () => {
    const { answers } = assess(compiled, {
      answers: { offer: 'innovative-medicine', stage: 'preclinical', needs: ['funding'] },
    });
    const state = (question: string) => answers.find((line) => line.question === question)?.state;
    expect(state('distributor-terms')).toBe('not-applicable');
    expect(state('service-cover')).toBe('not-applicable');
    expect(state('ip-status')).toBe('not-asked');
  });

  it('lets every entry mode, and “not yet”, win in every market', () => {
    const seen = new Map<string, Set<string>>();
    for (const answers of fc.sample(concreteAnswers(pack), { numRuns: 400, seed: 7 }))
      for (const { id, verdict } of assess(compiled, answers).markets) {
        seen.set(id, (seen.get(id) ?? new Set<string>()).add(verdict.outcome));
      }
    const outcomes = [...pack.entryModes.modes.map(({ id }) => id), 'not-yet'];
    for (const market of pack.markets)
      expect([...(seen.get(market.id) ?? [])]).toEqual(expect.arrayContaining(outcomes));
  });

  it('keeps every concrete outcome within what was possible before', () => {
    fc.assert(
      fc.property(narrowed(pack), ([wide, narrow]) => {
        const before = assess(compiled, wide);
        const after = assess(compiled, narrow);
        expect(after.readiness.score.low).toBeGreaterThanOrEqual(before.readiness.score.low);
        expect(after.readiness.score.high).toBeLessThanOrEqual(before.readiness.score.high);
        for (const market of after.markets) {
          const earlier = before.markets.find(({ id }) => id === market.id);
          expect(earlier?.verdict.possible).toEqual(expect.arrayContaining([...market.verdict.possible]));
          expect(market.score.low).toBeGreaterThanOrEqual(earlier?.score.low ?? 100);
          expect(market.score.high).toBeLessThanOrEqual(earlier?.score.high ?? 0);
        }
      }),
      runs,
    );
  });

  it('plans prerequisites first and says the same thing twice', () => {
    fc.assert(
      fc.property(openAnswers(pack), (answers) => {
        const assessment = assess(compiled, answers);
        const order = new Map(assessment.plan.actions.map(({ key, order: order }) => [key, order]));
        for (const action of assessment.plan.actions)
          for (const key of action.after) expect(order.get(key)).toBeLessThan(action.order);
        expect(JSON.stringify(assess(compiled, answers))).toBe(JSON.stringify(assessment));
      }),
      runs,
    );
  });

  it('never lowers readiness when an ordered answer that hides nothing improves', () => {
    const governs = JSON.stringify([
      ...pack.questionnaire.questions.map((question) => question['show-when'] ?? {}),
      ...pack.markets.flatMap((market) =>
        (market.questions ?? []).map((question) => question['show-when'] ?? {}),
      ),
    ]);
    const ladders = pack.questionnaire.questions.filter(
      ({ id, ordered, per }) => ordered === true && per === undefined && !governs.includes(`"${id}"`),
    );
    const score = (answers: AnswerFile): Assessment['readiness']['score'] =>
      assess(compiled, answers).readiness.score;
    fc.assert(
      fc.property(openAnswers(pack), fc.constantFrom(...ladders), fc.nat(), (answers, question, seed) => {
        const rungs = (question.options ?? []).map(({ id }) => id);
        const from = seed % (rungs.length - 1);
        const at = (index: number): AnswerFile => ({
          ...answers,
          answers: { ...answers.answers, [question.id]: rungs[index] ?? '' },
        });
        expect(score(at(from + 1)).low).toBeGreaterThanOrEqual(score(at(from)).low);
        expect(score(at(from + 1)).high).toBeGreaterThanOrEqual(score(at(from)).high);
      }),
      runs,
    );
  });
});
