import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/source/document.ts';

const diagnosticsOf = (text: string): readonly string[] =>
  parseDocument('file.yaml', text).diagnostics.map(
    ({ code, start, message }) => `${start?.line ?? '?'}:${start?.column ?? '?'} ${code} ${message}`,
  );

/** A text and its diagnostics. */
const refused: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a list that does not end',
    'a: [1, 2\nb: 3\n',
    ['2:1 yaml-syntax Flow sequence in block collection must be sufficiently indented and end with a ].'],
  ],
  ['a tab as indentation', 'a:\n\tb: 1\n', ['2:1 yaml-syntax Tabs are not allowed as indentation.']],
  [
    'a key without colon',
    'a: 1\nb\n',
    ['2:1 yaml-syntax Implicit map keys need to be followed by map values.'],
  ],
  ['a duplicate key', 'a: 1\nb: 2\na: 3\n', ['3:1 yaml-duplicate-key The key `a` stands here twice.']],
  ['a duplicate key in JSON', '{"a": 1, "a": 2}', ['1:10 yaml-duplicate-key The key `a` stands here twice.']],
  [
    'an anchor and its alias',
    'a: &x 1\nb: *x\n',
    ['1:7 yaml-alias The anchor `&x` is not allowed.', '2:4 yaml-alias The alias `*x` is not allowed.'],
  ],
  ['a merge key', 'a:\n  <<: {b: 1}\n', ['2:3 yaml-alias The merge key `<<` is not allowed.']],
  ['a tag', 'a: !!binary aGk=\n', ['1:13 yaml-tag The tag `tag:yaml.org,2002:binary` is not allowed.']],
  [
    'a directive',
    '%YAML 1.1\n---\na: 1\n',
    ['1:1 yaml-syntax Directives (lines that start with %) are not allowed.'],
  ],
  ['a second document', 'a: 1\n---\nb: 2\n', ['2:1 yaml-multiple-documents A second document starts here.']],
  ['an empty text', '', ['1:1 file-empty The file is empty.']],
  ['comments alone', '# nothing\n\n', ['1:1 file-empty The file is empty.']],
  ['a list as key', '? [a]\n: 1\n', ['1:3 yaml-syntax A key is missing, or is not plain text.']],
  ['__proto__', 'a:\n  __proto__: {b: 1}\n', ['2:3 forbidden-key The key `__proto__` is not allowed.']],
  ['constructor', 'constructor: 1\na: 2\n', ['1:1 forbidden-key The key `constructor` is not allowed.']],
  ['prototype', '{"prototype": 1}', ['1:2 forbidden-key The key `prototype` is not allowed.']],
  ['NUL', 'a: x\0y\n', ['1:5 control-character The text holds the control character U+0000.']],
  [
    'an escape sequence',
    'a: 1\nb: x\u001b[31m\n',
    ['2:5 control-character The text holds the control character U+001B.'],
  ],
  [
    'a written escape sequence',
    'a: "\\e[31m"\n',
    ['1:4 control-character This text holds the control character U+001B.'],
  ],
  [
    'half of a pair',
    'a: "\\ud800"\n',
    ['1:4 control-character This text holds the control character U+D800.'],
  ],
  [
    'a bidirectional override',
    'a: x\u202ey\n',
    ['1:5 control-character The text holds the control character U+202E.'],
  ],
  [
    'a control character in a key',
    '"a\\x07": 1\n',
    ['1:1 control-character This text holds the control character U+0007.'],
  ],
];

describe('a text is refused, with the place, for', () => {
  it.each(refused)('%s', (_title, text, diagnostics) => {
    expect(diagnosticsOf(text)).toEqual(diagnostics);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(50_000)],
    ['dashes', '- '.repeat(90_000)],
    ['keys', 'a: '.repeat(90_000)],
    ['question marks', '? '.repeat(90_000)],
    ['indented keys', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ])('nesting by %s that is too deep', (_title, text) => {
    const { value, diagnostics } = parseDocument('file.yaml', text);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml-depth']);
  });

  it('more parts than any real file has', () => {
    expect(diagnosticsOf(`[${'[],'.repeat(40_000)}]`)).toEqual([
      '1:100001 file-too-large The files have too many parts; reading stops here.',
    ]);
  });
});

describe('a text is read', () => {
  it.each([
    ['in YAML', 'a: 1\nb: [x, y]\n', { a: 1, b: ['x', 'y'] }],
    ['in JSON', '{"a": 1, "b": ["x", "y"]}', { a: 1, b: ['x', 'y'] }],
    ['with Windows line ends', 'a: 1\r\nb: x\r\n', { a: 1, b: 'x' }],
    ['with the line ends of old', 'a: 1\rb: x\r', { a: 1, b: 'x' }],
    ['with a byte order mark', '\ufeffa: 1\n', { a: 1 }],
    ['with words that are booleans elsewhere', 'a: no\nb: on\n', { a: 'no', b: 'on' }],
    ['with tabs and line ends inside texts', 'a: "x\\ty"\nb: |\n  x\n  y\n', { a: 'x\ty', b: 'x\ny\n' }],
    ['with keys that look like numbers', '1: x\n', { '1': 'x' }],
    [
      '64 levels deep',
      `${'['.repeat(64)}${']'.repeat(64)}`,
      JSON.parse(`${'['.repeat(64)}${']'.repeat(64)}`),
    ],
  ])('%s', (_title, text, value) => {
    expect(diagnosticsOf(text)).toEqual([]);
    expect(parseDocument('file.yaml', text).value).toEqual(value);
  });

  it('every part knows its place', () => {
    const { keyRange, valueRange } = parseDocument('file.yaml', 'a:\n  - b: xyz\n    c: 1\n');
    expect(keyRange(['a', 0, 'b'])?.start).toEqual({ line: 2, column: 5, offset: 7 });
    expect(valueRange(['a', 0, 'b'])).toEqual({
      start: { line: 2, column: 8, offset: 10 },
      end: { line: 2, column: 11, offset: 13 },
    });
    expect(valueRange(['a', 0, 'nowhere'])?.start).toEqual({ line: 2, column: 5, offset: 7 });
  });

  it('leaves no trace of the object that JavaScript would have made', () => {
    const { value } = parseDocument('file.yaml', '__proto__: {polluted: true}\na: 1\n');
    expect(value).toEqual({ a: 1 });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    '- ',
    '? ',
    ': ',
    ':',
    ',',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '  ',
    '\t',
    '#',
    '&a',
    '*a',
    '!t ',
    '!!str ',
    '|',
    '>',
    '|+2',
    "'",
    '"',
    '---',
    '...',
    '%YAML 1.2',
    '<<',
    '~',
    'null',
    'a',
    'a: ',
    '0',
    '1e999',
    '.nan',
    '\\',
    '\\u0000',
    '\0',
    '\u001b',
    '\u202e',
    '\ufeff',
    '\ud800',
    '🙂',
    '`',
    '@',
    '__proto__: ',
  );
  const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

  it('reading never throws, and what it reports has a place in the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 200 })), (source) => {
        const { value, diagnostics } = parseDocument('file.yaml', source);
        if (value === undefined) expect(diagnostics).not.toEqual([]);
        for (const { start, end } of diagnostics) {
          expect(start?.offset).toBeLessThanOrEqual(source.length);
          expect(end?.offset).toBeGreaterThanOrEqual(start?.offset ?? 0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('JSON is read as JSON', () => {
    const key = fc
      .string({ maxLength: 8 })
      .filter((name) => name.trim() !== '' && !/^(__proto__|constructor|prototype|<<)$/.test(name));
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        expect(parseDocument('file.json', JSON.stringify(value)).value).toEqual(value);
      }),
    );
  });
});
