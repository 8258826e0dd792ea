import fc from 'fast-check';
import schema from '../../src/schema/assessment.schema.json' with { type: 'json' };
import common from '../../src/schema/common.schema.json' with { type: 'json' };
import type { Assessment } from '../../src/schema/types.ts';
import { hostile } from './fixture/rich.ts';

/** As much of JSON Schema as the format of assessments uses. */
interface Node {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

const definitions: Readonly<Record<string, Node>> = {
  ...schema.$defs,
  packWords: common.$defs.packWords,
  noun: common.$defs.noun,
  text: common.$defs.text,
};

const texts = fc.oneof(
  { weight: 4, arbitrary: fc.lorem({ maxCount: 12 }) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    hostile,
    '',
    '  ',
    '临床数据'.repeat(12),
    'x'.repeat(90),
    '👩‍👩‍👧‍👦'.repeat(9),
    'e\u0301'.repeat(60),
    '# 1. - | <b>',
  ),
);

/** Any document of the format, however senseless: reports must hold their form for all of them. */
function arbitraryOf(node: Node): fc.Arbitrary<unknown> {
  if (node.$ref !== undefined) return arbitraryOf(definitions[node.$ref.replace(/^.*#\/\$defs\//, '')] ?? {});
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  const choices = node.anyOf ?? node.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(arbitraryOf));
  const types = [node.type ?? []].flat();
  return fc.oneof(...types.map((type) => ofType(type, node)));
}

function ofType(type: string, node: Node): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(node.properties ?? {}).map(([key, value]) => [key, arbitraryOf(value)]),
        ),
      );
    case 'array':
      return fc.array(arbitraryOf(node.items ?? {}), { maxLength: 2 });
    case 'string':
      return texts;
    case 'integer':
    case 'number':
      return fc.integer({ min: -20, max: 120 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      throw new Error(`no arbitrary for ${JSON.stringify(node)}`);
  }
}

export const assessments: fc.Arbitrary<Assessment> = arbitraryOf(schema as Node).map(
  (value) => value as Assessment,
);
