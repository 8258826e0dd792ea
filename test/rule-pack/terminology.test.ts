import { expect, it } from 'vitest';
import { terminologyOf } from '../../src/rule-pack/terminology.ts';
import { smallPack } from '../fixtures/small-pack.ts';

it('a pack assesses companies and concludes entry modes, unless it says otherwise', () => {
  const { manifest } = smallPack;
  expect(terminologyOf(manifest)).toEqual({
    subject: { one: 'company', many: 'companies' },
    mode: { one: 'entry mode', many: 'entry modes' },
  });
  const words = { subject: { one: 'cluster', many: 'clusters' }, mode: { one: 'role', many: 'roles' } };
  expect(terminologyOf({ ...manifest, words })).toEqual(words);
});
