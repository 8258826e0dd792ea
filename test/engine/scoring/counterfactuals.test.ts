import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, type Evaluation } from '../../../src/engine/scoring/evaluate.ts';
import {
  findCounterfactuals,
  EvaluationCache,
  type AnswerOverride,
} from '../../../src/engine/scoring/counterfactuals.ts';
import { type QuestionInstance, isUndecided } from '../../../src/engine/space/answer-space.ts';
import { rankModes, type ModeRanking } from '../../../src/engine/scoring/verdict.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile } from '../../../src/schema/types.ts';
import { concreteAnswers, openAnswers } from '../answer-arbitraries.ts';
import { evaluated } from '../evaluated.ts';
import { visibilityPack } from '../../fixtures/visibility-pack.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';

interface Found {
  readonly changes: readonly string[];
  readonly outcome: string;
  readonly modes: readonly string[];
}

const nameOf = ({ instance, variable, value }: AnswerOverride): string =>
  `${instance.question.id}@${instance.market ?? ''} ${variable - instance.variable} ${value}`;
const foundFrom = (overrides: readonly AnswerOverride[], { outcome, modes }: ModeRanking): Found => ({
  changes: overrides.map(nameOf),
  outcome,
  modes,
});

/** What the engine finds, by market. */
function found(pack: Pack, answers: AnswerFile): readonly (readonly Found[])[] {
  const { evaluation } = evaluated(pack, answers);
  const cache = new EvaluationCache(evaluation);
  return evaluation.markets.map((market) =>
    findCounterfactuals(cache, market, rankModes(evaluation, market)).map(({ overrides, modeRanking }) =>
      foundFrom(overrides, modeRanking),
    ),
  );
}

const lowest = (set: number): number => Math.log2(set & -set);

/** The other answers of a question that is answered, one step away first, of two the better. */
function others(instance: QuestionInstance, { effective }: Evaluation): readonly AnswerOverride[] {
  const set = effective[instance.variable] ?? 0;
  if (instance.domain.type === 'many')
    return instance.variables.map((variable) => ({
      instance,
      variable,
      value: effective[variable] === 4 ? 2 : 4,
    }));
  const bits = Array.from({ length: 30 }, (_, bit) => bit + 1).filter(
    (bit) => (instance.domain.full & (1 << bit)) !== 0,
  );
  const today = lowest(set);
  return bits
    .filter((bit) => bit !== today)
    .toSorted((a, b) => Math.abs(a - today) - Math.abs(b - today) || b - a)
    .map((bit) => ({ instance, variable: instance.variable, value: 1 << bit }));
}

/** The same found the long way: every answer and every pair of answers is tried, and everything worked out anew. */
function plainly(pack: Pack, answers: AnswerFile): readonly (readonly Found[])[] {
  const { compiled, evaluation } = evaluated(pack, answers);
  return evaluation.markets.map((market, number) => {
    const today = rankModes(evaluation, market);
    const tried = (overrides: readonly AnswerOverride[]): readonly Found[] => {
      const raw = evaluation.raw.slice();
      for (const { variable, value } of overrides) raw[variable] = value;
      const after = evaluate(
        compiled,
        raw,
        evaluation.markets.map(({ scope }) => scope),
      );
      const [there] = after.markets.slice(number);
      if (there === undefined) return [];
      const modeRanking = rankModes(after, there);
      const same = modeRanking.outcome === today.outcome && String(modeRanking.modes) === String(today.modes);
      return same ? [] : [foundFrom(overrides, modeRanking)];
    };
    const instances = [
      ...compiled.space.inScope(null),
      ...compiled.space.inScope(market.scope.market),
    ].filter(
      (instance) =>
        instance.question.changeable !== false &&
        !isUndecided(instance, evaluation.effective) &&
        ((evaluation.effective[instance.variable] ?? 0) & 1) === 0,
    );
    const single = instances.flatMap((instance) =>
      others(instance, evaluation).flatMap((one) => tried([one])),
    );
    if (single.length > 0) return firstOfEach(single);
    const pairs: Found[] = [];
    for (const [index, first] of instances.entries())
      for (const second of instances.slice(index + 1))
        if (pairs.length < 3)
          pairs.push(
            ...others(first, evaluation).flatMap((a) =>
              others(second, evaluation).flatMap((b) => tried([a, b])),
            ),
          );
    return firstOfEach(pairs);
  });
}

/** Three at most: the first for each outcome, then the rest. */
function firstOfEach(all: readonly Found[]): readonly Found[] {
  const isFirst = (one: Found): boolean => all.find(({ outcome }) => outcome === one.outcome) === one;
  return [...all.filter(isFirst), ...all.filter((one) => !isFirst(one))].slice(0, 3);
}

describe('counterfactuals', () => {
  test('are those that trying every answer finds, where all is known', () => {
    fc.assert(
      fc.property(concreteAnswers(smallPack), (answers) => {
        expect(found(smallPack, answers)).toEqual(plainly(smallPack, answers));
      }),
      { numRuns: 25 },
    );
  });

  test('finds counterfactuals next to open answers, which stay open', () => {
    fc.assert(
      fc.property(openAnswers(smallPack), (answers) => {
        expect(found(smallPack, answers)).toEqual(plainly(smallPack, answers));
      }),
      { numRuns: 25 },
    );
  });

  test('finds counterfactuals through questions that depend on others', () => {
    fc.assert(
      fc.property(openAnswers(visibilityPack), ({ answers, markets = {} }) => {
        const company = { answers, markets: { mu: markets['mu'] ?? {} } };
        expect(found(visibilityPack, company)).toEqual(plainly(visibilityPack, company));
      }),
      { numRuns: 15 },
    );
  });

  test('are answers that show the question which decides', () => {
    const answers = { first: 'yes', twin: 'yes', second: 'yes', third: 'no' };
    const company = { answers, markets: { mu: { partner: 'yes', signed: 'perhaps' } } };
    // Whether anything is signed is asked of those with a partner, and whether there is one of those whose third answer is yes.
    expect(found(visibilityPack, company)).toEqual(plainly(visibilityPack, company));
    expect(
      found(visibilityPack, company)
        .flat()
        .flatMap(({ changes }) => changes),
    ).toContain('third@ 0 8');
  });

  test('are pairs where no single answer will do', () => {
    // Nothing is open unless two questions are answered well.
    const both = { stage: 'sold', 'ip-status': 'granted' };
    const pack: Pack = {
      ...smallPack,
      entryModes: {
        modes: smallPack.entryModes.modes.map((mode) => ({
          ...mode,
          requires: [{ id: 'both', when: both, because: '…', cites: ['own-judgement'] }],
          factors: [
            {
              id: 'in-any-case',
              when: {},
              weight: 'for',
              because: '…',
              evidence: 'derived',
              cites: ['own-judgement'],
            },
          ],
        })),
      },
    };
    const answers = { stage: 'trial', 'ip-status': 'filed', needs: [], 'runway-months': 20 };
    const mu = { markets: { mu: { pathway: 'assumed' } } };
    const flips = found(pack, { answers, ...mu });
    expect(flips).toEqual([
      [
        {
          changes: ['stage@ 0 8', 'ip-status@ 0 8'],
          outcome: 'tie',
          modes: ['distribution', 'funding', 'licensing'],
        },
      ],
    ]);
    expect(flips).toEqual(plainly(pack, { answers, ...mu }));
  });

  test('are those too that put another mode into a tie', () => {
    const answers = {
      stage: 'sold',
      'ip-status': 'none',
      'distributor-terms': 'none',
      needs: [],
      'runway-months': 0,
    };
    const [flips] = found(smallPack, { answers, markets: { mu: { pathway: 'assumed' } } });
    expect(flips).toContainEqual({
      changes: ['ip-status@ 0 8'],
      outcome: 'tie',
      modes: ['distribution', 'funding', 'licensing'],
    });
  });

  test('leave out questions that are not to be changed, and those that decide nothing', () => {
    const answers = { stage: 'trial', 'ip-status': 'none', needs: [], 'runway-months': 20 };
    const changed = (pack: Pack) =>
      found(pack, { answers, markets: { mu: { pathway: 'assumed' } } })
        .flat()
        .flatMap(({ changes }) => changes.map((text) => text.split('@')[0]));
    expect(new Set(changed(smallPack))).toEqual(new Set(['stage', 'ip-status']));
    const fixed = smallPack.questionnaire.questions.map((question) =>
      question.id === 'stage' ? { ...question, changeable: false as const } : question,
    );
    const pack = { ...smallPack, questionnaire: { ...smallPack.questionnaire, questions: fixed } };
    expect(changed(pack)).not.toContain('stage');
    expect(changed(pack)).toContain('ip-status');
  });

  test('are answers that a gate which blocks the mode looks at, and answers that show or hide those', () => {
    const pack = withGates([
      { ...gate({ 'distributor-terms': 'none' }), blocks: ['distribution'] },
      { ...gate({ pathway: 'unknown' }, 'market'), id: 'there', blocks: ['distribution'] },
    ]);
    const known = { stage: 'sold', 'ip-status': 'none', needs: ['channel'], 'runway-months': 20 };
    const flips = (terms: string, pathway: string) => {
      const company = { answers: { ...known, 'distributor-terms': terms }, markets: { mu: { pathway } } };
      expect(found(pack, company)).toEqual(plainly(pack, company));
      return found(pack, company)
        .flat()
        .flatMap(({ changes }) => changes);
    };
    expect(flips('none', 'assumed')).toContain('distributor-terms@ 0 4');
    expect(flips('draft', 'unknown')).toContain('pathway@mu 0 4');
  });
});

describe('variations of an evaluation', () => {
  test('caches variations of one answer, and computes those of several each time', () => {
    const { compiled, evaluation } = evaluated(smallPack, { answers: { stage: 'idea' } });
    const cache = new EvaluationCache(evaluation);
    const [stage, protection] = compiled.space.inScope(null);
    if (stage === undefined || protection === undefined) throw new Error('there are questions');
    const sold = { instance: stage, variable: stage.variable, value: 8 };
    const filed = { instance: protection, variable: protection.variable, value: 4 };
    expect(cache.with([sold])).toBe(cache.with([sold]));
    expect(cache.with([sold])).not.toBe(cache.with([{ ...sold, value: 4 }]));
    expect(cache.with([sold]).raw[stage.variable]).toBe(8);
    expect(cache.relaxed([sold]).raw[stage.variable]).toBe(10);
    expect(cache.relaxed([sold, filed]).raw.slice(0, 2)).toEqual([10, 14]);
    expect(cache.with([sold, filed]).raw.slice(0, 2)).toEqual([8, 4]);
    expect(cache.with([filed]).raw.slice(0, 2)).toEqual([2, 4]);
    expect(cache.with([]).raw).toEqual(evaluation.raw);
  });
});
