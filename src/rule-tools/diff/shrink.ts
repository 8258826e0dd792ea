import { notApplicableBit } from '../../engine/space/domain.ts';
import type { AnswerSets, Place } from '../../engine/space/layout.ts';
import type { ConcreteCompany } from './companies.ts';
import { Comparison } from './compare.ts';
import type { Model } from './model.ts';
import type { Output } from './outputs.ts';

/** Answers, some of them open, for which an output surely differs. */
export interface Witness {
  readonly raw: AnswerSets;
  readonly markets: readonly string[];
  /** The places that are answered. */
  readonly places: readonly Place[];
}

/**
 * As few answers of a company as make an output differ, whatever the others are: one after the other is left open for
 * as long as both packs, by the interval evaluation of all that is open, still come to one value each, and to two
 * different ones.
 */
export function shrink(model: Model, output: Output, company: ConcreteCompany): Witness {
  const markets = fewestMarkets(model, output, company);
  const places = model.new.compiled.layout.places.filter(
    ({ market }) => market === null || markets.includes(market),
  );
  // How a plan is ordered is only known once every answer is.
  if (output.kind === 'plan') return { raw: company.raw, markets, places };
  const tries = [places, [...places].reverse()].map((order) =>
    opened(model, output, { raw: company.raw, markets }, order),
  );
  return tries.reduce((best, one) => (one.places.length < best.places.length ? one : best));
}

function fewestMarkets(
  model: Model,
  output: Output,
  { raw, markets: all }: ConcreteCompany,
): readonly string[] {
  const enough = (markets: readonly string[]): boolean =>
    new Comparison(model, { raw, markets }).differs(output);
  if (output.market !== null && enough([output.market])) return [output.market];
  const single = all.find((market) => enough([market]));
  if (single !== undefined) return [single];
  let markets = all;
  for (const market of all) {
    const fewer = markets.filter((one) => one !== market);
    if (fewer.length > 0 && enough(fewer)) markets = fewer;
  }
  return markets;
}

function opened(model: Model, output: Output, company: ConcreteCompany, places: readonly Place[]): Witness {
  const { markets } = company;
  let raw = company.raw;
  const without = (some: readonly Place[]): boolean => {
    const fewer = raw.slice();
    for (const { slot, slots, domain } of some)
      fewer.fill(domain.full & ~notApplicableBit, slot, slot + slots);
    if (!new Comparison(model, { raw: fewer, markets }).differs(output)) return false;
    raw = fewer;
    return true;
  };
  const kept = dropped(places, without);
  return { raw, markets, places: places.filter((place) => kept.has(place)) };
}

/** The places that cannot be left open; halves are tried before their parts, as most places do not matter. */
function dropped(places: readonly Place[], without: (some: readonly Place[]) => boolean): ReadonlySet<Place> {
  if (places.length === 0 || without(places)) return new Set();
  if (places.length === 1) return new Set(places);
  const middle = places.length >> 1;
  return new Set([...dropped(places.slice(0, middle), without), ...dropped(places.slice(middle), without)]);
}
