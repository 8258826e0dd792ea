import type { ConcreteCompany } from './companies.ts';
import type { Model, ModelSide } from './model.ts';
import type { Output } from './outputs.ts';
import { planOrder } from './plan-order.ts';
import { scopeOf } from './rule-regions.ts';
import { OutputValues } from './values.ts';
import type { AnswerSets } from '../../engine/space/answer-space.ts';

/** Every output that either pack has, in the order of the report. */
export function outputsOf(model: Model): readonly Output[] {
  const { markets } = model;
  const single = (kind: Output['kind'], market: string | null = null): Output => ({ kind, id: null, market });
  const rules = (
    kind: Output['kind'],
    idsOf: (side: ModelSide, market: string | null) => readonly string[],
  ): readonly Output[] =>
    [null, ...markets].flatMap((market) => {
      const ids = new Set(model.sides.flatMap((side) => idsOf(side, market)));
      return [...ids].sort().map((id) => ({ kind, id, market }));
    });
  return [
    single('overall'),
    single('first-market'),
    ...markets.map((market) => single('verdict', market)),
    single('level'),
    single('readiness'),
    ...rules('gate', (side, market) => scopeOf(side, market).gates.map(({ rule }) => rule.id)),
    ...rules('barrier', (side, market) =>
      market === null ? [] : side.market(market).barriers.map(({ rule }) => rule.id),
    ),
    ...rules('action', (side, market) => scopeOf(side, market).recommendations.map(({ rule }) => rule.id)),
    ...markets.map((market) => single('route', market)),
    single('plan'),
  ];
}

/** One output under both packs; null if open answers leave it open. */
export interface Compared {
  readonly old: string | null;
  readonly new: string | null;
}

const isDifferent = (compared: Compared): boolean =>
  compared.old !== null && compared.new !== null && compared.old !== compared.new;

/** Compares the outputs of both packs for one company, lazily. */
export class Comparison {
  readonly #model: Model;
  readonly #raw: AnswerSets;
  readonly #markets: readonly string[];
  readonly #old: OutputValues;
  readonly #new: OutputValues;

  constructor(model: Model, { raw, markets }: ConcreteCompany) {
    this.#model = model;
    this.#raw = raw;
    this.#markets = markets;
    this.#old = new OutputValues(model.old.lookup, raw, markets);
    this.#new = new OutputValues(model.new.lookup, raw, markets);
  }

  of(output: Output): Compared {
    if (output.kind !== 'plan') return { old: this.#old.of(output), new: this.#new.of(output) };
    const order = ({ compiled }: ModelSide): string => planOrder(compiled, this.#raw, this.#markets);
    return { old: order(this.#model.old), new: order(this.#model.new) };
  }

  differs(output: Output): boolean {
    return isDifferent(this.of(output));
  }

  /** Ids of the gates that hold in the new pack. */
  gatesHolding(model: Model): readonly string[] {
    const gates = outputsOf(model).filter(
      (output) => output.kind === 'gate' && this.of(output).new === 'holds',
    );
    return [...new Set(gates.flatMap(({ id }) => id ?? []))].sort();
  }
}
