import { describe, expect, it } from 'vitest';
import { renamedPack, type NewNames } from '../../../src/rule-tools/diff/rename.ts';
import type { Question } from '../../../src/schema/types.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { withMarket, withModes } from './packs.ts';

const optionIds = (question: Question | undefined): readonly string[] =>
  (question?.options ?? []).map(({ id }) => id);

describe('a pack with other names', () => {
  const names: NewNames = { question: (id) => `${id}-x`, option: (question, id) => `${id}-of-${question}` };
  const [advice] = smallPack.recommendations.recommendations;
  const [stage] = smallPack.questionnaire.questions;
  if (advice === undefined || stage === undefined) throw new Error('the small pack has advice and questions');
  const when = {
    any: [{ all: [{ stage: 'sold' }] }, { not: { stage: ['idea', 'trial'] } }],
    needs: { includes: ['funding'] },
  };
  const whole = withMarket(
    withModes(smallPack, (modes) =>
      modes.map((mode) => ({ ...mode, then: [{ mode: 'funding', because: 'So.', when, cites: [] }] })),
    ),
    (market) => ({
      ...market,
      questions: [{ ...stage, id: 'permit', per: 'market', 'show-when': when }],
      recommendations: [{ ...advice, id: 'ask', when, improves: { permit: 'sold', 'runway-months': 12 } }],
      'entry-modes': [
        {
          mode: 'funding',
          requires: [{ id: 'there', when, because: 'So.', cites: [] }],
          factors: [{ id: 'too', when, weight: 'for', because: 'So.', evidence: 'derived', cites: [] }],
        },
      ],
    }),
  );

  /** Questions and options that conditions and improvements of a value mention. */
  function mentioned(value: unknown, inside = false): readonly string[] {
    if (typeof value === 'string') return inside ? [value] : [];
    if (Array.isArray(value)) return value.flatMap((one: unknown) => mentioned(one, inside));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      const opens = ['when', 'show-when', 'applies-when', 'improves'].includes(key);
      const isName =
        inside &&
        !['all', 'any', 'not', 'includes', 'at-least', 'at-most', 'less-than', 'more-than'].includes(key);
      return [...(isName ? [key] : []), ...mentioned(inner, inside || opens)];
    });
  }

  it('has them wherever a rule mentions a question or an option', () => {
    const renamed = renamedPack(whole, names);
    const before = mentioned(whole);
    expect(mentioned(renamed)).toHaveLength(before.length);
    expect(before.length).toBeGreaterThan(60);
    expect(mentioned(renamed).filter((name) => !/-x$|-of-/.test(name))).toEqual([]);
  });

  it('has them for its questions and their options', () => {
    const renamed = renamedPack(whole, names);
    expect(renamed.questionnaire.questions.map(({ id }) => id)).toEqual(
      whole.questionnaire.questions.map(({ id }) => `${id}-x`),
    );
    expect(optionIds(renamed.questionnaire.questions[0])).toEqual([
      'idea-of-stage',
      'trial-of-stage',
      'sold-of-stage',
    ]);
    expect(renamed.questionnaire.questions[4]).not.toHaveProperty('options');
    expect(renamed.questionnaire.questions[0]).not.toHaveProperty('show-when');
    expect(renamed.markets[0]?.questions?.[0]?.id).toBe('permit-x');
  });

  it('keeps all else', () => {
    const renamed = renamedPack(whole, names);
    expect(renamed.readiness.gates[1]).toEqual({
      ...whole.readiness.gates[1],
      when: { 'stage-x': 'sold-of-stage', 'pathway-x': 'unknown-of-pathway' },
    });
    expect(renamed.entryModes.modes[0]?.then?.[0]).toEqual({
      mode: 'funding',
      because: 'So.',
      cites: [],
      when: {
        any: [
          { all: [{ 'stage-x': 'sold-of-stage' }] },
          { not: { 'stage-x': ['idea-of-stage', 'trial-of-stage'] } },
        ],
        'needs-x': { includes: ['funding-of-needs'] },
      },
    });
    expect(renamed.markets[0]?.recommendations?.[0]?.improves).toEqual({
      'permit-x': 'sold-of-permit',
      'runway-months-x': 12,
    });
    expect(renamed.entryModes.modes[1]?.factors[2]?.when).toEqual({ 'runway-months-x': { 'less-than': 12 } });
    expect(renamed.markets[0]?.barriers[0]?.['applies-when']).toEqual({
      'stage-x': { 'at-least': 'trial-of-stage' },
    });
    expect(renamed.markets[0]?.barriers[1]).toEqual(whole.markets[0]?.barriers[1]);
    expect(renamed.recommendations.recommendations[0]).toEqual({
      ...advice,
      improves: { 'ip-status-x': 'filed-of-ip-status' },
    });
    expect(renamed.manifest).toBe(whole.manifest);
  });

  it('says the same to everybody: without names of its own it is what it was', () => {
    const same: NewNames = { question: (id) => id, option: (_question, id) => id };
    const { markets, ...rest } = renamedPack(whole, same);
    const { markets: before, ...others } = whole;
    expect(rest).toEqual(others);
    expect(markets[0]).toEqual(before[0]);
  });
});
