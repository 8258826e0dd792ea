import { defineConfig } from 'vitest/config';

/** Tests that need a browser, LibreOffice or a pseudo-terminal. */
const documents = [
  'test/terminal/**/*.test.ts',
  'test/**/*chromium.test.ts',
  'test/report/documents.test.ts',
  'test/report/form/programs.test.ts',
];
/** Tests of whole commands; those in `test/cli` start the built one: run `npm run build` first. */
const cli = ['test/cli/**/*.test.ts', 'test/hostile-text/**/*.test.ts'];

export default defineConfig({
  test: {
    // By default one core stays idle, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...cli, ...documents],
          testTimeout: 60_000,
          // Pure functions: files share one process and its modules, which saves half of the time.
          isolate: false,
        },
      },
      { test: { name: 'cli', include: cli, exclude: documents, testTimeout: 60_000, hookTimeout: 120_000 } },
      { test: { name: 'documents', include: documents, testTimeout: 60_000, hookTimeout: 120_000 } },
    ],
    // Of this process alone; npm run coverage adds what tests make the built command do.
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/schema/generated/**', 'src/schema/types.ts'],
    },
  },
});
