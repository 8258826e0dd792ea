import { describe, expect, it } from 'vitest';
import { SymbolTable } from '../../../src/rule-tools/lint/symbol-table.ts';
import { parseRulePack, type PackFile, type SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import { withEdits, diagnosticsOf, smallPackFiles, type Edits } from '../../fixtures/small-pack-files.ts';
import type { NameKind } from '../../../src/rule-pack/entry-types.ts';

const file = (name: string, format: SourceText['format'], text: string): SourceText => ({
  file: name,
  name,
  format,
  text,
});

const mu = file(
  'markets/mu.yaml',
  'market',
  'id: mu\nbarriers: [{id: rules}, {id: fog}]\nhelpers: [{id: embassy}]\nfacts: [{id: MU-1}]\n',
);
const lemuria = file(
  'markets/lemuria.yaml',
  'market',
  'id: lemuria\nhelpers: [{id: embassy}, {id: consul}]\n',
);

const filesOf = (texts: readonly SourceText[]): readonly PackFile[] => parseRulePack(texts).files;

const visible = (
  names: SymbolTable,
  kind: NameKind,
  home: Parameters<SymbolTable['visible']>[1],
): readonly string[] => [...names.visible(kind, home).ids.keys()];

describe('the names of a pack', () => {
  const named = (): readonly (readonly [NameKind, readonly string[]])[] => {
    const names = new SymbolTable(filesOf(smallPackFiles));
    const kinds = [...new Set(names.all.map(({ kind }) => kind))];
    return kinds.map((kind) => [kind, visible(names, kind, 'any')]);
  };

  it('are those that its files declare', () => {
    expect(Object.fromEntries(named())).toEqual({
      source: ['H1', 'H2', 'H3', 'own-judgement', 'AT-1'],
      level: ['exploring', 'ready'],
      horizon: ['now', 'later'],
      'barrier-kind': ['regulation', 'language'],
      section: ['company', 'market'],
      question: ['stage', 'ip-status', 'origin', 'needs', 'runway-months', 'terms', 'pathway', 'permit'],
      dimension: ['evidence', 'money'],
      gate: ['no-cash', 'no-pathway'],
      mode: ['licensing', 'distribution'],
      helper: ['cluster'],
      recommendation: ['file-patent', 'raise-money', 'confirm-pathway', 'file-permit'],
      barrier: ['rules'],
      market: ['atlantis'],
    });
  });

  it('have their place: the file of a market, or the whole pack', () => {
    const names = new SymbolTable(filesOf(smallPackFiles));
    expect(names.find('question', 'permit')?.home?.file).toBe('markets/atlantis.yaml');
    expect(names.find('question', 'stage')?.home).toBeNull();
    expect(names.find('question', 'weather')).toBeUndefined();
    expect(names.find('gate', 'stage')).toBeUndefined();
  });

  it('ids of a market are visible in its own file, market ids everywhere', () => {
    const files = filesOf([...smallPackFiles, mu, lemuria]);
    const names = new SymbolTable(files);
    const home = (name: string) => files.find((one) => one.file === name)?.document ?? null;
    expect(visible(names, 'helper', null)).toEqual(['cluster']);
    expect(visible(names, 'helper', home('markets/mu.yaml'))).toEqual(['cluster', 'embassy']);
    expect(visible(names, 'helper', home('markets/lemuria.yaml'))).toEqual(['cluster', 'embassy', 'consul']);
    expect(visible(names, 'helper', 'any')).toEqual(['cluster', 'embassy', 'consul']);
    for (const place of [null, home('markets/mu.yaml'), 'any'] as const)
      expect(visible(names, 'market', place)).toEqual(['atlantis', 'mu', 'lemuria']);
    expect(names.find('helper', 'embassy')?.home?.file).toBe('markets/mu.yaml');
  });
});

describe('a pack with an unreadable file', () => {
  const unread = (name: string): readonly SourceText[] =>
    [...smallPackFiles, mu].map((source) => (source.name === name ? { ...source, text: 'a: [' } : source));
  const complete = (name: string, kind: NameKind, home: 'any' | null): boolean =>
    new SymbolTable(filesOf(unread(name))).visible(kind, home).complete;

  it('no name that it might declare is called unknown', () => {
    expect(complete('company/questionnaire.yaml', 'question', null)).toBe(false);
    expect(complete('company/questionnaire.yaml', 'section', 'any')).toBe(false);
    expect(complete('company/questionnaire.yaml', 'level', null)).toBe(true);
    expect(complete('sources.yaml', 'source', null)).toBe(false);
  });

  it('an unreadable market file makes only ids that any market may declare uncertain', () => {
    for (const name of ['markets/mu.yaml', 'markets/atlantis.yaml']) {
      expect(complete(name, 'question', null)).toBe(true);
      expect(complete(name, 'question', 'any')).toBe(false);
      expect(complete(name, 'barrier', 'any')).toBe(false);
      expect(complete(name, 'market', null)).toBe(false);
      expect(complete(name, 'market', 'any')).toBe(false);
      expect(complete(name, 'level', 'any')).toBe(true);
    }
    expect(complete('none', 'market', null)).toBe(true);
    expect(complete('none', 'question', 'any')).toBe(true);
  });

  it('does not report references to ids of an unreadable or missing file', () => {
    const codes = (texts: readonly SourceText[]): readonly string[] =>
      [...new Set(diagnosticsOf(texts).map(({ code }) => code))].filter((code) =>
        code.startsWith('unknown-'),
      );
    const without = (format: SourceText['format']): readonly SourceText[] =>
      smallPackFiles.filter((source) => source.format !== format);
    for (const format of [
      'pack',
      'questionnaire',
      'readiness',
      'entry-modes',
      'recommendations',
      'sources',
    ] as const)
      expect([format, codes(without(format))]).toEqual([format, []]);
    expect(codes(unread('company/questionnaire.yaml'))).toEqual([]);
    expect(new SymbolTable(filesOf(without('market'))).visible('market', null).complete).toBe(true);
  });
});

describe('the name most like a wrong one', () => {
  it('is looked for among the first thousand', () => {
    const names = new SymbolTable([]);
    const known = (count: number): readonly string[] => [
      ...Array.from({ length: count }, (_, index) => `other-${index}`),
      'granted',
    ];
    expect(names.nearest('grantd', known(999))).toBe('granted');
    expect(names.nearest('grantd', known(1000))).toBeNull();
  });

  it('is looked for five hundred times', () => {
    const names = new SymbolTable([]);
    const found = Array.from({ length: 502 }, () => names.nearest('grantd', ['granted']));
    expect(found.slice(0, 500)).toEqual(Array.from({ length: 500 }, () => 'granted'));
    expect(found.slice(500)).toEqual([null, null]);
  });
});

describe('a pack with very many errors', () => {
  const cited = (count: number): Edits => ({
    'company/recommendations.yaml': [
      ['cites: [H2]', `cites: [${Array.from({ length: count }, (_, index) => `X${index}`).join(', ')}]`],
    ],
    'company/readiness.yaml': [['caps: exploring', 'caps: explorer']],
  });

  it('is reported by the first five hundred of each file', () => {
    const schemaErrors = (count: number): readonly string[] =>
      diagnosticsOf(withEdits(cited(count)))
        .filter(({ code }) => code !== 'schema' && code !== 'uncited-entry')
        .map(({ file, code }) => `${file} ${code}`);
    const lines = schemaErrors(600);
    expect(lines.filter((one) => one === 'company/recommendations.yaml unknown-source')).toHaveLength(500);
    expect(lines.filter((one) => one === 'company/recommendations.yaml too-many')).toHaveLength(1);
    expect(lines).toContain('company/readiness.yaml unknown-level');
    expect(schemaErrors(500)).not.toContain('company/recommendations.yaml too-many');
  });

  it('reports where it stops', () => {
    const schemaErrors = diagnosticsOf(withEdits(cited(501)));
    const stop = schemaErrors.find(({ code }) => code === 'too-many');
    expect(stop).toMatchObject({ message: 'Too many faults; the rest is left out.', start: { line: 4 } });
  });
});
