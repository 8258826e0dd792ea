import { no, OutOfBudget, yes, type Diagram } from '../../solver/diagram.ts';
import { randomAnswers, answersWithin, type ConcreteCompany } from './companies.ts';
import { Comparison } from './compare.ts';
import { decide } from './decide.ts';
import type { Model } from './model.ts';
import { outputKey, type Output } from './outputs.ts';
import { SeededRandom } from './random.ts';
import { Regions } from './regions.ts';
import { targetsOf } from './targets.ts';
import { Tally, type Shares } from './tally.ts';

/** The result for one output. */
export type Searched =
  | { readonly kind: 'same' }
  | { readonly kind: 'differs'; readonly companies: readonly ConcreteCompany[] }
  /** `tried` counts companies, `reached` those of them that the change reaches. */
  | { readonly kind: 'undecided'; readonly tried: number; readonly reached: number };

export interface SearchResult {
  readonly outputs: readonly { readonly output: Output; readonly searched: Searched }[];
  readonly shares: Shares | null;
}

export interface SearchLimits {
  /** Number of random companies for the shares. */
  readonly samples: number;
  readonly seed: number;
}

/** Companies to try per output among those that the change reaches. */
const directedTries = 400;
/** Ordering a plan is expensive. */
const directedPlanTries = 60;
/** Companies to collect per output, for the smallest witness; fewer for outputs of which there are many. */
const maxCompaniesFor = ({ kind }: Output): number => {
  if (kind === 'plan') return 1;
  return kind === 'action' || kind === 'barrier' || kind === 'gate' ? 2 : 6;
};

/** Finds out which outputs can differ: by proof or by example, or undecided. */
export function search(
  model: Model,
  outputs: readonly Output[],
  { samples, seed }: SearchLimits,
): SearchResult {
  const regions = new Regions(model);
  const reached = new Map(outputs.map((output) => [outputKey(output), regionOf(model, regions, output)]));
  const open = outputs.filter((output) => reached.get(outputKey(output))?.where !== no);
  if (open.length === 0)
    return { outputs: outputs.map((output) => ({ output, searched: { kind: 'same' } })), shares: null };

  const random = new SeededRandom(seed);
  const found = new Map<string, ConcreteCompany[]>(open.map((output) => [outputKey(output), []]));
  const drawn = open.filter(({ kind }) => kind !== 'plan');
  const tally = new Tally(model, drawn);
  for (let count = 0; count < samples; count += 1) {
    const company = { raw: randomAnswers(model, random), markets: model.markets };
    const comparison = new Comparison(model, company);
    const differing = drawn.filter((output) => comparison.differs(output));
    tally.add(comparison, differing);
    for (const output of differing) {
      const known = found.get(outputKey(output));
      if (known !== undefined && known.length < maxCompaniesFor(output)) known.push(company);
    }
  }
  // A company with another action usually has another plan.
  const [moved] = open
    .filter(({ kind }) => kind === 'action')
    .flatMap((one) => found.get(outputKey(one)) ?? []);
  const plan = open.find(({ kind }) => kind === 'plan');
  if (moved !== undefined && plan !== undefined && new Comparison(model, moved).differs(plan))
    found.set(outputKey(plan), [moved]);
  return {
    outputs: outputs.map((output) => {
      const companies = found.get(outputKey(output)) ?? [];
      const region = reached.get(outputKey(output)) ?? null;
      if (region?.where === no) return { output, searched: { kind: 'same' } };
      if (companies.length > 0) return { output, searched: { kind: 'differs', companies } };
      return { output, searched: searchWithin(model, output, region, samples, random) };
    }),
    shares: tally.shares,
  };
}

/** What a rule change depends on, and the companies it reaches. */
interface ReachedRegion {
  readonly change: Diagram;
  readonly where: Diagram;
}

/** Null if the diagrams exceed their budget. */
function regionOf(model: Model, regions: Regions, output: Output): ReachedRegion | null {
  model.table.restart();
  try {
    const change = regions.of(output);
    return { change, where: model.among(change) };
  } catch (error) {
    if (error instanceof OutOfBudget) return null;
    throw error;
  }
}

/** Tries random companies that the change reaches, then searches all of them by branch and bound. */
function searchWithin(
  model: Model,
  output: Output,
  region: ReachedRegion | null,
  sampled: number,
  random: SeededRandom,
): Searched {
  const { change, where } = region ?? { change: yes, where: yes };
  const limit = output.kind === 'plan' ? directedPlanTries : directedTries;
  const { sets } = targetsOf(model, output);
  for (let count = 0; count < limit; count += 1) {
    const raw = answersWithin(model, where, random);
    const company = raw === null ? null : { raw, markets: sets[count % sets.length] ?? model.markets };
    if (company !== null && new Comparison(model, company).differs(output))
      return { kind: 'differs', companies: [company] };
  }
  const decided = decide(model, output, change);
  if (decided.kind === 'none') return { kind: 'same' };
  if (decided.kind === 'found') return { kind: 'differs', companies: [decided.company] };
  const drawn = output.kind === 'plan' ? 0 : sampled;
  return { kind: 'undecided', tried: drawn + limit, reached: region === null ? 0 : limit };
}
