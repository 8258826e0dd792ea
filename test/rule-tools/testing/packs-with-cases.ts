import { parseRulePack, type LoadedPack, type SourceText } from '../../../src/rule-pack/parse-rule-pack.ts';
import type { Pack } from '../../../src/rule-pack/rule-pack.ts';
import { withEdits, type Edits } from '../../fixtures/small-pack-files.ts';

export const testFile = 'company/tests/verdicts.yaml';

/** A second market, of which nothing is known yet. */
export const mu: SourceText = {
  file: 'markets/mu.yaml',
  name: 'markets/mu.yaml',
  format: 'market',
  text: 'id: mu\ntitle: Mu\nsummary: Another island.\nfacts: []\nbarriers: []\nfit: []\n',
};

/** The small pack after an edit, with these cases instead of its own, and perhaps another market. */
export function withCases(
  cases: string,
  edits: Edits = {},
  more: readonly SourceText[] = [],
): LoadedPack & { readonly pack: Pack } {
  const texts = withEdits(edits).map((source): SourceText =>
    source.name === testFile ? { ...source, text: cases } : source,
  );
  const loaded = parseRulePack([...texts, ...more]);
  const { pack } = loaded;
  if (pack === null) throw new Error(JSON.stringify(loaded.diagnostics));
  return { ...loaded, pack };
}

/** A file with one test case. */
export const one = (answers: string, markets = '{atlantis: {}}', expected = '{gates: []}'): string =>
  `cases:\n  - id: one\n    title: One\n    given:\n      answers: ${answers}\n      markets: ${markets}\n    expect: ${expected}\n`;
