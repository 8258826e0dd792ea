export default {
  entry: [
    'src/cli/main.ts',
    'src/cli/compile-content.ts',
    'src/index.ts',
    'scripts/*.mjs',
    'bench/*.mjs',
    'bench/throughput.ts',
    'test/**/*.test.ts',
  ],
  project: ['src/**/*.ts', 'scripts/**/*.mjs', 'bench/**/*.{mjs,ts}', 'test/**/*.ts', 'bin/*.js'],
};
