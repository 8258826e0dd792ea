import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { diagnosticAt, textOf, type Node } from '../../source/node.ts';
import { quote } from '../../source/sanitize.ts';
import type { Home, SymbolTable } from './symbol-table.ts';
import { citationsOf, referencesOf } from './reference-paths.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';

/** Reports references to names that nothing declares. */
export function checkReferences(files: readonly PackFile[], symbols: SymbolTable): readonly Diagnostic[] {
  return [...referencesOf(files), ...citationsOf(files)].flatMap(({ node, kind, home }) =>
    checkName(node, kind, home, symbols),
  );
}

/** Checks one reference; `at` says whether the name is a key or a value. */
export function checkName(
  node: Node,
  kind: NameKind,
  home: Home | 'any',
  symbols: SymbolTable,
  name: string | null = textOf(node),
  at: 'key' | 'value' = 'value',
): readonly Diagnostic[] {
  if (name === null) return [];
  const { ids, complete } = symbols.visible(kind, home);
  if (ids.has(name)) return [];
  const elsewhere = symbols.find(kind, name);
  const title = kindTitles[kind];
  if (elsewhere?.home) {
    const message = `The ${title} ${quote(name)} belongs to ${elsewhere.home.file}; only that file may use it.`;
    const expected = `${article(title)} of ${home === null ? 'the pack' : 'the pack or of this file'}`;
    return [diagnosticAt(node, 'market-scope', message, { at, expected })];
  }
  if (!complete) return [];
  return [
    diagnosticAt(node, `unknown-${kind}`, `There is no ${title} ${quote(name)}.`, {
      at,
      expected: expectation(title, [...ids.keys()]),
      suggestion: symbols.nearest(name, ids.keys()),
    }),
  ];
}

const article = (title: string): string => `${/^[aeiou]/.test(title) ? 'an' : 'a'} ${title}`;

/** Lists the choices if they are few. */
export function expectation(title: string, known: readonly string[]): string {
  if (known.length === 0) return `${article(title)}; none is declared`;
  return known.length > 12 ? `one of the ${known.length} ${title}s` : `one of ${known.join(', ')}`;
}

export const kindTitles: Readonly<Record<NameKind, string>> = {
  question: 'question',
  section: 'section',
  dimension: 'dimension',
  gate: 'gate',
  level: 'level',
  horizon: 'horizon',
  'barrier-kind': 'barrier kind',
  mode: 'entry mode',
  form: 'form',
  helper: 'helper',
  recommendation: 'recommendation',
  source: 'source',
  market: 'market',
  barrier: 'barrier',
};
