import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, parseFully, type Document, type Path } from '../../src/source/document.ts';
import { parseFastYaml } from '../../src/source/fast-yaml/reader.ts';

const root = new URL('../../', import.meta.url);
const texts = [
  'rules',
  'rules/company',
  'rules/company/tests',
  'markets',
  'examples',
  'test/fixtures/small/rules/company',
]
  .flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root)).flatMap((name) =>
      name.endsWith('.yaml') ? [`${folder}/${name}`] : [],
    ),
  )
  .map((name) => ({ name, text: readFileSync(new URL(name, root), 'utf8') }));

const most = Number.POSITIVE_INFINITY;

/** What the long way makes of a text; undefined where it finds a fault. */
function whole(text: string): unknown {
  const { diagnostics, value } = parseFully('file.yaml', text, most);
  return diagnostics.length > 0 ? undefined : value;
}

/** Every path to a value, and one that leads nowhere. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  const children: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return [path, [...path, 'nowhere'], ...children.flatMap(([key, child]) => pathsIn(child, [...path, key]))];
}

const placesIn = ({ value, keyRange, valueRange }: Document): unknown =>
  pathsIn(value).map((path) => [path, keyRange(path), valueRange(path)]);

/** Where the short way reads a text, it finds the same values as the long way, at the same places. */
function expectSame(text: string): boolean {
  const plain = parseFastYaml(text);
  if (plain === null) return false;
  const long = parseFully('file.yaml', text, most);
  expect(long.diagnostics).toEqual([]);
  expect(plain.value).toEqual(long.value);
  expect(placesIn(parseDocument('file.yaml', text))).toEqual(placesIn(long));
  return true;
}

describe('YAML read by the fast path', () => {
  it('is every shipped file of rules and markets, with the same values at the same places', () => {
    for (const { name, text } of texts) expect(expectSame(text), name).toBe(true);
  });

  it.each([
    'a: 1',
    'a: -1',
    'a: 0.5',
    'a: 1.0',
    'a: 00',
    'a: 0x1F',
    'a: 0o17',
    'a: 1e3',
    'a: .5',
    'a: 1_000',
    'a: 2026-04',
    'a: 2026-04-01',
    'a: +5',
    'a: -0',
    'a: .inf',
    'a: true',
    'a: True',
    'a: null',
    'a: ~',
    'a:',
    'a: no',
    "a: 'it''s'",
    'a: "x"',
    'a: "x\\n"',
    'a: b # c',
    'a: b# c',
    'a: "b" # c',
    'a: "b"# c',
    'a: [b, c]',
    'a: [b, c, ]',
    'a: []',
    'a: {}',
    'a: { b: c , d: [e] }',
    'a: {b}',
    'a: [b: c]',
    'a: [b c, d]',
    'a: {b:c}',
    'a: {b: http://c}',
    'a: [',
    'a: [b,\n  c]',
    'a: [b,\nc]',
    'a: [b,\n  c\n]',
    'a: [b,\n\n  c]',
    'a: [b\n  c]',
    'a: [b \n  c ]',
    'a: [b\u00a0\n  c]',
    'a: [b\n\n  c]',
    'a: [b\n  # c\n  d]',
    'a: [b, # c\n  d]',
    'a: [b] # c\n  d]',
    'a:\n  [b] # c\n  d',
    'a: ["b\n  c"]',
    "a: ['b \n\n c']",
    'a: {b:\n  c}',
    'a: {b\n  : c}',
    'a: {b\n  c: d}',
    'a:\n  {b: c,\n  d: e}',
    'a:\n  [\n  b\n  ]',
    'a:\n  [b]\n  c: d',
    'a:\n  [b] c',
    'a:\n  {b: c}\nd: e',
    'a:\n{b: c}',
    '- [a,\n  b]\n- c',
    '- [a,\n b]',
    '- [a,\nb]',
    '- a: [b,\n  c]',
    '- a: [b,\n   c]',
    '-\n  [a]',
    'a: [b,\n  - c]',
    'a: [b, #c\n]',
    'a: b\n  c',
    'a: b\n\n  c',
    'a:\n- b\n- c',
    'a:\n  - b\n  - c: d\n    e: f',
    'a:\n  - - b\n    - c',
    'a:\n  -\n    b: c',
    'a:\n  - b\n c: d',
    'a:\n  b: c\n d: e',
    'a: b\na: c',
    'a: b: c',
    'a: b:',
    'a: - b',
    'a: &b c',
    'a: *b',
    'a: !b c',
    'a: |\n  b',
    'a: >\n  b',
    'a: ?b',
    'a: -b',
    '- a',
    '- a\n- b: c\n  d: e',
    ' a: b',
    'a',
    '',
    '# a',
    'a: b\n# c\nd: e',
    'a:\n  # c\n  b: d',
    'a: # c\n  b: d',
    '---\na: b',
    'a: b\n---\nc: d',
    '%YAML 1.2\n---\na: b',
    'a: b\r\nc: d',
    'a:\tb',
    '\ta: b',
    '"a": b',
    '? a\n: b',
    'a: \u00a0b',
    'a: b\u00a0',
    'a: b ',
    'true: b',
    'null: b',
    'a.b: c',
    'a : b',
    '<<: {a: b}',
    "a: 'b",
    "a: 'b'c",
    'a: {b: }',
    'a: {b: c, b: d}',
    'a: @b',
    'a: `b`',
    'a: =',
    'a: <<',
    'a: [-, b]',
    'a: [-]',
    'a: [- b]',
    'a: [b\nc]',
    '-',
    '- ',
    'a: ,b',
    'a: b, c',
    'a: [b,c]',
    'a: "b: c"',
    'a:b',
    'a: {"b": c}',
    'a: [,]',
    'a: {,}',
    'a: ]',
    'a: [b]]',
    'a: %b',
    '- - a\n  - b\n- c',
    'a:\n  - b\n  c: d',
    'a:\n    - b\n  - c',
    '-  a: b\n   c: d',
    '-  a: b\n  c: d',
  ])('%j: as the long way reads it, or not at all', (text) => {
    const read = expectSame(text);
    if (whole(text) === undefined) expect(read).toBe(false);
  });

  it('is never other than the long way, whatever is changed in a file', () => {
    const bits = fc.constantFrom(
      '',
      ' ',
      '\n',
      '\n  ',
      '- ',
      ': ',
      ':',
      ', ',
      ',',
      '[',
      ']',
      '{',
      '}',
      "'",
      '"',
      '#',
      ' #',
      '&a',
      '*a',
      '!',
      '|',
      '>',
      '%',
      '@',
      '`',
      '?',
      '~',
      'null',
      '1',
      '-1',
      '.5',
      '0x1',
      '1e3',
      'true',
      '<<: ',
      '---\n',
      '\t',
      '\r\n',
      '\\',
      '\u00a0',
      '\u2028',
      'a: b',
      'a:',
      '-',
      '=',
      '\n- ',
      '\n# c\n',
    );
    const small = texts.filter(({ text }) => text.length < 4000);
    let read = 0;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(6), bits), { minLength: 1, maxLength: 3 }),
        (file, edits) => {
          let text = small[file % small.length]?.text ?? '';
          for (const [from, length, bit] of edits) {
            const at = from % (text.length + 1);
            text = text.slice(0, at) + bit + text.slice(at + length);
          }
          if (expectSame(text)) read += 1;
        },
      ),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(200);
  });
});
