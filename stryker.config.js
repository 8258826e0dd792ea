/** Mutants of the engine: npm run mutation -- --mutate src/engine/verdict.ts */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  mutate: ['src/engine/**/*.ts'],
  concurrency: 2,
  ignoreStatic: true,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  tempDirName: 'node_modules/.cache/stryker',
  ignorePatterns: ['/bench', '/coverage', '/docs', '/dist', '/.git'],
};
