import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestMatch } from '../../src/source/closest-match.ts';
import { findControlCharacter, sanitize, sanitizeLines, quote } from '../../src/source/sanitize.ts';

describe('the nearest name', () => {
  const known = ['ip-status', 'stage', 'needs', 'runway-months', 'ip-in-market'];

  it.each([
    ['ip-statsu', 'ip-status'],
    ['ip_status', 'ip-status'],
    ['IP-Status', 'ip-status'],
    ['satge', 'stage'],
    ['runway', 'runway-months'],
    ['need', 'needs'],
  ])('nearest name to %s is %s', (name, nearest) => {
    expect(closestMatch(name, known)).toBe(nearest);
  });

  it.each(['', 'colour', 'x', 'a'.repeat(100_000), 'a'.repeat(60)])('nothing is near %.10s', (name) => {
    expect(closestMatch(name, known)).toBeNull();
  });

  it('is one of the candidates, and never the name itself', () => {
    const name = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(name, fc.array(name), (wrong, candidates) => {
        const nearest = closestMatch(wrong, candidates);
        if (nearest === null) return;
        expect(candidates).toContain(nearest);
        expect(nearest).not.toBe(wrong);
      }),
    );
  });
});

describe('text of a file, shown', () => {
  it.each([
    ['colour', 'a\u001b[31mb', 'a␛[31mb'],
    ['a title or a link', '\u001b]8;;http://x\u0007y', '␛]8;;http://x␇y'],
    ['one-character controls', 'a\u009bb\u0085c', 'a�b�c'],
    ['NUL and DEL', '\0\u007f', '␀␡'],
    ['a bidirectional override', 'abc\u202edef', 'abc�def'],
    ['isolates', '\u2066a\u2069', '�a�'],
    ['line ends', 'a\r\nb\u2028c\td', 'a  b c d'],
    ['half of a pair', 'a\ud800b', 'a�b'],
  ])('loses %s', (_title, text, shown) => {
    expect(sanitize(text)).toBe(shown);
  });

  it('keeps the letters of all languages', () => {
    const text = 'Żółć 北京 👩‍🔬 São Paulo שלום';
    expect(sanitize(text)).toBe(text);
  });

  it('keeps its lines where they are wanted', () => {
    expect(sanitizeLines('a\r\nb\n\u001bc\rd')).toBe('a\nb\n␛c d');
  });

  it('never holds a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(findControlCharacter(sanitize(text))).toBeNull();
        expect(sanitize(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
    );
  });

  it('is short inside a message', () => {
    expect(quote('a'.repeat(1_000_000))).toBe(`\`${'a'.repeat(60)}…\``);
    expect(quote('a'.repeat(61))).toBe(`\`${'a'.repeat(60)}…\``);
    expect(quote('a'.repeat(60))).toBe(`\`${'a'.repeat(60)}\``);
  });
});
