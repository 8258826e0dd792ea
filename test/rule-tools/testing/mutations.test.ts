import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { withEdits, diagnosticsOf, diagnosticLine, smallPackFiles } from '../../fixtures/small-pack-files.ts';

/** Texts that stand in the place of a part of a file. */
const bits = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\n  ',
  '- ',
  ': ',
  ', ',
  '[',
  ']',
  '{',
  '}',
  "'",
  '"',
  '#',
  'null',
  '~',
  '1',
  '-1e9',
  '.inf',
  'true',
  'x',
  'id',
  'none',
  'all: [',
  'any:',
  'not:',
  '{at-least: 3}',
  '{includes: []}',
  'stage',
  'terms',
  'AT-1',
  'file-permit',
  'atlantis',
  '__proto__',
  'constructor',
  'toString',
  'not-applicable',
  'dont-know',
  '2026-13',
  '\0',
  '\u202e',
);

interface Mutation {
  readonly file: number;
  readonly from: number;
  readonly length: number;
  readonly bit: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  file: fc.nat(smallPackFiles.length - 1),
  from: fc.nat(5000),
  length: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(300)),
  bit: bits,
});

const mutated = (mutations: readonly Mutation[]): readonly SourceText[] =>
  smallPackFiles.map((source, index) => {
    let { text } = source;
    for (const { file, from, length, bit } of mutations) {
      if (file !== index) continue;
      const at = from % (text.length + 1);
      text = text.slice(0, at) + bit + text.slice(at + length);
    }
    return { ...source, text };
  });

const lines = (source: SourceText): readonly string[] => source.text.split('\n');

describe('any change of a pack', () => {
  it('checking never throws; every error names a file and a place in it', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const texts = mutated(mutations);
        for (const { file, start, end, message } of diagnosticsOf(texts)) {
          const source = texts.find((candidate) => candidate.file === file);
          expect(source).toBeDefined();
          expect(message).toMatch(/\S.*[.?]$/);
          expect(message).not.toMatch(/\p{Cc}/u);
          expect(start?.offset ?? 0).toBeLessThanOrEqual(source?.text.length ?? 0);
          expect(end?.offset ?? 0).toBeGreaterThanOrEqual(start?.offset ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a line that is needed and left out is reported', () => {
    const places = smallPackFiles.flatMap((source, file) =>
      lines(source).map((_line, line) => ({ file, line })),
    );
    const needed =
      /^\s*(- )?(id|when|ask|title|cites|type|options|kind|severity|impact|takes|because|improves|mode|expect|given):/;
    for (const { file, line } of places) {
      const source = smallPackFiles[file];
      if (source === undefined || !needed.test(lines(source)[line] ?? '')) continue;
      const text = lines(source).toSpliced(line, 1).join('\n');
      const texts = smallPackFiles.with(file, { ...source, text });
      expect(diagnosticsOf(texts), `${source.file} without line ${line + 1}`).not.toEqual([]);
    }
  });

  it('the order in which files are read changes nothing in what is reported', () => {
    const texts = withEdits({
      'company/entry-modes.yaml': [['ip-status: granted', 'ip-status: grantd']],
      'markets/atlantis.yaml': [['kind: regulation', 'kind: regulations']],
      'sources.yaml': [[', excused: {sme: It asks for nothing.}', '']],
    });
    const told = diagnosticsOf(texts).map(diagnosticLine);
    expect(told).toHaveLength(3);
    fc.assert(
      fc.property(fc.shuffledSubarray([...texts], { minLength: texts.length }), (shuffled) => {
        expect(diagnosticsOf(shuffled).map(diagnosticLine)).toEqual(told);
      }),
      { numRuns: 20 },
    );
  });
});
