import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Assessment, EntryForm, Factor } from '../../../src/schema/types.ts';
import { describedCompany, assessedWith } from '../described-company.ts';
import { advice, describedPack } from '../../fixtures/described-pack.ts';

const reasons = ({ plan }: Assessment) =>
  Object.fromEntries(plan.left.map(({ key, reason }) => [key, reason]));

describe('exclusions', () => {
  test('excludes a recommendation whose condition does not hold or is open', () => {
    expect(reasons(assessedWith({ needs: 'dont-know' }))).toMatchObject({ 'look-for-funds': 'open' });
    expect(reasons(assessedWith({ needs: ['channel'] }))).toMatchObject({
      'look-for-funds': 'does-not-apply',
    });
    expect(reasons(assessedWith({ stage: { 'one-of': ['trial', 'sold'] } }))).toMatchObject({
      learn: 'open',
    });
  });

  test('excludes a recommendation for modes that no market aims at', () => {
    expect(reasons(assessedWith({ needs: ['funding'] }))).toMatchObject({
      'hire-divers@atlantis': 'other-mode',
      'draft-terms': 'other-mode',
    });
    // A mode that is aimed at though it is blocked today is prepared for.
    expect(reasons(assessedWith({}))).toMatchObject({ 'draft-terms': 'open' });
    expect(reasons(assessedWith({}))['hire-divers@atlantis']).toBeUndefined();
    expect(reasons(assessedWith({}, { pathway: 'confirmed' }))['hire-divers@atlantis']).toBeUndefined();
    expect(reasons(assessedWith({ stage: 'idea' }))).toMatchObject({ 'draft-terms': 'other-mode' });
  });

  test('keeps a recommendation if one of its modes is aimed at', () => {
    const recommendations = [
      advice('both', { modes: ['licensing', 'distribution'] }),
      advice('neither', { modes: ['licensing', 'elsewhere'] }),
    ];
    const pack = { ...describedPack, recommendations: { ...describedPack.recommendations, recommendations } };
    const assessment = assess(compile(pack), { ...describedCompany, markets: { mu: {} } });
    expect(assessment.markets.map(({ verdict }) => verdict.nearest)).toEqual(['distribution']);
    expect(assessment.plan.actions.map(({ id }) => id)).toEqual(['both']);
    expect(reasons(assessment)).toEqual({ neither: 'other-mode' });
  });

  test('excludes a recommendation for another form of the mode aimed at, and for that mode only', () => {
    const form = (id: string, factors: EntryForm['factors'] = []): EntryForm => {
      return { id, title: id, means: '…', factors, cites: ['own-judgement'] };
    };
    const favoured: Factor = {
      id: 'favoured',
      when: { stage: { 'at-least': 'idea' } },
      weight: 'for',
      because: 'It suits.',
      evidence: 'derived',
      cites: ['own-judgement'],
    };
    const recommendations = [
      advice('for-agent', { modes: ['distribution'], forms: ['agent'] }),
      advice('for-own-people', { modes: ['distribution'], forms: ['own-people'] }),
      advice('for-an-option', { forms: ['option-first'] }),
    ];
    const pack: Pack = {
      ...describedPack,
      entryModes: {
        modes: describedPack.entryModes.modes.map((mode) =>
          mode.id === 'distribution'
            ? { ...mode, forms: [form('agent'), form('own-people', [favoured])] }
            : mode,
        ),
      },
      recommendations: { ...describedPack.recommendations, recommendations },
    };
    const assessment = assess(compile(pack), { ...describedCompany, markets: { mu: {} } });
    expect(assessment.markets.map(({ verdict }) => verdict.form?.id)).toEqual(['own-people']);
    expect(assessment.plan.actions.map(({ id }) => id)).toEqual(['for-an-option', 'for-own-people']);
    expect(reasons(assessment)).toEqual({ 'for-agent': 'other-form' });
  });

  test('excludes a recommendation whose improvement is done, does not apply or is unknown', () => {
    const sold = { 'distributor-terms': 'signed', 'ip-status': 'granted' };
    expect(reasons(assessedWith(sold))).toMatchObject({
      'draft-terms': 'done',
      'file-patent': 'done',
      'get-grant': 'done',
    });
    expect(reasons(assessedWith({ 'ip-status': 'dont-know' }))).toMatchObject({ 'file-patent': 'open' });
    expect(reasons(assessedWith({ 'ip-status': { 'one-of': ['none', 'filed'] } }))).toMatchObject({
      'file-patent': 'open',
    });
    expect(reasons(assessedWith({ 'ip-status': { 'one-of': ['filed', 'granted'] } }))).toMatchObject({
      'file-patent': 'done',
      'get-grant': 'open',
    });
  });

  test('excludes a recommendation once all answers it improves are reached, choices of a list included', () => {
    expect(reasons(assessedWith({ needs: ['channel', 'funding'] }))).toMatchObject({
      'look-for-funds': 'done',
    });
    expect(reasons(assessedWith({ needs: ['funding'] }))['look-for-funds']).toBeUndefined();
  });

  test('excludes a recommendation replaced in the same market', () => {
    expect(reasons(assessedWith({}))).toMatchObject({ learn: 'replaced' });
    expect(assessedWith({}).plan.actions.map(({ id }) => id)).not.toContain('learn');
  });
});
