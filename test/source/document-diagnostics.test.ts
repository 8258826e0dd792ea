import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/source/document.ts';

/** The diagnostics of a text, one line each: the range, the message, and what is expected. */
const diagnosticsOf = (text: string): readonly string[] =>
  parseDocument('file.yaml', text).diagnostics.map(
    ({ start, end, code, message, expected }) =>
      `${start?.line}:${start?.column}-${end?.column} ${code} ${message} (${expected})`,
  );

describe('every diagnostic says what was expected', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['an alias', '- *x\n', ['1:3-5 yaml-alias The alias `*x` is not allowed. (the text itself)']],
    ['an anchor of a text', 'a: &x 1\n', ['1:7-8 yaml-alias The anchor `&x` is not allowed. (no anchor)']],
    ['an anchor of a list', 'a: &x [b]\n', ['1:7-10 yaml-alias The anchor `&x` is not allowed. (no anchor)']],
    ['an anchor of a key', '&b a: 1\n', ['1:4-5 yaml-alias The anchor `&b` is not allowed. (no anchor)']],
    ['a tag', 'a: !x [b]\n', ['1:7-10 yaml-tag The tag `!x` is not allowed. (no tag)']],
    ['a merge key', '<<: 1\n', ['1:1-3 yaml-alias The merge key `<<` is not allowed. (the keys themselves)']],
    [
      'a dangerous key',
      'constructor: 1\n',
      ['1:1-12 forbidden-key The key `constructor` is not allowed. (another name)'],
    ],
    [
      'a key twice',
      'a: 1\na: 2\n',
      ['2:1-2 yaml-duplicate-key The key `a` stands here twice. (each key once)'],
    ],
    [
      'no key',
      ': 1\n',
      ['1:1-1 yaml-syntax A key is missing, or is not plain text. (a name followed by a colon)'],
    ],
    [
      'an empty key',
      '? \n: 1\n',
      ['1:3-3 yaml-syntax A key is missing, or is not plain text. (a name followed by a colon)'],
    ],
    [
      'a directive',
      '%YAML 1.2\n---\na: 1\n',
      ['1:1-2 yaml-syntax Directives (lines that start with %) are not allowed. (the content itself)'],
    ],
    [
      'more than one document',
      'a: 1\n--- # c\nb: 2\n---\nc: 3\n',
      ['2:1-4 yaml-multiple-documents A second document starts here. (one document in each file)'],
    ],
    ['nothing', '', ['1:1-1 file-empty The file is empty. (the content that its format asks for)']],
    [
      'a control character',
      'a: x\u0007\n',
      [
        '1:5-6 control-character The text holds the control character U+0007. (visible characters, spaces and line ends)',
      ],
    ],
    [
      'a control character in writing',
      'a: "\\u0007"\n',
      ['1:4-12 control-character This text holds the control character U+0007. (visible characters)'],
    ],
  ])('%s', (_title, text, expected) => {
    expect(diagnosticsOf(text)).toEqual(expected);
  });

  it('nesting that is too deep', () => {
    expect(diagnosticsOf('['.repeat(65))).toEqual([
      '1:66-66 yaml-depth Lists and mappings are nested too deeply. (at most 64 levels)',
    ]);
  });

  it('too many parts', () => {
    expect(diagnosticsOf(`[${'[],'.repeat(40_000)}]`)).toEqual([
      '1:100001-100002 file-too-large The files have too many parts; reading stops here. (a smaller pack)',
    ]);
  });
});

describe('tags', () => {
  it.each([
    ['a mapping', '!x {b: 1}'],
    ['a list', '!x [1]'],
    ['a text', '!x b'],
    ['a text that it calls a text', '!!str b'],
    ['a text that it calls a list', '!!seq b'],
    ['a mapping that it calls a list', '!!seq {b: 1}'],
    ['a list that it calls a mapping', '!!map [1]'],
  ])('are refused on %s', (_title, text) => {
    expect(parseDocument('file.yaml', `a: ${text}\n`).value).toBeUndefined();
    expect(diagnosticsOf(`a: ${text}\n`)).not.toEqual([]);
  });

  it('accepts tags that state the type a value has anyway', () => {
    expect(parseDocument('file.yaml', 'a: !!map\n  b: !!seq [1]\n')).toMatchObject({
      value: { a: { b: [1] } },
      diagnostics: [],
    });
  });
});

describe('keys', () => {
  it('are texts as they are written', () => {
    expect(parseDocument('file.yaml', 'true: 1\nnull: 2\n~: 3\n1.50: 4\n"": 5\n').value).toEqual({
      true: 1,
      null: 2,
      '~': 3,
      '1.50': 4,
      '': 5,
    });
  });

  it('a faulty key does not hide the rest of its mapping', () => {
    expect(parseDocument('file.yaml', 'constructor: 1\na: 2\na: 3\nb: 4\n').value).toEqual({ a: 2, b: 4 });
  });
});

describe('follow-up errors are not reported', () => {
  const lines = (text: string): readonly number[] =>
    parseDocument('file.yaml', text).diagnostics.map(({ start }) => start?.line ?? 0);

  it.each<readonly [string, string, readonly number[]]>([
    ['what comes after a tab', 'a:\n\tb: 1\nc: [\nd: ]\n', [2]],
    ['several in one line', 'a: ]]\nb: 1\n', [1]],
    ['the same in the lines below', 'a: 1\nb\nc\nd\n', [2]],
    ['a control character inside of a text', 'a: "x\u0007"\n"b\u0007": 1\n', [1]],
    ['a missing key, where the line is broken', 'a: 1\n- : ]\n', [2]],
    ['of one line the same in the next, though another stands between them', '][}\n{', [1]],
  ])('%s', (_title, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('reports another kind of error, one before a tab, and one further down', () => {
    expect(lines('a: "x" y\nb\n')).toEqual([1, 2]);
    expect(lines('a: "x" y\nb:\n\tc: 1\nd: "x" y\n')).toEqual([1, 3]);
    expect(lines('a: "x" y\nb: 1\nc: "x" y\n')).toEqual([1, 3]);
  });

  it('reports the first error of a line even if it is found later', () => {
    expect(diagnosticsOf(":\n'")).toEqual([
      '2:1-2 yaml-syntax Implicit map keys need to be followed by map values. (null)',
    ]);
  });

  it('reports other errors in a text with a control character', () => {
    expect(lines('a: "x\u0007"\nb: 1\nb: 2\n')).toEqual([1, 3]);
  });

  it('reports that there are more than 500 errors', () => {
    const { diagnostics } = parseDocument('file.yaml', 'a: 1\n'.repeat(700));
    expect(diagnostics).toHaveLength(501);
    expect(diagnostics.slice(-2)).toMatchObject([
      { code: 'yaml-duplicate-key', start: { line: 501 } },
      { code: 'too-many', file: 'file.yaml', start: { line: 501 }, end: { column: 2 } },
    ]);
    expect(parseDocument('file.yaml', 'a: 1\n'.repeat(500)).diagnostics).toHaveLength(499);
  });
});

describe('errors of syntax are reported in a sentence', () => {
  it.each([
    ['that ends with a full stop', 'a: |.b\n', 'Block scalar header includes extra characters: |.b.'],
    ['or as the text ends that it repeats', 'a: |b!\n', 'Block scalar header includes extra characters: |b!'],
    ['on one line', 'a: "\\U\n b\n c"\n', 'Invalid escape sequence \\U.'],
    [
      'without power over a terminal',
      'a: |\u001b[31mb\n',
      'Block scalar header includes extra characters: |␛[31mb.',
    ],
    [
      'of bounded length',
      `a: |${'b'.repeat(5000)}\n`,
      `Block scalar header includes extra characters: |${'b'.repeat(72)}…`,
    ],
  ])('%s', (_title, text, sentence) => {
    expect(parseDocument('file.yaml', text).diagnostics[0]?.message).toBe(sentence);
  });
});

describe('places', () => {
  const text = 'a:\n  - b: "x" # c\n# e\nc: [1]\nd: # f\n';
  /** The same text as the short way and the whole way read it; a tag that says nothing makes the difference. */
  it.each([
    ['the short way', text],
    ['the whole way', `--- !!map\n${text}`],
  ])('locates keys and values, read %s', (_title, whole) => {
    const { keyRange, valueRange } = parseDocument('file.yaml', whole);
    const first = whole.indexOf(text);
    const shown = (path: readonly (string | number)[]) =>
      [keyRange(path), valueRange(path)].map((range) =>
        range === null ? null : text.slice(range.start.offset - first, range.end.offset - first),
      );
    expect(shown(['a'])).toEqual(['a', '- b: "x"']);
    expect(shown(['a', 0])).toEqual(['b: "x"', 'b: "x"']);
    expect(shown(['a', 0, 'b'])).toEqual(['b', '"x"']);
    expect(shown(['a', 0, 'b', 'nowhere'])).toEqual(['b', '"x"']);
    expect(shown(['c', 0])).toEqual(['1', '1']);
    expect(shown(['d'])).toEqual(['d', 'd']);
  });

  it.each(['\n\na: b\n', '\n\n"a": b\n'])('count lines from the first, be it empty: %j', (whole) => {
    const { keyRange, valueRange } = parseDocument('file.yaml', whole);
    expect(keyRange(['a'])?.start).toMatchObject({ line: 3, column: 1 });
    expect(valueRange(['a'])?.end.line).toBe(3);
  });

  it('are none where nothing could be read', () => {
    const { keyRange, valueRange } = parseDocument('file.yaml', '');
    expect([keyRange([]), valueRange(['a'])]).toEqual([null, null]);
  });
});

describe('the parts of a text', () => {
  it('are fewer where it is plain, more once a place in it was asked for, and all where it is read whole', () => {
    const text = Array.from({ length: 1000 }, (_, index) => `k${index}: 1\n`).join('');
    const plain = parseDocument('file.yaml', text);
    const before = plain.tokenCount;
    plain.valueRange(['k1']);
    const whole = parseDocument('file.yaml', `--- # whole\n${text}`).tokenCount;
    expect(before).toBeGreaterThan(100);
    expect(plain.tokenCount).toBeGreaterThan(before);
    expect(plain.tokenCount).toBeLessThanOrEqual(2000);
    expect(whole).toBeGreaterThan(plain.tokenCount);
  });

  it('are more in a longer text, whatever its values', () => {
    const parts = (length: number): number =>
      parseDocument('file.yaml', `a: ${'b'.repeat(length)}`).tokenCount;
    expect(parts(50_000)).toBeGreaterThan(parts(1));
    expect(parts(90_000)).toBeGreaterThan(parts(50_000));
  });

  it('are bounded by what is left for the file', () => {
    const text = 'a: [1, 2, 3]\n';
    const { tokenCount: parts } = parseDocument('file.yaml', text);
    expect(parseDocument('file.yaml', text, parts).value).toEqual({ a: [1, 2, 3] });
    expect(parseDocument('file.yaml', text, parts - 1).diagnostics).toMatchObject([
      { code: 'file-too-large' },
    ]);
  });
});
