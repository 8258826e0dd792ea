import type { Diagnostic, DiagnosticCode, DiagnosticDetails } from './diagnostic.ts';
import type { Document, Path } from './document.ts';

/**
 * A part of a document, whatever it holds. Checks walk nodes instead of typed values, so that an error in one part of a
 * file does not hide errors in another; values of the wrong shape are skipped here, because the schema reports them.
 */
export interface Node {
  readonly document: Document;
  readonly path: Path;
  readonly value: unknown;
}

/** A node that computes its path on demand, because most paths are never needed. */
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

/** The value of a key; a node without a value if the key is missing. */
export function field(node: Node, key: string): Node {
  const value = isMapping(node.value) && Object.hasOwn(node.value, key) ? node.value[key] : undefined;
  return new Part(node, key, value);
}

/** The node at the end of a chain of keys. */
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

export interface NodeDiagnosticDetails extends DiagnosticDetails {
  /** Whether to point at the key or, by default, at the value. */
  readonly at?: 'key' | 'value';
}

/** A diagnostic about a node. */
export function diagnosticAt(
  node: Node,
  code: DiagnosticCode,
  message: string,
  details: NodeDiagnosticDetails = {},
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

/** Array.isArray does not narrow to read-only lists. */
export const isList = <Value>(value: Value): value is Extract<Value, readonly unknown[]> =>
  Array.isArray(value);
