import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortDiagnostics, type Diagnostic } from '../../src/source/diagnostic.ts';

const diagnostic = (
  file: string,
  offset: number | null,
  code: Diagnostic['code'] = 'schema',
  message = '',
): Diagnostic => {
  const start = offset === null ? null : { line: 1, column: offset + 1, offset };
  return { code, severity: 'error', file, start, end: start, message, expected: null, suggestion: null };
};

it('diagnostics are reported by file, what concerns the whole of it first, then by place, kind and words', () => {
  const sorted = [
    diagnostic('a.yaml', null),
    diagnostic('a.yaml', 0),
    diagnostic('a.yaml', 2, 'cycle', 'b'),
    diagnostic('a.yaml', 2, 'schema', 'a'),
    diagnostic('a.yaml', 2, 'schema', 'b'),
    diagnostic('a.yaml', 10),
    diagnostic('b.yaml', null),
    diagnostic('b.yaml', 1),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
      expect(sortDiagnostics(shuffled)).toEqual(sorted);
    }),
  );
});
