import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import type { Assessment } from '../../../src/schema/types.ts';
import { toldCompany, toldWith } from '../described-company.ts';
import { advice, describedPack } from '../../fixtures/described-pack.ts';

const reasons = ({ plan }: Assessment) =>
  Object.fromEntries(plan.left.map(({ key, reason }) => [key, reason]));

describe('a recommendation is left out', () => {
  test('where its condition does not hold, and while that is open', () => {
    expect(reasons(toldWith({ needs: 'dont-know' }))).toMatchObject({ 'look-for-funds': 'open' });
    expect(reasons(toldWith({ needs: ['channel'] }))).toMatchObject({ 'look-for-funds': 'does-not-apply' });
    expect(reasons(toldWith({ stage: { 'one-of': ['trial', 'sold'] } }))).toMatchObject({ learn: 'open' });
  });

  test('where no mode that it is for is aimed at, in its market or, for the company, in any', () => {
    expect(reasons(toldWith({}))).toMatchObject({
      'hire-divers@atlantis': 'other-mode',
      'draft-terms': 'open',
    });
    expect(reasons(toldWith({}, { pathway: 'confirmed' }))['hire-divers@atlantis']).toBeUndefined();
    expect(reasons(toldWith({ stage: 'idea' }))).toMatchObject({ 'draft-terms': 'other-mode' });
  });

  test('not where one of several modes that it is for is aimed at', () => {
    const recommendations = [
      advice('both', { modes: ['licensing', 'distribution'] }),
      advice('neither', { modes: ['licensing', 'elsewhere'] }),
    ];
    const pack = { ...describedPack, recommendations: { ...describedPack.recommendations, recommendations } };
    const assessment = assess(compile(pack), { ...toldCompany, markets: { mu: {} } });
    expect(assessment.markets.map(({ verdict }) => verdict.nearest)).toEqual(['distribution']);
    expect(assessment.plan.actions.map(({ id }) => id)).toEqual(['both']);
    expect(reasons(assessment)).toEqual({ neither: 'other-mode' });
  });

  test('where what it improves is done, does not apply, or is not known', () => {
    const sold = { 'distributor-terms': 'signed', 'ip-status': 'granted' };
    expect(reasons(toldWith(sold))).toMatchObject({
      'draft-terms': 'done',
      'file-patent': 'done',
      'get-grant': 'done',
    });
    expect(reasons(toldWith({ 'ip-status': 'dont-know' }))).toMatchObject({ 'file-patent': 'open' });
    expect(reasons(toldWith({ 'ip-status': { 'one-of': ['none', 'filed'] } }))).toMatchObject({
      'file-patent': 'open',
    });
    expect(reasons(toldWith({ 'ip-status': { 'one-of': ['filed', 'granted'] } }))).toMatchObject({
      'file-patent': 'done',
      'get-grant': 'open',
    });
  });

  test('where each answer that it improves is there, one choice of a list too', () => {
    expect(reasons(toldWith({ needs: ['channel', 'funding'] }))).toMatchObject({ 'look-for-funds': 'done' });
    expect(reasons(toldWith({ needs: ['funding'] }))['look-for-funds']).toBeUndefined();
  });

  test('where another replaces it, in the same market only', () => {
    expect(reasons(toldWith({}))).toMatchObject({ learn: 'replaced' });
    expect(toldWith({}).plan.actions.map(({ id }) => id)).not.toContain('learn');
  });
});
