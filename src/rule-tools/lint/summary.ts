import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { field, textOf } from '../../source/node.ts';
import { citationsOf, followAll } from './reference-paths.ts';

export interface PackCounts {
  readonly files: number;
  readonly questions: number;
  readonly rules: number;
  /** Handbook entries that at least one rule cites. */
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

/** Counts what was checked. */
export function countsOf(files: readonly PackFile[]): PackCounts {
  const count = (path: string): number => followAll(files, path).length;
  const cited = new Set(citationsOf(files).map(({ node }) => textOf(node)));
  const entries = followAll(files, 'sources/*')
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
