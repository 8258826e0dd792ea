import type { Condition } from '../schema/types.ts';
import type { Path } from '../source/document.ts';
import { isMapping } from '../source/node.ts';
import type { Pack } from './rule-pack.ts';
import { shapes, type ConditionKey, type EntryShape } from './shapes.ts';
import type { EntryKind, EntryTypes } from './entry-types.ts';
import { conditionIn, isOfKind, valueAt, type PackEntry } from './traverse.ts';

type ChangesOf<Kinds extends EntryKind> = {
  readonly [Kind in Kinds]?: (value: EntryTypes[Kind]) => EntryTypes[Kind];
};

/** What becomes of entries, by their kind, and of every condition. */
export interface EntryChanges extends ChangesOf<EntryKind> {
  readonly condition?: (condition: Condition) => Condition;
}

/** The pack with changed entries. */
export const mapEntries = (pack: Pack, changes: EntryChanges): Pack => ({
  ...pack,
  manifest: changedPart(pack.manifest, shapes.pack, changes),
  questionnaire: changedPart(pack.questionnaire, shapes.questionnaire, changes),
  readiness: changedPart(pack.readiness, shapes.readiness, changes),
  entryModes: changedPart(pack.entryModes, shapes['entry-modes'], changes),
  recommendations: changedPart(pack.recommendations, shapes.recommendations, changes),
  markets: pack.markets.map((market) => changedPart(market, shapes.market, changes)),
});

/** The entries in the lists of a value changed, the innermost first. */
function changedPart<Part>(part: Part, list: readonly EntryShape[], changes: EntryChanges): Part {
  return list.reduce((whole, shape) => {
    const keys = shape.list.split('/');
    const items: unknown = keys.reduce(valueAt, whole);
    if (!Array.isArray(items)) return whole;
    const changed = items.map((item: unknown) => {
      const inner = changedPart(item, shape.children ?? [], changes);
      return changedEntry(shape.kind, withCondition(inner, shape.condition, changes), changes);
    });
    const isSame = changed.every((item, index) => item === items[index]);
    return isSame ? whole : withValueAt(whole, keys, changed);
  }, part);
}

function withCondition(value: unknown, key: ConditionKey | undefined, { condition }: EntryChanges): unknown {
  const before = key === undefined ? undefined : conditionIn(value, key);
  return key === undefined || before === undefined || condition === undefined
    ? value
    : withValueAt(value, [key], condition(before));
}

function changedEntry<Kind extends EntryKind>(kind: Kind, value: unknown, changes: ChangesOf<Kind>): unknown {
  const change = changes[kind];
  return change !== undefined && isOfKind(kind, value) ? change(value) : value;
}

/** The pack with another value for one entry. */
export function withEntry(
  pack: Pack,
  { format, path, market }: Pick<PackEntry, 'format' | 'path' | 'market'>,
  value: EntryTypes[EntryKind],
): Pack {
  switch (format) {
    case 'pack':
      return { ...pack, manifest: withValueAt(pack.manifest, path, value) };
    case 'questionnaire':
      return { ...pack, questionnaire: withValueAt(pack.questionnaire, path, value) };
    case 'readiness':
      return { ...pack, readiness: withValueAt(pack.readiness, path, value) };
    case 'entry-modes':
      return { ...pack, entryModes: withValueAt(pack.entryModes, path, value) };
    case 'recommendations':
      return { ...pack, recommendations: withValueAt(pack.recommendations, path, value) };
    case 'sources':
      return { ...pack, sources: withValueAt(pack.sources, path, value) };
    case 'market':
      return {
        ...pack,
        markets: pack.markets.map((one) => (one.id === market ? withValueAt(one, path, value) : one)),
      };
    case 'tests':
      return pack;
  }
}

/** A copy of a value with a part replaced, which must be of the same type. */
function withValueAt<Whole>(whole: Whole, path: Path, part: unknown): Whole;
function withValueAt(whole: unknown, [step, ...rest]: Path, part: unknown): unknown {
  if (step === undefined) return part;
  if (Array.isArray(whole))
    return whole.map((item: unknown, index) => (index === step ? withValueAt(item, rest, part) : item));
  return isMapping(whole) ? { ...whole, [step]: withValueAt(whole[step], rest, part) } : whole;
}
