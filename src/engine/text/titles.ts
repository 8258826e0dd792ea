import { memoize } from '../../source/memoize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Helper } from '../../schema/types.ts';
import { allRecommendations } from '../../rule-pack/traverse.ts';

/** Titles of what rules refer to by id. */
interface Titles {
  readonly recommendations: ReadonlyMap<string, string>;
  readonly barrierKinds: ReadonlyMap<string, string>;
  readonly helpers: ReadonlyMap<string, Helper>;
}

/** Memoized by pack. Different markets can use the same id; the first one counts. */
export const titlesOf = memoize((pack: Pack): Titles => {
  const titled = (all: readonly { readonly id: string; readonly title: string }[]) =>
    new Map(all.toReversed().map(({ id, title }) => [id, title]));
  const helpers = [
    ...pack.recommendations.helpers,
    ...pack.markets.flatMap((market) => market.helpers ?? []),
  ];
  return {
    recommendations: titled(allRecommendations(pack)),
    barrierKinds: titled(pack.manifest['barrier-kinds']),
    helpers: new Map(helpers.toReversed().map((helper) => [helper.id, helper])),
  };
});
