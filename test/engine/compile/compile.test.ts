import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAnswers } from '../../../src/engine/space/encode-answers.ts';
import { assess, targetMarkets } from '../../../src/engine/assess.ts';
import {
  compile,
  compilePrepared,
  preparedOf,
  type PreparedPack,
} from '../../../src/engine/compile/compile.ts';
import { toFormula } from '../../../src/engine/conditions/to-formula.ts';
import { evaluate } from '../../../src/engine/scoring/evaluate.ts';
import { holdsFor, canBeFalse, canBeTrue } from '../../../src/engine/conditions/satisfiability.ts';
import { companyRules, marketRules, weightPoints } from '../../../src/engine/compile/compiled-rules.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Condition } from '../../../src/schema/types.ts';
import { openAnswers } from '../answer-arbitraries.ts';
import { visibilityPack } from '../../fixtures/visibility-pack.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';
import { advice, describedPack } from '../../fixtures/described-pack.ts';

const ids = (rules: readonly { readonly rule: { readonly id: string } }[]) =>
  rules.map(({ rule }) => rule.id);
const atlantisOf = (pack: Pack) => {
  const [atlantis] = pack.markets;
  if (atlantis === undefined) throw new Error('there is Atlantis');
  return atlantis;
};

describe('the rules of a pack', () => {
  test('company-wide rules are those without per: market, sorted by id', () => {
    const { gates, recommendations, conditions } = companyRules(smallPack);
    expect(ids(gates)).toEqual(['no-cash']);
    expect(ids(recommendations)).toEqual([
      'draft-terms',
      'file-patent',
      'get-grant',
      'look-for-funds',
      'raise-money',
    ]);
    expect(conditions).toEqual([
      { 'runway-months': { 'less-than': 6 } },
      undefined,
      undefined,
      undefined,
      { needs: { includes: 'funding' } },
      undefined,
    ]);
    expect([...gates, ...recommendations].map(({ condition }) => condition)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('rules of a market are those with per: market, and what the market adds', () => {
    const rules = marketRules(describedPack, atlantisOf(describedPack));
    expect(ids(rules.gates)).toEqual(['no-pathway']);
    expect(ids(rules.recommendations)).toEqual(['confirm-pathway', 'hire-divers']);
    expect(rules.modes.map(({ mode }) => mode.id)).toEqual(['distribution', 'funding', 'licensing']);
    expect(rules.modes.map(({ requires }) => ids(requires))).toEqual([['product'], [], ['right']]);
    expect(rules.modes.map(({ factors }) => ids(factors))).toEqual([
      ['short', 'sold', 'wants-channel'],
      ['deep-funds', 'short-runway', 'wants-money'],
      ['early', 'granted', 'on-the-market'],
    ]);
    expect(rules.modes.map(({ then }) => then.map(({ rule }) => rule.mode))).toEqual([
      ['licensing', 'funding'],
      [],
      ['distribution'],
    ]);
    expect(rules.barriers.map(({ rule, kind, reductions }) => [rule.id, kind, reductions.length])).toEqual([
      ['atlantean', 1, 0],
      ['atlantis-rules', 0, 2],
    ]);
    expect(rules.fit.map(({ rule, points }) => [rule.id, points])).toEqual([
      ['poor', -1],
      ['sells', 2],
    ]);
    expect(weightPoints).toEqual({ 'strongly-for': 2, for: 1, against: -1, 'strongly-against': -2 });
  });

  test('requirements of a market are added to those of the mode', () => {
    const atlantis = atlantisOf(smallPack);
    const requires = [{ id: 'alone', when: { stage: 'idea' }, because: '…', cites: ['own-judgement'] }];
    const rules = marketRules(smallPack, {
      ...atlantis,
      'entry-modes': [{ mode: 'licensing', requires }, { mode: 'funding' }],
    });
    expect(rules.modes.map((mode) => ids(mode.requires))).toEqual([['product'], [], ['alone', 'right']]);
    expect(rules.modes.map((mode) => mode.factors.length)).toEqual([3, 2, 3]);
  });

  test('have the number of their own condition', () => {
    const { conditions, gates, modes, barriers, fit, recommendations } = marketRules(
      describedPack,
      atlantisOf(describedPack),
    );
    const numbered = [
      ...gates,
      ...modes.flatMap(({ requires, factors, then }) => [...requires, ...factors, ...then]),
      ...barriers.flatMap(({ reductions }) => reductions),
      ...fit,
      ...recommendations,
    ];
    for (const { rule, condition } of numbered) expect(conditions[condition]).toBe(rule.when);
    for (const { rule, condition } of barriers) expect(conditions[condition]).toBe(rule['applies-when']);
    const numbers = [...numbered, ...barriers].map(({ condition }) => condition);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(conditions.map((_, number) => number));
  });
});

describe('a compiled pack', () => {
  test('compiles each market when it is asked for, once', () => {
    const compiled = compile(smallPack);
    const atlantis = compiled.market('atlantis');
    expect(atlantis).toMatchObject({ market: 'atlantis', dimensions: 3 });
    expect(atlantis?.definition).toBe(smallPack.markets[0]);
    expect(compiled.market('atlantis')).toBe(atlantis);
    expect(compiled.market('nowhere')).toBeUndefined();
    expect(compiled.company).toMatchObject({ market: null, dimensions: 3 });
  });

  test('has the formulas of its conditions, made once', () => {
    const compiled = compile(smallPack);
    const scope = compiled.market('mu');
    expect(scope?.formulas).toEqual(
      scope?.conditions.map((condition) => toFormula(condition, 'mu', compiled.space)),
    );
    expect(scope?.formulas).toBe(scope?.formulas);
    expect(compiled.company.formulas).toHaveLength(6);
  });

  test('cuts numbers where packs compiled alongside cut them too', () => {
    const other = withGates([gate({ 'runway-months': { 'at-least': 40 } })]);
    const cuts = (...alongside: readonly Pack[]) => {
      const domain = compile(smallPack, alongside).space.find('runway-months', null)?.domain;
      return domain?.type === 'number' ? domain.breakpoints.map(({ value }) => value) : [];
    };
    expect(cuts()).toEqual([6, 12, 12, 18]);
    expect(cuts(other)).toEqual([6, 12, 12, 18, 40]);
  });

  test.each([
    ['small', smallPack],
    ['described', describedPack],
    ['hiding', visibilityPack],
  ])('says of each condition of the %s rules what its formula says by itself', (_, pack) => {
    fc.assert(
      fc.property(openAnswers(pack), (answers) => {
        const compiled = compile(pack);
        const evaluation = evaluate(
          compiled,
          encodeAnswers(answers, compiled.space),
          targetMarkets(compiled, answers),
        );
        for (const { scope, states } of [evaluation.company, ...evaluation.markets])
          for (const [number, formula] of scope.formulas.entries()) {
            const can = (one: typeof formula): boolean => holdsFor(one, evaluation.effective);
            const expected = (can(canBeTrue(formula)) ? 1 : 0) | (can(canBeFalse(formula)) ? 2 : 0);
            expect(states.at(number)).toBe(expected);
          }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a prepared pack', () => {
  const kept = (pack: Pack): PreparedPack => structuredClone(preparedOf(compile(pack)));

  test('is plain data that a file can hold', () => {
    const prepared = preparedOf(compile(describedPack));
    expect(JSON.parse(JSON.stringify(prepared))).toEqual(prepared);
  });

  test.each([
    ['small', smallPack],
    ['described', describedPack],
    ['hiding', visibilityPack],
  ])('makes the same assessments of the %s rules, once read again', (_, pack) => {
    const prepared = kept(pack);
    fc.assert(
      fc.property(openAnswers(pack), (answers) => {
        expect(assess(compilePrepared(pack, prepared), answers)).toEqual(assess(compile(pack), answers));
      }),
      { numRuns: 6 },
    );
  });

  test('is looked for where it lacks a market', () => {
    const { markets, ...rest } = kept(smallPack);
    const compiled = compilePrepared(smallPack, { ...rest, markets: markets.slice(0, 1) });
    expect(compiled.market('atlantis')).toBeDefined();
    expect(() => compiled.market('mu')).toThrow('nothing is prepared for mu');
  });

  test('shares with the company what rules of every market ask of the company alone', () => {
    const compiled = compile(smallPack);
    const scope = compiled.market('mu');
    const shared = scope?.conditions.filter((_, number) => (scope.addresses[number] ?? 0) < 0);
    // Protection, stage, choices and runway are answered for the company; a gate about the pathway is not.
    expect(shared).toContainEqual({ 'ip-status': { 'at-least': 'filed' } });
    expect(shared).toContainEqual({ stage: 'sold' });
    expect(shared).not.toContainEqual({ stage: 'sold', pathway: 'unknown' });
    expect(shared).not.toContainEqual({ pathway: 'confirmed' });
    expect(shared).not.toContain(undefined);
  });

  test('shares so what gates, routes and recommendations of each market ask', () => {
    const idea: Condition = { stage: 'idea' };
    const trial: Condition = { stage: 'trial' };
    const granted: Condition = { 'ip-status': 'granted' };
    const pack: Pack = {
      ...describedPack,
      ...withGates([gate(idea, 'market')]),
      entryModes: {
        modes: smallPack.entryModes.modes.map((mode) => ({
          ...mode,
          then: [{ mode: 'funding', when: granted, because: '…', cites: ['own-judgement'] }],
        })),
      },
      recommendations: { helpers: [], recommendations: [advice('there', { per: 'market', when: trial })] },
    };
    const scope = compile(pack).market('mu');
    const shared = scope?.conditions.filter((_, number) => (scope.addresses[number] ?? 0) < 0);
    expect(shared).toEqual(expect.arrayContaining([idea, trial, granted]));
  });

  test('can be compiled without any market', () => {
    const compiled = compile({ ...smallPack, markets: [] });
    expect(compiled.company.conditions).toHaveLength(6);
    expect(preparedOf(compiled).markets).toEqual([]);
  });
});
