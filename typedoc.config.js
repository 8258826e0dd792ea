import { OptionDefaults } from 'typedoc';

/** Documentation of the library entries; CI fails on a broken link or an unknown tag. */
export default {
  name: 'born-global',
  entryPoints: ['src/index.ts'],
  tsconfig: 'tsconfig.build.json',
  out: 'coverage/api',
  excludePrivate: true,
  excludeInternal: true,
  disableSources: true,
  // The types made from JSON Schemas say how long lists may be.
  blockTags: [...OptionDefaults.blockTags, '@minItems', '@maxItems'],
  // Parts of assessments are documented where they are used; not each has a name in the library.
  validation: { notExported: false, invalidLink: true, invalidPath: true },
  treatWarningsAsErrors: true,
};
