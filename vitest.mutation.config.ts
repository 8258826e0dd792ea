import { defineConfig } from 'vitest/config';

const layer = process.env['LAYER'] ?? 'engine';

// These take longer than a few seconds, and would run again for every mutant.
const slow = [
  'engine/laws',
  'engine/shipped-pack',
  'check/mutations',
  'check/mutation-whole',
  'check/diff-companies',
  'check/diff-shares',
  'check/exact-random',
  'check/pack-schema',
];

export default defineConfig({
  test: {
    include: [`test/${layer}/*.test.ts`],
    exclude: slow.map((name) => `test/${name}.test.ts`),
    testTimeout: 60_000,
  },
});
