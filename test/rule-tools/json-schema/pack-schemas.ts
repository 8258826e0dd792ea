import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import type { SchemaFormat } from '../../../src/rule-tools/json-schema/formats.ts';
import { asMapping, type Schema } from '../../../src/rule-tools/json-schema/json-schema.ts';
import { packSchema } from '../../../src/rule-tools/json-schema/pack-schema.ts';
import { parseRulePack } from '../../../src/rule-pack/parse-rule-pack.ts';
import { withEdits, type Edits } from '../../fixtures/small-pack-files.ts';

/** Strict: validators reject unknown keywords, except the texts that editors show. */
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
ajv.addKeyword('enumDescriptions');
/** Compiling takes most of the time, and many tests judge by the same schema. */
const compiled = new Map<string, ValidateFunction>();

/** The schema of the small pack, after an edit, for files of a format. */
export const smallSchema = (format: SchemaFormat, market: string | null = null, edits: Edits = {}): Schema =>
  packSchema(parseRulePack(withEdits(edits)), { format, market });

/** One of the definitions of a schema, by name. */
export const definitionIn = (schema: Schema, name: string): Schema =>
  asMapping(asMapping(schema['definitions'])[name]);

/** What stands at a path of a schema: keys by name, `*` for the items of a list. */
export function partAt(schema: Schema, path: string): Schema {
  const named = (part: Schema): Schema => {
    const { $ref } = part;
    return typeof $ref === 'string' ? definitionIn(schema, $ref.replace('#/definitions/', '')) : part;
  };
  let part = named(schema);
  for (const segment of path.split('/'))
    part = named(asMapping(segment === '*' ? part['items'] : asMapping(part['properties'])[segment]));
  return part;
}

/** Validates a YAML text with a schema, or with one of its definitions: place and message of each error. */
export function judge(schema: Schema, definition?: string): (text: string) => readonly string[] {
  const { definitions } = schema;
  const whole = definition === undefined ? schema : { $ref: `#/definitions/${definition}`, definitions };
  const key = JSON.stringify(whole);
  const validate = compiled.get(key) ?? ajv.compile(whole);
  compiled.set(key, validate);
  return (text) => {
    validate(parse(text));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
}
