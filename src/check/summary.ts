import type { PackFile } from '../pack/assemble-pack.ts';
import { field, root, textOf } from '../pack/node.ts';
import { citationsOf, follow } from './places.ts';

export interface Counts {
  readonly files: number;
  readonly questions: number;
  readonly rules: number;
  /** Handbook entries that something cites. */
  readonly cited: number;
  readonly entries: number;
}

const rulePaths = [
  'gates/*',
  'modes/*/requires/*',
  'modes/*/factors/*',
  'modes/*/then/*',
  'recommendations/*',
  'barriers/*',
  'fit/*',
  'entry-modes/*/requires/*',
  'entry-modes/*/factors/*',
];

/** How much was checked. */
export function countsOf(files: readonly PackFile[]): Counts {
  const count = (path: string): number =>
    files.reduce((sum, { document }) => sum + follow(root(document), path).length, 0);
  const cited = new Set(citationsOf(files).map(({ node }) => textOf(node)));
  const entries = files
    .filter(({ format }) => format === 'sources')
    .flatMap(({ document }) => follow(root(document), 'sources/*'))
    .filter((source) => textOf(field(source, 'kind')) === 'handbook')
    .map((source) => textOf(field(source, 'id')));
  return {
    files: files.length,
    questions: count('questions/*'),
    rules: rulePaths.reduce((sum, path) => sum + count(path), 0),
    cited: entries.filter((id) => cited.has(id)).length,
    entries: entries.length,
  };
}
