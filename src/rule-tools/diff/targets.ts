import type { Model } from './model.ts';
import type { Output } from './outputs.ts';

/** The sets of target markets to try for an output. */
export interface Targets {
  readonly sets: readonly (readonly string[])[];
  /** False if there are too many sets to try each. */
  readonly isComplete: boolean;
}

/** With more markets, only single markets, pairs and all markets together are tried. */
const maxMarkets = 4;

export function targetsOf({ markets }: Model, { kind, market }: Output): Targets {
  // Outputs of one market do not depend on the other target markets.
  if (market !== null) return { sets: [[market]], isComplete: true };
  // Nor do readiness and level of the company depend on any.
  if (kind === 'readiness' || kind === 'level') return { sets: [markets.slice(0, 1)], isComplete: true };
  if (kind === 'gate' || markets.length < 2) return { sets: [markets], isComplete: true };
  const few = markets.length <= maxMarkets;
  const sets = subsetsOf(markets, few ? markets.length : 2).filter(({ length }) => length > 0);
  return { sets: few ? sets : [...sets, markets], isComplete: few };
}

/** Subsets up to a size, the smaller ones first. */
function subsetsOf(markets: readonly string[], maxSize: number): readonly (readonly string[])[] {
  const subsets = markets.reduce<readonly (readonly string[])[]>(
    (known, market) => [
      ...known,
      ...known.filter(({ length }) => length < maxSize).map((set) => [...set, market]),
    ],
    [[]],
  );
  return [...subsets].sort((a, b) => a.length - b.length);
}
