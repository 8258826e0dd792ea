import type { Company, Contestant } from './contestants.ts';

/** Makes sure that for every company the same rules fire as in the plain reading of the rules. */
export async function checkOutcomes(
  contestant: Contestant,
  judge: Contestant,
  companies: readonly Company[],
): Promise<void> {
  const run = contestant.prepare(companies);
  const expect = judge.prepare(companies);
  for (const company of companies.keys()) {
    const [found, expected] = [new Set<number>(), new Set<number>()];
    await run(company, found);
    await expect(company, expected);
    const different = [...found, ...expected].find((rule) => !found.has(rule) || !expected.has(rule));
    if (different !== undefined)
      throw new Error(
        `${contestant.name} differs from the plain reading at company ${company}, rule ${different}`,
      );
  }
}

export interface Pace {
  readonly rounds: number;
  readonly milliseconds: number;
  /** Milliseconds before the clock starts; many rules take longer to be compiled by the JavaScript engine. */
  readonly warmUp?: number;
}

/** Companies per second: medians of rounds in which all run in turn, so that what else the machine does meets all alike. */
export async function race(
  contestants: readonly Contestant[],
  companies: readonly Company[],
  { rounds, milliseconds, warmUp = milliseconds }: Pace,
): Promise<readonly number[]> {
  const runs = contestants.map((contestant) => contestant.prepare(companies));
  const rates = contestants.map((): number[] => []);
  for (const run of runs) await rateOf(run, companies.length, warmUp);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, run] of runs.entries())
      rates[index]?.push(await rateOf(run, companies.length, milliseconds));
  return rates.map(median);
}

type Run = ReturnType<Contestant['prepare']>;

async function rateOf(run: Run, companies: number, milliseconds: number): Promise<number> {
  const start = performance.now();
  const end = start + milliseconds;
  let done = 0;
  let fired = 0;
  while (performance.now() < end)
    // The clock is asked once in a while only: for a fast engine it would be the slowest part.
    for (let batch = 0; batch < 20; batch += 1) {
      const count = run(done % companies);
      fired += typeof count === 'number' ? count : await count;
      done += 1;
    }
  if (fired === 0) throw new Error('no rule ever fires');
  return (done * 1000) / (performance.now() - start);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A table of rates, each told as how many times as fast the first is. */
export function rateLines(contestants: readonly Contestant[], rates: readonly number[]): readonly string[] {
  const [first = Number.NaN] = rates;
  return contestants.map(({ name }, index) => {
    const rate = rates[index] ?? Number.NaN;
    const count = Math.round(rate).toLocaleString('en-GB').padStart(12);
    return `${name.padEnd(34)} ${count} companies/s${index === 0 ? '' : `  ${(first / rate).toFixed(1).padStart(8)} ×`}`;
  });
}
