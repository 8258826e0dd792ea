import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { AnswerFile, Condition, EntryForm, Factor, Market } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const cites = ['own-judgement'];
const factor = (id: string, when: Condition, weight: Factor['weight']): Factor => ({
  id,
  when,
  weight,
  because: `${id}.`,
  evidence: 'derived',
  cites,
});
const form = (id: string, more: Partial<EntryForm> = {}): EntryForm => ({
  id,
  title: `As ${id}`,
  means: '…',
  factors: [],
  cites,
  ...more,
});

const needsChannel = { needs: { includes: 'channel' } };
const forms = [
  form('exclusive', { factors: [factor('strong', { 'ip-status': 'granted' }, 'strongly-for')] }),
  form('option', { factors: [factor('early', { stage: 'idea' }, 'for')] }),
  form('joint', {
    factors: [factor('wants', needsChannel, 'strongly-for')],
    requires: [{ id: 'tried', when: { stage: { 'at-least': 'trial' } }, because: 'Tried.', cites }],
  }),
];

const [, mu] = smallPack.markets;
if (mu === undefined) throw new Error('there is Mu');

/** Mu alone, where licensing has forms. */
const packWith = (given: readonly EntryForm[], market: Partial<Market> = {}): Pack => ({
  ...smallPack,
  entryModes: {
    modes: smallPack.entryModes.modes.map((mode) =>
      mode.id === 'licensing' ? { ...mode, forms: given } : mode,
    ),
  },
  markets: [{ ...mu, ...market }],
});

function told(answers: AnswerFile['answers'], pack = packWith(forms)) {
  const known = { stage: 'idea', 'ip-status': 'filed', needs: [], 'runway-months': 24, ...answers };
  const { markets, recommendation } = assess(compile(pack), {
    answers: known,
    markets: { mu: { pathway: 'assumed' } },
  });
  const [market] = markets;
  if (market === undefined) throw new Error('there is Mu');
  return { market, verdict: market.verdict, recommendation };
}

describe('the form of a mode', () => {
  test('is the one that scores most, with the next best after it', () => {
    const early = told({});
    expect(early.verdict.outcome).toBe('licensing');
    expect(early.verdict.form).toEqual({ id: 'option', title: 'As option' });
    expect(early.verdict.nextForm).toEqual({ id: 'exclusive', title: 'As exclusive' });
    expect(early.recommendation.form).toEqual(early.verdict.form);
    expect(told({ 'ip-status': 'granted' }).verdict.form?.id).toBe('exclusive');
  });

  test('is none that a requirement rules out, whatever it scores', () => {
    expect(told({ needs: ['channel'] }).verdict.form?.id).toBe('option');
    expect(told({ needs: ['channel'], stage: 'trial' }).verdict.form?.id).toBe('joint');
  });

  test('is the best of all where none is open, with what is missing', () => {
    const [, , joint] = forms;
    if (joint === undefined) throw new Error('there are three forms');
    const { market, verdict } = told({ needs: ['channel'] }, packWith([joint]));
    expect(verdict.form?.id).toBe('joint');
    const [only] = market.modes.find(({ id }) => id === 'licensing')?.forms ?? [];
    expect(only).toMatchObject({
      available: 'false',
      score: { low: 2, high: 2 },
      requirements: [{ id: 'tried', state: 'false' }],
      factors: [{ id: 'wants', points: 2 }],
    });
  });

  test('counts what the market adds to it', () => {
    const market = {
      'entry-modes': [
        {
          mode: 'licensing',
          forms: [{ form: 'exclusive', factors: [factor('custom', { stage: 'idea' }, 'strongly-for')] }],
        },
      ],
    };
    expect(told({}, packWith(forms, market)).verdict.form?.id).toBe('exclusive');
  });

  test('changes neither whether a mode is open nor which mode it is', () => {
    const without = told({}, packWith([]));
    const withForms = told({});
    expect(without.verdict.form).toBeNull();
    expect(withForms.verdict).toEqual({
      ...without.verdict,
      form: withForms.verdict.form,
      nextForm: withForms.verdict.nextForm,
    });
    expect(withForms.market.modes.map((mode) => ({ ...mode, forms: [] }))).toEqual(without.market.modes);
  });

  test('is named of the mode to prepare for too', () => {
    const { verdict } = told({ 'ip-status': 'none', stage: 'trial' });
    expect([verdict.outcome, verdict.nearest, verdict.form?.id]).toEqual([
      'not-yet',
      'licensing',
      'exclusive',
    ]);
  });
});
