// Rules fired per second, in one thread: this engine, json-rules-engine and json-logic-engine on the same rules of the
// shipped pack and the same companies. Before anything is timed, the outcomes for every company are checked to be equal.
// bench/peers.ts has more peers and more rules, but installs them first.
import { loadRules } from '../src/cli/rule-source/load-rules.ts';
import { compile } from '../src/engine/compile/compile.ts';
import { companiesOf } from './answers.ts';
import { bornGlobal, jsonLogic, jsonRules, plainly } from './contestants.ts';
import { checkOutcomes, race, rateLines } from './race.ts';
import { rulesOf } from './rules.ts';

const rules = await loadRules({ cwd: process.cwd(), today: '2026-01-01' }, {});
if (!rules.ok) throw new Error('the shipped pack has faults: see born-global rules check');
const compiled = compile(rules.pack);
const set = rulesOf(compiled);
const companies = companiesOf(rules.pack, 200);
const contestants = [bornGlobal(compiled, set), jsonLogic(set), jsonRules(set)];

for (const contestant of contestants) await checkOutcomes(contestant, plainly(set), companies);
console.log(
  `Throughput on Node ${process.version}: ${set.rules.length} rules, ${companies.length} companies, outcomes equal\n`,
);
const rates = await race(contestants, companies, { rounds: 5, milliseconds: 1000 });
console.log(rateLines(contestants, rates).join('\n'));
