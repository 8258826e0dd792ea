import type { CompiledPack, MarketScope, Scope } from '../src/engine/compile/compile.ts';
import type { ConditionIndex, BitAddress } from '../src/engine/conditions/bitmap-index.ts';
import type { Visibility } from '../src/engine/conditions/visibility.ts';
import type { Condition } from '../src/schema/types.ts';
import { translator, type Tree } from './tree.ts';

/** One rule of the pack in one scope; `condition` is its number there. */
export interface BenchRule {
  readonly scope: number;
  readonly condition: number;
  readonly when: Condition;
  readonly tree: Tree;
}

/** The rules of the company as a whole, or of a market, as this engine works them out. */
export interface BenchScope {
  readonly market: string | null;
  readonly visibility: Visibility;
  readonly index: ConditionIndex;
  /** By number of condition. Below zero: the complement of a place in the index of the company. */
  readonly addresses: readonly BitAddress[];
}

export interface RuleSet {
  /** The company as a whole, then each market. */
  readonly scopes: readonly BenchScope[];
  readonly rules: readonly BenchRule[];
}

/** Every rule that has a condition: gates, advice, requirements, factors, routes, barriers, what lowers them, fit. */
export function rulesOf(compiled: CompiledPack): RuleSet {
  const translate = translator(compiled.pack);
  const markets = compiled.pack.markets
    .map(({ id }) => compiled.market(id))
    .filter((scope) => scope !== undefined);
  const scopes = [compiled.company, ...markets];
  const rules = scopes.flatMap((scope, index) =>
    [...sharedConditions(scope), ...(isMarket(scope) ? marketConditions(scope) : [])].flatMap(
      ({ when, condition }): readonly BenchRule[] =>
        when === undefined ? [] : [{ scope: index, condition, when, tree: translate(when, scope.market) }],
    ),
  );
  return { scopes, rules };
}

interface Numbered {
  readonly when: Condition | undefined;
  readonly condition: number;
}

const isMarket = (scope: Scope): scope is MarketScope => scope.market !== null;

const numbered = ({
  rule,
  condition,
}: {
  readonly rule: { readonly when?: Condition };
  readonly condition: number;
}): Numbered => ({
  when: rule.when,
  condition,
});

const sharedConditions = ({ gates, recommendations }: Scope): readonly Numbered[] =>
  [...gates, ...recommendations].map(numbered);

function marketConditions({ modes, barriers, fit }: MarketScope): readonly Numbered[] {
  return [
    ...modes.flatMap(({ requires, factors, then }) => [...requires, ...factors, ...then]).map(numbered),
    ...barriers.flatMap((barrier) => [
      { when: barrier.rule['applies-when'], condition: barrier.condition },
      ...barrier.reductions.map(numbered),
    ]),
    ...fit.map(numbered),
  ];
}
