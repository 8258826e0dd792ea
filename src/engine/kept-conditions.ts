import type { Pack } from '../pack/pack.ts';
import type { Condition } from '../schema/types.ts';
import { slotsOf, type Formula } from './formula.ts';
import { formulaOf, type Step } from './program.ts';
import type { Layout } from './slots.ts';

interface Kept {
  readonly slot: number;
  readonly formula: Formula;
}

/**
 * Conditions that the rules of every market share and that look at the company alone. They are worked out once, with the
 * company's own, and their states are kept behind the effective sets for each market to take.
 */
export class KeptConditions {
  /** What the company's programs do for the markets: before a verdict is asked for, and after. */
  readonly deciding: readonly Step[];
  readonly describing: readonly Step[];
  readonly #layout: Layout;
  readonly #market: string | undefined;
  readonly #company: ReadonlySet<number>;
  readonly #kept = new Map<string, Kept>();

  constructor(pack: Pack, layout: Layout) {
    this.#layout = layout;
    this.#market = pack.markets[0]?.id;
    this.#company = new Set(
      layout
        .of(null)
        .flatMap(({ slot, slots }) => Array.from({ length: slots }, (_, offset) => slot + offset)),
    );
    const { gates } = pack.readiness;
    const { recommendations } = pack.recommendations;
    this.deciding = this.#steps([
      ...gates.filter(({ per }) => per === 'market'),
      ...pack.entryModes.modes.flatMap(({ requires, factors, then = [] }) => [
        ...requires,
        ...factors,
        ...then,
      ]),
    ]);
    this.describing = this.#steps(recommendations.filter(({ per }) => per === 'market'));
  }

  get count(): number {
    return this.#kept.size;
  }

  find(condition: Condition | undefined): Kept | undefined {
    return condition === undefined ? undefined : this.#kept.get(JSON.stringify(condition));
  }

  #steps(rules: readonly { readonly when?: Condition }[]): readonly Step[] {
    return rules.flatMap(({ when }): readonly Step[] => {
      if (when === undefined || this.#market === undefined || this.find(when) !== undefined) return [];
      const formula = formulaOf(when, this.#market, this.#layout);
      for (const slot of slotsOf(formula)) if (!this.#company.has(slot)) return [];
      const kept = { slot: this.#layout.slotCount + this.count, formula };
      this.#kept.set(JSON.stringify(when), kept);
      return [{ kind: 'keep', ...kept }];
    });
  }
}
