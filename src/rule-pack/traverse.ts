import type { Condition, Formats, Question, Recommendation } from '../schema/types.ts';
import type { Document, Path } from '../source/document.ts';
import { memoize } from '../source/memoize.ts';
import { isMapping, type Node } from '../source/node.ts';
import type { PackFile } from './parse-rule-pack.ts';
import type { Pack } from './rule-pack.ts';
import { perMarketFormats, perMarketKinds, shapes, type ConditionKey, type EntryShape } from './shapes.ts';
import type { EntryKind, EntryTypes, RuleKind } from './entry-types.ts';
import type { FormatName } from './validate.ts';

/** An entry of a file, whatever it holds. */
interface RawEntry {
  readonly shape: EntryShape;
  readonly id: string | null;
  readonly path: Path;
  readonly value: unknown;
  /** The entry in whose list it is. */
  readonly owner: RawEntry | null;
}

/** Visits every entry of a value of a format, each before the entries in its own lists. */
function rawEntries(
  list: readonly EntryShape[],
  holder: unknown,
  base: Path = [],
  owner: RawEntry | null = null,
): readonly RawEntry[] {
  const found: RawEntry[] = [];
  for (const shape of list) {
    const keys = shape.list.split('/');
    const items = keys.reduce(valueAt, holder);
    if (!Array.isArray(items)) continue;
    for (const [index, value] of items.entries()) {
      const named = shape.id === undefined ? null : valueAt(value, shape.id);
      const id = typeof named === 'string' ? named : null;
      const entry: RawEntry = { shape, id, path: [...base, ...keys, index], value, owner };
      found.push(entry);
      if (shape.children !== undefined) found.push(...rawEntries(shape.children, value, entry.path, entry));
    }
  }
  return found;
}

export const valueAt = (value: unknown, key: string): unknown =>
  isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** An entry of a file as a node; the file need not be valid. */
export interface EntryNode {
  readonly kind: EntryKind;
  readonly shape: EntryShape;
  readonly id: string | null;
  readonly node: Node;
  /** The entry in whose list it is. */
  readonly owner: Node | null;
  readonly format: FormatName;
  /** The market file that holds it; null if it belongs to the whole pack. */
  readonly home: Document | null;
  /** It is about the company in a market, not about the company as a whole. */
  readonly perMarket: boolean;
}

/** Every entry of a file, valid or not. */
export const entryNodes = memoize(({ format, document }: PackFile): readonly EntryNode[] => {
  const home = format === 'market' ? document : null;
  const nodes = new Map<RawEntry, Node>();
  const nodeOf = (entry: RawEntry): Node => {
    const known = nodes.get(entry);
    if (known !== undefined) return known;
    const node = { document, path: entry.path, value: entry.value };
    nodes.set(entry, node);
    return node;
  };
  return rawEntries(shapes[format], document.value).map((entry) => ({
    kind: entry.shape.kind,
    shape: entry.shape,
    id: entry.id,
    node: nodeOf(entry),
    owner: entry.owner && nodeOf(entry.owner),
    format,
    home,
    perMarket:
      perMarketFormats.has(format) ||
      perMarketKinds.has(entry.shape.kind) ||
      valueAt(entry.value, 'per') === 'market',
  }));
});

/** The entries of some kinds in all files. */
export const entryNodesOf = (
  files: readonly PackFile[],
  ...kinds: readonly EntryKind[]
): readonly EntryNode[] => files.flatMap(entryNodes).filter(({ kind }) => kinds.includes(kind));

/** The same as nodes alone. */
export const nodesOf = (files: readonly PackFile[], ...kinds: readonly EntryKind[]): readonly Node[] =>
  entryNodesOf(files, ...kinds).map(({ node }) => node);

/** An entry of a valid file. */
export interface EntryOf<Kind extends EntryKind> {
  readonly kind: Kind;
  readonly value: EntryTypes[Kind];
  readonly id: string | null;
  readonly path: Path;
  readonly format: FormatName;
  /** The id of the entry in whose list it is: a mode or a barrier. */
  readonly owner: string | null;
  /** Key of the condition; null for entries that never have one. */
  readonly key: ConditionKey | null;
  readonly condition: Condition | undefined;
}

type OneOf<Kinds extends EntryKind> = { readonly [Kind in Kinds]: EntryOf<Kind> }[Kinds];

export type Entry = OneOf<EntryKind>;

/** An entry that can have a condition. */
export type Rule = OneOf<RuleKind> & { readonly key: ConditionKey };

export const isRule = (entry: Entry): entry is Rule => entry.key !== null;

/** Every entry of a valid file, each before the entries in its own lists. */
export const entriesIn = <Name extends FormatName>(format: Name, value: Formats[Name]): readonly Entry[] =>
  rawEntries(shapes[format], value).flatMap((entry) => typed(entry.shape.kind, format, entry) ?? []);

function typed<Kind extends EntryKind>(
  kind: Kind,
  format: FormatName,
  { shape, id, path, value, owner }: RawEntry,
): OneOf<Kind> | null {
  if (!isOfKind(kind, value)) return null;
  const { condition: key = null } = shape;
  const condition = key === null ? undefined : conditionIn(value, key);
  return { kind, value, id, path, format, owner: owner?.id ?? null, key, condition };
}

/** In a valid file, its place says of what kind an entry is. */
export const isOfKind = <Kind extends EntryKind>(_kind: Kind, value: unknown): value is EntryTypes[Kind] =>
  isMapping(value);

export function conditionIn(value: unknown, key: ConditionKey): Condition | undefined {
  const condition = valueAt(value, key);
  return isCondition(condition) ? condition : undefined;
}

/** In a valid file, a mapping under the key of a condition is one. */
const isCondition = (value: unknown): value is Condition => isMapping(value);

/** An entry of a pack. */
export type PackEntry = Entry & {
  /** The market that declares it; null if it belongs to the whole pack. */
  readonly market: string | null;
};

/** Every entry of a pack, file by file; markets come last. */
export const packEntries = memoize((pack: Pack): readonly PackEntry[] =>
  [
    entriesIn('pack', pack.manifest),
    entriesIn('questionnaire', pack.questionnaire),
    entriesIn('readiness', pack.readiness),
    entriesIn('entry-modes', pack.entryModes),
    entriesIn('recommendations', pack.recommendations),
    entriesIn('sources', pack.sources),
  ]
    .flat()
    .map((entry): PackEntry => ({ ...entry, market: null }))
    .concat(
      pack.markets.flatMap((market) =>
        entriesIn('market', market).map((entry): PackEntry => ({ ...entry, market: market.id })),
      ),
    ),
);

/** Every question of a pack: company-wide and per-market ones, then those of single markets. */
export const allQuestions = (pack: Pack): readonly Question[] =>
  packEntries(pack).flatMap((entry) => (entry.kind === 'question' ? [entry.value] : []));

/** Every recommendation of a pack, those of single markets last. */
export const allRecommendations = (pack: Pack): readonly Recommendation[] =>
  packEntries(pack).flatMap((entry) => (entry.kind === 'recommendation' ? [entry.value] : []));

/** Every condition of a pack. */
export const allConditions = (pack: Pack): readonly Condition[] =>
  packEntries(pack).flatMap((entry) => {
    const done = entry.kind === 'recommendation' ? entry.value['done-if'] : undefined;
    return [entry.condition, done].filter((condition) => condition !== undefined);
  });
