import manifest from '../../package.json' with { type: 'json' };
import { exitCode, type Environment } from './environment.ts';
import { tellFault } from './fault.ts';

const { version } = manifest;

/** The day it is where the user sits. */
function localDay(now: Date): string {
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  return [digits(now.getFullYear(), 4), digits(now.getMonth() + 1, 2), digits(now.getDate(), 2)].join('-');
}

const environment: Environment = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  variables: process.env,
  today: localDay(new Date()),
};

/** A reader that has seen enough (`| head`) closes the pipe: no fault, and nobody is left to be told. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}

function fail(error: unknown): void {
  tellFault(error, environment);
  process.exit(exitCode.internal);
}

async function start(given: readonly string[]): Promise<number> {
  const [first] = given;
  if (given.length === 1 && (first === '--version' || first === '-V')) {
    environment.stdout.write(`${version}\n`);
    return exitCode.fine;
  }
  const { run } = await import('./program.ts');
  return run(given, environment, version);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
process.stdout.on('error', endQuietly);
process.stderr.on('error', endQuietly);
start(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, fail);
