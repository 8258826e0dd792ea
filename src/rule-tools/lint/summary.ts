import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { field, textOf } from '../../source/node.ts';
import type { RuleKind } from '../../rule-pack/entry-types.ts';
import { nodesOf } from '../../rule-pack/traverse.ts';
import { citationsOf } from './reference-paths.ts';

export interface PackCounts {
  readonly files: number;
  readonly questions: number;
  readonly rules: number;
  /** Handbook entries that at least one rule cites. */
  readonly cited: number;
  readonly entries: number;
}

/** Questions are counted by themselves, reductions with their barrier. */
const ruleKinds: readonly RuleKind[] = [
  'gate',
  'requirement',
  'factor',
  'route',
  'recommendation',
  'barrier',
  'fit',
  'position-factor',
  'rating',
  'cost-route',
];

/** Counts what was checked. */
export function countsOf(files: readonly PackFile[]): PackCounts {
  const cited = new Set(citationsOf(files).map(({ node }) => textOf(node)));
  const entries = nodesOf(files, 'source')
    .filter((source) => textOf(field(source, 'kind')) === 'handbook')
    .map((source) => textOf(field(source, 'id')));
  return {
    files: files.length,
    questions: nodesOf(files, 'question').length,
    rules: nodesOf(files, ...ruleKinds).length,
    cited: entries.filter((id) => cited.has(id)).length,
    entries: entries.length,
  };
}
