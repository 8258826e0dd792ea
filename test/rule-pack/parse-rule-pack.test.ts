import { describe, expect, it } from 'vitest';
import { parseRulePack, packFormats, type SourceText } from '../../src/rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { smallPackFiles } from '../fixtures/small-pack-files.ts';

const market = (file: string, id: string, title: string): SourceText => ({
  file,
  name: file,
  format: 'market',
  text: JSON.stringify({ id, title, summary: 'An island.', facts: [], barriers: [], fit: [] }),
});

const found = (severity: Diagnostic['severity']): Diagnostic => ({
  code: 'unknown-file',
  severity,
  file: 'rules/colours.yaml',
  start: null,
  end: null,
  message: 'No part of a pack.',
  expected: null,
  suggestion: null,
});

describe('a pack made of texts', () => {
  it('holds what stands in them, each part in its place', () => {
    const { pack, files, diagnostics } = parseRulePack(smallPackFiles);
    expect(diagnostics).toEqual([]);
    expect(files.map(({ format }) => format)).toEqual([...packFormats, 'tests', 'market']);
    const value = (format: string): unknown =>
      files.find((file) => file.format === format)?.document.value ?? 'nothing';
    expect(pack).toMatchObject({
      manifest: value('pack'),
      questionnaire: value('questionnaire'),
      readiness: value('readiness'),
      entryModes: value('entry-modes'),
      recommendations: value('recommendations'),
      sources: value('sources'),
      markets: [value('market')],
    });
  });

  it.each(packFormats)('is none where its %s is not among them', (missing) => {
    expect(parseRulePack(smallPackFiles.filter(({ format }) => format !== missing)).pack).toBeNull();
  });

  it('needs no market and no tests', () => {
    const texts = smallPackFiles.filter(({ format }) => format !== 'market' && format !== 'tests');
    expect(parseRulePack(texts).pack?.markets).toEqual([]);
  });

  it('is none where a file could not be read; a mere warning does it no harm', () => {
    expect(parseRulePack(smallPackFiles, [found('error')])).toMatchObject({
      pack: null,
      diagnostics: [found('error')],
    });
    const warned = parseRulePack(smallPackFiles, [found('warning')]);
    expect(warned.pack).not.toBeNull();
    expect(warned.diagnostics).toEqual([found('warning')]);
  });

  it('keeps markets of the same id in the order of their files', () => {
    const twice = [market('b.json', 'mu', 'First'), market('a.json', 'mu', 'Second')];
    expect(parseRulePack([...smallPackFiles, ...twice]).pack?.markets.map(({ title }) => title)).toEqual([
      'Atlantis',
      'First',
      'Second',
    ]);
  });

  it('has a hash that does not depend on the order of the texts, but on their names and content', () => {
    const hash = (texts: readonly SourceText[]): string | undefined => parseRulePack(texts).pack?.hash;
    const before = hash(smallPackFiles);
    expect(hash(smallPackFiles.toReversed())).toBe(before);
    expect(
      hash(smallPackFiles.map((text) => (text.format === 'market' ? { ...text, name: 'x' } : text))),
    ).not.toBe(before);
  });
});
