// Mutates shipped files at random and reads them: none may crash the tool, print a stack trace, take over five seconds, or
// need more than 512 MB. npm run fuzz -- [count of each kind] [seed]
// What is run is what the commands run: reading, checking (without the exact search), and, where a file is still good,
// compiling and assessing; diagnostics are printed as the terminal gets them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { readAnswers } from '../src/answers/parse.ts';
import { checkPack } from '../src/rule-tools/lint/check-pack.ts';
import { loadRules } from '../src/cli/rule-source/load-rules.ts';
import { prettyDiagnostics } from '../src/cli/diagnostics/pretty.ts';
import { summarize } from '../src/engine/summarize.ts';
import { assess } from '../src/engine/assess.ts';
import { compile } from '../src/engine/compile/compile.ts';
import { parseRulePack, packFiles, type SourceText } from '../src/rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../src/source/diagnostic.ts';
import { parseDocument } from '../src/source/document.ts';
import { validate } from '../src/rule-pack/validate.ts';
import { randomNumbers } from './answers.ts';
import { mutated } from './mutate-text.ts';

/** In milliseconds of the processor: on a busy machine, waiting is no fault of the tool. */
const slowest = 5000;
const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const mostMemory = 512;
const look = { colour: false, unicode: true, width: 80 };

type Kind = 'answers' | 'pack';
type Told =
  { readonly done: number } | { readonly fault: string; readonly round: number; readonly text: string };

const [count = '100000', seed = '1'] = process.argv.slice(2);

if (isMainThread) {
  for (const kind of ['answers', 'pack'] as const) await watch(kind, Number(count), Number(seed));
} else {
  const { kind, rounds, first } = workerData as { kind: Kind; rounds: number; first: number };
  await work(kind, rounds, first);
}

/** Runs the rounds in a thread that can be ended where it hangs. */
async function watch(kind: Kind, rounds: number, first: number): Promise<void> {
  let done = 0;
  let moved = spent();
  let longest = 0;
  let peak = 0;
  let ended = false;
  const faults: string[] = [];
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: { kind, rounds, first },
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
    if (spent() - moved < slowest || ended) return;
    ended = true;
    faults.push(`hangs in round ${done}`);
    void worker.terminate();
  }, 100);
  await new Promise<void>((resolve) => {
    worker.on('message', (told: Told) => {
      const now = spent();
      longest = Math.max(longest, now - moved);
      moved = now;
      if ('done' in told) {
        done = told.done;
        if (done % 5000 === 0) process.stderr.write(`${kind}: ${done} of ${rounds}\n`);
        return;
      }
      faults.push(`round ${told.round}: ${told.fault}`);
      writeFileSync(`fuzz-${kind}-${told.round}.yaml`, told.text);
    });
    worker.on('error', (error) => faults.push(`ends after round ${done}: ${error.message}`));
    worker.on('exit', () => {
      resolve();
    });
  });
  clearInterval(timer);
  const memory = Math.round(peak / 1e6);
  if (memory > mostMemory) faults.push(`needed ${memory} MB`);
  process.stdout.write(
    `${kind}: ${done} mutated files read (seed ${first}), the slowest in under ${Math.ceil(longest / 100) / 10} s, at most ${memory} MB in all; ${faults.length} faults\n${faults.map((fault) => `  ${fault}\n`).join('')}`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

async function work(kind: Kind, rounds: number, first: number): Promise<void> {
  const run = kind === 'answers' ? await answersRound() : packRound();
  const random = randomNumbers(first);
  for (let round = 1; round <= rounds; round += 1) {
    const attempt = run(random);
    try {
      attempt.read();
    } catch (error) {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort?.postMessage({ fault, round, text: attempt.text } satisfies Told);
    }
    if (round % 20 === 0 || round === rounds) parentPort?.postMessage({ done: round } satisfies Told);
  }
}

interface Attempt {
  readonly text: string;
  readonly read: () => void;
}

/** Answers of companies, changed one to six times, read against the shipped rules and assessed where they are good. */
async function answersRound(): Promise<(random: () => number) => Attempt> {
  const rules = await loadRules({ cwd: process.cwd(), today: '2026-01-01' }, {});
  if (!rules.ok) throw new Error('the shipped rules have faults: run rules check');
  const { pack } = rules;
  const compiled = compile(pack);
  const seeds = textsIn('examples').map(({ text }) => text);
  let good = 0;
  return (random) => {
    const text = changed(seeds, random);
    return {
      text,
      read: () => {
        const { answers, diagnostics } = readAnswers(text, 'fuzz.yaml', pack, { lenient: random() < 0.3 });
        print(diagnostics, text);
        if (answers === null) return;
        summarize(compiled, answers);
        good += 1;
        if (good % 200 === 0) assess(compiled, answers);
      },
    };
  };
}

/** A file of a pack, changed: by itself against its format, and within the small pack of the tests as a whole. */
function packRound(): (random: () => number) => Attempt {
  const small = filesOf('test/fixtures/small/rules', 'test/fixtures/small/markets');
  const shipped = filesOf('rules', 'markets');
  let round = 0;
  return (random) => {
    round += 1;
    const all = round % 4 === 0 ? shipped : small;
    const index = Math.floor(random() * all.length);
    const chosen = all[index];
    if (chosen === undefined) throw new Error('no files');
    const text = changed([chosen.text], random);
    return {
      text,
      read: () => {
        if (all === shipped) {
          const document = parseDocument(chosen.file, text);
          print([...document.diagnostics, ...validate(document, chosen.format)], text);
          return;
        }
        const loaded = parseRulePack(all.map((file) => (file === chosen ? { ...file, text } : file)));
        const found = checkPack(loaded, '2026-01-01');
        print([...loaded.diagnostics, ...found], text);
        const faulty = [...loaded.diagnostics, ...found].some(({ severity }) => severity === 'error');
        if (loaded.pack !== null && !faulty) assess(compile(loaded.pack), { answers: {} });
      },
    };
  };
}

function changed(seeds: readonly string[], random: () => number): string {
  let text = seeds[Math.floor(random() * seeds.length)] ?? '';
  for (let times = 1 + Math.floor(random() * 6); times > 0; times -= 1) text = mutated(text, random);
  return text;
}

function print(diagnostics: readonly Diagnostic[], text: string): void {
  if (diagnostics.length > 0) prettyDiagnostics(diagnostics, new Map([['fuzz.yaml', text]]), look);
}

function filesOf(rules: string, markets: string): readonly SourceText[] {
  return [
    ...packFiles('company').map(({ name, format }) => ({
      file: join(rules, name),
      name,
      format,
      text: readFileSync(join(rules, name), 'utf8'),
    })),
    ...textsIn(markets).map(({ file, text }) => ({
      file,
      name: `markets/${basename(file)}`,
      format: 'market' as const,
      text,
    })),
  ];
}

function textsIn(folder: string): readonly { readonly file: string; readonly text: string }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
}
