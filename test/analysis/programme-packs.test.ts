import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadRulePack } from '../../src/rule-pack/load-rule-pack.ts';
import type { Pack } from '../../src/rule-pack/rule-pack.ts';

const cwd = resolve(import.meta.dirname, '../..');

async function shipped(pack: string, markets: string): Promise<Pack> {
  const loaded = await loadRulePack({ rules: join(cwd, 'rules'), pack, markets: [join(cwd, markets)], cwd });
  if (loaded.pack === null) throw new Error(`The pack ${pack} does not load.`);
  return loaded.pack;
}

const company = await shipped('company', 'markets');
const cluster = await shipped('cluster', 'rules/cluster/markets');

/** The rules of one pack name parts of another; `rules check` sees one pack at a time. */
describe('the programme that the pack for clusters declares', () => {
  const rules = cluster.manifest.programme;

  test('is for members assessed by the pack for companies, in markets that both packs know', () => {
    expect(rules?.for).toBe(company.manifest.id);
    expect(cluster.markets.map(({ id }) => id)).toEqual(company.markets.map(({ id }) => id));
  });

  test('names recommendations and kinds of barriers that the pack for companies has', () => {
    const known = new Set(
      [
        ...company.recommendations.recommendations,
        ...company.markets.flatMap((one) => one.recommendations ?? []),
      ].map(({ id }) => id),
    );
    const kinds = new Set(company.manifest['barrier-kinds'].map(({ id }) => id));
    const offers = rules?.offers ?? [];
    expect(offers.length).toBeGreaterThan(0);
    expect(
      offers.flatMap(({ recommendations = [] }) => recommendations).filter((id) => !known.has(id)),
    ).toEqual([]);
    expect(offers.flatMap(({ 'barrier-kinds': named = [] }) => named).filter((id) => !kinds.has(id))).toEqual(
      [],
    );
  });

  test('each offer answers some need', () => {
    for (const { id, recommendations = [], 'barrier-kinds': kinds = [], ready = false } of rules?.offers ??
      [])
      expect([id, recommendations.length + kinds.length > 0 || ready]).toEqual([id, true]);
  });
});
