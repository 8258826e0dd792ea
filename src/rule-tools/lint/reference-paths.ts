import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { fileReferences, keyedByQuestion } from '../../rule-pack/shapes.ts';
import type { NameKind } from '../../rule-pack/entry-types.ts';
import { entryNodes } from '../../rule-pack/traverse.ts';
import type { Document } from '../../source/document.ts';
import { memoize } from '../../source/memoize.ts';
import { entries, exists, field, items, root, textOf, texts, type Node } from '../../source/node.ts';
import type { Home } from './symbol-table.ts';

/** What a rule is about: the company as a whole, or the company in a market. */
export interface RuleScope {
  readonly home: Home;
  readonly perMarket: boolean;
}

/** A condition with the scope of its rule. */
export interface ScopedCondition extends RuleScope {
  readonly node: Node;
}

/** A text that refers to something by id. */
export interface Reference {
  readonly node: Node;
  readonly kind: NameKind;
  readonly home: Home;
}

/** Every condition of a pack. */
export const conditionsOf = (files: readonly PackFile[]): readonly ScopedCondition[] =>
  files.flatMap(entryNodes).flatMap(({ shape, node, home, perMarket }): readonly ScopedCondition[] => {
    if (shape.condition === undefined) return [];
    return [shape.condition, ...(shape.kind === 'recommendation' ? ['done-if'] : [])]
      .map((key) => field(node, key))
      .filter(exists)
      .map((condition) => ({ node: condition, home, perMarket }));
  });

/** Every reference by id outside conditions, improvements and citations. */
export const referencesOf = (files: readonly PackFile[]): readonly Reference[] =>
  files.flatMap((file) => [
    ...referencesIn(root(file.document), fileReferences[file.format], homeOf(file)),
    ...entryNodes(file).flatMap(({ node, shape, home }) => referencesIn(node, shape.references, home)),
  ]);

const referencesIn = (
  holder: Node,
  keys: readonly (readonly [string, NameKind])[] = [],
  home: Home,
): readonly Reference[] =>
  keys.flatMap(([path, kind]) =>
    texts(path.split('/').reduce(field, holder)).map((node) => ({ node, kind, home })),
  );

const homeOf = ({ format, document }: PackFile): Home => (format === 'market' ? document : null);

/** Every source id under a `cites` key. */
export function citationsOf(files: readonly PackFile[]): readonly Reference[] {
  return files
    .filter(({ format }) => format !== 'tests')
    .flatMap((file) =>
      citationsIn(file.document).map((node) => ({ node, kind: 'source' as const, home: homeOf(file) })),
    );
}

/** Memoized because several checks ask. */
const citationsIn = memoize((document: Document): readonly Node[] => {
  const cited: Node[] = [];
  collectCitations(root(document), cited);
  return cited;
});

/** A question may be called `cites`, so keys that are ids of questions are skipped. */
function collectCitations(node: Node, cited: Node[]): void {
  for (const item of items(node)) if (isCollection(item)) collectCitations(item, cited);
  for (const [key, value] of entries(node)) {
    if (key === 'cites') cited.push(...texts(value));
    else if (isCollection(value) && !keyedByQuestion.has(key)) collectCitations(value, cited);
  }
}

const isCollection = ({ value }: Node): boolean => typeof value === 'object';

export const isPerMarket = (rule: Node): boolean => textOf(field(rule, 'per')) === 'market';
