import { isAlias, isMap, isNode, isScalar, isSeq, YAMLMap, YAMLSeq, type Pair, type Scalar } from 'yaml';
import type { DiagnosticCode } from './diagnostic.ts';
import { findControlCharacter, quote } from './sanitize.ts';

/** Start and end offset in the text. */
export type Offsets = readonly [number, number];

/** Reports a diagnostic between two offsets of the text. */
export type Reporter = (code: DiagnosticCode, message: string, offsets: Offsets, expected?: string) => void;

/** A value and its position: all that is needed of a YAML tree, which takes ten times the memory. */
export interface Located {
  readonly value: unknown;
  readonly offsets: Offsets;
  /** Values of a mapping by key, or items of a list by index. */
  readonly children?: ReadonlyMap<string | number, Located>;
  /** The position of its key, or of the item itself in a list. */
  readonly key: Offsets;
}

type Children = NonNullable<Located['children']>;

/** Keys that could reach JavaScript's own objects; no format uses them. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The value of a YAML node with positions. What packs and answers may not use (anchors, aliases, merge keys, tags,
 * duplicate and dangerous keys, control characters) is reported and left out.
 */
export function locate(node: unknown, report: Reporter, keyOffsets: Offsets | null = null): Located {
  const offsets = offsetsOf(node);
  const key = keyOffsets ?? offsets;
  const nothing = { value: undefined, offsets, key };
  if (!isNode(node)) return { value: null, offsets: key, key };
  if (isAlias(node)) {
    report('yaml-alias', `The alias ${quote(`*${node.source}`)} is not allowed.`, offsets, 'the text itself');
    return nothing;
  }
  checkAnchor(node, report);
  const tag = tagOf(node);
  if (tag !== undefined) {
    report('yaml-tag', `The tag ${quote(tag)} is not allowed.`, offsets, 'no tag');
    return nothing;
  }
  if (isMap(node) || isSeq(node)) {
    const contents = isMap(node) ? mappingOf(node.items, report) : listOf(node.items, report);
    const whole = node.flow === true ? offsets : withoutLineEnd(offsets, contents.children);
    return { ...contents, offsets: whole, key: keyOffsets ?? whole };
  }
  if (typeof node.value === 'string') checkText(node.value, offsets, report);
  return { value: node.value, offsets: node.value === null ? key : offsets, key };
}

function offsetsOf(node: unknown): Offsets {
  const range = isNode(node) ? (node.range ?? null) : null;
  return range === null ? [0, 0] : [range[0], range[1]];
}

/** Ends with the last part, whereas YAML counts the rest of the line and the comments below it. */
const withoutLineEnd = ([from]: Offsets, children: Children): Offsets => [
  from,
  [...children.values()].reduce((end, child) => Math.max(end, child.offsets[1]), from),
];

interface Contents {
  readonly value: unknown;
  readonly children: Children;
}

function listOf(nodes: readonly unknown[], report: Reporter): Contents {
  const items = nodes.map((item) => locate(item, report));
  return { value: items.map(({ value }) => value), children: new Map(items.entries()) };
}

function mappingOf(pairs: readonly Pair[], report: Reporter): Contents {
  const value: Record<string, unknown> = {};
  const children = new Map<string, Located>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    const offsets = offsetsOf(pair.key);
    const child = locate(pair.value, report, offsets);
    if (key === null) {
      report('yaml-syntax', 'A key is missing, or is not plain text.', offsets, 'a name followed by a colon');
    } else if (key === '<<') {
      report('yaml-alias', 'The merge key `<<` is not allowed.', offsets, 'the keys themselves');
    } else if (forbiddenKeys.has(key)) {
      report('forbidden-key', `The key ${quote(key)} is not allowed.`, offsets, 'another name');
    } else if (children.has(key)) {
      report('yaml-duplicate-key', `The key ${quote(key)} stands here twice.`, offsets, 'each key once');
    } else {
      if (isScalar(pair.key)) checkAnchor(pair.key, report);
      checkText(key, offsets, report);
      value[key] = child.value;
      children.set(key, child);
    }
  }
  return { value, children };
}

/** The text of a key as written; null if the key is missing or is itself a list or mapping. */
function keyOf(pair: Pair): string | null {
  if (!isScalar(pair.key)) return null;
  const { value, source } = pair.key;
  if (typeof value === 'string') return value;
  return source === '' ? null : (source ?? null);
}

function checkAnchor(node: Scalar | YAMLMap | YAMLSeq, report: Reporter): void {
  if (node.anchor === undefined) return;
  report(
    'yaml-alias',
    `The anchor ${quote(`&${node.anchor}`)} is not allowed.`,
    offsetsOf(node),
    'no anchor',
  );
}

/** The tag of a node; undefined if it has none, or one that only states its kind. */
function tagOf(node: Scalar | YAMLMap | YAMLSeq): string | undefined {
  const needless = isMap(node) ? YAMLMap.tagName : YAMLSeq.tagName;
  return !isScalar(node) && node.tag === needless ? undefined : node.tag;
}

function checkText(text: string, offsets: Offsets, report: Reporter): void {
  const character = findControlCharacter(text);
  if (character === null) return;
  const message = `This text holds the control character ${character.name}.`;
  report('control-character', message, offsets, 'visible characters');
}
