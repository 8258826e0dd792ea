import type { Document, Path } from '../../source/document.ts';
import { entries, field, items, root, type Node } from '../../source/node.ts';
import { memoize } from '../../source/memoize.ts';

/** The paths of all nodes of a document, by the offset of their key and of their value. */
export interface PathsByOffset {
  readonly byKey: ReadonlyMap<number, Path>;
  readonly byValue: ReadonlyMap<number, Path>;
}

export const pathsByOffset = memoize((document: Document): PathsByOffset => {
  const byKey = new Map<number, Path>();
  const byValue = new Map<number, Path>();
  const visit = (node: Node): void => {
    const value = document.valueRange(node.path);
    if (value !== null) byValue.set(value.start.offset, node.path);
    for (const item of items(node)) visit(item);
    for (const [, child] of entries(node)) {
      const key = document.keyRange(child.path);
      if (key !== null) byKey.set(key.start.offset, child.path);
      visit(child);
    }
  };
  visit(root(document));
  return { byKey, byValue };
});

/** The node at a path. */
export const nodeAt = (document: Document, path: Path): Node =>
  path.reduce<Node>(
    (node, segment) => (typeof segment === 'number' ? (items(node)[segment] ?? node) : field(node, segment)),
    root(document),
  );
