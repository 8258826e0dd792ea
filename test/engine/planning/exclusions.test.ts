import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Assessment } from '../../../src/schema/types.ts';
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
