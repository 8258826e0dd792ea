import manifest from '../../package.json' with { type: 'json' };
import { exitCode, localDay, type Environment } from './environment.ts';
import { reportInternalError } from './terminal/internal-error.ts';

const { version } = manifest;

/** Streams are getters: Node creates each when it is first asked for, which takes longer than the rest of starting up. */
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

/** EPIPE: a reader such as `head` has seen enough. That is no error, and nobody is left to hear of one. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}

function fail(error: unknown): void {
  reportInternalError(error, environment);
  process.exit(exitCode.internal);
}

/** Runs one command line and sets the exit code of the process. */
export async function main(args: readonly string[]): Promise<void> {
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // Scripts ask for the version often: they need not wait for the rest of the program.
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    environment.stdout.write(`${version}\n`);
    return;
  }
  try {
    const { run } = await import('./program.ts');
    process.exitCode = await run(args, environment, version);
  } catch (error) {
    fail(error);
  }
}
