import { defineConfig } from 'vitest/config';

/** The tests of the engine that take no longer than a few seconds: they run again for every mutant. */
export default defineConfig({
  test: {
    include: ['test/engine/*.test.ts'],
    exclude: ['test/engine/laws.test.ts', 'test/engine/shipped-pack.test.ts'],
    testTimeout: 60_000,
  },
});
