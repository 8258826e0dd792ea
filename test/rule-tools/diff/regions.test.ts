import { describe, expect, it } from 'vitest';
import { align } from '../../../src/rule-tools/diff/align.ts';
import { Model } from '../../../src/rule-tools/diff/model.ts';
import type { OutputKind } from '../../../src/rule-tools/diff/outputs.ts';
import { Regions } from '../../../src/rule-tools/diff/regions.ts';
import { decodeAnswers } from '../../../src/solver/company.ts';
import { no, yes, type Diagram } from '../../../src/solver/diagram.ts';
import type { AnswerSets } from '../../../src/engine/space/answer-space.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type {
  Gate,
  Market,
  MarketChoice,
  PositionFactor,
  Recommendation,
} from '../../../src/schema/types.ts';
import { gate, smallPack } from '../../fixtures/small-pack.ts';
import { edits, tinyPack, withFactor, withMarket, withModes, withQuestions } from './packs.ts';

/** A company, as far as the small pack asks of it. */
interface Company {
  readonly stage: string;
  readonly ip: string;
  readonly terms: string;
  readonly needs: readonly string[];
  readonly runway: number;
  readonly pathway: string;
}

/** Companies of all kinds: one value for each question, every so many of them. */
function companies(model: Model, step: number): readonly (readonly [AnswerSets, Company])[] {
  const all = model.allowed.reduce<readonly (readonly number[])[]>(
    (known, mask) => known.flatMap((values) => bitsOf(mask).map((bit) => [...values, bit])),
    [[]],
  );
  const [market = ''] = model.markets;
  return all
    .filter((_, index) => index % step === 0)
    .map((values) => {
      const raw = values;
      const { answers, markets = {} } = decodeAnswers(model.old.compiled, raw, new Set([market]));
      const text = (value: unknown): string => (typeof value === 'string' ? value : 'none');
      const needs = answers['needs'];
      return [
        raw,
        {
          stage: text(answers['stage']),
          ip: text(answers['ip-status']),
          terms: text(answers['distributor-terms'] ?? 'hidden'),
          needs: Array.isArray(needs) ? needs.map(text) : [],
          runway: Number(answers['runway-months']),
          pathway: text(markets[market]?.['pathway']),
        },
      ];
    });
}

const bitsOf = (mask: number): readonly number[] =>
  Array.from({ length: 31 }, (_, index) => 1 << index).filter((bit) => (mask & bit) !== 0);

function isIn({ table }: Model, diagram: Diagram, raw: AnswerSets): boolean {
  let at = diagram;
  for (let inner = table.inner(at); inner !== undefined; inner = table.inner(at))
    at = inner.children[31 - Math.clz32(raw[inner.variable] ?? 1)] ?? no;
  return at === yes;
}

/** Expects the region of an output to be just the companies that are meant. */
function reaches(
  before: Pack,
  after: Pack | undefined,
  [kind, id = null, market = null]: readonly [OutputKind, (string | null)?, (string | null)?],
  meant: (company: Company) => boolean,
): void {
  const model = new Model(align(before, after ?? before));
  const region = new Regions(model).of({ kind, id, market });
  const wrong = companies(model, 7).filter(([raw, company]) => isIn(model, region, raw) !== meant(company));
  expect(wrong.map(([, company]) => company)).toEqual([]);
}

const everybody = (): boolean => true;
const nobody = (): boolean => false;
const lacksTerms = ({ stage, terms }: Company): boolean => stage === 'sold' && terms === 'none';
const verdict = ['verdict', null, 'atlantis'] as const;
const route = ['route', null, 'atlantis'] as const;

describe('regions of verdicts', () => {
  it.each<[string, (company: Company) => boolean]>([
    // A mode that is closed may score most, so that its score counts too.
    ['a weight', ({ needs }) => needs.includes('channel')],
    ['a condition', ({ runway }) => runway >= 12 && runway < 18],
    ['a requirement less', ({ ip }) => ip === 'none'],
    ['the minimum score', everybody],
    ['a gate that goes', ({ stage, pathway }) => stage === 'sold' && pathway === 'unknown'],
    ['a level', nobody],
    ['a severity', nobody],
    ['a target', nobody],
  ])('a verdict is reached by %s', (name, meant) => {
    reaches(tinyPack, edits[name], verdict, meant);
    // With one market, the outcome is what is said of it.
    reaches(tinyPack, edits[name], ['overall'], meant);
    reaches(tinyPack, edits[name], ['first-market'], meant);
  });

  it('a verdict is reached by an added or removed mode', () => {
    const without = withModes(tinyPack, (modes) => modes.filter(({ id }) => id !== 'licensing'));
    reaches(tinyPack, without, verdict, everybody);
    reaches(without, tinyPack, verdict, everybody);
  });

  it('a verdict is not reached by a mode that is hidden from the company', () => {
    const hiding = (pack: Pack): Pack =>
      withModes(pack, (modes) =>
        modes.map((mode) => ({
          ...mode,
          requires: mode.requires.map((rule) => ({ ...rule, 'not-met': 'hidden' as const })),
        })),
      );
    const without = withModes(hiding(tinyPack), (modes) => modes.filter(({ id }) => id !== 'licensing'));
    const isShown = ({ ip }: Company): boolean => ip !== 'none';
    reaches(hiding(tinyPack), without, verdict, isShown);
    reaches(without, hiding(tinyPack), verdict, isShown);
    const weighed = withFactor(hiding(tinyPack), 'wants-channel', { weight: 'against' });
    reaches(
      hiding(tinyPack),
      weighed,
      verdict,
      ({ stage, needs }) => stage === 'sold' && needs.includes('channel'),
    );
  });

  it('the outcome of a company is reached by a gate that stops it, its verdicts are not', () => {
    const stopping: Gate = {
      ...gate({ 'runway-months': { 'less-than': 6 } }),
      stops: { title: 'Stop', means: '…', first: [] },
    };
    const after = {
      ...tinyPack,
      readiness: { ...tinyPack.readiness, gates: [...tinyPack.readiness.gates, stopping] },
    };
    reaches(tinyPack, after, ['overall'], ({ runway }) => runway < 6);
    reaches(tinyPack, after, ['first-market'], ({ runway }) => runway < 6);
    reaches(tinyPack, after, verdict, nobody);
  });

  it('a verdict is reached by a blocking gate of the company', () => {
    const blocking: Gate = { ...gate({ 'runway-months': { 'less-than': 6 } }), blocks: ['licensing'] };
    const after = {
      ...tinyPack,
      readiness: { ...tinyPack.readiness, gates: [...tinyPack.readiness.gates, blocking] },
    };
    reaches(tinyPack, after, verdict, ({ ip, runway }) => ip !== 'none' && runway < 6);
  });

  it('a verdict is not reached by two factors that replace one', () => {
    const split = withModes(tinyPack, (modes) =>
      modes.map((mode) => ({
        ...mode,
        factors: mode.factors.flatMap((factor) =>
          factor.id === 'early'
            ? [
                { ...factor, id: 'a', when: { stage: 'idea' } },
                { ...factor, id: 'b', when: { stage: 'trial' } },
              ]
            : [factor],
        ),
      })),
    );
    reaches(tinyPack, split, verdict, nobody);
  });
});

describe('regions of routes', () => {
  it.each<[string, (company: Company) => boolean]>([
    ['a weight', ({ needs }) => needs.includes('channel')],
    ['a condition', ({ runway }) => runway >= 12 && runway < 18],
    ['a requirement less', ({ ip }) => ip === 'none'],
    // The mode aimed at is the one that scores most, enough or not.
    ['the minimum score', nobody],
    ['a gate that goes', ({ stage, pathway }) => stage === 'sold' && pathway === 'unknown'],
    ['the mode that another leads to', everybody],
    ['a level', nobody],
  ])('a route is reached by %s', (name, meant) => {
    reaches(tinyPack, edits[name], route, meant);
  });

  it('a route is reached by an added or removed mode, for every company', () => {
    const without = withModes(tinyPack, (modes) => modes.filter(({ id }) => id !== 'licensing'));
    reaches(tinyPack, without, route, everybody);
  });

  it('a route is reached by the condition of a step', () => {
    const step = (when: Record<string, string> | null): Pack =>
      withModes(tinyPack, (modes) =>
        modes.map((mode) => ({
          ...mode,
          then: [{ mode: 'funding', because: 'So.', cites: [], ...(when === null ? {} : { when }) }],
        })),
      );
    reaches(step(null), step({ stage: 'sold' }), route, everybody);
    reaches(step({ stage: 'sold' }), step({ stage: 'sold' }), route, nobody);
  });
});

describe('regions of actions', () => {
  const terms = ['action', 'draft-terms'] as const;

  it.each<[string, readonly [OutputKind, string, string?], (company: Company) => boolean]>([
    ['a weight', terms, (one) => lacksTerms(one) && one.needs.includes('channel')],
    ['a requirement less', terms, (one) => lacksTerms(one) && one.ip === 'none'],
    ['the minimum score', terms, nobody],
    ['a gate that goes', terms, (one) => lacksTerms(one) && one.pathway === 'unknown'],
    ['a level', terms, nobody],
    ['a target', ['action', 'raise-money'], ({ runway }) => runway >= 12 && runway < 18],
    ['a target', ['action', 'file-patent'], nobody],
    ['a replacement', ['action', 'file-patent'], ({ ip }) => ip === 'none'],
    ['a replacement', ['action', 'get-grant'], nobody],
    [
      'a question hidden',
      ['action', 'confirm-pathway', 'atlantis'],
      ({ stage, pathway }) => stage === 'idea' && pathway !== 'confirmed',
    ],
  ])('an action is reached by %s: %j', (name, output, meant) => {
    reaches(tinyPack, edits[name], output, meant);
  });

  const advising = (id: string, change: Partial<Recommendation>, base = tinyPack): Pack => ({
    ...base,
    recommendations: {
      ...base.recommendations,
      recommendations: base.recommendations.recommendations.map((one) =>
        one.id === id ? { ...one, ...change } : one,
      ),
    },
  });
  const patent = ['action', 'file-patent'] as const;

  it('an action is reached by its condition and its modes', () => {
    reaches(
      tinyPack,
      advising('file-patent', { when: { stage: 'sold' } }),
      patent,
      ({ ip, stage }) => ip === 'none' && stage !== 'sold',
    );
    reaches(tinyPack, advising('file-patent', { modes: ['licensing'] }), patent, ({ ip }) => ip === 'none');
    reaches(
      advising('file-patent', { modes: ['licensing'] }),
      advising('file-patent', { modes: ['funding'] }),
      patent,
      ({ ip }) => ip === 'none',
    );
    reaches(
      advising('file-patent', { modes: ['licensing'] }),
      advising('file-patent', { modes: ['licensing'], title: 'X' }),
      patent,
      nobody,
    );
  });

  it('an action is reached by its forms, and by what counts for them', () => {
    const withForms = (weight: 'for' | 'against'): Pack =>
      withModes(advising('file-patent', { forms: ['option'] }), (modes) =>
        modes.map((mode) => {
          const [factor] = mode.factors;
          if (factor === undefined) return mode;
          const factors = [{ ...factor, id: `${mode.id}-suits`, weight }];
          const cites = ['own-judgement'];
          return { ...mode, forms: [{ id: `${mode.id}-form`, title: 'Form', means: '…', factors, cites }] };
        }),
      );
    reaches(withForms('for'), withForms('for'), patent, nobody);
    reaches(withForms('for'), withForms('against'), patent, ({ ip }) => ip === 'none');
    reaches(tinyPack, advising('file-patent', { forms: ['option'] }), patent, ({ ip }) => ip === 'none');
  });

  it('an action is reached by being added or removed', () => {
    const without: Pack = {
      ...tinyPack,
      recommendations: {
        ...tinyPack.recommendations,
        recommendations: tinyPack.recommendations.recommendations.filter(({ id }) => id !== 'file-patent'),
      },
    };
    reaches(tinyPack, without, patent, ({ ip }) => ip === 'none');
    reaches(without, tinyPack, patent, ({ ip }) => ip === 'none');
  });

  it('an action is reached by a changed replacement', () => {
    const replacing = advising('get-grant', { replaces: ['file-patent'] });
    reaches(
      replacing,
      advising('get-grant', { when: { stage: 'sold' } }, replacing),
      patent,
      ({ ip, stage }) => ip === 'none' && stage !== 'sold',
    );
    reaches(replacing, advising('get-grant', { title: 'Other' }, replacing), patent, nobody);
    reaches(replacing, tinyPack, patent, ({ ip }) => ip === 'none');
  });

  it('an action is reached by one of several improvements', () => {
    const both = advising('file-patent', { improves: { 'ip-status': 'filed', stage: 'sold' } });
    reaches(tinyPack, both, patent, ({ ip, stage }) => ip !== 'none' && stage !== 'sold');
  });
});

describe('regions of gates and barriers', () => {
  it('a gate is reached by being removed, added or changed', () => {
    const holds = ({ stage, pathway }: Company): boolean => stage === 'sold' && pathway === 'unknown';
    const gone = edits['a gate that goes'] ?? tinyPack;
    reaches(tinyPack, gone, ['gate', 'no-pathway', 'atlantis'], holds);
    reaches(gone, tinyPack, ['gate', 'no-pathway', 'atlantis'], holds);
    reaches(tinyPack, gone, ['gate', 'no-cash'], nobody);
    const cash = {
      ...tinyPack,
      readiness: {
        ...tinyPack.readiness,
        gates: [{ ...gate({ 'runway-months': { 'less-than': 12 } }), id: 'no-cash' }],
      },
    };
    reaches(tinyPack, cash, ['gate', 'no-cash'], ({ runway }) => runway >= 6 && runway < 12);
  });

  const rules = ['barrier', 'atlantis-rules', 'atlantis'] as const;
  const barrier = (change: Partial<Pack['markets'][number]['barriers'][number]>): Pack =>
    withMarket(tinyPack, (market) => ({
      ...market,
      barriers: market.barriers.map((one) => (one.id === 'atlantis-rules' ? { ...one, ...change } : one)),
    }));

  it('a barrier is reached by its severity, its condition and its reductions', () => {
    const concerns = ({ stage }: Company): boolean => stage !== 'idea';
    reaches(tinyPack, edits['a severity'], rules, concerns);
    reaches(
      tinyPack,
      barrier({ 'applies-when': { stage: 'sold' } }),
      rules,
      ({ stage }) => stage === 'trial',
    );
    const lowered = barrier({ 'reduced-by': [{ when: { pathway: 'confirmed' }, by: 3, because: 'So.' }] });
    reaches(tinyPack, lowered, rules, (one) => concerns(one) && one.pathway !== 'unknown');
    reaches(tinyPack, barrier({ why: 'Other.' }), rules, nobody);
    const capped = (by: number): Pack =>
      barrier({ 'reduced-by': [{ when: { stage: 'sold' }, by, because: 'So.' }] });
    reaches(capped(3), capped(4), rules, nobody);
    reaches(capped(2), capped(3), rules, ({ stage }) => stage === 'sold');
  });

  it('a barrier is reached by being removed', () => {
    const gone = withMarket(tinyPack, (market) => ({ ...market, barriers: market.barriers.slice(1) }));
    // What is left of it may be nothing: high less two steps is low.
    reaches(tinyPack, gone, rules, ({ stage }) => stage !== 'idea');
  });
});

describe('regions of readiness and level', () => {
  it.each<[string, OutputKind, (company: Company) => boolean]>([
    ['a score', 'readiness', ({ stage }) => stage === 'trial'],
    ['a score', 'level', ({ stage }) => stage === 'trial'],
    // The question is asked of a market.
    ['a question hidden', 'readiness', nobody],
    ['a question hidden', 'level', nobody],
    ['a level', 'readiness', nobody],
    ['a level', 'level', everybody],
    ['a weight', 'readiness', nobody],
    ['a weight', 'level', nobody],
  ])('readiness is reached by %s: %s', (name, kind, meant) => {
    reaches(tinyPack, edits[name], [kind], meant);
  });

  it('readiness is reached by a hidden question of the company', () => {
    const hidden = edited('ip-status', { 'show-when': { stage: ['trial', 'sold'] } });
    reaches(tinyPack, hidden, ['readiness'], ({ stage }) => stage === 'idea');
  });

  const edited = (id: string, change: object): Pack =>
    withQuestions(tinyPack, (one) => (one.id === id ? { ...one, ...change } : one));

  it('readiness is reached by a weight, a dimension, or a question that scores in one pack only', () => {
    reaches(tinyPack, edited('stage', { weight: 3 }), ['readiness'], everybody);
    reaches(
      tinyPack,
      edited('distributor-terms', { weight: 3 }),
      ['readiness'],
      ({ stage }) => stage === 'sold',
    );
    reaches(
      tinyPack,
      edited('distributor-terms', { dimension: 'money' }),
      ['readiness'],
      ({ stage }) => stage === 'sold',
    );
    const idle = withQuestions(tinyPack, (one) => {
      if (one.id !== 'distributor-terms') return one;
      const { dimension, ...rest } = one;
      return dimension === undefined ? one : rest;
    });
    reaches(tinyPack, idle, ['readiness'], ({ stage }) => stage === 'sold');
    reaches(idle, tinyPack, ['readiness'], ({ stage }) => stage === 'sold');
  });

  it('readiness is reached by a changed score in a multiple choice', () => {
    const needs = (score: number): Pack =>
      edited('needs', {
        dimension: 'money',
        options: [
          { id: 'funding', label: 'funding', score: 10 },
          { id: 'channel', label: 'channel', score },
        ],
      });
    reaches(needs(10), needs(20), ['readiness'], (one) => one.needs.includes('channel'));
  });

  it('readiness is reached by a changed weight of a dimension', () => {
    const dimensions = tinyPack.readiness.dimensions.map((one) => ({ ...one, weight: one.weight + 1 }));
    const after = { ...tinyPack, readiness: { ...tinyPack.readiness, dimensions } };
    reaches(tinyPack, after, ['readiness'], everybody);
  });

  it('the level is reached by a changed cap of a gate', () => {
    const capping = (gates: readonly Gate[]): Pack => ({
      ...tinyPack,
      readiness: { ...tinyPack.readiness, gates },
    });
    const poor = { ...gate({ 'runway-months': { 'less-than': 6 } }), caps: 'exploring' };
    const isPoor = ({ runway }: Company): boolean => runway < 6;
    reaches(capping([poor]), capping([{ ...poor, caps: 'preparing' }]), ['level'], isPoor);
    reaches(capping([poor]), capping([]), ['level'], isPoor);
    reaches(capping([]), capping([poor]), ['level'], isPoor);
    reaches(capping([poor]), capping([{ ...poor, title: 'Other' }]), ['level'], nobody);
    reaches(
      capping([poor]),
      capping([{ ...poor, when: { 'runway-months': { 'less-than': 12 } } }]),
      ['level'],
      ({ runway }) => runway >= 6 && runway < 12,
    );
    const there = { ...gate({ pathway: 'unknown' }, 'market'), caps: 'exploring' };
    // It caps the level in that market alone.
    reaches(capping([]), capping([there]), ['level'], nobody);
    const blocking = { ...gate({ stage: 'sold' }), blocks: ['licensing'] };
    reaches(capping([]), capping([blocking]), ['level'], nobody);
  });
});

describe('regions of rankings', () => {
  const ranking = ['first-market'] as const;

  it('a ranking is reached by fit factors', () => {
    const fit = withMarket(smallPack, (market) => ({ ...market, fit: market.fit?.slice(1) ?? [] }));
    reaches(smallPack, fit, ranking, ({ stage }) => stage === 'sold');
  });

  it('a ranking is reached by barriers and their kinds', () => {
    const severe = withMarket(smallPack, (market) => ({
      ...market,
      barriers: market.barriers.map((one) =>
        one.id === 'atlantis-rules' ? { ...one, severity: 'critical' } : one,
      ),
    }));
    reaches(smallPack, severe, ranking, ({ stage }) => stage !== 'idea');
    const other = withMarket(smallPack, (market) => ({
      ...market,
      barriers: market.barriers.map((one) => ({ ...one, kind: 'language' })),
    }));
    reaches(smallPack, other, ranking, everybody);
    const gone = withMarket(smallPack, (market) => ({ ...market, barriers: market.barriers.slice(1) }));
    reaches(smallPack, gone, ranking, ({ stage }) => stage !== 'idea');
  });

  it('a ranking is reached by verdicts, readiness and their weights', () => {
    reaches(
      smallPack,
      withFactor(smallPack, 'early', { weight: 'against' }),
      ranking,
      ({ stage }) => stage !== 'sold',
    );
    const scored = withQuestions(smallPack, (one) =>
      one.id === 'distributor-terms' ? { ...one, weight: 2 } : one,
    );
    reaches(smallPack, scored, ranking, ({ stage }) => stage === 'sold');
    const counted = {
      ...smallPack,
      manifest: { ...smallPack.manifest, ranking: { fit: 1, readiness: 1, ease: 1 } },
    };
    reaches(smallPack, counted, ranking, everybody);
    const kinds = {
      ...smallPack,
      manifest: {
        ...smallPack.manifest,
        'barrier-kinds': [...smallPack.manifest['barrier-kinds']].reverse(),
      },
    };
    reaches(smallPack, kinds, ranking, everybody);
    reaches(
      smallPack,
      { ...smallPack, manifest: { ...smallPack.manifest, title: 'Other' } },
      ranking,
      nobody,
    );
  });
});

describe('regions of rankings by axes', () => {
  const cites = ['own-judgement'];
  const line = (id: string) => ({ id, title: id, means: '…' });
  const factor = {
    id: 'sells',
    points: 30,
    when: { stage: 'sold' },
    because: '…',
    evidence: 'derived',
    cites,
  } as const;
  const rating = {
    id: 'big',
    line: 'size',
    rating: 'high',
    when: { stage: 'idea' },
    because: '…',
    cites,
  } as const;
  const need = {
    id: 'money',
    when: { needs: { includes: 'funding' } },
    because: '…',
    cites,
    lines: { size: 5 },
  };
  const chosen: MarketChoice = {
    attractiveness: [line('size')],
    position: [
      { ...line('proof'), factors: [factor] },
      { ...line('barriers'), measure: 'ease' },
    ],
    weights: {
      balance: { attractiveness: 1, position: 1 },
      lines: { size: 1, proof: 1, barriers: 1 },
      when: [need],
    },
  };
  const comparing = (choice: MarketChoice = chosen, ratings: Market['attractiveness'] = [rating]): Pack =>
    withMarket({ ...smallPack, manifest: { ...smallPack.manifest, 'market-choice': choice } }, (market) => ({
      ...market,
      attractiveness: ratings,
    }));
  const weighing = (weights: Partial<MarketChoice['weights']>): Pack =>
    comparing({ ...chosen, weights: { ...chosen.weights, ...weights } });
  const proving = (change: Partial<PositionFactor>): Pack =>
    comparing({
      ...chosen,
      position: [{ ...line('proof'), factors: [{ ...factor, ...change }] }, ...chosen.position.slice(1)],
    });

  it.each<[string, Pack, (company: Company) => boolean]>([
    ['nothing where nothing differs', comparing(), nobody],
    ['a balance of the axes', weighing({ balance: { attractiveness: 2, position: 1 } }), everybody],
    ['a weight of a line', weighing({ lines: { size: 2, proof: 1, barriers: 1 } }), everybody],
    ['the weights for a need', weighing({ when: [{ ...need, lines: { size: 4 } }] }), everybody],
    [
      'the condition of a need',
      weighing({ when: [{ ...need, when: { needs: { includes: 'channel' } } }] }),
      ({ needs }) => needs.length === 1,
    ],
    ['a rating', comparing(chosen, [{ ...rating, rating: 'low' }]), ({ stage }) => stage === 'idea'],
    [
      'the condition of a rating',
      comparing(chosen, [{ ...rating, when: { stage: 'trial' } }]),
      ({ stage }) => stage !== 'sold',
    ],
    ['a rating that goes', comparing(chosen, []), ({ stage }) => stage === 'idea'],
    ['the points of a factor', proving({ points: 40 }), ({ stage }) => stage === 'sold'],
    ['the condition of a factor', proving({ when: { stage: 'trial' } }), ({ stage }) => stage !== 'idea'],
    [
      'readiness, not at all',
      withQuestions(comparing(), (one) => (one.id === 'stage' ? { ...one, weight: 9 } : one)),
      nobody,
    ],
  ])('a ranking is reached by %s', (_name, after, meant) => {
    reaches(comparing(), after, ['first-market'], meant);
  });
});

describe('regions of plans', () => {
  it.each<[string, (company: Company) => boolean]>([
    ['a target', everybody],
    ['a replacement', everybody],
    ['a level', nobody],
    ['a severity', ({ stage }) => stage !== 'idea'],
    ['a weight', ({ needs }) => needs.includes('channel')],
    ['a gate that goes', ({ stage, pathway }) => stage === 'sold' && pathway === 'unknown'],
    ['a requirement less', ({ ip }) => ip === 'none'],
    ['a question hidden', ({ stage, pathway }) => stage === 'idea' && pathway !== 'confirmed'],
  ])('the order of a plan is reached by %s', (name, meant) => {
    reaches(tinyPack, edits[name], ['plan'], meant);
  });

  it('the order of a plan is reached by a gate of the company', () => {
    const gates = tinyPack.readiness.gates.map((one) =>
      one.id === 'no-cash' ? { ...one, when: { 'runway-months': { 'less-than': 12 } } } : one,
    );
    reaches(
      tinyPack,
      { ...tinyPack, readiness: { ...tinyPack.readiness, gates } },
      ['plan'],
      ({ runway }) => runway >= 6 && runway < 12,
    );
  });
});
