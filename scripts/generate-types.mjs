// Derives src/schema/types.ts from the JSON Schemas. `--check` fails where the file is out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';

const folder = new URL('../src/schema/', import.meta.url);
const target = new URL('types.ts', folder);
const roots = [
  'pack',
  'questionnaire',
  'readiness',
  'entry-modes',
  'recommendations',
  'sources',
  'market',
  'tests',
  'answers',
  'assessment',
  'brief',
  'mapping',
];

const umbrella = {
  title: 'Formats',
  description: 'Every file format, by name.',
  type: 'object',
  additionalProperties: false,
  required: roots,
  properties: Object.fromEntries(roots.map((name) => [name, { $ref: `${name}.schema.json` }])),
};

const source = await compile(umbrella, 'Formats', {
  cwd: folder.pathname,
  additionalProperties: false,
  ignoreMinAndMaxItems: true,
  declareExternallyReferenced: true,
  bannerComment: '// Generated from the JSON Schemas by `npm run generate`. Do not edit.',
  format: false,
});

const immutable = source
  .replace(/^(\s*)("?[\w-]+"?\??): /gm, '$1readonly $2: ')
  .replace(/^(\s*)(\[k: string\]): /gm, '$1readonly $2: ')
  .replace(/([\w]+|\([^()]*\))\[\]/g, 'readonly $1[]');

/** A `$ref` with a description of its own is declared again under a numbered name: fold it into the first. */
const style = { ...(await resolveConfig(target.pathname)), parser: 'typescript' };
const folded = (await format(immutable, style))
  .replace(
    /(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:type [A-Za-z]+\d+ = [^;]*;|interface [A-Za-z]+\d+ \{[\s\S]*?\n\})\n/g,
    '',
  )
  .replace(/\b([A-Z][A-Za-z]+)\d+\b/g, '$1');

const text = await format(folded, style);
if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8')) !== text) {
    console.error('src/schema/types.ts is out of date: run `npm run generate`.');
    process.exit(1);
  }
} else await writeFile(target, text);
