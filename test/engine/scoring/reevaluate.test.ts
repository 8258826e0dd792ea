import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAnswers } from '../../../src/engine/space/encode-answers.ts';
import { summarize } from '../../../src/engine/summarize.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { evaluate, evaluateIn, reevaluate, type Evaluation } from '../../../src/engine/scoring/evaluate.ts';
import type { ModeScore } from '../../../src/engine/scoring/mode-scores.ts';
import { outcomeOf } from '../../../src/engine/scoring/outcome.ts';
import type { ModeRanking } from '../../../src/engine/scoring/verdict.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../../src/schema/types.ts';
import { concreteAnswers, openAnswers } from '../answer-arbitraries.ts';
import { visibilityPack } from '../../fixtures/visibility-pack.ts';
import { readPlainly } from '../reference-model.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const inMarkets = (pack: Pack, answers: AnswerFile): Evaluation => {
  const compiled = compile(pack);
  const markets = pack.markets.flatMap(({ id }) => compiled.market(id) ?? []);
  return evaluate(compiled, encodeAnswers(answers, compiled.space), markets);
};

/** Everything that an evaluation says. */
const said = ({ compiled, effective, company, markets }: Evaluation) => ({
  scopes: [company, ...markets].map(({ scope, states, means }) => ({
    market: scope.market,
    sets: compiled.space
      .inScope(scope.market)
      .flatMap(({ variables }) => variables.map((variable) => effective[variable])),
    states: scope.conditions.map((_, number) => states.at(number)),
    means: means.map((mean) => [mean.interval, mean.optional]),
  })),
});

const modeOf = (mode: ModeScore | null) => mode && { ...mode, compiled: mode.compiled.mode.id };
const verdictOf = ({ scores, ranked, bestCandidate, runnerUp, ...rest }: ModeRanking) => ({
  ...rest,
  scores: scores.modes.map(modeOf),
  ranked: ranked.map(modeOf),
  bestCandidate: modeOf(bestCandidate),
  runnerUp: modeOf(runnerUp),
});

describe.each([
  ['small', smallPack],
  ['hiding', visibilityPack],
])('evaluating again with other answers, by the %s rules', (_, pack) => {
  test('says what evaluating them anew says', () => {
    fc.assert(
      fc.property(openAnswers(pack), openAnswers(pack), (before, after) => {
        const today = inMarkets(pack, before);
        const sets = encodeAnswers(after, today.compiled.space);
        expect(said(reevaluate(today, sets))).toEqual(said(inMarkets(pack, after)));
      }),
      { numRuns: 30 },
    );
  });

  test('says so after one answer after another too', () => {
    fc.assert(
      fc.property(openAnswers(pack), openAnswers(pack), (before, after) => {
        let evaluation = inMarkets(pack, before);
        let outcome = outcomeOf(evaluation);
        const { compiled } = evaluation;
        const target = encodeAnswers(after, compiled.space);
        const raw = evaluation.raw.slice();
        for (const { variables } of compiled.space.instances) {
          for (const variable of variables) raw[variable] = target[variable] ?? 0;
          evaluation = reevaluate(evaluation, raw.slice());
          const anew = evaluate(
            compiled,
            raw,
            evaluation.markets.map(({ scope }) => scope),
          );
          expect(said(evaluation)).toEqual(said(anew));
          outcome = outcomeOf(evaluation, outcome);
          expect(outcome.modeRankings.map(verdictOf)).toEqual(outcomeOf(anew).modeRankings.map(verdictOf));
        }
      }),
      { numRuns: 15 },
    );
  });

  test('leaves the evaluation of before as it was', () => {
    fc.assert(
      fc.property(openAnswers(pack), openAnswers(pack), (before, after) => {
        const today = inMarkets(pack, before);
        const then = structuredClone(said(today));
        reevaluate(today, encodeAnswers(after, today.compiled.space));
        expect(said(today)).toEqual(then);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a part that an answer does not touch', () => {
  const changed = (before: AnswerFile, question: string, market: string | null, set: number) => {
    const today = inMarkets(smallPack, before);
    const instance = today.compiled.space.inScope(market).find((one) => one.question.id === question);
    const raw = today.raw.slice();
    if (instance !== undefined) raw[instance.variable] = set;
    return { today, after: reevaluate(today, raw) };
  };

  test('is taken over: the company and other markets where an answer about a market is another', () => {
    const { today, after } = changed({ answers: {} }, 'pathway', 'mu', 2);
    expect(after.company).toBe(today.company);
    expect(after.markets[0]).toBe(today.markets[0]);
    expect(after.markets[1]).not.toBe(today.markets[1]);
  });

  test('is all of it where the answers are the same', () => {
    const { today, after } = changed({ answers: { stage: 'sold' } }, 'stage', null, 8);
    expect(after.company).toBe(today.company);
    expect(after.markets).toEqual(today.markets);
    after.markets.forEach((market, number) => {
      expect(market).toBe(today.markets[number]);
    });
  });

  test('is all of it where only what is hidden anyway is answered otherwise', () => {
    const { today, after } = changed({ answers: { stage: 'idea' } }, 'distributor-terms', null, 4);
    expect(after.company).toBe(today.company);
    expect(after.effective).toEqual(today.effective);
  });

  test('is not the score of the company if an answer that only scores differs', () => {
    const { today, after } = changed({ answers: { stage: 'sold' } }, 'distributor-terms', null, 4);
    expect(after.company).not.toBe(today.company);
    expect(after.company.states.bitset).toBe(today.company.states.bitset);
    expect(after.markets[0]).toBe(today.markets[0]);
  });
});

test('evaluating in one market says what evaluating in it alone says, like another or not', () => {
  fc.assert(
    fc.property(openAnswers(visibilityPack), openAnswers(visibilityPack), (before, after) => {
      const compiled = compile(visibilityPack);
      const scope = compiled.market('mu');
      if (scope === undefined) throw new Error('there is Mu');
      const sets = encodeAnswers(after, compiled.space);
      const expected = said(evaluate(compiled, sets, [scope]));
      const first = evaluateIn(compiled, sets, scope);
      expect(said(first.evaluation)).toEqual(expected);
      expect(first.evaluation.markets).toEqual([first.market]);
      const previous = evaluateIn(compiled, encodeAnswers(before, compiled.space), scope).evaluation;
      const second = evaluateIn(compiled, sets, scope, previous);
      expect(said(second.evaluation)).toEqual(expected);
      expect(second.market).toBe(second.evaluation.markets[0]);
    }),
    { numRuns: 30 },
  );
});

test('questions that hang on others, which hang on others, apply as a plain reading has it', () => {
  fc.assert(
    fc.property(concreteAnswers(visibilityPack), (answers) => {
      const found = summarize(compile(visibilityPack), answers);
      const plain = readPlainly(visibilityPack, answers);
      expect([...found.gates].sort()).toEqual([...plain.gates].sort());
      expect(found.score).toEqual({ low: plain.score, high: plain.score });
      expect(found.markets.map(({ id, outcome }) => [id, outcome])).toEqual(
        plain.markets.map(({ id, outcome }) => [id, outcome]),
      );
    }),
    { numRuns: 50 },
  );
});
