// Rules fired per second in one thread, against all peers, on the shipped rules and on a set ten times as large; how that
// grows with the number of rules; open answers against definite ones; assessments against the bare firing of the fastest
// peer. npm run bench:peers installs the peers in a temporary folder first (PEERS names one to keep).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRules } from '../src/cli/rule-source/load-rules.ts';
import { assess } from '../src/engine/assess.ts';
import { summarize } from '../src/engine/summarize.ts';
import { compile } from '../src/engine/compile/compile.ts';
import type { AnswerFile } from '../src/schema/types.ts';
import { companiesOf, randomNumbers } from './answers.ts';
import { bornGlobal, jsonLogic, jsonRules, plainly, type Company, type Contestant } from './contestants.ts';
import { isDuckDb, queryRate } from './database.ts';
import { FlatFacts } from './flat-facts.ts';
import { installPeers, peer, peerName } from './installed-peers.ts';
import { cel, isCel, isZen, zen } from './peer-contestants.ts';
import { checkOutcomes, race, rateLines } from './race.ts';
import { rulesOf, type RuleSet } from './rules.ts';
import { syntheticRules } from './synthetic.ts';

const pace = { rounds: 5, milliseconds: 1000, warmUp: 6000 };
const rules = await loadRules({ cwd: process.cwd(), today: '2026-01-01' }, {});
if (!rules.ok) throw new Error('the shipped pack has faults: see born-global rules check');
const { pack } = rules;
const compiled = compile(pack);
const companies = companiesOf(pack, 200);
const facts = new FlatFacts(companies);
const shipped = rulesOf(compiled);

const noAnswers: AnswerFile = { format: 'born-global/answers/1', answers: {} };
const briefly: Contestant = {
  name: 'assessment in brief',
  prepare: (all) => (company) => summarize(compiled, all[company]?.answers ?? noAnswers).markets.length,
};
const inFull: Contestant = {
  name: 'whole assessment, plan and reasons',
  prepare: (all) => (company) => assess(compiled, all[company]?.answers ?? noAnswers).plan.actions.length,
};

const folder = process.env['PEERS'] ?? (await mkdtemp(join(tmpdir(), 'born-global-peers-')));
try {
  await installPeers(folder);
  const peers = {
    zen: await peer(folder, '@gorules/zen-engine'),
    cel: await peer(folder, '@marcbachmann/cel-js'),
    duckDb: await peer(folder, '@duckdb/node-api'),
  };
  console.log(`Node ${process.version}, ${companies.length} companies, outcomes equal, one thread`);
  const fastest = await against(shipped, 'shipped rules');
  await against(syntheticRules(compiled, shipped, 10), 'synthetic rules');
  await growth();
  await openAnswers();
  await assessments(fastest);

  /** @returns the companies per second of the fastest peer */
  async function against(set: RuleSet, name: string): Promise<number> {
    if (!isZen(peers.zen) || !isCel(peers.cel) || !isDuckDb(peers.duckDb))
      throw new Error('a peer exports something else than it did');
    const contestants = [
      bornGlobal(compiled, set),
      jsonLogic(set),
      jsonRules(set),
      zen(peers.zen, set, facts),
      cel(peers.cel, set, facts),
    ];
    const judge = plainly(set);
    for (const contestant of contestants) await checkOutcomes(contestant, judge, companies);
    const rates = await race(contestants, companies, pace);
    const judged = judge.prepare(companies);
    const expected = (company: number): ReadonlySet<number> => {
      const fired = new Set<number>();
      void judged(company, fired);
      return fired;
    };
    const size = { rows: Math.round(10_000_000 / set.rules.length), rounds: pace.rounds };
    const query = await queryRate(peers.duckDb, set, facts, companies, expected, size);
    const database = { name: `${peerName('@duckdb/node-api')}, one query`, prepare: () => () => 0 };
    console.log(`\n${set.rules.length} ${name}`);
    console.log(rateLines([...contestants, database], [...rates, query]).join('\n'));
    return Math.max(query, ...rates.slice(1));
  }
} finally {
  if (process.env['PEERS'] === undefined) await rm(folder, { recursive: true, force: true });
}

/** How the time for a company grows with the number of rules; 1 is in proportion to them. */
async function growth(): Promise<void> {
  const sizes = [1, 2, 5, 10];
  const sets = sizes.map((times) => syntheticRules(compiled, shipped, times));
  const rates = await race(
    sets.map((set) => bornGlobal(compiled, set)),
    companies,
    pace,
  );
  console.log('\nTime for a company as rules become more (synthetic rules)');
  sizes.forEach((times, index) => {
    const grown = (rates[0] ?? 0) / (rates[index] ?? 0);
    console.log(`${String(times).padStart(3)} times the rules: ${grown.toFixed(2)} times the time`);
  });
}

/** The cost of carrying open answers through, against definite ones. */
async function openAnswers(): Promise<void> {
  const random = randomNumbers(3);
  const half = (answers: AnswerFile['answers']): AnswerFile['answers'] =>
    Object.fromEntries(Object.entries(answers).filter(() => random() < 0.5));
  const open = companies.map(({ answers, facts }): Company => {
    const markets = Object.entries(answers.markets ?? {}).map(([id, own]) => [id, half(own)] as const);
    return {
      facts,
      answers: { ...answers, answers: half(answers.answers), markets: Object.fromEntries(markets) },
    };
  });
  const own = bornGlobal(compiled, shipped);
  const contestants: readonly Contestant[] = [own, briefly, inFull].flatMap((contestant) => [
    { ...contestant, name: `${contestant.name}, all answers known` },
    {
      name: `${contestant.name}, half of them open`,
      prepare: () => contestant.prepare(open),
    },
  ]);
  const rates = await race(contestants, companies, pace);
  console.log('\nOpen answers');
  for (let index = 0; index < contestants.length; index += 2)
    console.log(
      `${(contestants[index + 1]?.name ?? '').padEnd(50)} ${((rates[index] ?? 0) / (rates[index + 1] ?? 0)).toFixed(2)} times the time`,
    );
}

async function assessments(fastestPeer: number): Promise<void> {
  const contestants = [briefly, inFull];
  const rates = await race(contestants, companies, pace);
  console.log('\nAssessments, against the bare firing of the fastest peer');
  contestants.forEach(({ name }, index) => {
    const rate = rates[index] ?? 0;
    console.log(
      `${name.padEnd(34)} ${Math.round(rate).toLocaleString('en-GB').padStart(12)} companies/s  ${(rate / fastestPeer).toFixed(3)} of its rate`,
    );
  });
}
