import manifest from '../../package.json' with { type: 'json' };
import { exitCode, type Environment } from './environment.ts';
import { tellFault } from './terminal/internal-error.ts';
import { localDay } from './environment-date.ts';
import { run } from './program.ts';

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

/** Runs one command line; the exit code is left to the process. */
export async function main(given: readonly string[]): Promise<void> {
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    process.exitCode = await run(given, environment, version);
  } catch (error) {
    fail(error);
  }
}
