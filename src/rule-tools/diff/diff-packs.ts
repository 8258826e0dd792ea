import type { Pack } from '../../rule-pack/rule-pack.ts';
import { align } from './align.ts';
import { changesOf, type Change } from './changes.ts';
import { outputsOf } from './compare.ts';
import { Model } from './model.ts';
import type { Output } from './outputs.ts';
import { search, type SearchLimits, type Searched } from './search.ts';
import type { Shares } from './tally.ts';
import { smallestWitness, type WitnessReport } from './witness.ts';

/** Whether an output can differ: proved not to, shown to, or undecided after a search. */
export type Difference =
  | { readonly output: Output; readonly kind: 'same' }
  | { readonly output: Output; readonly kind: 'differs'; readonly witness: WitnessReport }
  | { readonly output: Output; readonly kind: 'undecided'; readonly tried: number; readonly reached: number };

/** The effect of a change of rules. */
export interface PackDiff {
  readonly changes: readonly Change[];
  readonly markets: {
    /** The markets of both packs, which are compared. */
    readonly common: readonly string[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  readonly differences: readonly Difference[];
  /** Null if it is proved that no outcome changes. */
  readonly shares: Shares | null;
  /**
   * same: proved that no output can differ. differs: shown, or markets were added or removed. undecided: neither.
   */
  readonly conclusion: 'same' | 'differs' | 'undecided';
}

/**
 * Compares the outputs of two packs for companies that target markets of both. Both packs must be without errors.
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
  const differences = outputs.map(({ output, searched }) => differenceOf(model, output, searched));
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

function differenceOf(model: Model, output: Output, searched: Searched): Difference {
  switch (searched.kind) {
    case 'same':
      return { output, kind: 'same' };
    case 'undecided':
      return { output, ...searched };
    case 'differs':
      return { output, kind: 'differs', witness: smallestWitness(model, output, searched.companies) };
  }
}
