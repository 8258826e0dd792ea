import type { Readable, Writable } from 'node:stream';

/** All that a command may know of the outside world. It is injected, so that tests can run whole commands. */
export interface Environment {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Today as YYYY-MM-DD, where the user is. */
  readonly today: string;
}

/** Exit codes; the same for every command. */
export const exitCode = {
  success: 0,
  /** The command did its work and found problems: diagnostics, failed tests, files left out. */
  problems: 1,
  usage: 2,
  /** Answers are saved, but questions are open. */
  incomplete: 3,
  internal: 4,
  interrupted: 130,
} as const;

/** A day as YYYY-MM-DD, in the time zone of the machine. */
export function localDay(date: Date): string {
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  return [digits(date.getFullYear(), 4), digits(date.getMonth() + 1, 2), digits(date.getDate(), 2)].join('-');
}
