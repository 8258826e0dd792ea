import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/source/document.ts';
import {
  at,
  entries,
  exists,
  diagnosticAt,
  field,
  isMapping,
  items,
  numberOf,
  root,
  textOf,
  texts,
} from '../../src/source/node.ts';

const document = parseDocument(
  'pack.yaml',
  'name: Mu\nsize: 3\nlist: [one, 2, three]\ninner:\n  deep: yes\n',
);
const whole = root(document);
const pathAndValue = ({ path, value }: { readonly path: readonly unknown[]; readonly value: unknown }) => [
  path,
  value,
];

describe('a node of a document', () => {
  it('begins at the root', () => {
    expect(root(document)).toEqual({ document, path: [], value: document.value });
  });

  it('leads to its fields, and knows the way to them', () => {
    expect(pathAndValue(field(whole, 'name'))).toEqual([['name'], 'Mu']);
    expect(pathAndValue(at(whole, 'inner', 'deep'))).toEqual([['inner', 'deep'], 'yes']);
  });

  it('has no field that does not stand in the file', () => {
    for (const node of [
      field(whole, 'colour'),
      field(whole, 'toString'),
      at(whole, 'name', 'length'),
      at(whole, 'list', 'length'),
      at(whole, 'colour', 'shade'),
    ])
      expect([exists(node), node.value]).toEqual([false, undefined]);
    expect(exists(field(whole, 'name'))).toBe(true);
    expect(at(whole, 'colour', 'shade').path).toEqual(['colour', 'shade']);
  });

  it('leads to the items of a list; anything else has none', () => {
    expect(items(field(whole, 'list')).map(pathAndValue)).toEqual([
      [['list', 0], 'one'],
      [['list', 1], 2],
      [['list', 2], 'three'],
    ]);
    expect(items(whole)).toEqual([]);
    expect(items(field(whole, 'name'))).toEqual([]);
  });

  it('leads to the entries of a mapping; anything else has none', () => {
    expect(entries(field(whole, 'inner')).map(([key, node]) => [key, ...pathAndValue(node)])).toEqual([
      ['deep', ['inner', 'deep'], 'yes'],
    ]);
    expect(entries(field(whole, 'list'))).toEqual([]);
    expect(entries(field(whole, 'name'))).toEqual([]);
  });

  it('is a text, a number, or neither', () => {
    expect([textOf(field(whole, 'name')), textOf(field(whole, 'size'))]).toEqual(['Mu', null]);
    expect([numberOf(field(whole, 'name')), numberOf(field(whole, 'size'))]).toEqual([null, 3]);
  });

  it('holds one text or several', () => {
    expect(texts(field(whole, 'name')).map(pathAndValue)).toEqual([[['name'], 'Mu']]);
    expect(texts(field(whole, 'list')).map(pathAndValue)).toEqual([
      [['list', 0], 'one'],
      [['list', 2], 'three'],
    ]);
    expect(texts(field(whole, 'size'))).toEqual([]);
  });

  it('is a mapping where it has keys', () => {
    expect([{}, [], null, 'a', undefined].map(isMapping)).toEqual([true, false, false, false, false]);
  });
});

describe('an error in a node', () => {
  it('points at the value, is an error, and expects nothing by default', () => {
    expect(diagnosticAt(field(whole, 'size'), 'schema', 'Too large.')).toEqual({
      code: 'schema',
      severity: 'error',
      file: 'pack.yaml',
      start: { line: 2, column: 7, offset: 15 },
      end: { line: 2, column: 8, offset: 16 },
      message: 'Too large.',
      expected: null,
      suggestion: null,
    });
  });

  it('points at the key on request, and has what is reported about it', () => {
    const details = { at: 'key', severity: 'warning', expected: 'less', suggestion: 'sise' } as const;
    expect(diagnosticAt(field(whole, 'size'), 'schema', 'Too large.', details)).toMatchObject({
      severity: 'warning',
      start: { line: 2, column: 1 },
      end: { line: 2, column: 5 },
      expected: 'less',
      suggestion: 'sise',
    });
  });

  it('has no place where the file has none', () => {
    const empty = root(parseDocument('empty.yaml', ''));
    expect(diagnosticAt(empty, 'schema', 'Nothing here.')).toMatchObject({ start: null, end: null });
  });
});
