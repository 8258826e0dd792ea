// What a stream of companies costs beside reading and writing alone: `batch --brief` against a process that parses the same
// lines and writes as much. npm run bench:batch -- [companies] [rounds]
import { spawn } from 'node:child_process';
import { closeSync, createWriteStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { once } from 'node:events';
import { loadRules } from '../src/cli/rule-source/load-rules.ts';
import { randomCompanies } from './answers.ts';

const companies = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 5);
const rules = await loadRules({ cwd: process.cwd(), today: '2026-01-01' }, {});
if (!rules.ok) throw new Error('the shipped rules have faults: run rules check');
const folder = mkdtempSync(join(tmpdir(), 'born-global-batch-'));
// Drawn a thousand at a time and repeated: what differs between them matters, their number does not.
const drawn = randomCompanies(rules.pack, Math.min(1000, companies)).map((one) => JSON.stringify(one));

/** Writes so many companies to a file of their own. */
async function written(count: number): Promise<string> {
  const path = join(folder, `${count}.ndjson`);
  const file = createWriteStream(path);
  for (let index = 0; index < count; index += 1)
    if (!file.write(`${drawn[index % drawn.length] ?? ''}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
  return path;
}

/** Fewer companies, beside which memory is held. */
const few = Math.min(10_000, companies);
const inputs = { few: await written(few), all: await written(companies) };

/** Reads whole blocks, parses each line and writes a text as long as a result in brief. */
const plain = `
const result = JSON.parse(process.argv[1]);
let rest = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n');
  rest = lines.pop();
  const out = [];
  for (const line of lines) { result.company = JSON.parse(line).company ?? null; out.push(JSON.stringify(result)); }
  if (out.length > 0) process.stdout.write(out.join('\\n') + '\\n');
});`;

/** Writes the most memory that the process ever held, in kilobytes, to a fourth stream when it ends. */
const tellPeak = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

interface Cost {
  /** Seconds from start to end. */
  readonly seconds: number;
  /** Most memory held, in megabytes. */
  readonly peak: number;
}

/** Runs a command from a file of companies into nothing: no other process takes part. */
async function run(args: readonly string[], input: string): Promise<Cost> {
  const [from, into] = [openSync(input, 'r'), openSync(devNull, 'w')];
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', tellPeak, ...args], {
    stdio: [from, into, 'inherit', 'pipe'],
  });
  const told = child.stdio[3];
  if (!(told instanceof Readable)) throw new Error('no stream');
  let peak = '';
  told.setEncoding('utf8').on('data', (text: string) => (peak += text));
  const [code] = (await once(child, 'close')) as [number];
  closeSync(from);
  closeSync(into);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, peak: Number(peak) / 1024 };
}

const tool = (jobs: number): readonly string[] => [
  'bin/born-global.js',
  'batch',
  '--brief',
  '--jobs',
  String(jobs),
];
const first = await new Promise<string>((resolve, reject) => {
  const child = spawn(process.execPath, tool(1), { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.on('close', () => {
    resolve(text);
  });
  child.on('error', reject);
  child.stdin.end(`${drawn[0] ?? ''}\n`);
});
const contestants = [
  ['JSON.parse and output alone', ['-e', plain, first.trim()]],
  ['batch --brief, one thread', tool(1)],
  ['batch --brief, two threads', tool(2)],
] as const;
const costs = contestants.map((): Cost[] => []);
for (let round = 0; round < rounds; round += 1)
  for (const [index, [, args]] of contestants.entries()) costs[index]?.push(await run(args, inputs.all));
const before = contestants.map((): Cost[] => []);
for (let round = 0; round < 3; round += 1)
  for (const [index, [, args]] of contestants.entries()) before[index]?.push(await run(args, inputs.few));
const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const secondsOf = (list: readonly Cost[] = []): number => median(list.map(({ seconds }) => seconds));
const peakOf = (list: readonly Cost[] = []): number => median(list.map(({ peak }) => peak));
const base = secondsOf(costs[0]);
process.stdout.write(`${companies} companies, medians of ${rounds} rounds\n`);
for (const [index, [name]] of contestants.entries()) {
  const seconds = secondsOf(costs[index]);
  const [peak, peakBefore] = [peakOf(costs[index]), peakOf(before[index])];
  process.stdout.write(
    `${name.padEnd(32)} ${seconds.toFixed(2)} s  ${(seconds / base).toFixed(2)}  at most ${peak.toFixed(0)} MB, ${peakBefore.toFixed(0)} MB for ${few} (${(peak / peakBefore).toFixed(2)})\n`,
  );
}
rmSync(folder, { recursive: true });
