import { describe, expect, it } from 'vitest';
import { parseDocument, parseFully } from '../../src/source/document.ts';
import { locateFastYaml, parseFastYaml } from '../../src/source/fast-yaml/reader.ts';

const most = Number.POSITIVE_INFINITY;

describe('the fast YAML reader reads', () => {
  it.each<readonly [string, string, unknown]>([
    ['a list as far in as its key', 'a:\n- b\n- c\nd: e', { a: ['b', 'c'], d: 'e' }],
    ['a list further in than its key', 'a:\n  - b', { a: ['b'] }],
    ['a comment behind a key', 'a: # c\n  b: d', { a: { b: 'd' } }],
    ['a comment behind a dash', '- # c\n  b: d', [{ b: 'd' }]],
    ['a comment behind a word', 'a: b c # d', { a: 'b c' }],
    ['a comment behind brackets', 'a: [b] # c', { a: ['b'] }],
    ['a comment behind brackets on a line of their own', 'a:\n  [b] # c', { a: ['b'] }],
    ['a comment behind quotes', 'a: "b" # c', { a: 'b' }],
    ['a sign within a word', 'a: b#c', { a: 'b#c' }],
    ['a dash alone, and below it what it stands for', '-\n  a: b', [{ a: 'b' }]],
    ['brackets over several lines', 'a: [b,\n  c,\n  [d]]\ne: f', { a: ['b', 'c', ['d']], e: 'f' }],
    ['brackets that begin below their key', 'a:\n  {b: c,\n  d: e}', { a: { b: 'c', d: 'e' } }],
    ['spaces before a comma or a bracket', 'a: ["b" , [c] , {d: e} ]', { a: ['b', ['c'], { d: 'e' }] }],
    ['words over several lines', "a: b\n  c\nd: 'e\n  f'", { a: 'b c', d: 'e f' }],
  ])('%s', (_title, text, value) => {
    expect(parseFastYaml(text)?.value).toEqual(value);
    expect(locateFastYaml(text)?.value.value).toEqual(value);
    expect(parseFully('file.yaml', text, most).value).toEqual(value);
  });

  it.each([
    ['a key twice', 'a: 1\na: 2'],
    ['a key twice in brackets', 'a: {b: 1, b: 2}'],
    ['a value that is missing before the next item', '- a:\n- b'],
    ['an item that is missing before the end of a list', '-\n - b\n -\n- c'],
    ['nothing between two items', 'a: ["b" "c"]'],
    ['a bracket that opens behind an item', 'a: [b [c]'],
  ])('nothing where there is %s', (_title, text) => {
    expect(parseFastYaml(text)).toBeNull();
    expect(locateFastYaml(text)).toBeNull();
  });

  it('texts of up to 500 000 characters', () => {
    const text = `a: ${'b'.repeat(499_997)}`;
    expect(parseFastYaml(text)?.value).toEqual({ a: 'b'.repeat(499_997) });
    expect(parseFastYaml(`${text}b`)).toBeNull();
  });
});

describe('the fast path reads at most 40 levels', () => {
  const nests: Readonly<Record<string, (levels: number) => string>> = {
    'mappings, each on a line of its own': (levels) =>
      Array.from({ length: levels }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n') + ' b',
    'lists, each below the dash of the other': (levels) =>
      Array.from({ length: levels }, (_, depth) => `${' '.repeat(depth)}-`).join('\n') + ' b',
    'lists in one line': (levels) => `${'- '.repeat(levels)}b`,
    'lists in brackets': (levels) => `a: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`,
    'mappings in brackets': (levels) => `a: ${'{a: '.repeat(levels - 2)}{}${'}'.repeat(levels - 2)}`,
    'brackets inside of lists': (levels) =>
      `${'- '.repeat(20)}${'['.repeat(levels - 20)}${']'.repeat(levels - 20)}`,
    'brackets below a key inside of lists': (levels) =>
      `${'- '.repeat(19)}a:\n${' '.repeat(40)}${'['.repeat(levels - 20)}\n${' '.repeat(40)}${']'.repeat(levels - 20)}`,
    'brackets over several lines inside of lists': (levels) =>
      `${'- '.repeat(20)}${'['.repeat(levels - 20)}\n${' '.repeat(40)}${']'.repeat(levels - 20)}`,
  };

  it.each(Object.entries(nests))('%s', (_title, nest) => {
    const read = parseFastYaml(nest(41));
    expect(read?.value).toEqual(parseFully('file.yaml', nest(41), most).value);
    expect(parseFastYaml(nest(42))).toBeNull();
    expect(parseDocument('file.yaml', nest(65)).diagnostics).toMatchObject([{ code: 'yaml-depth' }]);
  });
});

it('more than 64 levels are refused, though one half of them be dashes and the other brackets', () => {
  const text = `${'- '.repeat(33)}${'['.repeat(33)}${']'.repeat(33)}`;
  expect(parseDocument('file.yaml', text).diagnostics).toMatchObject([{ code: 'yaml-depth' }]);
});

describe('the values of a text are counted', () => {
  it.each([
    ['in a list', '- a\n'.repeat(100), 101],
    ['in a mapping', Array.from({ length: 100 }, (_, index) => `k${index}: a\n`).join(''), 201],
    ['in a list in brackets', `- [a${', a'.repeat(99)}]`, 102],
    [
      'in a mapping in brackets',
      `- {${Array.from({ length: 100 }, (_, index) => `k${index}: a`).join(', ')}}`,
      202,
    ],
  ])('%s, give or take a few', (_title, text, values) => {
    const count = parseFastYaml(text)?.count ?? 0;
    expect(Math.abs(count - values)).toBeLessThan(10);
  });
});
