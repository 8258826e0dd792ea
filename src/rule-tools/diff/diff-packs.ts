import type { Pack } from '../../rule-pack/rule-pack.ts';
import { align } from './align.ts';
import { changesOf, type Change } from './changes.ts';
import { outputsOf } from './compare.ts';
import { Model } from './model.ts';
import type { Output } from './outputs.ts';
import { search, type SearchLimits, type Searched } from './search.ts';
import type { Shares } from './tally.ts';
import { smallestWitness, type ToldWitness } from './witness.ts';

/** Whether an output can differ: proved not to, shown to, or not known after a search. */
export type Difference =
  | { readonly output: Output; readonly kind: 'same' }
  | { readonly output: Output; readonly kind: 'differs'; readonly witness: ToldWitness }
  | { readonly output: Output; readonly kind: 'undecided'; readonly tried: number; readonly reached: number };

/** What a change of rules means. */
export interface PackDiff {
  readonly changes: readonly Change[];
  readonly markets: {
    /** In both packs: the ones compared. */
    readonly common: readonly string[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  readonly differences: readonly Difference[];
  /** Null where it is proved that no outcome changes. */
  readonly shares: Shares | null;
  /**
   * same: proved that nothing a company is told can differ. differs: shown, or markets came or went. undecided: neither.
   */
  readonly conclusion: 'same' | 'differs' | 'undecided';
}

/**
 * Compares what two packs say to companies that target the markets of both. Both must be free of faults.
 */
export function diffPacks(before: Pack, after: Pack, limits: SearchLimits): PackDiff {
  const model = new Model(align(before, after));
  const missing = (from: Pack, other: Pack): readonly string[] =>
    from.markets.map(({ id }) => id).filter((id) => !other.markets.some((market) => market.id === id));
  const markets = {
    common: model.markets,
    added: missing(after, before),
    removed: missing(before, after),
  };
  const { outputs, shares } = search(model, outputsOf(model), limits);
  const differences = outputs.map(({ output, searched }) => told(model, output, searched));
  const changed =
    markets.added.length + markets.removed.length > 0 || differences.some(({ kind }) => kind === 'differs');
  const open = differences.some(({ kind }) => kind === 'undecided');
  return {
    changes: changesOf(model, markets),
    markets,
    differences,
    shares,
    conclusion: changed ? 'differs' : open ? 'undecided' : 'same',
  };
}

function told(model: Model, output: Output, searched: Searched): Difference {
  switch (searched.kind) {
    case 'same':
      return { output, kind: 'same' };
    case 'undecided':
      return { output, ...searched };
    case 'differs':
      return { output, kind: 'differs', witness: smallestWitness(model, output, searched.companies) };
  }
}
