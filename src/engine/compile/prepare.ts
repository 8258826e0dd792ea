import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Condition } from '../../schema/types.ts';
import { formulaOf } from '../conditions/to-formula.ts';
import type { ConditionIndex, ConditionPlace } from '../conditions/bitmap-index.ts';
import { slotsOf, type Formula } from '../conditions/formula.ts';
import { indexConditions } from '../conditions/build-bitmap-index.ts';
import type { Layout } from '../space/layout.ts';
import { visibilityOf, type Visibility } from '../conditions/visibility.ts';

/** What is worked out about the conditions of a scope before any company is looked at. Numbers alone: it can be kept in a file. */
export interface PreparedScope {
  /** By number of condition. Below zero: the complement of a place in the index of the company. */
  readonly places: readonly ConditionPlace[];
  readonly index: ConditionIndex;
  readonly visibility: Visibility;
}

/** The scope of the company, and what it works out for every market. */
export interface PreparedCompany {
  readonly scope: PreparedScope;
  /** Conditions that the rules of every market share and that look at the company alone, with their places. */
  readonly shared: ReadonlyMap<Condition, ConditionPlace>;
}

/** @param conditions of the company's rules */
export function prepareCompany(
  pack: Pack,
  layout: Layout,
  conditions: readonly (Condition | undefined)[],
): PreparedCompany {
  const shared = sharedConditions(pack, layout);
  const { index, places } = indexConditions([
    ...conditions.map((condition) => formulaOf(condition, null, layout)),
    ...shared.map(({ formula }) => formula),
  ]);
  const visibility = visibilityOf(layout.of(null), layout);
  return {
    scope: { places: places.slice(0, conditions.length), index, visibility },
    shared: new Map(
      shared.map(({ condition }, number) => [condition, places[conditions.length + number] ?? 0]),
    ),
  };
}

function sharedConditions(
  pack: Pack,
  layout: Layout,
): readonly { readonly condition: Condition; readonly formula: Formula }[] {
  const market = pack.markets[0]?.id;
  if (market === undefined) return [];
  const own = new Set(layout.of(null).flatMap(({ everySlot }) => everySlot));
  const rules = [
    ...pack.readiness.gates.filter(({ per }) => per === 'market'),
    ...pack.entryModes.modes.flatMap(({ requires, factors, then = [] }) => [
      ...requires,
      ...factors,
      ...then,
    ]),
    ...pack.recommendations.recommendations.filter(({ per }) => per === 'market'),
  ];
  return rules.flatMap(({ when: condition }) => {
    if (condition === undefined) return [];
    const formula = formulaOf(condition, market, layout);
    for (const slot of slotsOf(formula)) if (!own.has(slot)) return [];
    return [{ condition, formula }];
  });
}

/** @param conditions of the market's rules */
export function prepareMarket(
  market: string,
  layout: Layout,
  conditions: readonly (Condition | undefined)[],
  { shared }: PreparedCompany,
): PreparedScope {
  const taken = conditions.map((condition) => condition && shared.get(condition));
  const own = conditions.flatMap((condition, number) =>
    taken[number] === undefined ? [{ number, formula: formulaOf(condition, market, layout) }] : [],
  );
  const { index, places } = indexConditions(own.map(({ formula }) => formula));
  const all = taken.map((place) => ~(place ?? 0));
  for (const [at, { number }] of own.entries()) all[number] = places[at] ?? 0;
  return { places: all, index, visibility: visibilityOf(layout.of(market), layout) };
}
