import { isMapping } from '../../source/node.ts';
import answers from '../../schema/answers.schema.json' with { type: 'json' };
import common from '../../schema/common.schema.json' with { type: 'json' };
import entryModes from '../../schema/entry-modes.schema.json' with { type: 'json' };
import market from '../../schema/market.schema.json' with { type: 'json' };
import pack from '../../schema/pack.schema.json' with { type: 'json' };
import questionnaire from '../../schema/questionnaire.schema.json' with { type: 'json' };
import readiness from '../../schema/readiness.schema.json' with { type: 'json' };
import recommendations from '../../schema/recommendations.schema.json' with { type: 'json' };
import sources from '../../schema/sources.schema.json' with { type: 'json' };
import tests from '../../schema/tests.schema.json' with { type: 'json' };
import type { SchemaFormat } from './formats.ts';

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** The shipped schemas, by the name under which they refer to each other. */
const shipped: Readonly<Record<SchemaFormat | 'common', Schema>> = {
  common,
  pack,
  questionnaire,
  readiness,
  'entry-modes': entryModes,
  recommendations,
  sources,
  market,
  tests,
  answers,
};

/** Where definitions stand in the schema of a pack, and under which key references point to them. */
export const reference = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** The shipped schema of a format, its references to definitions all of one form, with the definitions beside it. */
export function shippedSchema(format: SchemaFormat): Schema {
  return asMapping(flat(without(shipped[format], '$defs')));
}

/** What the shipped schemas define, by name; no name is defined twice. */
export const shippedDefinitions = (): Schema =>
  Object.fromEntries(
    Object.values(shipped).flatMap((schema) => Object.entries(asMapping(flat(asMapping(schema['$defs']))))),
  );

function flat(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(flat);
  if (!isMapping(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? value.replace(/^.*#\/\$defs\//, '#/definitions/')
        : flat(value),
    ]),
  );
}

export const without = (schema: Schema, ...keys: readonly string[]): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));

const listIn = (schema: Schema, key: string): readonly unknown[] => {
  const list: unknown = schema[key];
  return Array.isArray(list) ? list : [];
};

export const textIn = (schema: Schema, key: string): string | null => {
  const text = schema[key];
  return typeof text === 'string' ? text : null;
};

/** A change of what stands at a path of a schema. */
export type Edit = readonly [path: string, change: (part: Schema) => Schema];

export const asMapping = (value: unknown): Schema => (isMapping(value) ? value : {});

/** What a change makes of the parts of a schema that a path leads to; references on the way are replaced by what they name. */
export function edit(
  schema: unknown,
  path: readonly string[],
  definitions: Schema,
  change: (part: Schema) => Schema,
): Schema {
  const part = resolved(schema, definitions);
  const [segment, ...rest] = path;
  if (segment === undefined) return change(part);
  if (segment === '*') return { ...part, items: edit(part['items'], rest, definitions, change) };
  const properties = asMapping(part['properties']);
  if (!Object.hasOwn(properties, segment)) throw new Error(`No key ${segment} in the shipped schema`);
  return {
    ...part,
    properties: { ...properties, [segment]: edit(properties[segment], rest, definitions, change) },
  };
}

/** A part with what it refers to in the place of the reference; what stands beside the reference counts more. */
function resolved(schema: unknown, definitions: Schema): Schema {
  const part = asMapping(schema);
  const name = textIn(part, '$ref')?.replace('#/definitions/', '');
  const named = name === undefined ? [] : [definitions[name]];
  return [...named, ...listIn(part, 'allOf')]
    .map((above) => resolved(above, definitions))
    .reduceRight((own: Schema, above) => ({ ...above, ...own }), without(part, '$ref', 'allOf'));
}

/** The definitions that a schema uses, those that they use, and so on; sorted by name. */
export function usedDefinitions(schema: Schema, definitions: Schema): Schema {
  const used = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    if (!isMapping(part)) return;
    const { $ref } = part;
    if (typeof $ref === 'string') {
      const name = $ref.replace('#/definitions/', '');
      if (!used.has(name)) {
        used.add(name);
        visit(definitions[name]);
      }
    }
    Object.values(part).forEach(visit);
  };
  visit(schema);
  return Object.fromEntries([...used].sort().map((name) => [name, definitions[name]]));
}
