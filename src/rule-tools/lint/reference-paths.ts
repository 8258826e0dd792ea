import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Document } from '../../source/document.ts';
import { entries, exists, field, items, root, textOf, texts, type Node } from '../../source/node.ts';
import { memoize } from '../../source/memoize.ts';
import type { Home, Kind } from './symbol-table.ts';

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
  readonly kind: Kind;
  readonly home: Home;
}

/**
 * Where each format has conditions: path to the rules (`*` for each list item), key of the condition, scope of the
 * rules.
 */
export const conditionKeys: Readonly<
  Partial<Record<PackFile['format'], readonly (readonly [string, string, 'market' | 'as-said'])[]>>
> = {
  pack: [
    ['limits/*', 'when', 'as-said'],
    ['roles/*', 'when', 'as-said'],
    ['market-choice/position/*/factors/*', 'when', 'market'],
    ['market-choice/weights/when/*', 'when', 'market'],
  ],
  questionnaire: [['questions/*', 'show-when', 'as-said']],
  readiness: [['gates/*', 'when', 'as-said']],
  'entry-modes': [
    ['modes/*/requires/*', 'when', 'market'],
    ['modes/*/factors/*', 'when', 'market'],
    ['modes/*/then/*', 'when', 'market'],
    ['modes/*/forms/*/requires/*', 'when', 'market'],
    ['modes/*/forms/*/factors/*', 'when', 'market'],
  ],
  recommendations: [
    ['recommendations/*', 'when', 'as-said'],
    ['recommendations/*', 'done-if', 'as-said'],
  ],
  market: [
    ['questions/*', 'show-when', 'market'],
    ['barriers/*', 'applies-when', 'market'],
    ['barriers/*/reduced-by/*', 'when', 'market'],
    ['fit/*', 'when', 'market'],
    ['entry-modes/*/requires/*', 'when', 'market'],
    ['entry-modes/*/factors/*', 'when', 'market'],
    ['entry-modes/*/forms/*/factors/*', 'when', 'market'],
    ['attractiveness/*', 'when', 'market'],
    ['position/*/factors/*', 'when', 'market'],
    ['routes/*', 'when', 'market'],
    ['recommendations/*', 'when', 'market'],
    ['recommendations/*', 'done-if', 'market'],
  ],
};

const recommendationKeys = (list: string): readonly (readonly [string, Kind])[] => [
  [`${list}/*/modes`, 'mode'],
  [`${list}/*/help`, 'helper'],
  [`${list}/*/after`, 'recommendation'],
  [`${list}/*/replaces`, 'recommendation'],
  [`${list}/*/not-before`, 'horizon'],
];

const questionKeys: readonly (readonly [string, Kind])[] = [
  ['questions/*/section', 'section'],
  ['questions/*/dimension', 'dimension'],
  ['questions/*/options-of', 'question'],
];

export const referenceKeys: Readonly<
  Partial<Record<PackFile['format'], readonly (readonly [string, Kind])[]>>
> = {
  pack: [
    ['groups', 'question'],
    ['triage', 'question'],
    ['needs-answers/company', 'question'],
    ['needs-answers/market', 'question'],
    ['programme/offers/*/modes', 'mode'],
    ['programme/offers/*/after', 'recommendation'],
  ],
  questionnaire: questionKeys,
  readiness: [
    ['gates/*/caps', 'level'],
    ['gates/*/blocks', 'mode'],
    ['gates/*/stops/first', 'recommendation'],
  ],
  'entry-modes': [['modes/*/then/*/mode', 'mode']],
  recommendations: recommendationKeys('recommendations'),
  market: [
    ...questionKeys,
    ['barriers/*/kind', 'barrier-kind'],
    ['barriers/*/recommendations', 'recommendation'],
    ['entry-modes/*/mode', 'mode'],
    ...recommendationKeys('recommendations'),
  ],
};

const homeOf = ({ format, document }: PackFile): Home => (format === 'market' ? document : null);

/** Every condition of a pack. */
export function conditionsOf(files: readonly PackFile[]): readonly ScopedCondition[] {
  return files.flatMap((file) =>
    (conditionKeys[file.format] ?? []).flatMap(([path, key, scope]) =>
      follow(root(file.document), path).flatMap((rule) => {
        const node = field(rule, key);
        const perMarket = scope === 'market' || isPerMarket(rule);
        return exists(node) ? [{ node, home: homeOf(file), perMarket }] : [];
      }),
    ),
  );
}

/** Every reference by id outside conditions, improvements and citations. */
export function referencesOf(files: readonly PackFile[]): readonly Reference[] {
  return files.flatMap((file) =>
    (referenceKeys[file.format] ?? []).flatMap(([path, kind]) =>
      follow(root(file.document), path).flatMap((named) =>
        texts(named).map((node) => ({ node, kind, home: homeOf(file) })),
      ),
    ),
  );
}

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

/** Below these keys question ids are keys, and a question may be called `cites`. */
const keyedByQuestion = new Set(['when', 'show-when', 'applies-when', 'done-if', 'improves', 'helps']);

function collectCitations(node: Node, cited: Node[]): void {
  for (const item of items(node)) if (isCollection(item)) collectCitations(item, cited);
  for (const [key, value] of entries(node)) {
    if (key === 'cites') cited.push(...texts(value));
    else if (isCollection(value) && !keyedByQuestion.has(key)) collectCitations(value, cited);
  }
}

const isCollection = ({ value }: Node): boolean => typeof value === 'object';

export const isPerMarket = (rule: Node): boolean => textOf(field(rule, 'per')) === 'market';

/** The nodes that a path with `*` leads to in all files; no key means different things in two formats. */
export const followAll = (files: readonly PackFile[], path: string): readonly Node[] =>
  files.flatMap(({ document }) => follow(root(document), path));

/** The nodes that a path with `*` leads to. */
export function follow(node: Node, path: string): readonly Node[] {
  let nodes: readonly Node[] = [node];
  for (const segment of path.split('/'))
    nodes = segment === '*' ? nodes.flatMap(items) : nodes.map((parent) => field(parent, segment));
  return nodes;
}
