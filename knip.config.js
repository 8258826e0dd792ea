export default {
  entry: [
    'src/cli/main.ts',
    'src/cli/rule-source/prebuild.ts',
    'src/cli/batch/worker.ts',
    'src/index.ts',
    'scripts/*.mjs',
    'scripts/docs.ts',
    'bench/*.mjs',
    'bench/throughput.ts',
    'bench/peers.ts',
    'bench/quick.ts',
    'bench/batch.ts',
    'bench/fuzz.ts',
    'bench/kill.ts',
    'test/**/*.test.ts',
  ],
  project: ['src/**/*.ts', 'scripts/**/*.{mjs,ts}', 'bench/**/*.{mjs,ts}', 'test/**/*.ts', 'bin/*.js'],
  // A type that a signature names is part of what its file says.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Read as a file: the test of SARIF takes the official schema out of it.
  ignoreDependencies: ['@microsoft/jest-sarif'],
  // Of the system, for tests of what only some systems have.
  ignoreBinaries: ['mkfifo', 'soffice'],
};
