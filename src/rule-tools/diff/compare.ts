import type { ConcreteCompany } from './companies.ts';
import type { Model, ModelSide } from './model.ts';
import type { Output } from './outputs.ts';
import { planOrder } from './plan-order.ts';
import { scopeOf } from './rule-regions.ts';
import { Values } from './values.ts';
import type { AnswerSets } from '../../engine/space/layout.ts';

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

const isDifferent = (compared: Compared): boolean =>
  compared.old !== null && compared.new !== null && compared.old !== compared.new;

/** What both packs say to one company; worked out as far as it is asked for. */
export class Comparison {
  readonly #model: Model;
  readonly #raw: AnswerSets;
  readonly #markets: readonly string[];
  readonly #old: Values;
  readonly #new: Values;

  constructor(model: Model, { raw, markets }: ConcreteCompany) {
    this.#model = model;
    this.#raw = raw;
    this.#markets = markets;
    this.#old = new Values(model.old.lookup, raw, markets);
    this.#new = new Values(model.new.lookup, raw, markets);
  }

  of(output: Output): Compared {
    if (output.kind !== 'plan') return { old: this.#old.of(output), new: this.#new.of(output) };
    const order = ({ compiled }: ModelSide): string => planOrder(compiled, this.#raw, this.#markets);
    return { old: order(this.#model.old), new: order(this.#model.new) };
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
