import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { entries, fault, items, root, textOf, type Node } from '../../source/node.ts';

/** Texts that somebody still has to write: those that begin with TODO, as starting points of `rules new` have them. */
export const checkUnfinished = (files: readonly PackFile[]): readonly Diagnostic[] =>
  // Few files have any, and to walk one that is large takes memory.
  files.flatMap(({ document }) => (document.text.includes(mark) ? unfinishedIn(root(document)) : []));

const mark = 'TODO';

function unfinishedIn(node: Node): readonly Diagnostic[] {
  if (textOf(node)?.startsWith(mark) !== true)
    return [
      ...items(node).flatMap(unfinishedIn),
      ...entries(node).flatMap(([, child]) => unfinishedIn(child)),
    ];
  return [
    fault(node, 'unfinished', 'This text is still to be written.', {
      severity: 'warning',
      expected: 'what the reader is to know',
    }),
  ];
}
