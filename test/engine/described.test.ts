import { describe, expect, test } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { AnswerFile } from '../../src/schema/types.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';
import { visibilityPack } from '../fixtures/visibility-pack.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { describedPack } from '../fixtures/described-pack.ts';
import { describedCompany, assessedWith } from './described-company.ts';

describe('an assessment', () => {
  test('names the pack and the company', () => {
    expect(assessedWith({})).toMatchObject({
      format: 'born-global/assessment/2',
      pack: {
        id: 'small',
        version: '1.0.0',
        title: 'Small',
        hash: '0000000000000000',
        words: { subject: { one: 'company', many: 'companies' } },
      },
      company: 'Acme',
      respondent: null,
      date: null,
      disclaimer: 'Advice, not law.',
    });
    const signed = assess(compile(smallPack), { answers: {}, respondent: 'Ada', date: '2026-11-26' });
    expect(signed).toMatchObject({ company: null, respondent: 'Ada', date: '2026-11-26' });
  });

  test('reports every answer in words, with its section, its note and why it was asked', () => {
    expect(assessedWith({}).answers).toEqual([
      {
        question: 'stage',
        section: 'all',
        sectionTitle: 'All',
        market: null,
        ask: 'Stage?',
        answer: 'sold',
        state: 'answered',
        note: 'Since May.',
        why: 'Because.',
        cites: ['own-judgement'],
      },
      {
        question: 'ip-status',
        section: 'all',
        sectionTitle: 'All',
        market: null,
        ask: 'Protected?',
        answer: 'none',
        state: 'answered',
        note: null,
        why: 'Because.',
        cites: ['own-judgement'],
      },
      {
        question: 'distributor-terms',
        section: 'all',
        sectionTitle: 'All',
        market: null,
        ask: 'Terms?',
        answer: 'Not known',
        state: 'dont-know',
        note: null,
        why: 'Because.',
        cites: ['own-judgement'],
      },
      {
        question: 'needs',
        section: 'all',
        sectionTitle: 'All',
        market: null,
        ask: 'Needs?',
        answer: 'channel',
        state: 'answered',
        note: null,
        why: 'Because.',
        cites: ['own-judgement'],
      },
      {
        question: 'runway-months',
        section: 'all',
        sectionTitle: 'All',
        market: null,
        ask: 'Runway?',
        answer: '3 months',
        state: 'answered',
        note: null,
        why: 'Because.',
        cites: ['own-judgement'],
      },
      {
        question: 'pathway',
        section: 'all',
        sectionTitle: 'All',
        market: 'atlantis',
        ask: 'Pathway in the sunken land?',
        answer: 'unknown',
        state: 'answered',
        note: null,
        why: 'Because.',
        cites: ['own-judgement'],
      },
      {
        question: 'divers',
        section: 'island',
        sectionTitle: 'Island',
        market: 'atlantis',
        ask: 'Have you divers in the sunken land?',
        answer: 'Some in the sunken land',
        state: 'answered',
        note: null,
        why: 'They know the sunken land.',
        cites: ['X10'],
      },
      {
        question: 'pathway',
        section: 'all',
        sectionTitle: 'All',
        market: 'mu',
        ask: 'Pathway in Mu?',
        answer: 'Not known',
        state: 'not-asked',
        note: 'Ask.',
        why: 'Because.',
        cites: ['own-judgement'],
      },
    ]);
  });

  test('counts what is answered, open and not to be answered', () => {
    expect(assessedWith({}).progress).toEqual({
      answered: 6,
      open: 2,
      notApplicable: 0,
      total: 8,
      matters: 1,
    });
    expect(assessedWith({ stage: 'idea' }).progress).toMatchObject({ notApplicable: 1, total: 7 });
  });

  test('reports a number as it was given, and everything else as what is still possible', () => {
    const answerAndState = (answers: Parameters<typeof assessedWith>[0], question: string) => {
      const line = assessedWith(answers).answers.find((one) => one.question === question);
      return [line?.answer, line?.state];
    };
    expect(answerAndState({}, 'runway-months')).toEqual(['3 months', 'answered']);
    expect(answerAndState({ 'runway-months': { between: [5, 7] } }, 'runway-months')).toEqual([
      'less than 6 months or at least 6, less than 12 months',
      'partly',
    ]);
    expect(answerAndState({ 'runway-months': { between: [7, 8] } }, 'runway-months')).toEqual([
      'at least 6, less than 12 months',
      'answered',
    ]);
    expect(answerAndState({ stage: { 'one-of': ['idea', 'trial'] } }, 'stage')).toEqual([
      'idea or trial',
      'partly',
    ]);
    expect(answerAndState({ stage: { 'one-of': ['idea'] } }, 'stage')).toEqual(['idea', 'answered']);
    expect(answerAndState({ stage: { 'one-of': ['trial', 'sold'] } }, 'distributor-terms')).toEqual([
      'Not known',
      'dont-know',
    ]);
    expect(answerAndState({ stage: 'idea', 'distributor-terms': 'signed' }, 'distributor-terms')).toEqual([
      'Does not apply',
      'not-applicable',
    ]);
    expect(answerAndState({ needs: [] }, 'needs')).toEqual(['None of these', 'answered']);
    expect(answerAndState({ needs: ['funding', 'channel'] }, 'needs')).toEqual([
      'funding; channel',
      'answered',
    ]);
    expect(answerAndState({ needs: { 'one-of': ['channel'] } }, 'needs')).toEqual([
      'perhaps channel',
      'partly',
    ]);
    expect(answerAndState({ needs: { 'one-of': ['funding', 'channel'] } }, 'needs')).toEqual([
      'Not known',
      'partly',
    ]);
  });

  test('reports no number where the question does not apply, and both where it may not', () => {
    const staff = (shop: AnswerFile['answers'][string]) => {
      const answers = { first: 'yes', second: 'yes', third: 'yes', sells: shop, staff: 7 };
      const line = assess(compile(visibilityPack), { answers }).answers.find(
        ({ question }) => question === 'staff',
      );
      return [line?.answer, line?.state];
    };
    expect(staff(['shop'])).toEqual(['7', 'answered']);
    expect(staff(['web'])).toEqual(['Does not apply', 'not-applicable']);
    expect(staff('dont-know')).toEqual(['Does not apply or at least 5, less than 8', 'answered']);
  });

  test('lists the sources and facts that it cites, by number where they have one', () => {
    expect(assessedWith({}).sources).toEqual([
      {
        id: 'X2',
        title: 'It was large.',
        kind: 'secondary',
        publisher: 'Plato',
        url: null,
        asOf: null,
      },
      {
        id: 'X2a',
        title: 'Trials are watched.',
        kind: 'official',
        publisher: 'Plato',
        url: null,
        asOf: null,
      },
      {
        id: 'X10',
        title: 'It sank.',
        kind: 'secondary',
        publisher: 'Plato',
        url: 'https://x.org',
        asOf: '2026',
      },
      {
        id: 'own-judgement',
        title: 'Our judgement',
        kind: 'judgement',
        publisher: null,
        url: null,
        asOf: null,
      },
      {
        id: 'told',
        title: 'What is told',
        kind: 'paper',
        publisher: 'A press',
        url: 'https://told.org',
        asOf: '2025',
      },
    ]);
    // Without trials the barrier that cites X2a does not apply.
    expect(assessedWith({ stage: 'idea' }).sources.map(({ id }) => id)).toEqual([
      'X2',
      'X10',
      'own-judgement',
      'told',
    ]);
  });
});

/** What every recommendation says besides, where there is nothing of it. */
const nothingMore = { form: null, gate: null, needed: [], limits: [] };

describe('the overall recommendation', () => {
  test('is the mode of the first market in the ranking, and why', () => {
    const known = assess(compile(describedPack), {
      ...describedCompany,
      markets: { mu: { pathway: 'assumed' } },
    });
    expect(known.recommendation).toEqual({
      outcome: 'distribution',
      title: 'Distribution',
      market: 'mu',
      marketTitle: 'Mu',
      settled: true,
      because: ['Mu comes first among the markets assessed.', 'sold.', 'wants-channel.'],
      ...nothingMore,
    });
  });

  test('is not yet while it is open whether the best mode of the first market is available', () => {
    expect(assessedWith({}).recommendation).toEqual({
      outcome: 'not-yet',
      title: 'Not yet: prepare first',
      market: 'mu',
      marketTitle: 'Mu',
      settled: false,
      because: ['Something must come first.', 'The entry mode to prepare for: Distribution.'],
      ...nothingMore,
    });
  });

  test('gives two reasons at most', () => {
    const funded = assessedWith({ needs: ['funding'] }, { pathway: 'confirmed' });
    const atlantis = funded.markets.find(({ id }) => id === funded.recommendation.market);
    expect(atlantis?.verdict.for.map(({ id, state }) => [id, state])).toEqual([
      ['deep-funds', 'true'],
      ['short-runway', 'true'],
      ['wants-money', 'true'],
    ]);
    expect(funded.recommendation.because).toEqual([
      'Atlantis comes first among the markets assessed.',
      'deep-funds.',
      'short-runway.',
    ]);
  });

  test('gives what the company wants last, for it explains nothing', () => {
    const wanting: Pack = {
      ...describedPack,
      entryModes: {
        modes: describedPack.entryModes.modes.map((mode) => ({
          ...mode,
          factors: mode.factors.map((factor) => ({
            ...factor,
            evidence: factor.id === 'short-runway' ? 'preference' : 'derived',
          })),
        })),
      },
    };
    const { recommendation } = assess(compile(wanting), {
      ...describedCompany,
      answers: { ...describedCompany.answers, needs: ['funding'] },
      markets: { atlantis: { pathway: 'confirmed' } },
    });
    expect(recommendation.because.slice(1)).toEqual(['deep-funds.', 'wants-money.']);
  });

  test('gives certain reasons alone', () => {
    const { recommendation, markets } = assessedWith({ needs: 'dont-know', 'ip-status': 'granted' });
    const chosen = markets.find(({ id }) => id === recommendation.market);
    expect(chosen?.verdict.for.map(({ id, state }) => [id, state])).toEqual([
      ['short-runway', 'true'],
      ['wants-money', 'open'],
    ]);
    expect(recommendation.because).toEqual(['Mu comes first among the markets assessed.', 'short-runway.']);
  });

  test('stays with the first market where its best mode is blocked, though that of a later market is open', () => {
    const blocked = assess(compile(smallPack), {
      answers: {
        stage: 'sold',
        'ip-status': 'none',
        needs: [],
        'runway-months': 20,
        'distributor-terms': 'none',
      },
      markets: { atlantis: { pathway: 'unknown' }, mu: { pathway: 'assumed' } },
    });
    expect(blocked.markets.map(({ id, verdict }) => [id, verdict.outcome])).toEqual([
      ['atlantis', 'not-yet'],
      ['mu', 'distribution'],
    ]);
    expect(blocked.recommendation).toMatchObject({
      market: 'atlantis',
      outcome: 'not-yet',
      settled: true,
      because: ['Something must come first.', 'The entry mode to prepare for: Distribution.'],
    });
  });

  test('is not yet, with the mode to prepare for, where no market has an open mode', () => {
    expect(assessedWith({ stage: 'trial', 'runway-months': 20, needs: [] }).recommendation).toEqual({
      outcome: 'not-yet',
      title: 'Not yet: prepare first',
      market: 'mu',
      marketTitle: 'Mu',
      settled: true,
      because: ['Something must come first.', 'The entry mode to prepare for: Licensing.'],
      ...nothingMore,
    });
  });

  test('is not yet where there is no market at all', () => {
    const none = assess(compile({ ...smallPack, markets: [] }), { answers: {} });
    expect(none.recommendation).toEqual({
      outcome: 'not-yet',
      title: 'Not yet: prepare first',
      market: null,
      marketTitle: null,
      settled: false,
      because: ['Something must come first.'],
      ...nothingMore,
    });
    expect(none.markets).toEqual([]);
  });
});
