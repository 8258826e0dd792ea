import { describe, expect, it } from 'vitest';
import { maxDiagnosticsPerFile } from '../../src/source/diagnostic.ts';
import { parseDocument } from '../../src/source/document.ts';
import { schemaDiagnostics } from '../../src/source/schema-diagnostics.ts';
import type { SchemaError, Validator } from '../../src/schema/generated/validators.js';

const text = 'a: 1\nlist: [x, 2, true, null, {}, [], x]\n"b/~c": y\ninner: {}\n';
const document = parseDocument('file.yaml', text);

/** Finds these errors, whatever it is given. */
const finding = (...errors: readonly SchemaError[]): Validator => Object.assign(() => false, { errors });

function error(
  instancePath: string,
  keyword: string,
  params: SchemaError['params'] = {},
  parentSchema: SchemaError['parentSchema'] = {},
): SchemaError {
  return { instancePath, keyword, params, parentSchema };
}

const diagnosticsOf = (...errors: readonly SchemaError[]): readonly string[] =>
  schemaDiagnostics(document, finding(...errors)).map(
    ({ start, code, message, expected, suggestion }) =>
      `${start?.line}:${start?.column} ${code} ${message} | ${expected} | ${suggestion}`,
  );

const described = { description: 'How many there are.' };
const named = { properties: { size: described, side: {} } };

describe('messages of schema diagnostics', () => {
  it.each<readonly [SchemaError, string]>([
    [
      error('/a', 'maxLength', { limit: 8 }),
      '1:4 schema This text is too long. | at most 8 characters | null',
    ],
    [error('/a', 'minLength', { limit: 1 }), '1:4 schema This text is empty. | some text | null'],
    [error('/list', 'minItems', { limit: 9 }), '2:7 schema This list is too short. | at least 9 | null'],
    [error('/list', 'maxItems', { limit: 2 }), '2:7 schema This list is too long. | at most 2 | null'],
    [error('/a', 'minimum', { limit: 2 }), '1:4 schema `1` is too low. | at least 2 | null'],
    [error('/a', 'maximum', { limit: 0 }), '1:4 schema `1` is too high. | at most 0 | null'],
    [
      error('/list/4', 'minProperties', { limit: 1 }, described),
      '2:26 schema This mapping is empty. | How many there are. | null',
    ],
    [
      error('/list/4', 'minProperties', { limit: 1 }),
      '2:26 schema This mapping is empty. | at least one key | null',
    ],
    [
      error('/list/4', 'maxProperties', { limit: 1 }),
      '2:26 schema This mapping has too many keys. | at most 1 keys | null',
    ],
    [error('/a', 'not', {}, described), '1:4 schema `1` is not allowed here. | How many there are. | null'],
    [error('/a', 'not'), '1:4 schema `1` is not allowed here. | null | null'],
    [
      error('/a', 'pattern', { pattern: '^x$' }),
      '1:4 schema `1` is not in the right form. | text that matches ^x$ | null',
    ],
    [
      error('/a', 'pattern', { pattern: '^https?://' }),
      '1:4 schema `1` is not in the right form. | an address that starts with https:// | null',
    ],
    [
      error('/a', 'pattern', { pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' }),
      '1:4 schema `1` is not in the right form. | a version such as 1.0.0 | null',
    ],
    [
      error('/a', 'pattern', { pattern: '^https?://' }, described),
      '1:4 schema `1` is not in the right form. | How many there are. | null',
    ],
    [
      error('/list/0', 'enum', { allowedValues: ['y', 'xx'] }),
      '2:8 schema `x` is not allowed here. | one of y, xx | y',
    ],
    [
      error('/a', 'enum', { allowedValues: [2, 3] }),
      '1:4 schema `1` is not allowed here. | one of 2, 3 | null',
    ],
    [
      error('/a', 'const', { allowedValue: 2 }),
      '1:4 schema `1` is not allowed here. | 2, or leave the key out | null',
    ],
    [
      error('/list', 'uniqueItems', { i: 6, j: 0 }),
      '2:34 schema `x` stands in this list twice. | each once | null',
    ],
    [
      error('', 'required', { missingProperty: 'size' }, named),
      '1:1 missing-key The key `size` is missing here. | How many there are. | null',
    ],
    [
      error('/inner', 'required', { missingProperty: 'size' }, named),
      '4:1 missing-key The key `size` is missing here. | How many there are. | null',
    ],
    [
      error('', 'required', { missingProperty: 'side' }, named),
      '1:1 missing-key The key `side` is missing here. | null | null',
    ],
    [
      error('', 'required', { missingProperty: 'x' }),
      '1:1 missing-key The key `x` is missing here. | null | null',
    ],
    [
      error('', 'additionalProperties', { additionalProperty: 'list' }, { properties: { a: {}, lost: {} } }),
      '2:1 unknown-key The key `list` is not known here. | one of a, lost | lost',
    ],
    [
      error('', 'additionalProperties', { additionalProperty: 'b' }, { properties: { a: {} } }),
      '1:1 unknown-key The key `b` is not known here. | one of a | null',
    ],
  ])('%o', (found, expected) => {
    expect(diagnosticsOf(found)).toEqual([expected]);
  });

  it.each([
    ['string', 'text'],
    ['number', 'a number'],
    ['integer', 'a whole number'],
    ['boolean', 'true or false'],
    ['array', 'a list'],
    ['object', 'a mapping'],
    ['null', 'null'],
    ['string,array', 'text or a list'],
  ])('the type %s, as %s', (type, words) => {
    expect(diagnosticsOf(error('/list/4', 'type', { type }))).toEqual([
      `2:26 schema A mapping is not allowed here. | ${words} | null`,
    ]);
  });

  it.each([
    ['0', '`x`', ''],
    ['1', '`2`', ': put it in quotes'],
    ['2', '`true`', ': put it in quotes'],
    ['3', 'An empty value', ''],
    ['4', 'A mapping', ''],
    ['5', 'A list', ''],
  ])('item %s of the list, as %s', (item, words, hint) => {
    expect(diagnosticsOf(error(`/list/${item}`, 'type', { type: 'string' }))[0]).toContain(
      `${words} is not allowed here. | text${hint} |`,
    );
    expect(diagnosticsOf(error(`/list/${item}`, 'type', { type: 'array,object' }))[0]).not.toContain(
      'quotes',
    );
    expect(diagnosticsOf(error(`/list/${item}`, 'type', { type: 'string,object' }))[0]).not.toContain(
      'quotes',
    );
  });

  it('a key that is no id, at the key', () => {
    expect(diagnosticsOf({ ...error('', 'pattern', { pattern: 'x' }), propertyName: 'list' })).toEqual([
      '2:1 schema The key `list` is not a valid id. | lower-case words joined by hyphens, for example ip-status | null',
    ]);
  });

  it('signs in keys that JSON pointers write in another way', () => {
    expect(diagnosticsOf(error('/b~1~0c', 'minLength'))).toEqual([
      '3:9 schema This text is empty. | some text | null',
    ]);
  });

  it('points to the closest existing place of a missing value', () => {
    expect(diagnosticsOf(error('/toString', 'type', { type: 'string' }))[0]).toMatch(
      /^1:1 schema An empty value/,
    );
    expect(diagnosticsOf(error('/a/b', 'type', { type: 'string' }))[0]).toMatch(/^1:4 schema An empty value/);
  });
});

describe('the number of schema diagnostics', () => {
  it('nothing is reported that another error says better, or twice', () => {
    const twice = error('/a', 'minLength');
    expect(diagnosticsOf(error('', 'propertyNames'), twice, twice)).toHaveLength(1);
    expect(diagnosticsOf(twice, error('/list/0', 'minLength'))).toHaveLength(2);
  });

  it('nothing is reported where it finds nothing, or the text could not be read', () => {
    expect(schemaDiagnostics(document, () => true)).toEqual([]);
    expect(
      schemaDiagnostics(
        document,
        Object.assign(() => false, { errors: null }),
      ),
    ).toEqual([]);
    expect(schemaDiagnostics(parseDocument('file.yaml', '['), finding(error('', 'minLength')))).toEqual([]);
  });

  it('reports a limited number, and that there are more', () => {
    const many = Array.from({ length: maxDiagnosticsPerFile + 10 }, (_, index) =>
      error('', 'required', { missingProperty: `k${index}` }),
    );
    const diagnostics = schemaDiagnostics(document, finding(...many));
    expect(diagnostics).toHaveLength(maxDiagnosticsPerFile + 1);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'too-many', file: 'file.yaml', start: { line: 1 } });
    expect(schemaDiagnostics(document, finding(...many.slice(0, maxDiagnosticsPerFile - 1)))).toHaveLength(
      maxDiagnosticsPerFile - 1,
    );
  });
});
