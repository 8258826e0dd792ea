import { describe, expect, it } from 'vitest';
import { align } from '../../../src/rule-tools/diff/align.ts';
import { changesOf } from '../../../src/rule-tools/diff/changes.ts';
import { Model } from '../../../src/rule-tools/diff/model.ts';
import { renamedPack } from '../../../src/rule-tools/diff/rename.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Condition, Gate, Question } from '../../../src/schema/types.ts';
import { gate, smallPack, withGates } from '../../fixtures/small-pack.ts';
import { withFactor, withMarket, withModes, withQuestions } from './packs.ts';

/** What is told of a change: what happened, to what, where, and to which of its fields. */
function lines(after: Pack, before = smallPack, markets = { added: [], removed: [] }): readonly string[] {
  return changesOf(new Model(align(before, after)), markets).map(
    ({ change, subject, id, formerly, within, fields }) =>
      `${change} ${subject} ${formerly === null ? '' : `${formerly} to `}${[...within, id].join('/')}` +
      fields.map((one) => `, ${one.field} (${one.meaning}): ${one.old ?? '-'} to ${one.new ?? '-'}`).join(''),
  );
}

const [advice] = smallPack.recommendations.recommendations;
const [licensing] = smallPack.entryModes.modes;
if (advice === undefined || licensing === undefined) throw new Error('the small pack has advice and modes');

describe('a change', () => {
  it('is reported for the pack as a whole', () => {
    const { manifest } = smallPack;
    const after = {
      ...manifest,
      title: 'Other',
      version: '2.0.0',
      'minimum-score': 2,
      ranking: { fit: 1, readiness: 1, ease: 1 },
      'not-yet': { ...manifest['not-yet'], title: 'Wait' },
    };
    expect(lines({ ...smallPack, manifest: after })).toEqual([
      'changed setting pack, version (text): 1.0.0 to 2.0.0, title (text): Small to Other, ranking (rule): {"fit":2,"readiness":1,"ease":1} to {"fit":1,"readiness":1,"ease":1}, not-yet (text): - to {"title":"Wait","means":"Something must come first."}, minimum-score (rule): 1 to 2',
    ]);
  });

  it('is reported for levels, horizons and kinds of barriers', () => {
    const { manifest } = smallPack;
    const after = {
      ...manifest,
      levels: [...manifest.levels, { id: 'top', title: 'Top', from: 90, means: 'All.' }],
      horizons: manifest.horizons.map((one) =>
        one.id === 'now' ? { ...one, title: 'Soon', 'at-most': 3 } : one,
      ),
      'barrier-kinds': manifest['barrier-kinds'].slice(1),
    };
    expect(lines({ ...smallPack, manifest: after })).toEqual([
      'added level top',
      'changed horizon now, title (text): Now to Soon, at-most (rule): 2 to 3',
      'removed barrier kind regulation',
    ]);
  });

  it('is reported for dimensions and gates', () => {
    const readiness = {
      dimensions: smallPack.readiness.dimensions.map((one) =>
        one.id === 'money' ? { ...one, weight: 3, means: 'Cash.' } : one,
      ),
      gates: smallPack.readiness.gates.map((one) => ({ ...one, title: 'Stop', caps: 'preparing' })),
    };
    expect(lines({ ...smallPack, readiness })).toEqual([
      'changed dimension money, weight (rule): 1 to 3, means (text): … to Cash.',
      'changed gate no-cash, title (text): Cash runs out to Stop, caps (rule): exploring to preparing',
      'changed gate no-pathway, title (text): Pathway unknown to Stop, caps (rule): - to preparing',
    ]);
  });

  it('is reported for entry modes with their rules', () => {
    const renamed = withModes(smallPack, ([, ...modes]) => [...modes, { ...licensing, id: 'licence' }]);
    expect(lines(renamed)).toEqual([
      'added mode licence',
      'added requirement licence/right',
      'added factor licence/granted',
      'added factor licence/early',
      'added factor licence/on-the-market',
      'removed mode licensing',
      'removed requirement licensing/right',
      'removed factor licensing/granted',
      'removed factor licensing/early',
      'removed factor licensing/on-the-market',
    ]);
    expect(lines(withModes(smallPack, (modes) => modes.map((one) => ({ ...one, means: 'So.' }))))).toEqual([
      'changed mode licensing, means (text): … to So.',
      'changed mode distribution, means (text): … to So.',
      'changed mode funding, means (text): … to So.',
    ]);
    expect(lines(withFactor(smallPack, 'early', { weight: 'against' }))).toEqual([
      'changed factor licensing/early, weight (rule): for to against',
    ]);
  });

  it('is reported for a market and all that it says', () => {
    const after = withMarket(smallPack, (market) => ({
      ...market,
      title: 'Atlantida',
      summary: 'Sunk.',
      facts: [{ id: 'AT-1', statement: 'It sank.', source: 'Plato', kind: 'secondary' }],
      barriers: market.barriers.map((one) => ({ ...one, severity: 'low', kind: 'language' })),
      fit: market.fit?.slice(1) ?? [],
      recommendations: [{ ...advice, id: 'swim' }],
      helpers: [{ id: 'diver', title: 'Diver', what: 'Dives.', cites: [] }],
      'entry-modes': [
        { mode: 'funding', requires: [{ id: 'boat', when: { stage: 'sold' }, because: 'So.', cites: [] }] },
      ],
    }));
    expect(lines(after)).toEqual([
      'changed market atlantis, title (text): Atlantis to Atlantida, summary (text): … to Sunk.',
      'added fact atlantis/AT-1',
      'changed barrier atlantis/atlantis-rules, kind (rule): regulation to language, severity (rule): high to low',
      'changed barrier atlantis/atlantean, severity (rule): moderate to low',
      'added requirement atlantis/funding/boat',
      'added recommendation atlantis/swim',
      'added helper atlantis/diver',
      'removed fit factor atlantis/sells',
      'removed factor atlantis/funding/deep-funds',
    ]);
    expect(lines(smallPack, after)).toContain('removed fact atlantis/AT-1');
    const dated = withMarket(after, (market) => ({
      ...market,
      facts: market.facts.map((fact) => ({ ...fact, kind: 'official', 'as-of': '2026' })),
    }));
    expect(lines(dated, after)).toEqual([
      'changed fact atlantis/AT-1, kind (text): secondary to official, as-of (text): - to 2026',
    ]);
  });

  it('is reported for where a market lets companies in, and what happens there', () => {
    const after = withMarket(smallPack, (market) => ({
      ...market,
      'in-text': 'the island',
      events: [],
      'entry-points': [],
    }));
    expect(lines(after)).toEqual([
      'changed market atlantis, in-text (text): - to the island, entry-points (text): - to [], events (text): - to []',
    ]);
  });

  it('is reported for advice, helpers and sources', () => {
    const { helpers, recommendations } = smallPack.recommendations;
    const after: Pack = {
      ...smallPack,
      recommendations: {
        helpers: helpers.map((one) => ({ ...one, what: 'More.' })),
        recommendations: recommendations.map((one) =>
          one.id === 'get-grant'
            ? { ...one, impact: 'low', steps: ['Ask.'], takes: '3 months', 'not-before': 'next' }
            : one,
        ),
      },
      sources: { sources: [{ id: 'own-judgement', title: 'Ours', kind: 'handbook' }] },
    };
    expect(lines(after)).toEqual([
      'changed helper cluster, what (text): Helps. to More.',
      'changed recommendation get-grant, steps (text): ["First.","Second."] to ["Ask."], impact (rule): high to low, takes (rule): 2 months to 3 months, not-before (rule): - to next',
      'changed source own-judgement, title (text): Our judgement to Ours, kind (text): judgement to handbook',
    ]);
  });

  it('is reported for markets that come and go', () => {
    expect(
      changesOf(new Model(align(smallPack, smallPack)), { added: ['mu'], removed: ['lemuria'] }).map(
        ({ change, subject, id, within, fields }) => [change, subject, id, within, fields],
      ),
    ).toEqual([
      ['added', 'market', 'mu', [], []],
      ['removed', 'market', 'lemuria', [], []],
    ]);
  });

  it('is nothing where nothing changed', () => {
    expect(lines({ ...smallPack })).toEqual([]);
  });
});

describe('a question that is not what it was', () => {
  const edited = (id: string, edit: (question: Question) => Question): Pack =>
    withQuestions(smallPack, (one) => (one.id === id ? edit(one) : one));

  it('is reported with its fields', () => {
    expect(lines(edited('stage', (one) => ({ ...one, ask: 'How far?', weight: 3 })))).toEqual([
      'changed question stage, ask (text): Stage? to How far?, weight (rule): - to 3',
    ]);
    expect(lines(edited('runway-months', (one) => ({ ...one, unit: 'weeks', maximum: 50 })))).toEqual([
      'changed question runway-months, unit (text): months to weeks, maximum (rule): 60 to 50',
    ]);
    expect(
      lines(
        edited('distributor-terms', (one) => ({ ...one, 'show-when': { stage: { 'at-least': 'sold' } } })),
      ),
    ).toEqual([
      'changed question distributor-terms, show-when (equivalent): {"stage":"sold"} to {"stage":{"at-least":"sold"}}',
    ]);
    expect(
      lines(edited('distributor-terms', (one) => ({ ...one, 'show-when': { stage: 'trial' } }))),
    ).toEqual([
      'changed question distributor-terms, show-when (rule): {"stage":"sold"} to {"stage":"trial"}',
    ]);
  });

  it('is reported with its options', () => {
    const options = [
      { id: 'idea', label: 'An idea' },
      { id: 'tested', label: 'trial', 'renamed-from': ['trial'] },
      { id: 'scaled', label: 'scaled' },
    ];
    const changes = lines(edited('stage', (one) => ({ ...one, options })));
    expect(changes.filter((line) => line.includes(' option '))).toEqual([
      'changed option stage/idea, label (text): idea to An idea',
      'renamed option trial to stage/tested',
      'removed option stage/sold',
      'added option stage/scaled',
    ]);
  });

  it('is reported under its new name', () => {
    const names = {
      question: (id: string) => (id === 'needs' ? 'wants' : id),
      option: (_question: string, id: string) => (id === 'funding' ? 'money' : id),
    };
    const after = withQuestions(renamedPack(smallPack, names), (one) =>
      one.id === 'wants'
        ? {
            ...one,
            ask: 'Wants?',
            'renamed-from': ['needs'],
            options: (one.options ?? []).map((option) =>
              option.id === 'money'
                ? { ...option, label: 'Money', 'renamed-from': ['cash', 'funding'] }
                : option,
            ),
          }
        : one,
    );
    expect(lines(after)).toEqual([
      'renamed question needs to wants, ask (text): Needs? to Wants?',
      'renamed option funding to wants/money, label (text): funding to Money',
    ]);
  });

  it('is reported as new or gone', () => {
    const more = smallPack.questionnaire.questions.slice(3, 4).map((one) => ({ ...one, id: 'extra' }));
    const questionnaire = {
      ...smallPack.questionnaire,
      questions: [...smallPack.questionnaire.questions, ...more],
    };
    const after = { ...smallPack, questionnaire };
    expect(lines(after)).toEqual(['added question extra']);
    expect(lines(smallPack, after)).toEqual(['removed question extra']);
  });

  it('reports a changed question of a market with that market', () => {
    const [stage] = smallPack.questionnaire.questions;
    if (stage === undefined) throw new Error('the small pack has questions');
    const permit = (ask: string): Pack =>
      withMarket(smallPack, (market) => ({
        ...market,
        questions: [{ ...stage, id: 'permit', per: 'market', ask }],
      }));
    expect(lines(permit('Held?'))).toEqual(['added question atlantis/permit']);
    expect(lines(permit('There?'), permit('Held?'))).toEqual([
      'changed question atlantis/permit, ask (text): Held? to There?',
    ]);
    const labelled = withMarket(permit('Held?'), (market) => ({
      ...market,
      questions: (market.questions ?? []).map((one) => ({
        ...one,
        options: (one.options ?? []).map((option) => ({ ...option, label: `${option.label}!` })),
      })),
    }));
    expect(lines(labelled, permit('Held?'))[0]).toBe(
      'changed option atlantis/permit/idea, label (text): idea to idea!',
    );
  });
});

describe('a condition that is written otherwise', () => {
  const gates = (when: Condition, more: Partial<Gate> = {}): Pack =>
    withGates([{ ...gate(when), caps: 'exploring', ...more }]);
  const meaning = (before: Condition, after: Condition, more: Partial<Gate> = {}): string | undefined =>
    changesOf(new Model(align(gates(before, more), gates(after, more))), { added: [], removed: [] })[0]
      ?.fields[0]?.meaning;

  it('is equivalent where it holds for the same companies', () => {
    expect(meaning({ stage: 'sold' }, { not: { stage: ['idea', 'trial'] } })).toBe('equivalent');
    expect(meaning({ stage: 'sold' }, { stage: ['sold', 'trial'] })).toBe('rule');
    expect(
      meaning({ stage: 'sold' }, { stage: 'sold', 'distributor-terms': ['none', 'draft', 'signed'] }),
    ).toBe('equivalent');
  });

  it('compares a condition of a rule for each market in every market', () => {
    const each: Partial<Gate> = { per: 'market' };
    expect(meaning({ pathway: 'unknown' }, { not: { pathway: { 'at-least': 'assumed' } } }, each)).toBe(
      'equivalent',
    );
    expect(meaning({ pathway: 'unknown' }, { pathway: 'assumed' }, each)).toBe('rule');
    expect(
      meaning({ all: [{ stage: 'sold' }, { pathway: 'unknown' }] }, { any: [{ pathway: 'unknown' }] }, each),
    ).toBe('rule');
    expect(meaning({ not: { pathway: 'unknown' } }, { pathway: { 'more-than': 'unknown' } }, each)).toBe(
      'equivalent',
    );
  });

  it('is a text where only reasons inside it are others, and no change where keys stand in another order', () => {
    const modes = (because: string): Pack =>
      withModes(smallPack, (all) =>
        all.map((one) =>
          one.then === undefined ? one : { ...one, then: [{ mode: 'funding', because, cites: [] }] },
        ),
      );
    expect(lines(modes('Later on.'), modes('Later.'))).toEqual([
      'changed mode licensing, then (text): [{"mode":"funding","because":"Later.","cites":[]}] to [{"mode":"funding","because":"Later on.","cites":[]}]',
    ]);
    const one = gates({ stage: 'sold', 'ip-status': 'none' });
    expect(lines(gates({ 'ip-status': 'none', stage: 'sold' }), one)).toEqual([]);
  });

  it('an added or removed condition is a change of the rule', () => {
    const asked = (when?: Condition): Pack => ({
      ...smallPack,
      recommendations: {
        ...smallPack.recommendations,
        recommendations: [{ ...advice, ...(when === undefined ? {} : { when }) }],
      },
    });
    expect(lines(asked({ stage: 'sold' }), asked())).toEqual([
      'changed recommendation file-patent, when (rule): - to {"stage":"sold"}',
    ]);
    expect(lines(asked({ stage: { 'at-least': 'idea' } }), asked())).toEqual([
      'changed recommendation file-patent, when (equivalent): - to {"stage":{"at-least":"idea"}}',
    ]);
  });

  it('is reported as long as it is short', () => {
    const of = (because: string): string | undefined =>
      lines(gates({ stage: 'sold' }, { because }), gates({ stage: 'sold' }))[0];
    expect(of('x'.repeat(60))).toBe(`changed gate probe, because (text): Probe. to ${'x'.repeat(60)}`);
    expect(of('x'.repeat(61))).toBe('changed gate probe, because (text): Probe. to -');
  });
});
