import { describe, expect, it } from 'vitest';
import { align } from '../../../src/rule-tools/diff/align.ts';
import { changesOf } from '../../../src/rule-tools/diff/changes.ts';
import { Model } from '../../../src/rule-tools/diff/model.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import type { Condition } from '../../../src/schema/types.ts';
import { gate, withGates } from '../../fixtures/small-pack.ts';

/** What the change of a gate's condition means, between packs that have no market in common. */
function meaning(before: Condition, after: Condition, per?: 'market'): readonly string[] {
  const pack = (when: Condition): Pack => ({ ...withGates([gate(when, per)]), markets: [] });
  const changes = changesOf(new Model(align(pack(before), pack(after))), { added: [], removed: [] });
  return changes.flatMap(({ fields }) => fields.map((one) => one.meaning));
}

describe('a condition, where two packs have no market in common,', () => {
  const unknown: Condition = { pathway: 'unknown' };

  it('is compared for companies', () => {
    expect(meaning({ stage: 'sold' }, { stage: 'idea' })).toEqual(['rule']);
    expect(meaning({ stage: 'sold' }, { all: [{ stage: 'sold' }] })).toEqual(['equivalent']);
    expect(meaning({ stage: 'sold' }, { all: [{ stage: 'idea' }] })).toEqual(['rule']);
    expect(meaning({ any: [{ stage: 'sold' }] }, { not: { stage: 'sold' } })).toEqual(['rule']);
    expect(meaning({ not: { stage: 'sold' } }, { not: { stage: ['idea', 'trial'] } })).toEqual(['rule']);
  });

  it('equals every other condition that asks about a market, because no market is there to ask about', () => {
    const asking: readonly Condition[] = [
      { pathway: 'confirmed' },
      { stage: 'sold', pathway: 'confirmed' },
      { all: [{ stage: 'sold' }, { pathway: 'confirmed' }] },
      { any: [{ stage: 'sold' }, { pathway: 'confirmed' }] },
      { not: { pathway: 'confirmed' } },
      { any: [{ not: { all: [{ pathway: 'confirmed' }] } }] },
    ];
    for (const condition of asking) {
      expect(meaning(unknown, condition, 'market')).toEqual(['equivalent']);
      expect(meaning({ stage: 'sold' }, condition, 'market')).toEqual(['equivalent']);
      expect(meaning(condition, { stage: 'sold' }, 'market')).toEqual(['equivalent']);
    }
  });
});
