import { fileURLToPath } from 'node:url';
import { loadRulePack } from '../../../src/rule-pack/load-rule-pack.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url));

const loaded = await loadRulePack({
  rules: folder('rules'),
  markets: [folder('markets')],
  cwd: folder(''),
});
if (loaded.pack === null) throw new Error('the shipped pack does not load: run `born-global rules check`');

export const shippedPack: Pack = loaded.pack;
