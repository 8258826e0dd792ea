import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of the command line start whole processes.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Of this process alone; npm run coverage adds what tests make the built command do.
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/schema/generated/**', 'src/schema/types.ts'],
    },
  },
});
