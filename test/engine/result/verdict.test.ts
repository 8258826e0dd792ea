import { describe, expect, test } from 'vitest';
import { soldTest, assessedWith } from '../described-company.ts';

const marketWith = (id: string, ...given: Parameters<typeof assessedWith>) =>
  assessedWith(...given).markets.find((market) => market.id === id);
const atlantis = (...given: Parameters<typeof assessedWith>) => marketWith('atlantis', ...given);
const mu = (...given: Parameters<typeof assessedWith>) => marketWith('mu', ...given);
/** Where the way to approval in Mu is known, so that nothing is open but what is given. */
const knownMu = (answers: Parameters<typeof assessedWith>[0]) =>
  marketWith('mu', answers, {}, { pathway: 'assumed' });

describe('the entry modes of a market', () => {
  test('come best first, each with its status, score and what blocks it', () => {
    const modes = (market: ReturnType<typeof atlantis>) =>
      market?.modes.map(({ id, title, status, score: { low, high }, blockedBy }) => [
        id,
        title,
        status,
        low,
        high,
        blockedBy,
      ]);
    expect(modes(atlantis({}))).toEqual([
      ['distribution', 'Distribution', 'blocked', 2, 2, ['no-pathway']],
      ['funding', 'Funding', 'available', 1, 1, []],
      ['licensing', 'Licensing', 'blocked', -1, -1, []],
    ]);
    expect(modes(mu({ 'ip-status': 'dont-know' }))).toEqual([
      ['distribution', 'Distribution', 'open', 2, 2, []],
      ['funding', 'Funding', 'available', 1, 1, []],
      ['licensing', 'Licensing', 'open', -1, 1, []],
    ]);
  });

  test('come with requirements and factors in full', () => {
    expect(atlantis({})?.modes.find(({ id }) => id === 'licensing')).toEqual({
      id: 'licensing',
      title: 'Licensing',
      means: '…',
      status: 'blocked',
      score: { low: -1, high: -1 },
      requirements: [
        {
          id: 'right',
          because: 'A right to sell.',
          state: 'false',
          tested: [
            {
              question: 'ip-status',
              market: null,
              ask: 'Protected?',
              expected: 'at least filed',
              answer: 'none',
              state: 'false',
            },
          ],
          cites: ['own-judgement'],
        },
      ],
      blockedBy: [],
      factors: [
        {
          id: 'on-the-market',
          weight: 'against',
          points: -1,
          because: 'on-the-market.',
          state: 'true',
          evidence: 'derived',
          tested: [soldTest],
          cites: ['own-judgement'],
        },
      ],
      forms: [],
      cites: ['own-judgement'],
    });
  });
});

describe('the verdict', () => {
  test('reports for and against of the mode aimed at, the runner-up and by how much it is behind', () => {
    const verdict = knownMu({})?.verdict;
    expect(verdict).toMatchObject({
      outcome: 'distribution',
      title: 'Distribution',
      modes: ['distribution'],
      nearest: 'distribution',
      settled: true,
      minimum: 1,
      possible: ['distribution'],
      runnerUp: 'funding',
      margin: { low: 1, high: 1 },
      unmet: [],
    });
    expect(verdict?.for.map(({ id }) => id)).toEqual(['sold', 'wants-channel']);
    expect(verdict?.against.map(({ id }) => id)).toEqual(['short']);
  });

  test('is not yet while it is open whether the best mode is available, which stays the one aimed at', () => {
    expect(mu({})?.verdict).toMatchObject({
      outcome: 'not-yet',
      modes: [],
      nearest: 'distribution',
      settled: false,
      possible: ['distribution', 'not-yet'],
      runnerUp: 'funding',
    });
    // Where it is known to be blocked, that is settled.
    expect(atlantis({})?.verdict).toMatchObject({
      outcome: 'not-yet',
      nearest: 'distribution',
      settled: true,
      possible: ['not-yet'],
    });
  });

  test('is not yet where no mode is open, with what is not met of the nearest', () => {
    const verdict = atlantis({ stage: 'trial', 'runway-months': 20, needs: [] })?.verdict;
    expect(verdict).toMatchObject({
      outcome: 'not-yet',
      title: 'Not yet: prepare first',
      modes: [],
      nearest: 'licensing',
      settled: true,
      runnerUp: 'funding',
      margin: { low: 1, high: 1 },
    });
    expect(verdict?.for.map(({ id }) => id)).toEqual(['early']);
    expect(verdict?.unmet.map(({ id, state }) => [id, state])).toEqual([['right', 'false']]);
    expect(
      atlantis({
        stage: 'trial',
        'runway-months': 20,
        needs: [],
        'ip-status': 'dont-know',
      })?.verdict.unmet.map(({ state }) => state),
    ).toEqual(['open']);
  });

  test('names both modes where they tie', () => {
    expect(knownMu({ 'runway-months': 20, needs: ['channel', 'funding'] })?.verdict.title).toBe(
      'Distribution',
    );
    expect(knownMu({ needs: ['channel', 'funding'] })?.verdict).toMatchObject({
      outcome: 'tie',
      title: 'Distribution or Funding',
      modes: ['distribution', 'funding'],
    });
  });

  test('reports the route on from the mode aimed at, but for steps whose condition does not hold', () => {
    const funding = { mode: 'funding', title: 'Funding', because: 'To grow.', cites: ['told'] };
    const licensing = { mode: 'licensing', title: 'Licensing', because: 'Once granted.', cites: ['told'] };
    expect(mu({})?.verdict.route).toEqual([funding]);
    expect(mu({ 'ip-status': 'granted' })?.verdict.route).toEqual([licensing, funding]);
    expect(mu({ 'ip-status': 'dont-know' })?.verdict.route).toEqual([licensing, funding]);
    expect(atlantis({})?.verdict.route).toEqual([funding]);
    expect(atlantis({ needs: ['funding'] })?.verdict.route).toEqual([]);
  });
});

describe('a counterfactual of a verdict', () => {
  test('is reported as changes of answers, those that lead to different outcomes first', () => {
    expect(knownMu({})?.verdict.flips).toEqual([
      {
        changes: [{ question: 'stage', market: null, ask: 'Stage?', from: 'sold', to: 'trial' }],
        outcome: 'funding',
        title: 'Funding',
      },
      {
        changes: [
          {
            question: 'needs',
            market: null,
            ask: 'Needs?',
            from: 'channel',
            to: 'also funding',
          },
        ],
        outcome: 'tie',
        title: 'Distribution or Funding',
      },
      {
        changes: [
          { question: 'pathway', market: 'mu', ask: 'Pathway in Mu?', from: 'assumed', to: 'unknown' },
        ],
        outcome: 'not-yet',
        title: 'Not yet: prepare first',
      },
    ]);
  });

  test('is reported with what to choose and what no longer to choose of a list', () => {
    const changes = (...given: Parameters<typeof assessedWith>) =>
      atlantis(...given)?.verdict.flips.map((counterfactual) => [
        counterfactual.outcome,
        counterfactual.title,
        ...counterfactual.changes.map(({ from, to }) => [from, to]),
      ]);
    expect(changes({ stage: 'idea', needs: ['funding'], 'ip-status': 'granted' })).toEqual([
      ['licensing', 'Licensing', ['funding', 'without funding']],
      ['tie', 'Funding or Licensing', ['less than 6 months', 'more than 12, less than 18 months']],
      ['tie', 'Funding or Licensing', ['less than 6 months', 'at least 18 months']],
    ]);
  });

  test('names the choice of a list that is meant', () => {
    const others = mu({ needs: [] })?.verdict.flips.flatMap(({ changes }) => changes.map(({ to }) => to));
    expect(others).toContain('also channel');
  });

  test('is reported with numbers in their unit, and with the market in the question', () => {
    const counterfactuals = (...given: Parameters<typeof assessedWith>) => atlantis(...given)?.verdict.flips;
    expect(counterfactuals({ needs: ['channel'], 'runway-months': 20 }, { pathway: 'assumed' })).toEqual([
      {
        changes: [{ question: 'stage', market: null, ask: 'Stage?', from: 'sold', to: 'trial' }],
        outcome: 'not-yet',
        title: 'Not yet: prepare first',
      },
      {
        changes: [{ question: 'stage', market: null, ask: 'Stage?', from: 'sold', to: 'idea' }],
        outcome: 'funding',
        title: 'Funding',
      },
      {
        changes: [
          {
            question: 'needs',
            market: null,
            ask: 'Needs?',
            from: 'channel',
            to: 'also funding',
          },
        ],
        outcome: 'tie',
        title: 'Distribution or Funding',
      },
    ]);
    expect(counterfactuals({ stage: 'trial', needs: [], 'runway-months': 20 })).toEqual([
      {
        changes: [{ question: 'stage', market: null, ask: 'Stage?', from: 'trial', to: 'idea' }],
        outcome: 'funding',
        title: 'Funding',
      },
      {
        changes: [{ question: 'ip-status', market: null, ask: 'Protected?', from: 'none', to: 'filed' }],
        outcome: 'licensing',
        title: 'Licensing',
      },
      {
        changes: [
          {
            question: 'ip-status',
            market: null,
            ask: 'Protected?',
            from: 'none',
            to: 'granted',
          },
        ],
        outcome: 'licensing',
        title: 'Licensing',
      },
    ]);
  });
});
