import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { CompiledBarrier } from '../../engine/compile/compiled-rules.ts';
import { improvementsOf, type Improvement } from '../../engine/planning/effects.ts';
import type { Recommendation } from '../../schema/types.ts';
import { outputKey } from './outputs.ts';

/** A recommendation in its scope, with everything that does not depend on the company. */
export interface PlacedRecommendation {
  readonly rule: Recommendation;
  readonly market: string | null;
  readonly condition: number;
  /** The condition on which it is done, if it has one. */
  readonly doneIf: number | null;
  readonly improvements: readonly Improvement[];
  /** Recommendations that replace it if they apply. */
  readonly replacing: readonly PlacedRecommendation[];
}

/** The rules of a pack by the output they decide; looked up thousands of times. */
export class RuleLookup {
  readonly compiled: CompiledPack;
  /** Index of the condition. */
  readonly gates = new Map<string, number>();
  readonly barriers = new Map<string, CompiledBarrier>();
  readonly actions = new Map<string, PlacedRecommendation>();

  constructor(compiled: CompiledPack) {
    this.compiled = compiled;
    const markets = compiled.pack.markets.flatMap(({ id }) => compiled.market(id) ?? []);
    for (const scope of [compiled.company, ...markets]) {
      const { market } = scope;
      for (const { rule, condition } of scope.gates)
        this.gates.set(outputKey({ kind: 'gate', id: rule.id, market }), condition);
      for (const { rule, condition, doneIf } of scope.recommendations) {
        const improvements = improvementsOf(rule, market, compiled.space);
        const key = outputKey({ kind: 'action', id: rule.id, market });
        this.actions.set(key, { rule, market, condition, doneIf, improvements, replacing: [] });
      }
    }
    for (const { market, barriers } of markets)
      for (const barrier of barriers)
        this.barriers.set(outputKey({ kind: 'barrier', id: barrier.rule.id, market }), barrier);
    const all = [...this.actions];
    for (const [key, action] of all) {
      const replacing = all
        .map(([, other]) => other)
        .filter(
          ({ rule, market }) => market === action.market && rule.replaces?.includes(action.rule.id) === true,
        );
      if (replacing.length > 0) this.actions.set(key, { ...action, replacing });
    }
  }
}
