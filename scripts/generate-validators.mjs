// Compiles the JSON Schemas to src/schema/generated/validators.js, so that no command pays for a schema compiler.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const folder = new URL('../src/schema/', import.meta.url);
const target = new URL('generated/', folder);
const formats = [
  'pack',
  'questionnaire',
  'readiness',
  'entry-modes',
  'recommendations',
  'sources',
  'market',
  'tests',
  'answers',
  'mapping',
];

const schemas = new Map();
for (const name of ['common', ...formats]) {
  schemas.set(name, JSON.parse(await readFile(new URL(`${name}.schema.json`, folder), 'utf8')));
}

const resolve = (reference, base) => {
  const [file, pointer] = reference.split('#');
  const name = file === '' ? base : file.replace('.schema.json', '');
  let found = schemas.get(name);
  for (const key of pointer.split('/').slice(1)) found = found[key];
  return found;
};

/** Tells ajv the type of the items of a list of unique values, or it compares each with each: quadratic in a hostile file. */
function typed(schema, base) {
  if (Array.isArray(schema)) return schema.map((part) => typed(part, base));
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, typed(part, base)]));
  if (copy.uniqueItems === true && copy.items?.$ref !== undefined) {
    copy.items = { ...copy.items, type: resolve(copy.items.$ref, base).type };
  }
  return copy;
}

const options = {
  messages: false,
  strict: true,
  allowUnionTypes: true,
  strictTypes: false,
  code: { source: true, esm: true },
};
// verbose: errors carry the part of the schema they are about, so what was expected can be told
const ajv = new Ajv({ ...options, allErrors: true, verbose: true });
for (const [name, schema] of schemas) ajv.addSchema(typed(schema, name));
const packFormats = formats.filter((name) => name !== 'answers' && name !== 'mapping');
const exported = Object.fromEntries(
  packFormats.map((name) => [name.replace('-', '_'), schemas.get(name).$id]),
);

const banner = '// Generated from the JSON Schemas by `npm run generate`. Do not edit.';
await mkdir(target, { recursive: true });
const write = (contents, file) =>
  build({
    stdin: { contents, resolveDir: folder.pathname, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: banner },
    outfile: new URL(file, target).pathname,
  });
await write(standalone.default(ajv, exported), 'validators.js');
// By itself: whoever assesses answers with the compiled rules does not load the rest.
await write(standalone.default(ajv, ajv.getSchema(schemas.get('answers').$id)), 'answers-validator.js');
await write(standalone.default(ajv, ajv.getSchema(schemas.get('mapping').$id)), 'mapping-validator.js');

// Assessments are written by the tool and seldom read: the first fault is enough, and the code stands by itself.
const short = new Ajv({ ...options, inlineRefs: false });
short.addSchema(schemas.get('common'));
const assessment = JSON.parse(await readFile(new URL('assessment.schema.json', folder), 'utf8'));
await write(standalone.default(short, short.compile(assessment)), 'assessment-validator.js');

const declaration = `${banner}
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
  /** The object in the schema that holds the keyword. */
  readonly parentSchema: { readonly description?: string; readonly properties?: object };
}
${Object.keys(exported)
  .map((name) => `export declare const ${name}: Validator;`)
  .join('\n')}
`;
await writeFile(new URL('validators.d.ts', target), declaration);
for (const [name, type] of [
  ['answers', 'AnswerFile'],
  ['mapping', 'Mapping'],
])
  await writeFile(
    new URL(`${name}-validator.d.ts`, target),
    `${banner}
import type { ${type} } from '../types.ts';
import type { Validator } from './validators.js';
declare const validate: ((value: unknown) => value is ${type}) & Validator;
export default validate;
`,
  );
await writeFile(
  new URL('assessment-validator.d.ts', target),
  `${banner}
import type { Assessment } from '../types.ts';
declare const validate: {
  (value: unknown): value is Assessment;
  errors?: readonly { readonly instancePath: string }[] | null;
};
export default validate;
`,
);
