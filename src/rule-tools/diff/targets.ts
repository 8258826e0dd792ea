import type { Model } from './model.ts';
import type { Output } from './outputs.ts';

/** The target markets that a company can have, as far as an output can rest on them. */
export interface Targets {
  readonly sets: readonly (readonly string[])[];
  /** False: there are too many to look at each. */
  readonly isAll: boolean;
}

/** More markets have too many subsets: then those of one and two markets and the whole stand for all. */
const mostMarkets = 4;

export function targetsOf({ markets }: Model, { kind, market }: Output): Targets {
  // What is said about one market does not rest on which others a company aims at.
  if (market !== null) return { sets: [[market]], isAll: true };
  if (kind === 'gate' || markets.length < 2) return { sets: [markets], isAll: true };
  const few = markets.length <= mostMarkets;
  const sets = subsetsOf(markets, few ? markets.length : 2).filter(({ length }) => length > 0);
  return { sets: few ? sets : [...sets, markets], isAll: few };
}

/** Subsets of at most so many members, the smaller first. */
function subsetsOf(markets: readonly string[], most: number): readonly (readonly string[])[] {
  const subsets = markets.reduce<readonly (readonly string[])[]>(
    (known, market) => [
      ...known,
      ...known.filter(({ length }) => length < most).map((set) => [...set, market]),
    ],
    [[]],
  );
  return [...subsets].sort((a, b) => a.length - b.length);
}
