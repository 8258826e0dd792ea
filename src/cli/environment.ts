import type { Readable, Writable } from 'node:stream';

/** Everything a command may know of the outside world; injected, so that commands can be tested whole. */
export interface Environment {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Today as YYYY-MM-DD. */
  readonly today: string;
}

/** Exit codes; the same for every command. */
export const exitCode = {
  fine: 0,
  findings: 1,
  usage: 2,
  incomplete: 3,
  internal: 4,
  interrupted: 130,
} as const;
