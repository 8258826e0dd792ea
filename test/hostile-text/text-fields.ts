import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cli/run.ts';

/** As much of JSON Schema as the formats of files use to say where a text stands. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/**
 * What may stand at a place: any text; a web address, which may end in any text; a string that the schema takes as it is
 * and whose meaning is looked up elsewhere (an option, an entry mode); or something else, such as an id or a number.
 */
export type FieldKind = 'text' | 'address' | 'name' | 'other';

export interface Field {
  readonly path: readonly (string | number)[];
  /** The place without numbers: `facts[].statement`; the same for every fact. */
  readonly shape: string;
  readonly kind: FieldKind;
}

const files = new Map<string, Schema>();

function schemaFile(name: string): Schema {
  const known = files.get(name);
  if (known !== undefined) return known;
  const read = JSON.parse(readFileSync(join(root, 'src', 'schema', name), 'utf8')) as Schema;
  files.set(name, read);
  return read;
}

interface Located {
  readonly schema: Schema;
  /** The file that references without a file name mean. */
  readonly file: string;
}

/** The definition that a reference means. */
function resolved({ schema, file }: Located): Located {
  if (schema.$ref === undefined) return { schema, file };
  const [name = '', definition = ''] = schema.$ref.split('#/$defs/');
  const target = name === '' ? file : name;
  const found = schemaFile(target).$defs?.[definition];
  if (found === undefined) throw new Error(`nothing is defined as ${schema.$ref} in ${file}`);
  return resolved({ schema: found, file: target });
}

const typesOf = ({ type }: Schema): readonly string[] => [type ?? []].flat();

function kindOf(schema: Schema): FieldKind {
  if (!typesOf(schema).includes('string') || schema.enum !== undefined || schema.const !== undefined)
    return 'other';
  if (schema.pattern === '^https?://') return 'address';
  if (schema.pattern !== undefined) return 'other';
  return 'minLength' in schema || 'maxLength' in schema ? 'text' : 'name';
}

/** What stands below a key of an object, as far as the schema says. */
function below({ schema, file }: Located, key: string): Located | null {
  const named = schema.properties?.[key];
  if (named !== undefined) return resolved({ schema: named, file });
  const { additionalProperties } = schema;
  return typeof additionalProperties === 'object' ? resolved({ schema: additionalProperties, file }) : null;
}

/** Every single value of a document, with what its schema says of it. */
export function fieldsOf(value: unknown, schemaName: string): readonly Field[] {
  return fieldsBelow(value, { schema: schemaFile(schemaName), file: schemaName }, [], '');
}

function fieldsBelow(
  value: unknown,
  located: Located | null,
  path: readonly (string | number)[],
  shape: string,
): readonly Field[] {
  if (Array.isArray(value)) {
    const items = located?.schema.items;
    const inside =
      items === undefined || located === null ? null : resolved({ schema: items, file: located.file });
    return value.flatMap((one: unknown, index) => fieldsBelow(one, inside, [...path, index], `${shape}[]`));
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => {
      const isNamed = located?.schema.properties?.[key] !== undefined;
      const inside = located === null ? null : below(located, key);
      return fieldsBelow(one, inside, [...path, key], `${shape}.${isNamed ? key : '*'}`);
    });
  return [{ path, shape, kind: located === null ? 'other' : kindOf(located.schema) }];
}

/** The shapes of all places of a kind that a schema knows, whether a document fills them or not. */
export function shapesOf(schemaName: string, kinds: readonly FieldKind[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ schema, file }: Located, shape: string, above: readonly Schema[]): void => {
    // Conditions hold conditions; one level says where their texts stand.
    if (above.includes(schema)) return;
    const within = [...above, schema];
    if (kinds.includes(kindOf(schema))) found.add(shape);
    for (const [key, one] of Object.entries(schema.properties ?? {}))
      visit(resolved({ schema: one, file }), `${shape}.${key}`, within);
    const { additionalProperties, items } = schema;
    if (typeof additionalProperties === 'object')
      visit(resolved({ schema: additionalProperties, file }), `${shape}.*`, within);
    if (items !== undefined) visit(resolved({ schema: items, file }), `${shape}[]`, within);
  };
  visit({ schema: schemaFile(schemaName), file: schemaName }, '', []);
  return found;
}

/** The document with other values at some places. */
export function withValues(value: unknown, values: ReadonlyMap<string, unknown>, path = ''): unknown {
  if (values.has(path)) return values.get(path);
  if (Array.isArray(value)) return value.map((one: unknown, at) => withValues(one, values, `${path}/${at}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withValues(one, values, `${path}/${key}`)]),
  );
}

/** A place as `withValues` names it. */
export const placeOf = ({ path }: Field): string => path.map((step) => `/${step}`).join('');
