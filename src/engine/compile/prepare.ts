import type { Pack } from '../../rule-pack/rule-pack.ts';
import type { Condition } from '../../schema/types.ts';
import { toFormula } from '../conditions/to-formula.ts';
import type { ConditionIndex, BitAddress } from '../conditions/bitmap-index.ts';
import { variablesOf, type Formula } from '../conditions/formula.ts';
import { buildConditionIndex } from '../conditions/build-bitmap-index.ts';
import type { AnswerSpace } from '../space/answer-space.ts';
import { compileVisibility, type Visibility } from '../conditions/visibility.ts';

/** What can be prepared for a scope before any company is evaluated. It is plain JSON, so it can be stored. */
export interface PreparedScope {
  /** By number of condition. A negative number is the complement of an address in the index of the company. */
  readonly addresses: readonly BitAddress[];
  readonly index: ConditionIndex;
  readonly visibility: Visibility;
}

/** The scope of the company, and what it evaluates on behalf of every market. */
export interface PreparedCompany {
  readonly scope: PreparedScope;
  /** Addresses of the conditions that all markets share and that test only the company. */
  readonly shared: ReadonlyMap<Condition, BitAddress>;
}

/** @param conditions those of the company's rules */
export function prepareCompany(
  pack: Pack,
  space: AnswerSpace,
  conditions: readonly (Condition | undefined)[],
): PreparedCompany {
  const shared = sharedConditions(pack, space);
  const { index, addresses } = buildConditionIndex([
    ...conditions.map((condition) => toFormula(condition, null, space)),
    ...shared.map(({ formula }) => formula),
  ]);
  const visibility = compileVisibility(space.inScope(null), space);
  return {
    scope: { addresses: addresses.slice(0, conditions.length), index, visibility },
    shared: new Map(
      shared.map(({ condition }, number) => [condition, addresses[conditions.length + number] ?? 0]),
    ),
  };
}

function sharedConditions(
  pack: Pack,
  space: AnswerSpace,
): readonly { readonly condition: Condition; readonly formula: Formula }[] {
  const market = pack.markets[0]?.id;
  if (market === undefined) return [];
  const own = new Set(space.inScope(null).flatMap(({ variables }) => variables));
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
    const formula = toFormula(condition, market, space);
    for (const variable of variablesOf(formula)) if (!own.has(variable)) return [];
    return [{ condition, formula }];
  });
}

/** @param conditions those of the market's rules */
export function prepareMarket(
  market: string,
  space: AnswerSpace,
  conditions: readonly (Condition | undefined)[],
  { shared }: PreparedCompany,
): PreparedScope {
  const sharedAddresses = conditions.map((condition) => condition && shared.get(condition));
  const own = conditions.flatMap((condition, number) =>
    sharedAddresses[number] === undefined ? [{ number, formula: toFormula(condition, market, space) }] : [],
  );
  const { index, addresses } = buildConditionIndex(own.map(({ formula }) => formula));
  const all = sharedAddresses.map((address) => ~(address ?? 0));
  for (const [at, { number }] of own.entries()) all[number] = addresses[at] ?? 0;
  return { addresses: all, index, visibility: compileVisibility(space.inScope(market), space) };
}
