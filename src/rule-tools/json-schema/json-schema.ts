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

/** A JSON Schema or a part of one. */
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

/** A reference to a definition of the pack's schema. */
export const reference = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** The shipped schema of a format, with all references in the form `#/definitions/…`. */
export function shippedSchema(format: SchemaFormat): Schema {
  return asMapping(normalizeReferences(without(shipped[format], '$defs')));
}

/** All definitions of the shipped schemas; names are unique across them. */
export const shippedDefinitions = (): Schema =>
  Object.fromEntries(
    Object.values(shipped).flatMap((schema) =>
      Object.entries(asMapping(normalizeReferences(asMapping(schema['$defs'])))),
    ),
  );

function normalizeReferences(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(normalizeReferences);
  if (!isMapping(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? value.replace(/^.*#\/\$defs\//, '#/definitions/')
        : normalizeReferences(value),
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

/** A change of the part at a path of a schema. */
export type SchemaEdit = readonly [path: string, change: (part: Schema) => Schema];

export const asMapping = (value: unknown): Schema => (isMapping(value) ? value : {});

/** Applies a change at a path of a schema; references on the way are resolved. */
export function editPath(
  schema: unknown,
  path: readonly string[],
  definitions: Schema,
  change: (part: Schema) => Schema,
): Schema {
  const part = resolveReferences(schema, definitions);
  const [segment, ...rest] = path;
  if (segment === undefined) return change(part);
  if (segment === '*') return { ...part, items: editPath(part['items'], rest, definitions, change) };
  const properties = asMapping(part['properties']);
  if (!Object.hasOwn(properties, segment)) throw new Error(`No key ${segment} in the shipped schema`);
  return {
    ...part,
    properties: { ...properties, [segment]: editPath(properties[segment], rest, definitions, change) },
  };
}

/** Merges what a part refers to into it; its own keys take precedence. */
function resolveReferences(schema: unknown, definitions: Schema): Schema {
  const part = asMapping(schema);
  const name = textIn(part, '$ref')?.replace('#/definitions/', '');
  const named = name === undefined ? [] : [definitions[name]];
  return [...named, ...listIn(part, 'allOf')]
    .map((above) => resolveReferences(above, definitions))
    .reduceRight((own: Schema, above) => ({ ...above, ...own }), without(part, '$ref', 'allOf'));
}

/** The definitions a schema uses, directly or indirectly, sorted by name. */
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
