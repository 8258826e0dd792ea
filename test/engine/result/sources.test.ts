import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { sourcesOf } from '../../../src/engine/result/sources.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Assessment, Market } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { describedPack } from '../../fixtures/described-pack.ts';

const source = (id: string) => ({ id, title: `About ${id}`, kind: 'paper' as const });

/** The small pack where the sources are these, and questions cite them all. */
function citing(ids: readonly string[], facts: Market['facts'] = []): Pack {
  const [first, ...others] = smallPack.questionnaire.questions;
  const [atlantis, ...markets] = smallPack.markets;
  if (first === undefined || atlantis === undefined)
    throw new Error('the small pack has questions and markets');
  return {
    ...smallPack,
    questionnaire: {
      ...smallPack.questionnaire,
      questions: [{ ...first, cites: [...ids, ...facts.map(({ id }) => id)] }, ...others],
    },
    sources: { sources: ids.map(source) },
    markets: [{ ...atlantis, facts }, ...markets],
  };
}

const listed = (pack: Pack) => assess(compile(pack), { answers: {} }).sources.map(({ id }) => id);

describe('the sources of an assessment', () => {
  test('are in the order of their numbers, not of their digits', () => {
    expect(
      listed(citing(['H2.10', 'H2.9', 'H10', 'H2', 'H2.9b', 'H2.9a', 'A-3', 'H', 'H1.2.3', '7', '10b'])),
    ).toEqual(['7', '10b', 'A-3', 'H', 'H1.2.3', 'H2', 'H2.9', 'H2.9a', 'H2.9b', 'H2.10', 'H10']);
  });

  test('are facts of markets too', () => {
    const facts: Market['facts'] = [
      {
        id: 'F2',
        statement: 'It sank.',
        source: 'Plato',
        kind: 'secondary',
        url: 'https://x.org',
        'as-of': '2026',
      },
      { id: 'F1', statement: 'It was.', source: 'Plato', kind: 'official' },
    ];
    expect(assess(compile(citing(['F10'], facts)), { answers: {} }).sources).toEqual([
      { id: 'F1', title: 'It was.', kind: 'official', publisher: 'Plato', url: null, asOf: null },
      {
        id: 'F2',
        title: 'It sank.',
        kind: 'secondary',
        publisher: 'Plato',
        url: 'https://x.org',
        asOf: '2026',
      },
      { id: 'F10', title: 'About F10', kind: 'paper', publisher: null, url: null, asOf: null },
    ]);
  });
});

describe('a source is listed where it is cited by', () => {
  const cites = ['told'];
  const none = ['own-judgement'];
  const assessment = assess(compile(describedPack), {
    answers: { stage: 'idea' },
    markets: { atlantis: {} },
  });
  const silent = <Part extends { readonly cites: readonly string[] }>(
    parts: readonly Part[],
  ): readonly Part[] => parts.map((part) => ({ ...part, cites: none }));
  const [market] = assessment.markets;
  if (market === undefined) throw new Error('there is a market');
  const [mode] = market.modes;
  const [action] = assessment.plan.actions;
  const [left] = assessment.plan.left;
  const [barrier] = market.barriers;
  const [line] = assessment.answers;
  const [dimension] = assessment.readiness.dimensions;
  if (!mode || !action || !left || !barrier || !line || !dimension)
    throw new Error('there is something of each');
  const reason = {
    ...mode,
    weight: 'for',
    points: 1,
    because: '…',
    state: 'true',
    evidence: 'derived',
    tested: [],
    cites,
  } as const;
  const requirement = { id: 'it', because: '…', state: 'true', tested: [], cites } as const;
  const link = { title: '…', what: '…', url: null, cites };
  const gate = {
    id: 'it',
    market: null,
    title: '…',
    because: '…',
    state: 'true',
    caps: null,
    blocks: [],
    tested: [],
    cites,
  } as const;

  /** Nothing in it is cited but our own judgement. */
  const quiet: Assessment = {
    ...assessment,
    readiness: { ...assessment.readiness, dimensions: silent(assessment.readiness.dimensions), gates: [] },
    markets: [
      {
        ...market,
        fit: [],
        barriers: [],
        modes: [],
        gates: [],
        entryPoints: [],
        events: [],
        helpers: [],
        verdict: { ...market.verdict, route: [] },
      },
    ],
    plan: { ...assessment.plan, actions: [], left: [] },
    answers: [],
  };
  const [quietMarket] = quiet.markets;
  if (quietMarket === undefined) throw new Error('there is a market');
  const inMarket = (parts: Partial<Assessment['markets'][number]>): Assessment => ({
    ...quiet,
    markets: [{ ...quietMarket, ...parts }],
  });
  const inPlan = (parts: Partial<Assessment['plan']>): Assessment => ({
    ...quiet,
    plan: { ...quiet.plan, ...parts },
  });
  const inReadiness = (parts: Partial<Assessment['readiness']>): Assessment => ({
    ...quiet,
    readiness: { ...quiet.readiness, ...parts },
  });
  const isListed = (one: Assessment): boolean =>
    sourcesOf(describedPack, one).some(({ id }) => id === 'told');

  test('nothing, in an assessment that does not cite it', () => {
    expect(isListed(quiet)).toBe(false);
    expect(sourcesOf(describedPack, quiet).map(({ id }) => id)).toEqual(['own-judgement']);
  });

  test.each<readonly [string, Assessment]>([
    ['a dimension', inReadiness({ dimensions: [{ ...dimension, cites }] })],
    ['a gate of readiness', inReadiness({ gates: [gate] })],
    ['a reason that a market fits', inMarket({ fit: [reason] })],
    ['a barrier', inMarket({ barriers: [{ ...barrier, cites }] })],
    ['an entry mode', inMarket({ modes: [{ ...mode, requirements: [], factors: [], cites }] })],
    [
      'a requirement',
      inMarket({ modes: [{ ...mode, requirements: [requirement], factors: [], cites: none }] }),
    ],
    ['a factor', inMarket({ modes: [{ ...mode, requirements: [], factors: [reason], cites: none }] })],
    [
      'a step of the route',
      inMarket({ verdict: { ...market.verdict, route: [{ mode: 'x', title: '…', because: '…', cites }] } }),
    ],
    ['a gate of the market', inMarket({ gates: [gate] })],
    ['an entry point', inMarket({ entryPoints: [link] })],
    ['an event', inMarket({ events: [link] })],
    ['a helper of the market', inMarket({ helpers: [link] })],
    ['an action', inPlan({ actions: [{ ...action, help: [], cites }] })],
    ['a helper of an action', inPlan({ actions: [{ ...action, help: [link], cites: none }] })],
    ['a recommendation left out', inPlan({ left: [{ ...left, cites }] })],
    ['an answer', { ...quiet, answers: [{ ...line, cites }] }],
  ])('%s', (_, one) => {
    expect(isListed(one)).toBe(true);
  });

  test('no answer to a question that does not apply', () => {
    expect(isListed({ ...quiet, answers: [{ ...line, state: 'not-applicable', cites }] })).toBe(false);
  });
});
