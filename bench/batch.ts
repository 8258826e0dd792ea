// What a stream of companies costs beside reading and writing alone: `batch --brief` against a process that parses the same
// lines and writes as much. npm run bench:batch -- [companies] [rounds]
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { once } from 'node:events';
import { loadContent } from '../src/cli/content.ts';
import { randomCompanies } from './answers.ts';

const companies = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 5);
const content = await loadContent({ cwd: process.cwd(), today: '2026-01-01' }, {});
if (!content.ok) throw new Error('the shipped rules have faults: run rules check');
const folder = mkdtempSync(join(tmpdir(), 'born-global-batch-'));
const input = join(folder, 'companies.ndjson');
const file = createWriteStream(input);
// Drawn a thousand at a time and repeated: what differs between them matters, their number does not.
const drawn = randomCompanies(content.pack, Math.min(1000, companies)).map((one) => JSON.stringify(one));
for (let index = 0; index < companies; index += 1)
  if (!file.write(`${drawn[index % drawn.length] ?? ''}\n`)) await once(file, 'drain');
file.end();
await once(file, 'finish');

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

async function run(args: readonly string[]): Promise<Cost> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', tellPeak, ...args], {
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  });
  const [stdin, stdout, , told] = child.stdio;
  if (stdin === null || stdout === null || !(told instanceof Readable)) throw new Error('no streams');
  createReadStream(input).pipe(stdin);
  stdout.resume();
  let peak = '';
  told.setEncoding('utf8').on('data', (text: string) => (peak += text));
  const [code] = (await once(child, 'close')) as [number];
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
  for (const [index, [, args]] of contestants.entries()) costs[index]?.push(await run(args));
const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const secondsOf = (list: readonly Cost[] = []): number => median(list.map(({ seconds }) => seconds));
const base = secondsOf(costs[0]);
process.stdout.write(`${companies} companies, medians of ${rounds} rounds\n`);
for (const [index, [name]] of contestants.entries()) {
  const seconds = secondsOf(costs[index]);
  const peak = median((costs[index] ?? []).map((cost) => cost.peak));
  process.stdout.write(
    `${name.padEnd(32)} ${seconds.toFixed(2)} s  ${(seconds / base).toFixed(2)}  at most ${peak.toFixed(0)} MB\n`,
  );
}
rmSync(folder, { recursive: true });
