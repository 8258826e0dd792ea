import { describe, expect, it } from 'vitest';
import { mismatches } from '../../../src/rule-tools/testing/expectations.ts';
import { reasonsFor } from '../../../src/rule-tools/testing/mismatch-reasons.ts';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { AnswerFile, TestExpectation } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

/** Sells, but has neither rights nor money. */
const poor: AnswerFile = {
  answers: {
    stage: 'sold',
    'ip-status': 'none',
    'distributor-terms': 'none',
    needs: ['channel'],
    'runway-months': 3,
  },
  markets: { atlantis: { pathway: 'unknown' }, mu: { pathway: 'confirmed' } },
};

/** Sells; much is open. */
const open: AnswerFile = {
  answers: {
    stage: 'sold',
    'ip-status': 'filed',
    needs: ['funding'],
    'runway-months': { between: [3, 20] },
  },
  markets: { atlantis: {} },
};

const assessed = (answers: AnswerFile) => assess(compile(smallPack), answers);

/** What comes out otherwise than expected: path: expected / actual. */
const wrong = (answers: AnswerFile, expected: TestExpectation): readonly string[] =>
  mismatches(expected, assessed(answers)).map(
    ({ path, expected, actual }) => `${path.join('.')}: ${expected} / ${actual}`,
  );

/** The reasons for the one thing that comes out otherwise. */
function reasons(answers: AnswerFile, expected: TestExpectation): readonly string[] {
  const assessment = assessed(answers);
  const [mismatch, ...others] = mismatches(expected, assessment);
  if (mismatch === undefined || others.length > 0) throw new Error('one thing comes out otherwise');
  return reasonsFor(mismatch, assessment);
}

const there = (
  market: NonNullable<TestExpectation['markets']>[string],
  id = 'atlantis',
): TestExpectation => ({
  markets: { [id]: market },
});

describe('a possible expectation', () => {
  it('is everything that comes out', () => {
    expect(
      wrong(poor, {
        overall: 'distribution',
        'first-market': 'mu',
        level: 'exploring',
        readiness: 50,
        dimensions: { evidence: 100, rights: { 'at-least': 0, 'at-most': 0 }, money: { 'at-most': 5 } },
        gates: ['no-pathway', 'no-cash'],
        markets: {
          atlantis: {
            verdict: 'not-yet',
            settled: true,
            nearest: 'distribution',
            'open-modes': ['funding'],
            modes: { funding: 1, distribution: { 'at-least': 2 }, licensing: { 'at-most': -1 } },
            fit: 60,
            ease: 38,
            barriers: { 'atlantis-rules': 'high', atlantean: 'moderate' },
          },
          mu: { 'open-modes': ['funding', 'distribution'], barriers: { 'mu-rules': 'moderate' } },
        },
        actions: {
          top: ['raise-money', 'draft-terms'],
          include: ['get-grant'],
          exclude: ['look-for-funds'],
          order: ['raise-money', 'confirm-pathway', 'draft-terms'],
          exactly: ['raise-money', 'file-patent', 'confirm-pathway', 'get-grant', 'draft-terms'],
        },
      }),
    ).toEqual([]);
  });

  it('is nothing, which is always so', () => {
    expect(wrong(poor, {})).toEqual([]);
    expect(wrong(open, there({}))).toEqual([]);
  });
});

describe('a mismatch', () => {
  it('is reported for the whole company', () => {
    expect(
      wrong(poor, {
        overall: 'tie',
        'first-market': 'atlantis',
        level: 'ready',
        readiness: 40,
        gates: ['no-cash'],
      }),
    ).toEqual([
      'overall: tie / distribution',
      'first-market: atlantis / mu',
      'level: ready / exploring',
      'readiness: 40 / 50',
      'gates: no-cash / no-cash, no-pathway',
    ]);
  });

  it('is reported for a level that is open', () => {
    expect(wrong(open, { level: 'exploring' })).toEqual(['level: exploring / open: exploring to ready']);
  });

  it('is reported for scores: both ends count', () => {
    expect(wrong(open, { readiness: { 'at-least': 58, 'at-most': 92 } })).toEqual([]);
    expect(wrong(open, { readiness: { 'at-least': 59 } })).toEqual([
      'readiness.at-least: at least 59 / 58 to 92',
    ]);
    expect(wrong(open, { readiness: { 'at-most': 91 } })).toEqual([
      'readiness.at-most: at most 91 / 58 to 92',
    ]);
    expect(wrong(open, { readiness: { 'at-least': 60, 'at-most': 70 } })).toHaveLength(2);
    expect(wrong(open, { readiness: 58 })).toEqual(['readiness: 58 / 58 to 92']);
    expect(wrong(open, { readiness: 92 })).toEqual(['readiness: 92 / 58 to 92']);
    expect(wrong(open, { dimensions: { money: 0, rights: { 'at-least': 33 } } })).toEqual([
      'dimensions.money: 0 / 0 to 100',
    ]);
  });

  it('is reported for a dimension that nothing counts for', () => {
    expect(wrong(poor, { dimensions: { weather: 1 } })).toEqual([
      'dimensions.weather: 1 / no question of it applies',
    ]);
    expect(wrong(poor, { dimensions: { weather: { 'at-least': 0, 'at-most': 100 } } })).toEqual([
      'dimensions.weather.at-least: at least 0 / no question of it applies',
      'dimensions.weather.at-most: at most 100 / no question of it applies',
    ]);
  });

  it('is reported for gates by name, or as none', () => {
    expect(wrong(poor, { gates: [] })).toEqual(['gates: none / no-cash, no-pathway']);
    expect(wrong(open, { gates: ['no-cash'] })).toEqual(['gates: no-cash / none']);
  });

  it('is reported for a market', () => {
    expect(
      wrong(
        poor,
        there({
          verdict: 'licensing',
          settled: false,
          nearest: 'licensing',
          fit: 61,
          ease: { 'at-least': 40 },
        }),
      ),
    ).toEqual([
      'markets.atlantis.verdict: licensing / not-yet',
      'markets.atlantis.settled: false / true',
      'markets.atlantis.nearest: licensing / distribution',
      'markets.atlantis.fit: 61 / 60',
      'markets.atlantis.ease.at-least: at least 40 / 38',
    ]);
    expect(wrong(open, there({ verdict: 'tie' }, 'mu'))).toEqual([
      'markets.mu: this market assessed / no answers for it are given',
    ]);
  });

  it('is reported for the entry modes of a market', () => {
    expect(wrong(poor, there({ modes: { funding: 2, licensing: -1, barter: 0 } }))).toEqual([
      'markets.atlantis.modes.funding: 2 / 1',
      'markets.atlantis.modes.barter: 0 / no question of it applies',
    ]);
    expect(wrong(poor, there({ 'open-modes': ['licensing', 'funding'] }))).toEqual([
      'markets.atlantis.open-modes: funding, licensing / funding',
    ]);
    // What is open may be blocked.
    expect(wrong(open, there({ 'open-modes': [] }))).toEqual([
      'markets.atlantis.open-modes: none / funding, licensing',
    ]);
  });

  it('is reported for what is left of a barrier', () => {
    expect(wrong(poor, there({ barriers: { 'atlantis-rules': 'low', 'mu-rules': 'none' } }))).toEqual([
      'markets.atlantis.barriers.atlantis-rules: low / high',
    ]);
    expect(wrong(poor, there({ barriers: { 'mu-rules': 'low' } }))).toEqual([
      'markets.atlantis.barriers.mu-rules: low / none',
    ]);
    expect(wrong(open, there({ barriers: { 'atlantis-rules': 'low' } }))).toEqual([
      'markets.atlantis.barriers.atlantis-rules: low / open: low to high',
    ]);
  });

  it('is reported for the plan', () => {
    const plan = 'raise-money, file-patent, confirm-pathway, get-grant, draft-terms';
    expect(
      wrong(poor, {
        actions: {
          top: ['raise-money', 'look-for-funds'],
          include: ['look-for-funds', 'get-grant'],
          exclude: ['look-for-funds', 'get-grant'],
          order: ['get-grant', 'raise-money', 'look-for-funds', 'draft-terms'],
          exactly: ['raise-money'],
        },
      }),
    ).toEqual([
      `actions.top.1: look-for-funds / ${plan}`,
      `actions.include.0: look-for-funds / ${plan}`,
      `actions.exclude.1: no get-grant / ${plan}`,
      `actions.order.2: look-for-funds / ${plan}`,
      `actions.exactly: raise-money / ${plan}`,
      `actions.order.1: raise-money after get-grant / ${plan}`,
    ]);
    const nothing: AnswerFile = {
      answers: { stage: 'trial', 'ip-status': 'granted', needs: ['channel'], 'runway-months': 24 },
      markets: { mu: { pathway: 'confirmed' } },
    };
    expect(wrong(nothing, { actions: { exactly: ['raise-money'], top: ['raise-money'] } })).toEqual([
      'actions.top.0: raise-money / none',
      'actions.exactly: raise-money / none',
    ]);
    expect(wrong(nothing, { actions: { exactly: [] } })).toEqual([]);
  });
});

describe('reasons of a mismatch', () => {
  it('explains an overall outcome by both entry modes in each market', () => {
    expect(reasons(poor, { overall: 'licensing' })).toEqual([
      'mu: distribution is available, score 2; factors: sold +2, short -1, wants-channel +1',
      'mu: licensing is blocked, score -1: requirement right is false; factors: on-the-market -1',
      'atlantis: distribution is blocked, score 2: gate no-pathway holds; factors: sold +2, short -1, wants-channel +1',
      'atlantis: licensing is blocked, score -1: requirement right is false; factors: on-the-market -1',
    ]);
    expect(reasons(poor, { overall: 'not-yet' })).toHaveLength(2);
  });

  it('explains a verdict by the modes of that market, each once', () => {
    expect(reasons(poor, there({ verdict: 'funding' }))).toEqual([
      'atlantis: distribution is blocked, score 2: gate no-pathway holds; factors: sold +2, short -1, wants-channel +1',
      'atlantis: funding is available, score 1; factors: short-runway +1',
    ]);
    expect(reasons(poor, there({ verdict: 'distribution' }))).toEqual([
      'atlantis: distribution is blocked, score 2: gate no-pathway holds; factors: sold +2, short -1, wants-channel +1',
    ]);
    expect(reasons(poor, there({ nearest: 'licensing' }))).toHaveLength(2);
    expect(reasons(open, there({ verdict: 'distribution' }))).toEqual([
      'atlantis: funding is available, score 3 to 4; factors: deep-funds +2, wants-money +1, short-runway +1 (open)',
      'atlantis: distribution is open, score 1 to 2; factors: sold +2, short -1 (open)',
    ]);
  });

  it('explains the score of an entry mode by that mode', () => {
    expect(reasons(poor, there({ modes: { licensing: 4 } }))).toEqual([
      'atlantis: distribution is blocked, score 2: gate no-pathway holds; factors: sold +2, short -1, wants-channel +1',
      'atlantis: licensing is blocked, score -1: requirement right is false; factors: on-the-market -1',
    ]);
    const nothing: AnswerFile = { ...poor, answers: { ...poor.answers, 'runway-months': 24 } };
    expect(reasons(nothing, there({ modes: { funding: 4 } }, 'mu'))[1]).toBe(
      'mu: funding is available, score 0; factors: none',
    );
  });

  it('explains nothing about a market that is not assessed', () => {
    expect(reasons(open, there({ verdict: 'tie' }, 'mu'))).toEqual([]);
  });

  it('explains a level or gates by the gates that hold or may hold', () => {
    const gates = ['gate no-cash is true, caps at exploring', 'gate no-pathway is true'];
    expect(reasons(poor, { level: 'ready' })).toEqual(gates);
    expect(reasons(poor, { gates: [] })).toEqual(gates);
    expect(reasons(open, { level: 'ready' })).toEqual([
      'gate no-cash is open, caps at exploring',
      'gate no-pathway is open',
    ]);
    const rich: AnswerFile = { ...poor, answers: { ...poor.answers, 'runway-months': 24 } };
    expect(reasons(rich, { gates: [] })).toEqual(['gate no-pathway is true']);
  });

  it('explains readiness by its dimensions', () => {
    expect(reasons(open, { readiness: 50 })).toEqual([
      'evidence: 100',
      'rights: 33 to 67',
      'money: 0 to 100',
    ]);
    expect(reasons(poor, { readiness: 60 })).toEqual(['evidence: 100', 'rights: 0', 'money: 0']);
  });

  it('explains a residual barrier by its severity and reductions', () => {
    expect(reasons(poor, there({ barriers: { 'mu-rules': 'none' } }, 'mu'))).toEqual([
      'severity critical, applies: true',
      'reduction by 2 is true: Confirmed.',
    ]);
    expect(reasons(open, there({ barriers: { 'atlantis-rules': 'none' } }))).toEqual([
      'severity high, applies: true',
      'reduction by 1 is open: Known.',
      'reduction by 1 is open: Confirmed.',
    ]);
    expect(reasons(poor, there({ barriers: { 'mu-rules': 'low' } }))).toEqual([]);
  });

  it('explains an action by why it is excluded, or its place in the plan', () => {
    expect(reasons(poor, { actions: { include: ['look-for-funds'] } })).toEqual([
      'look-for-funds is left out: does-not-apply; its condition looks at needs (false)',
    ]);
    expect(reasons(open, { actions: { include: ['raise-money'] } })).toEqual([
      'raise-money is left out: open',
    ]);
    expect(reasons(poor, { actions: { exclude: ['get-grant'] } })).toEqual([
      'get-grant is action 4 of the plan',
    ]);
    expect(reasons(poor, { actions: { order: ['draft-terms', 'raise-money'] } })).toEqual([
      'raise-money is action 1 of the plan',
    ]);
    expect(reasons(poor, { actions: { include: ['weather'] } })).toEqual([]);
  });

  it('explains nothing else', () => {
    expect(reasons(poor, { 'first-market': 'atlantis' })).toEqual([]);
    expect(reasons(poor, { dimensions: { money: 50 } })).toEqual([]);
  });
});
