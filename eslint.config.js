import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Folders whose functions depend on their arguments alone, so that they run the same anywhere. */
const pure = ['engine', 'solver', 'analysis', 'report', 'schema', 'values', 'rule-pack', 'source'].map(
  (room) => `src/${room}/**`,
);
/** The files of these rooms that read files, or need Node's cryptography. */
const readsFiles = [
  'src/source/read-text-file.ts',
  'src/rule-pack/load-rule-pack.ts',
  'src/rule-pack/content-hash.ts',
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'src/schema/generated/', 'src/schema/types.ts']),
  eslint.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Keys with hyphens, as in the files, stand beside keys without.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A text is spread into code points on purpose.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-param-reassign': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'exit',
          message: 'Return an exit code; only src/cli/main.ts ends the process.',
        },
      ],
    },
  },
  { files: ['src/cli/main.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['src/cli/commands/*.ts'],
    rules: {
      // Commander derives the types of options from their declarations: written out, they would say everything twice.
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: pure,
    ignores: readsFiles,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*'],
              message: 'This folder is pure: it runs without Node, and the caller reads and writes.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'This folder is pure: what it needs comes as an argument.' },
        { name: 'Date', message: 'This folder is pure: the day comes as an argument.' },
        { name: 'console', message: 'This folder is pure: it returns text, the caller writes it.' },
        { name: 'Buffer', message: 'This folder is pure: it runs without Node.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The same answers give the same result.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
      },
    },
  },
);
