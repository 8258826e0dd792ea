import { defineConfig } from 'vitest/config';

const layer = process.env['LAYER'] ?? 'engine';

// These take longer than a few seconds, and would run again for every mutant.
const slow = [
  'engine/laws',
  'engine/shipped-pack',
  'rule-tools/testing/mutations',
  'rule-tools/testing/mutation-whole',
  'rule-tools/diff/companies',
  'rule-tools/diff/shares',
  'rule-tools/prove/random',
  'rule-tools/json-schema/pack-schema',
];

export default defineConfig({
  test: {
    include: [`test/${layer}/**/*.test.ts`],
    exclude: slow.map((name) => `test/${name}.test.ts`),
    testTimeout: 60_000,
  },
});
