// Rules fired per second, in one thread: this engine, json-rules-engine and json-logic-engine on the same rules of the
// shipped pack and the same companies. Before anything is timed, the outcomes for every company are checked to be equal.
import { loadContent } from '../src/cli/content.ts';
import { assess } from '../src/engine/assess.ts';
import { compile } from '../src/engine/compile.ts';
import { factsOf, randomCompanies } from './answers.ts';
import { bornGlobal, jsonLogic, jsonRules, plainly, type Company, type Contestant } from './contestants.ts';
import { rulesOf } from './rules.ts';

const companyCount = 200;
const rounds = 5;
const roundMilliseconds = 1000;
let next = 0;

const content = await loadContent({ cwd: process.cwd(), today: '2026-01-01' }, {});
if (!content.ok) throw new Error('the shipped pack has faults: see born-global rules check');
const compiled = compile(content.pack);
const set = rulesOf(compiled);
const companies = randomCompanies(content.pack, companyCount).map((answers): Company => ({
  answers,
  facts: factsOf(content.pack, answers),
}));
const own = bornGlobal(compiled, set);
const others = [jsonLogic(set), jsonRules(set)];

for (const contestant of [own, ...others]) await checkOutcomes(contestant, plainly(set));
console.log(
  `Throughput on Node ${process.version}: ${set.rules.length} rules, ${companies.length} companies, outcomes equal\n`,
);

const rates = new Map<Contestant, number[]>([own, ...others].map((contestant) => [contestant, []]));
for (const contestant of rates.keys()) await rateOf(contestant); // warm up
for (let round = 0; round < rounds; round += 1)
  for (const [contestant, measured] of rates) measured.push(await rateOf(contestant));

const ownRate = median(rates.get(own) ?? []);
for (const [{ name }, measured] of rates) {
  const rate = median(measured);
  const times = rate === ownRate ? '' : `  this engine: ${(ownRate / rate).toFixed(1)} ×`;
  console.log(`${name.padEnd(30)} ${perSecond(rate)} companies/s${times}`);
}

const whole: Contestant = {
  name: 'whole assessments',
  prepare: (all) => (company) =>
    assess(compiled, all[company]?.answers ?? { answers: {} }).plan.actions.length,
};
await rateOf(whole);
console.log(
  `${whole.name.padEnd(30)} ${perSecond(await rateOf(whole))} companies/s  (verdicts, plan and reasons too)`,
);

/** Companies per second in one round. */
async function rateOf(contestant: Contestant): Promise<number> {
  const run = contestant.prepare(companies);
  const start = performance.now();
  const end = start + roundMilliseconds;
  let done = 0;
  let fired = 0;
  while (performance.now() < end)
    // The clock is asked once in a while only: for a fast engine it would be the slowest part.
    for (let batch = 0; batch < 20; batch += 1) {
      next = (next + 1) % companies.length;
      const count = run(next);
      fired += typeof count === 'number' ? count : await count;
      done += 1;
    }
  if (fired === 0) throw new Error(`${contestant.name}: no rule ever fires`);
  return (done * 1000) / (performance.now() - start);
}

async function checkOutcomes(contestant: Contestant, judge: Contestant): Promise<void> {
  const run = contestant.prepare(companies);
  const expect = judge.prepare(companies);
  for (const company of companies.keys()) {
    const [found, expected] = [new Set<number>(), new Set<number>()];
    await run(company, found);
    await expect(company, expected);
    const different = set.rules.findIndex((_, rule) => found.has(rule) !== expected.has(rule));
    if (different !== -1)
      throw new Error(
        `${contestant.name} differs from the plain reading at company ${company}, rule ${different}`,
      );
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function perSecond(rate: number): string {
  return Math.round(rate).toLocaleString('en-GB').padStart(12);
}
