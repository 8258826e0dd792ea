export default {
  entry: [
    'src/cli/main.ts',
    'src/cli/compile-content.ts',
    'src/index.ts',
    'scripts/*.mjs',
    'scripts/docs.ts',
    'bench/*.mjs',
    'bench/throughput.ts',
    'test/**/*.test.ts',
  ],
  project: ['src/**/*.ts', 'scripts/**/*.{mjs,ts}', 'bench/**/*.{mjs,ts}', 'test/**/*.ts', 'bin/*.js'],
};
