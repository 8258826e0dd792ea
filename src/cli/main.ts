import manifest from '../../package.json' with { type: 'json' };
import { exitCode, type Environment } from './environment.ts';
import { tellFault } from './fault.ts';
import { localDay } from './local-day.ts';

const { version } = manifest;

/** Node makes each stream when it is first asked for, which takes longer than the rest of starting up. */
const environment: Environment = {
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return quiet(process.stdout);
  },
  get stderr() {
    return quiet(process.stderr);
  },
  cwd: process.cwd(),
  variables: process.env,
  today: localDay(new Date()),
};

function quiet<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
  if (!stream.listeners('error').includes(endQuietly)) stream.on('error', endQuietly);
  return stream;
}

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
start(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, fail);
