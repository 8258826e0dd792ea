import type { Diagnostic, DiagnosticCode, DiagnosticDetails } from './diagnostic.ts';
import type { Document, Path } from './document.ts';

/**
 * A part of a document, whatever it holds. Checks walk nodes instead of typed values, so that a fault in one part of a
 * file hides no fault in another: what has the wrong shape is skipped here, for the schema reports it.
 */
export interface Node {
  readonly document: Document;
  readonly path: Path;
  readonly value: unknown;
}

/** A node that knows its parent: most are never asked where they stand. */
class Part implements Node {
  readonly document: Document;
  readonly value: unknown;
  readonly #parent: Node;
  readonly #step: string | number;

  constructor(parent: Node, step: string | number, value: unknown) {
    this.document = parent.document;
    this.value = value;
    this.#parent = parent;
    this.#step = step;
  }

  get path(): Path {
    return [...this.#parent.path, this.#step];
  }
}

export const root = (document: Document): Node => ({ document, path: [], value: document.value });

/** The value of a key; a node without a value where there is none. */
export function field(node: Node, key: string): Node {
  const value = isMapping(node.value) && Object.hasOwn(node.value, key) ? node.value[key] : undefined;
  return new Part(node, key, value);
}

/** The node at the end of several keys. */
export const at = (node: Node, ...keys: readonly string[]): Node => keys.reduce(field, node);

export function items(node: Node): readonly Node[] {
  if (!Array.isArray(node.value)) return [];
  return node.value.map((value: unknown, index) => new Part(node, index, value));
}

export function entries(node: Node): readonly (readonly [string, Node])[] {
  if (!isMapping(node.value)) return [];
  return Object.keys(node.value).map((key) => [key, field(node, key)] as const);
}

export const textOf = (node: Node): string | null => (typeof node.value === 'string' ? node.value : null);

export const numberOf = (node: Node): number | null => (typeof node.value === 'number' ? node.value : null);

export const exists = (node: Node): boolean => node.value !== undefined;

/** A list of texts, or a single text as a list of one. */
export const texts = (node: Node): readonly Node[] =>
  (Array.isArray(node.value) ? items(node) : [node]).filter(({ value }) => typeof value === 'string');

export interface FaultDetails extends DiagnosticDetails {
  /** Point at the key instead of the value. */
  readonly at?: 'key' | 'value';
}

/** A diagnostic about a node. */
export function fault(
  node: Node,
  code: DiagnosticCode,
  message: string,
  details: FaultDetails = {},
): Diagnostic {
  const { document, path } = node;
  const range = details.at === 'key' ? document.keyRange(path) : document.valueRange(path);
  return {
    code,
    severity: details.severity ?? 'error',
    file: document.file,
    start: range?.start ?? null,
    end: range?.end ?? null,
    message,
    expected: details.expected ?? null,
    suggestion: details.suggestion ?? null,
  };
}

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Array.isArray, which by itself does not tell a read-only list from other values. */
export const isList = <Value>(value: Value): value is Extract<Value, readonly unknown[]> =>
  Array.isArray(value);
