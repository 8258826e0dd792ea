import { notApplicableBit } from '../../engine/space/domain.ts';
import type { AnswerSets, QuestionInstance } from '../../engine/space/answer-space.ts';
import type { ConcreteCompany } from './companies.ts';
import { Comparison } from './compare.ts';
import type { Model } from './model.ts';
import type { Output } from './outputs.ts';

/** Answers, some of them open, for which an output certainly differs. */
export interface Witness {
  readonly raw: AnswerSets;
  readonly markets: readonly string[];
  /** The questions that are answered. */
  readonly answered: readonly QuestionInstance[];
}

/**
 * Finds few answers of a company that make an output differ, whatever the others are. Leaves open as many as possible
 * while the interval evaluation still gives one value per pack, and different ones.
 */
export function shrink(model: Model, output: Output, company: ConcreteCompany): Witness {
  const markets = fewestMarkets(model, output, company);
  const instances = model.new.compiled.space.instances.filter(
    ({ market }) => market === null || markets.includes(market),
  );
  // The order of a plan is known only once every answer is.
  if (output.kind === 'plan') return { raw: company.raw, markets, answered: instances };
  const tries = [instances, [...instances].reverse()].map((order) =>
    leaveOpen(model, output, { raw: company.raw, markets }, order),
  );
  return tries.reduce((best, one) => (one.answered.length < best.answered.length ? one : best));
}

function fewestMarkets(
  model: Model,
  output: Output,
  { raw, markets: all }: ConcreteCompany,
): readonly string[] {
  const differsFor = (markets: readonly string[]): boolean =>
    new Comparison(model, { raw, markets }).differs(output);
  if (output.market !== null && differsFor([output.market])) return [output.market];
  const single = all.find((market) => differsFor([market]));
  if (single !== undefined) return [single];
  let markets = all;
  for (const market of all) {
    const fewer = markets.filter((one) => one !== market);
    if (fewer.length > 0 && differsFor(fewer)) markets = fewer;
  }
  return markets;
}

function leaveOpen(
  model: Model,
  output: Output,
  company: ConcreteCompany,
  instances: readonly QuestionInstance[],
): Witness {
  const { markets } = company;
  let raw = company.raw;
  const without = (some: readonly QuestionInstance[]): boolean => {
    const fewer = raw.slice();
    for (const { variable, variableCount, domain } of some)
      fewer.fill(domain.full & ~notApplicableBit, variable, variable + variableCount);
    if (!new Comparison(model, { raw: fewer, markets }).differs(output)) return false;
    raw = fewer;
    return true;
  };
  const required = requiredPlaces(instances, without);
  return { raw, markets, answered: instances.filter((instance) => required.has(instance)) };
}

/** The questions that cannot be left open; tries halves first, because most do not matter. */
function requiredPlaces(
  instances: readonly QuestionInstance[],
  without: (some: readonly QuestionInstance[]) => boolean,
): ReadonlySet<QuestionInstance> {
  if (instances.length === 0 || without(instances)) return new Set();
  if (instances.length === 1) return new Set(instances);
  const middle = instances.length >> 1;
  return new Set([
    ...requiredPlaces(instances.slice(0, middle), without),
    ...requiredPlaces(instances.slice(middle), without),
  ]);
}
