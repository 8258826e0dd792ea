import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { difference } from '../../src/analysis/what-if/difference.ts';
import { isSame } from '../../src/analysis/what-if/paired.ts';
import type { AnswerOverride } from '../../src/analysis/what-if/settings.ts';
import { parseOverrides } from '../../src/analysis/what-if/settings.ts';
import { whatIf, withOverrides } from '../../src/analysis/what-if/what-if.ts';
import { concreteAnswers } from '../engine/answer-arbitraries.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const compiled = compile(smallPack);

describe('what-if', () => {
  test('an answer already given changes nothing', () => {
    fc.assert(
      fc.property(concreteAnswers(smallPack), (answers) => {
        const overrides: readonly AnswerOverride[] = [
          ...Object.entries(answers.answers).map(([question, value]) => ({ question, market: null, value })),
          ...Object.entries(answers.markets ?? {}).flatMap(([market, given]) =>
            Object.entries(given).map(([question, value]) => ({ question, market, value })),
          ),
        ];
        expect(withOverrides(compiled, answers, overrides)).toEqual(answers);
        const { readiness, recommendation, gates, markets, plan, ...study } = whatIf(
          compiled,
          answers,
          overrides,
        );
        expect(study.answers).toEqual([]);
        expect(
          [...gates, ...study.dimensions, readiness, recommendation].every((pair) => isSame<unknown>(pair)),
        ).toBe(true);
        expect(
          markets
            .flatMap(({ modes, barriers }) => [...modes, ...barriers])
            .every((pair) => isSame<unknown>(pair)),
        ).toBe(true);
        expect([plan.added, plan.done, plan.gone]).toEqual([[], [], []]);
      }),
      { numRuns: 100 },
    );
  });

  test('reports what moves, on both sides, and which actions are done or new', () => {
    const answers = {
      answers: { stage: 'sold', 'ip-status': 'none', needs: ['funding'], 'runway-months': 3 },
      markets: { mu: { pathway: 'unknown' } },
    };
    const { overrides } = parseOverrides(
      ['runway-months=24', 'pathway@mu=confirmed', 'needs=none'],
      smallPack,
    );
    const study = whatIf(compiled, answers, overrides);
    expect(study.gates).toContainEqual(
      expect.objectContaining({ id: 'no-cash', before: 'true', after: null }),
    );
    expect(study.plan.done.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['raise-money', 'confirm-pathway@mu']),
    );
    expect(study.plan.gone).toContainEqual(
      expect.objectContaining({ key: 'look-for-funds', reason: 'does-not-apply' }),
    );
    expect(study.markets[0]?.barriers).toContainEqual({
      id: 'mu-rules',
      title: 'Rules',
      before: { low: 'critical', high: 'critical' },
      after: { low: 'moderate', high: 'moderate' },
    });
    expect(study.level.before.low.id).toBe('exploring');
    expect(study.level.after.low.id).not.toBe('exploring');
  });

  test('an answer to a question that does not apply says so and changes nothing', () => {
    const answers = { answers: { stage: 'idea' }, markets: { mu: {} } };
    const { overrides } = parseOverrides(['distributor-terms=signed'], smallPack);
    const study = whatIf(compiled, answers, overrides);
    expect(study.tried).toEqual([
      expect.objectContaining({ question: 'distributor-terms', applies: 'false' }),
    ]);
    expect(isSame(study.readiness)).toBe(true);
  });

  test('a market that is new has nothing on the other side', () => {
    const before = assess(compiled, { answers: { stage: 'sold' }, markets: { mu: {} } });
    const after = assess(compiled, { answers: { stage: 'sold' }, markets: { atlantis: {}, mu: {} } });
    const atlantis = difference(before, after).markets.find(({ id }) => id === 'atlantis');
    expect(atlantis).toMatchObject({ rank: { before: null }, verdict: { before: null } });
  });
});

describe('settings', () => {
  test('every kind of answer can be given', () => {
    const given = [
      'stage=sold',
      'needs=funding,channel',
      'runway-months=12',
      'pathway@mu=dont-know',
      'needs@mu=funding',
    ];
    expect(parseOverrides(given.slice(0, 4), smallPack)).toEqual({
      overrides: [
        { question: 'stage', market: null, value: 'sold' },
        { question: 'needs', market: null, value: ['funding', 'channel'] },
        { question: 'runway-months', market: null, value: 12 },
        { question: 'pathway', market: 'mu', value: 'dont-know' },
      ],
      diagnostics: [],
    });
    expect(parseOverrides(['needs=none'], smallPack).overrides).toEqual([
      { question: 'needs', market: null, value: [] },
    ]);
  });

  test.each([
    ['stge=sold', 'unknown-question', 'stage', 1],
    ['stage=solt', 'unknown-option', 'sold', 7],
    ['pathway=confirmed', 'market-scope', null, 1],
    ['stage@mu=sold', 'market-scope', null, 1],
    ['pathway@muu=confirmed', 'unknown-market', 'mu', 9],
    ['runway-months=99', 'answer-range', null, 15],
    ['runway-months=', 'answer-type', null, 15],
    ['stage', 'answer-type', null, 1],
  ])('%s is refused as %s, with the nearest name and the place', (given, code, suggestion, column) => {
    const { overrides, diagnostics } = parseOverrides(['needs=channel', given], smallPack);
    expect(overrides).toHaveLength(1);
    expect(diagnostics).toEqual([expect.objectContaining({ code, suggestion })]);
    expect(diagnostics[0]?.start).toMatchObject({ line: 2, column });
  });

  test('a question given twice is refused', () => {
    expect(parseOverrides(['stage=sold', 'stage=idea'], smallPack).diagnostics).toEqual([
      expect.objectContaining({ code: 'answer-type', message: '`stage` is given twice.' }),
    ]);
  });
});
