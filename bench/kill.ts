// Ends an interview with kill -9 at random moments, in a real pseudo-terminal, and looks at what is left: every answer
// that the screen had counted must be in the file, and the file must be whole. npm run reliability -- [rounds] [seed]
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAnswers } from '../src/answers/parse.ts';
import { loadRules } from '../src/cli/rule-source/load-rules.ts';
import { canTest, key, Session } from '../test/terminal/session.ts';
import { randomNumbers } from './answers.ts';

const rounds = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
const atOnce = 2;
const file = 'born-global.yaml';
const random = randomNumbers(seed);

if (!canTest) throw new Error('this needs python3');
const rules = await loadRules({ cwd: process.cwd(), today: '2026-01-01' }, {});
if (!rules.ok) throw new Error('the shipped rules have faults: run rules check');
const { pack } = rules;

interface Round {
  readonly counted: number;
  readonly saved: number;
  /** Null where all is well. */
  readonly fault: string | null;
}

/** Milliseconds from the first question to the kill, pauses between keys, and whether the interview is taken up again afterwards. */
interface Plan {
  readonly after: number;
  readonly pauses: readonly number[];
  readonly resume: boolean;
}

const plans = Array.from({ length: rounds }, (_, index): Plan => ({
  after: Math.floor(random() * 2500),
  pauses: Array.from({ length: 120 }, () => Math.floor(random() * 50)),
  resume: index % 10 === 0,
}));

async function killOnce({ after, pauses, resume }: Plan): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'born-global-kill-'));
  try {
    const session = new Session(['assess'], { cwd: folder });
    await session.shows('1. Begin');
    await session.press(key.enter, 'What is the company called?');
    await session.press('Acme', '> Acme');
    await session.press(key.enter, 'Who is answering?');
    await session.press(key.enter, 'Which markets');
    await session.press(key.space, '[x]');
    session.type(key.enter);
    const progress = /[\u2588\u2591]\s+(\d+) of (?:up to )?\d+/;
    let counted = 0;
    const look = (): void => {
      const shown = progress.exec(session.screen);
      if (shown !== null) counted = Math.max(counted, Number(shown[1]));
    };
    // The clock starts with the first question: how long it takes to get there is a matter of the machine.
    await session.shows((screen) => progress.test(screen));
    const end = new AbortController();
    const typing = (async () => {
      for (const pause of pauses) {
        await sleep(pause, undefined, { signal: end.signal });
        session.type('1');
        await sleep(pause, undefined, { signal: end.signal });
        session.type(key.enter);
        look();
      }
    })().catch(() => undefined);
    await sleep(after);
    look();
    session.signal(9);
    end.abort();
    await typing;
    await session.exit();
    // What had reached the terminal before the kill was confirmed, even where nobody has looked yet.
    look();
    const found = checkFile(folder, counted);
    if (found.fault !== null || !resume || found.saved === 0) return found;
    const again = new Session(['assess'], { cwd: folder });
    await again.shows((screen) => screen.includes('Go on with it?') || screen.includes('is complete.'));
    again.signal(9);
    await again.exit();
    return found;
  } catch (error) {
    return { counted: 0, saved: 0, fault: String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkFile(folder: string, counted: number): Round {
  const path = join(folder, file);
  if (!existsSync(path))
    return { counted, saved: 0, fault: counted > 0 ? `no file, though ${counted} were answered` : null };
  const { answers, diagnostics } = readAnswers(readFileSync(path, 'utf8'), file, pack, { lenient: false });
  if (answers === null || diagnostics.some(({ severity }) => severity === 'error'))
    return { counted, saved: 0, fault: `the file is broken: ${diagnostics[0]?.message ?? ''}` };
  const perMarket = Object.values(answers.markets ?? {}).map((own) => Object.keys(own).length);
  const saved = [Object.keys(answers.answers).length, ...perMarket].reduce((sum, count) => sum + count, 0);
  const strange = readdirSync(folder).filter((name) => !name.startsWith(file));
  if (strange.length > 0) return { counted, saved, fault: `left behind: ${strange.join(', ')}` };
  return { counted, saved, fault: saved < counted ? `${counted} were answered, ${saved} are saved` : null };
}

const results: Round[] = [];
const waiting = [...plans];
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
      const round = await killOnce(plan);
      results.push(round);
      if (round.fault !== null)
        process.stdout.write(`round with kill after ${plan.after} ms: ${round.fault}\n`);
      if (results.length % 50 === 0) process.stderr.write(`${results.length} of ${rounds}\n`);
    }
  }),
);
const faults = results.filter(({ fault }) => fault !== null).length;
const answered = results.map(({ counted }) => counted).toSorted((a, b) => a - b);
process.stdout.write(
  `${rounds} interviews killed (seed ${seed}), after ${answered[0] ?? 0} to ${answered.at(-1) ?? 0} answers, half of them after ${answered[Math.floor(rounds / 2)] ?? 0} or more; ${faults} with something lost or broken\n`,
);
process.exitCode = faults > 0 ? 1 : 0;
