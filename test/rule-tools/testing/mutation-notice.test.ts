import { describe, expect, it } from 'vitest';
import { mismatches } from '../../../src/rule-tools/testing/expectations.ts';
import type { Mutant } from '../../../src/rule-tools/testing/mutation/mutant.ts';
import { mutantsOf } from '../../../src/rule-tools/testing/mutation/mutants-of.ts';
import { partsReferencedBy } from '../../../src/rule-tools/testing/mutation/observe.ts';
import { Trials, type TrialCase } from '../../../src/rule-tools/testing/mutation/trial.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type {
  AnswerFile,
  Assessment,
  Interval,
  ScoreRange,
  TestExpectation,
} from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const companies: readonly AnswerFile[] = [
  {
    answers: {
      stage: 'sold',
      'ip-status': 'filed',
      'distributor-terms': 'none',
      needs: ['channel'],
      'runway-months': 6,
    },
    markets: { atlantis: { pathway: 'unknown' }, mu: { pathway: 'confirmed' } },
  },
  {
    answers: { stage: 'trial', 'ip-status': 'granted', needs: ['funding'], 'runway-months': 12 },
    markets: { atlantis: { pathway: 'assumed' }, mu: { pathway: 'assumed' } },
  },
  { answers: { stage: 'idea', 'ip-status': 'none', needs: [], 'runway-months': 5 } },
];

/** What a score is today, or nothing that could fail. */
const between = (score: Interval | undefined): ScoreRange =>
  score === undefined ? {} : { 'at-least': score.low, 'at-most': score.high };

type Expected = (assessment: Assessment) => TestExpectation;

const there =
  (
    of: (market: Assessment['markets'][number]) => NonNullable<TestExpectation['markets']>[string],
  ): Expected =>
  ({ markets }) => ({ markets: Object.fromEntries(markets.map((market) => [market.id, of(market)])) });

/** Everything that a case can expect, each by itself. */
const kinds: Readonly<Record<string, Expected>> = {
  'the outcome': ({ recommendation }) => ({ overall: recommendation.outcome }),
  'the first market': ({ markets }) => ({ 'first-market': markets[0]?.id ?? '' }),
  'the level': ({ readiness: { level } }) => (level.settled ? { level: level.low.id } : {}),
  readiness: ({ readiness }) => ({ readiness: between(readiness.score) }),
  dimensions: ({ readiness }) => ({
    dimensions: Object.fromEntries(
      readiness.dimensions.flatMap(({ id, score }) => (score === null ? [] : [[id, between(score)]])),
    ),
  }),
  gates: ({ readiness }) => ({
    gates: readiness.gates.filter(({ state }) => state === 'true').map(({ id }) => id),
  }),
  verdicts: there(({ verdict }) => ({ verdict: verdict.outcome })),
  'what is settled': there(({ verdict }) => ({ settled: verdict.settled })),
  'the nearest mode': there(({ verdict }) => (verdict.nearest === null ? {} : { nearest: verdict.nearest })),
  modes: there(({ modes }) => ({
    modes: Object.fromEntries(modes.map(({ id, score }) => [id, between(score)])),
  })),
  'open modes': there(({ modes }) => ({
    'open-modes': modes.filter(({ status }) => status === 'available').map(({ id }) => id),
  })),
  fit: there(({ terms }) => ({ fit: between(terms[0]?.points) })),
  ease: there(({ terms }) => ({ ease: between(terms[2]?.points) })),
  barriers: there(({ barriers }) => ({
    barriers: Object.fromEntries(
      barriers
        .filter(({ residual }) => residual.low === residual.high)
        .map(({ id, residual }) => [id, residual.low]),
    ),
  })),
  'what to do': ({ plan }) => ({ actions: { include: plan.actions.map(({ id }) => id) } }),
  'what comes first': ({ plan }) => ({ actions: { top: plan.actions.slice(0, 2).map(({ id }) => id) } }),
  'the order': ({ plan }) => ({ actions: { order: [...new Set(plan.actions.map(({ id }) => id))] } }),
  'the whole plan': ({ plan }) => ({ actions: { exactly: plan.actions.map(({ id }) => id) } }),
};

/** Of the mutants of each rule one or two. */
function someMutants(): readonly Mutant[] {
  const all = mutantsOf(smallPack);
  const ends = (of: string): readonly Mutant[] => {
    const own = all.filter(({ inside }) => inside === of);
    return /^(?:gate|barrier|recommendation)/.test(of)
      ? [...own.slice(0, 1), ...own.slice(-1)]
      : own.slice(0, 1);
  };
  return [...new Set(all.map(({ inside }) => inside))].flatMap(ends);
}

const trialsOf = (cases: readonly TrialCase[]) => ({ cases, trials: new Trials(smallPack, cases) });

describe('a mutant', () => {
  it('is noticed by a case just where it fails for the altered pack, whatever is expected', () => {
    const compiled = compile(smallPack);
    const today = companies.map((answers) => assess(compiled, answers));
    const trials = Object.entries(kinds).map(([kind, expected]) => {
      const cases = companies.flatMap((answers, index): readonly TrialCase[] => {
        const assessment = today[index];
        return assessment === undefined
          ? []
          : [{ id: `company-${index}`, answers, expect: expected(assessment) }];
      });
      return { kind, ...trialsOf(cases) };
    });
    let noticed = 0;
    const wrong: string[] = [];
    // Where the pack has to be compiled anew, one look at all that is expected is enough.
    const together = [{ kind: 'everything', ...trialsOf(trials.flatMap(({ cases }) => cases)) }];
    for (const mutant of someMutants()) {
      const altered = compile(mutant.make());
      const assessed = companies.map((answers) => assess(altered, answers));
      const cheap = mutant.change !== null && mutant.movesBreakpoints !== true;
      for (const { kind, cases, trials: asked } of cheap ? trials : together) {
        const failing = cases.filter(({ answers, expect }) => {
          const assessment = assessed[companies.indexOf(answers)];
          return assessment !== undefined && mismatches(expect, assessment).length > 0;
        });
        noticed += failing.length;
        const by = asked.notice(mutant);
        const right = by === null ? failing.length === 0 : failing.some(({ id }) => id === by);
        if (!right) wrong.push(`${mutant.inside}: ${mutant.text}, by ${kind}: ${by ?? 'none'}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(noticed).toBeGreaterThan(100);
  });
});

/** The parts of what is observed of a company in two markets. */
const observed = new Map(
  [
    'readiness',
    'level',
    'gates',
    ...['atlantis', 'mu'].flatMap((market) =>
      ['ranking', 'barriers', 'modes'].map((part) => `${market} ${part}`),
    ),
  ].map((part) => [part, '']),
);

describe('an expectation', () => {
  const rests = (expect: TestExpectation): readonly string[] =>
    [...partsReferencedBy(expect, observed)].sort();
  const there = (market: NonNullable<TestExpectation['markets']>[string]): readonly string[] =>
    rests({ markets: { atlantis: market } });

  it('rests on the parts of an assessment that it looks at', () => {
    expect(rests({ readiness: 5 })).toEqual(['readiness']);
    expect(rests({ dimensions: { money: 5 } })).toEqual(['readiness']);
    expect(rests({ level: 'ready' })).toEqual(['level']);
    expect(rests({ gates: [] })).toEqual(['gates']);
    const chosen = ['atlantis modes', 'atlantis ranking', 'mu modes', 'mu ranking'];
    expect(rests({ overall: 'licensing' })).toEqual(chosen);
    expect(rests({ 'first-market': 'mu' })).toEqual(chosen);
    expect(rests({ actions: { include: [] } })).toEqual([]);
    expect(rests({})).toEqual([]);
  });

  it('an expectation of a market depends on the parts observed there', () => {
    expect(there({ barriers: { rules: 'low' } })).toEqual(['atlantis barriers']);
    expect(there({ fit: 5 })).toEqual(['atlantis ranking']);
    expect(there({ ease: 5 })).toEqual(['atlantis ranking']);
    for (const market of [
      { verdict: 'tie' },
      { settled: true },
      { nearest: 'licensing' },
      { modes: {} },
      { 'open-modes': [] },
    ])
      expect(there(market)).toEqual(['atlantis modes']);
    expect(there({})).toEqual([]);
    expect(rests({ level: 'ready', markets: { mu: { fit: 5 }, atlantis: { ease: 5 } } })).toEqual([
      'atlantis ranking',
      'level',
      'mu ranking',
    ]);
  });
});

it('the case that expects most is asked first', () => {
  const [company] = companies;
  if (company === undefined) throw new Error('there are companies');
  const { readiness, recommendation } = assess(compile(smallPack), company);
  const little = { id: 'little', answers: company, expect: { readiness: between(readiness.score) } };
  const much = {
    id: 'much',
    answers: company,
    expect: { readiness: between(readiness.score), overall: recommendation.outcome, gates: [] },
  };
  const [mutant] = mutantsOf(smallPack).filter(({ inside }) => inside === 'dimensions');
  if (mutant === undefined) throw new Error('dimensions have weights');
  expect(new Trials(smallPack, [little, much]).notice(mutant)).toBe('much');
  expect(new Trials(smallPack, [much, little]).notice(mutant)).toBe('much');
  expect(new Trials(smallPack, [little]).notice(mutant)).toBe('little');
});
