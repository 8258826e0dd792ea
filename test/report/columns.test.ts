import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import wrapAnsi from 'wrap-ansi';
import { columnsOf, wrap } from '../../src/report/renderers/terminal/columns.ts';

const words = fc.oneof(
  fc.stringMatching(/^[a-z]{1,12}$/),
  fc.constantFrom(
    'Überprüfung',
    'ça–là',
    '“quoted”',
    '•',
    '█▒',
    '中国',
    'e\u0301',
    '👩‍🔬',
    '\u001b[1mbold\u001b[22m',
    '©',
    '\u00ad',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const texts = fc
  .array(fc.tuple(words, fc.constantFrom(' ', ' ', ' ', '  ', '-')), { maxLength: 20 })
  .map((parts) => parts.flat().join(''));

describe('text on a terminal', () => {
  it('is as wide as its characters are', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(columnsOf(text)).toBe(stringWidth(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is wrapped between words, and within those that are longer than a line', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: -1, max: 60 }), (text, width) => {
        const lines = wrapAnsi(text, Math.max(1, width), { hard: true }).split('\n');
        expect(wrap(text, width)).toEqual(lines.map((line) => line.trimEnd()));
      }),
      { numRuns: 2000 },
    );
  });

  it('is one line at least', () => {
    expect([wrap('', 10), wrap('a b c', 3), wrap('abcdef', 4)]).toEqual([[''], ['a b', 'c'], ['abcd', 'ef']]);
  });
});
