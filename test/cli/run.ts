import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Around {
  readonly cwd?: string;
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Folder of the package whose command runs. */
  readonly from?: string;
}

/** Where commands leave which lines they ran, if that is counted: see scripts/coverage.mjs. */
export function counted(): Readonly<Record<string, string>> {
  const folder = process.env['BORN_GLOBAL_COVERAGE'];
  return folder === undefined ? {} : { NODE_V8_COVERAGE: folder };
}

/** Runs the built command in a process of its own, with an environment that holds nothing but what it is given. */
export function bornGlobal(args: readonly string[], around: Around = {}): Promise<Ran> {
  const { cwd = root, input = '', variables = {}, from = root } = around;
  const { PATH = '', SystemRoot = '' } = process.env;
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(from, 'bin', 'born-global.js'), ...args], {
      cwd,
      env: { PATH, SystemRoot, ...counted(), ...variables },
    });
    const written = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => (written[name] += text));
    child.on('error', fail);
    child.on('close', (code) => {
      done({ code, ...written });
    });
    // A command that reads no input may have ended before it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
