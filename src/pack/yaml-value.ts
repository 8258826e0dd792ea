import { isAlias, isMap, isNode, isScalar, isSeq, YAMLMap, YAMLSeq, type Pair } from 'yaml';
import type { DiagnosticCode } from './diagnostic.ts';
import { findControlCharacter, quote } from './neutralise.ts';

/** Reports a fault between two offsets of the text. */
export type Reporter = (
  code: DiagnosticCode,
  message: string,
  offsets: readonly [number, number],
  expected?: string,
) => void;

/** Keys that reach into JavaScript's own objects; no format knows them. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The plain value of a YAML node. What packs and answers may not use (anchors, aliases, merge keys, tags, duplicate and
 * dangerous keys, control characters) is reported and left out.
 */
export function valueOf(node: unknown, report: Reporter): unknown {
  if (!isNode(node)) return null;
  if (isAlias(node)) {
    report(
      'yaml-alias',
      `The alias ${quote(`*${node.source}`)} is not allowed.`,
      offsetsOf(node),
      'the text itself',
    );
    return undefined;
  }
  if ('anchor' in node && node.anchor !== undefined)
    report(
      'yaml-alias',
      `The anchor ${quote(`&${node.anchor}`)} is not allowed.`,
      offsetsOf(node),
      'no anchor',
    );
  if (hasTag(node)) {
    report(
      'yaml-tag',
      `The tag ${quote(node.tag ?? '')} is not allowed.`,
      offsetsOf(node),
      'the value without a tag',
    );
    return undefined;
  }
  if (isMap(node)) return mappingOf(node.items, report);
  if (isSeq(node)) return node.items.map((item) => valueOf(item, report));
  if (!isScalar(node)) return null;
  if (typeof node.value === 'string') checkText(node.value, offsetsOf(node), report);
  return node.value;
}

/** Text of a key as written; null where the key is missing or is itself a list or mapping. */
export function keyOf(pair: Pair): string | null {
  if (!isScalar(pair.key)) return null;
  const { value, source } = pair.key;
  if (typeof value === 'string') return value;
  return source === undefined || source === '' ? null : source;
}

export function offsetsOf(node: unknown): readonly [number, number] {
  const range = isNode(node) ? node.range : null;
  return range == null ? [0, 0] : [range[0], range[1]];
}

function mappingOf(pairs: readonly Pair[], report: Reporter): unknown {
  const mapping: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    const offsets = offsetsOf(pair.key);
    if (key === null) {
      report('yaml-syntax', 'A key is missing, or is not plain text.', offsets, 'a name followed by a colon');
    } else if (key === '<<') {
      report('yaml-alias', 'The merge key `<<` is not allowed.', offsets, 'the keys themselves');
    } else if (forbiddenKeys.has(key)) {
      report('forbidden-key', `The key ${quote(key)} is not allowed.`, offsets, 'another name');
    } else if (seen.has(key)) {
      report('yaml-duplicate-key', `The key ${quote(key)} stands here twice.`, offsets, 'each key once');
    } else {
      seen.add(key);
      if (isNode(pair.key) && 'anchor' in pair.key && pair.key.anchor !== undefined)
        report(
          'yaml-alias',
          `The anchor ${quote(`&${pair.key.anchor}`)} is not allowed.`,
          offsets,
          'no anchor',
        );
      checkText(key, offsets, report);
      mapping[key] = valueOf(pair.value, report);
      continue;
    }
    valueOf(pair.value, report);
  }
  return mapping;
}

function hasTag(node: { readonly tag?: string | undefined }): boolean {
  if (isMap(node)) return node.tag !== undefined && node.tag !== YAMLMap.tagName;
  if (isSeq(node)) return node.tag !== undefined && node.tag !== YAMLSeq.tagName;
  return node.tag !== undefined;
}

function checkText(text: string, offsets: readonly [number, number], report: Reporter): void {
  const found = findControlCharacter(text);
  if (found === null) return;
  report(
    'control-character',
    `This text holds the control character ${found.name}.`,
    offsets,
    'visible characters',
  );
}
