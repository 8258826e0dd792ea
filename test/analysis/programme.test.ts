import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { AnswerFile, ProgrammeOffer, ProgrammeRules } from '../../src/schema/types.ts';
import { programme } from '../../src/analysis/cohort/programme.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { member, members, nameOf } from './cohort-members.ts';

const cites = ['own-judgement'];
const offer = (id: string, rest: Partial<ProgrammeOffer>): ProgrammeOffer => ({
  id,
  title: `${id} {market}`,
  kind: 'workshop',
  what: 'About {market}.',
  'at-least': 2,
  cites,
  ...rest,
});
const rulesWith = (...offers: readonly [ProgrammeOffer, ...ProgrammeOffer[]]): ProgrammeRules => ({
  for: 'small',
  markets: { 'at-most': 1, because: 'Few.', cites },
  offers,
});
const confirming = offer('confirm', { per: 'market', recommendations: ['confirm-pathway'] });
const options = {
  groups: ['stage'],
  anonymous: false,
  inText: new Map([['atlantis', 'the Atlantis']]),
};

/** The organisation is assessed by the small pack too: what counts is its verdict and its plan. */
const organisation = (answers: AnswerFile) => assess(compile(smallPack), { ...answers, company: 'Cluster' });
const strong = organisation({
  answers: { stage: 'sold', 'ip-status': 'granted', needs: ['channel'], 'runway-months': 30 },
  markets: { atlantis: { pathway: 'confirmed' } },
});

const lookingAt = (...markets: readonly string[]): AnswerFile => ({
  answers: { stage: 'trial', 'ip-status': 'none', needs: ['funding'] },
  markets: Object.fromEntries(markets.map((id) => [id, { pathway: 'unknown' }])),
});
const two = [
  member('Ada', lookingAt('atlantis')),
  member('Bea', lookingAt('atlantis')),
  member('Cyd', lookingAt('mu')),
];

describe('a programme', () => {
  test('takes on the few markets that most members put first', () => {
    const more = [...two, member('Dot', lookingAt('atlantis'))];
    const { markets, few } = programme(more, strong, rulesWith(confirming), options);
    expect(markets.map(({ id, taken }) => [id, taken])).toEqual([
      ['atlantis', true],
      ['mu', false],
    ]);
    expect(few).toEqual({ atMost: 1, because: 'Few.', cites });
    expect(markets.map(({ step }) => step?.title ?? null)).toEqual(['Distribution', null]);
  });

  test('offers in each market what is in the plans of those who look at it, with who and why', () => {
    const { offers } = programme(two, strong, rulesWith(confirming), options);
    expect(offers).toMatchObject([
      {
        id: 'confirm',
        market: 'atlantis',
        title: 'confirm the Atlantis',
        what: 'About the Atlantis.',
        count: 2,
        names: ['Ada', 'Bea'],
        reach: 'now',
        needs: [{ kind: 'action', id: 'confirm-pathway@atlantis', count: 2 }],
      },
    ]);
  });

  test('counts a member once, whatever the number of its reasons', () => {
    const broad = offer('all', {
      recommendations: ['confirm-pathway', 'file-patent'],
      'barrier-kinds': ['regulation', 'language'],
      ready: true,
    });
    const { offers } = programme(two, strong, rulesWith(broad), options);
    expect(offers[0]).toMatchObject({ count: 3, names: ['Ada', 'Bea', 'Cyd'], market: null });
    expect(new Set(offers[0]?.needs.map(({ kind }) => kind))).toEqual(
      new Set(['action', 'barrier', 'way-in']),
    );
  });

  test('reports what too few need, instead of hiding it', () => {
    const large = offer('large', { recommendations: ['confirm-pathway'], 'at-least': 4 });
    const { offers, dropped } = programme(two, strong, rulesWith(large), options);
    expect(offers).toEqual([]);
    expect(dropped).toMatchObject([{ id: 'large', count: 3, atLeast: 4, names: ['Ada', 'Bea', 'Cyd'] }]);
  });

  test('an offer is within reach where the verdict of the organisation lets it, and later where not', () => {
    const needsLicence = { ...confirming, modes: ['licensing'] };
    const needsSales = { ...confirming, modes: ['distribution'] };
    const reachOf = (one: ProgrammeOffer, own = strong) =>
      programme(two, own, rulesWith(one), options).offers[0]?.reach;
    expect(reachOf(needsSales)).toBe('now');
    expect(reachOf(needsLicence)).toBe('later');
    expect(programme(two, strong, rulesWith(needsLicence), options).offers[0]?.steps).toEqual(['Licensing']);
    expect(reachOf(needsSales, organisation({ answers: {}, markets: { mu: {} } }))).toBe('unknown');
  });

  test('an offer comes after what the plan of the organisation has to do first', () => {
    const weak = organisation({
      answers: { stage: 'trial', 'ip-status': 'none' },
      markets: { atlantis: {} },
    });
    const waiting = { ...confirming, after: ['file-patent', 'draft-terms'] };
    const { offers } = programme(two, weak, rulesWith(waiting), options);
    expect(offers[0]).toMatchObject({ reach: 'later', after: [{ key: 'file-patent', title: 'File' }] });
    expect(programme(two, strong, rulesWith(waiting), options).offers[0]?.reach).toBe('now');
    const elsewhere = organisation({ answers: {}, markets: { mu: {} } });
    expect(programme(two, elsewhere, rulesWith(waiting), options).offers[0]?.reach).toBe('unknown');
  });

  test('is the same in whatever order the members come, and offers nothing that too few need', () => {
    const rules = rulesWith(
      confirming,
      offer('patents', { recommendations: ['file-patent', 'get-grant'], kind: 'service' }),
      offer('travel', { per: 'market', ready: true, kind: 'mission', 'at-least': 3 }),
    );
    fc.assert(
      fc.property(members(1, 8), fc.boolean(), (drawn, anonymous) => {
        const given = { ...options, anonymous };
        const result = programme(drawn, strong, rules, given);
        expect(programme(drawn.toReversed(), strong, rules, given)).toEqual(result);
        expect(result.markets.filter(({ taken }) => taken).length).toBeLessThanOrEqual(1);
        for (const { count, atLeast } of result.offers)
          if (!anonymous) expect(count).toBeGreaterThanOrEqual(atLeast);
      }),
      { numRuns: 40 },
    );
  });

  test('anonymous: names nobody and gives no number of an offer or a need', () => {
    const rules = rulesWith(confirming, offer('barriers', { 'barrier-kinds': ['language', 'regulation'] }));
    fc.assert(
      fc.property(members(5, 9), (drawn) => {
        const result = programme(drawn, strong, rules, { ...options, anonymous: true });
        const text = JSON.stringify(result);
        for (const [index] of drawn.entries()) expect(text).not.toContain(nameOf(index));
        for (const one of [
          ...result.offers,
          ...result.offers.flatMap(({ needs }) => needs),
          ...result.dropped,
        ])
          expect([one.count, one.names]).toEqual([null, []]);
      }),
      { numRuns: 40 },
    );
    const few = programme(two, strong, rules, { ...options, anonymous: true });
    expect(few).toMatchObject({ withheld: true, markets: [], offers: [], dropped: [] });
  });
});
