// Mutates a room and runs the fast tests of that room: LAYER=rule-pack npm run mutation -- --mutate src/rule-pack/traverse.ts
const layer = process.env.LAYER ?? 'engine';

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  mutate: [`src/${layer}/**/*.ts`],
  concurrency: 2,
  ignoreStatic: true,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `coverage/mutation-${layer}.json` },
  tempDirName: 'node_modules/.cache/stryker',
  ignorePatterns: ['/bench', '/coverage', '/dist', '/.git'],
};
