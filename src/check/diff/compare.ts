import type { Model, ModelSide } from './model.ts';
import { absentValue, outputKey, type Output } from './outputs.ts';
import { planOrder } from './plan-order.ts';
import { scopeOf } from './rule-regions.ts';
import { valuesOf } from './values.ts';

/** Everything that either pack can say to a company, in the order in which it is told. */
export function outputsOf(model: Model): readonly Output[] {
  const { markets } = model;
  const plain = (kind: Output['kind'], market: string | null = null): Output => ({ kind, id: null, market });
  const rules = (
    kind: Output['kind'],
    idsOf: (side: ModelSide, market: string | null) => readonly string[],
  ): readonly Output[] =>
    [null, ...markets].flatMap((market) => {
      const ids = new Set(model.sides.flatMap((side) => idsOf(side, market)));
      return [...ids].sort().map((id) => ({ kind, id, market }));
    });
  return [
    plain('overall'),
    plain('first-market'),
    ...markets.map((market) => plain('verdict', market)),
    plain('level'),
    plain('readiness'),
    ...rules('gate', (side, market) => scopeOf(side, market).gates.map(({ rule }) => rule.id)),
    ...rules('barrier', (side, market) =>
      market === null ? [] : side.market(market).barriers.map(({ rule }) => rule.id),
    ),
    ...rules('action', (side, market) => scopeOf(side, market).recommendations.map(({ rule }) => rule.id)),
    ...markets.map((market) => plain('route', market)),
    plain('plan'),
  ];
}

/** What one output is under both packs; null where open answers leave it open. */
export interface Compared {
  readonly old: string | null;
  readonly new: string | null;
}

export const isDifferent = (compared: Compared): boolean =>
  compared.old !== null && compared.new !== null && compared.old !== compared.new;

/** What both packs say to one company about every output but the order of the plan. */
export class Comparison {
  readonly #model: Model;
  readonly #raw: Int32Array;
  readonly #markets: readonly string[];
  readonly #old: ReturnType<typeof valuesOf>;
  readonly #new: ReturnType<typeof valuesOf>;

  constructor(model: Model, raw: Int32Array, markets: readonly string[] = model.markets) {
    this.#model = model;
    this.#raw = raw;
    this.#markets = markets;
    this.#old = valuesOf(model.old.compiled, raw, markets);
    this.#new = valuesOf(model.new.compiled, raw, markets);
  }

  of(output: Output): Compared {
    if (output.kind === 'plan')
      return {
        old: planOrder(this.#model.old.compiled, this.#raw, this.#markets),
        new: planOrder(this.#model.new.compiled, this.#raw, this.#markets),
      };
    const key = outputKey(output);
    const value = (values: ReturnType<typeof valuesOf>): string | null => {
      const known = values.get(key);
      return known === undefined ? absentValue(output) : known;
    };
    return { old: value(this.#old), new: value(this.#new) };
  }

  differs(output: Output): boolean {
    return isDifferent(this.of(output));
  }

  /** Ids of the gates that hold by the new pack. */
  gatesHolding(model: Model): readonly string[] {
    const gates = outputsOf(model).filter(
      (output) => output.kind === 'gate' && this.of(output).new === 'holds',
    );
    return [...new Set(gates.flatMap(({ id }) => id ?? []))].sort();
  }
}
