import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { entries, diagnosticAt, items, root, textOf, type Node } from '../../source/node.ts';

/** Reports texts that begin with TODO, as the templates of `rules new` do. */
export const checkUnfinished = (files: readonly PackFile[]): readonly Diagnostic[] =>
  // Few files have any, and walking a large one takes memory.
  files.flatMap(({ document }) => (document.text.includes(marker) ? unfinishedIn(root(document)) : []));

const marker = 'TODO';

function unfinishedIn(node: Node): readonly Diagnostic[] {
  if (textOf(node)?.startsWith(marker) !== true)
    return [
      ...items(node).flatMap(unfinishedIn),
      ...entries(node).flatMap(([, child]) => unfinishedIn(child)),
    ];
  return [
    diagnosticAt(node, 'unfinished', 'This text is still to be written.', {
      severity: 'warning',
      expected: 'what the reader is to know',
    }),
  ];
}
