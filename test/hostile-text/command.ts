import { PassThrough, Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/program.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

export interface Around {
  readonly cwd: string;
  readonly input?: string;
}

/** Collects what is written to it. */
function collector(): { readonly stream: Writable; readonly bytes: () => Uint8Array } {
  const chunks: Uint8Array[] = [];
  const stream = new Writable({
    decodeStrings: true,
    write: (chunk: Uint8Array, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(chunks) };
}

/** Runs a command line in this process: the whole command, but without the time that a process takes to start. */
export async function runHere(args: readonly string[], { cwd, input = '' }: Around): Promise<Ran> {
  const [stdout, stderr] = [collector(), collector()];
  const stdin = input === '' ? new PassThrough().end() : Readable.from([Buffer.from(input)]);
  const environment = {
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    cwd,
    variables: {},
    today: '2026-04-29',
  };
  const code = await run(args, environment, '0.0.0');
  return { code, stdout: stdout.bytes(), stderr: Buffer.from(stderr.bytes()).toString() };
}
