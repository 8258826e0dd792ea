import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { counted } from '../cli/run.ts';
import { Emulator } from './emulator.ts';

// Tests and benchmarks run from the top of the project.
const root = `${process.cwd()}/`;

/** Rules small enough for a whole interview in a few keys. */
export const smallRules = [
  '--rules',
  `${root}test/fixtures/small/rules`,
  '--markets',
  `${root}test/fixtures/small/markets`,
];

/** Whether real pseudo-terminals can be made here: Python does that without anything to compile. */
export const canTest = spawnSync('python3', ['-c', 'import os, pty; os.waitstatus_to_exitcode']).status === 0;

export const key = {
  enter: '\r',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  space: ' ',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlS: '\u0013',
} as const;

export interface SessionOptions {
  readonly cwd: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly variables?: Readonly<Record<string, string>>;
}

/** The tool in a real pseudo-terminal. */
export class Session {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #emulator: Emulator;
  readonly #exit: Promise<number>;
  #wake: () => void = () => undefined;
  #isOver = false;

  constructor(words: readonly string[], { cwd, columns = 80, rows = 24, variables = {} }: SessionOptions) {
    this.#emulator = new Emulator(columns, rows);
    const { PATH = '', HOME = '' } = process.env;
    this.#process = spawn(
      'python3',
      [
        `${root}test/terminal/in-terminal.py`,
        String(columns),
        String(rows),
        process.execPath,
        `${root}bin/born-global.js`,
        ...words,
      ],
      { cwd, env: { PATH, HOME, TERM: 'xterm-256color', ...counted(), ...variables } },
    );
    this.#process.stdout.setEncoding('utf8').on('data', (data: string) => {
      this.#emulator.write(data);
      this.#wake();
    });
    let errors = '';
    this.#process.stderr.setEncoding('utf8').on('data', (data: string) => {
      errors += data;
    });
    this.#process.stdin.on('error', () => undefined);
    this.#exit = new Promise((resolve) => {
      this.#process.on('close', () => {
        this.#isOver = true;
        this.#wake();
        resolve(Number(errors.trim().split('\n').at(-1)));
      });
    });
  }

  get screen(): string {
    return this.#emulator.text();
  }

  get styles(): number {
    return this.#emulator.styles;
  }

  /** Waits until the screen shows a text, or something that a test of it accepts. */
  async shows(wanted: string | ((screen: string) => boolean)): Promise<string> {
    const isShown = typeof wanted === 'string' ? (screen: string) => screen.includes(wanted) : wanted;
    const deadline = AbortSignal.timeout(20_000);
    deadline.addEventListener('abort', () => {
      this.#wake();
    });
    while (!isShown(this.screen)) {
      if (deadline.aborted || this.#isOver)
        throw new Error(`the screen never showed ${String(wanted)}, but:\n${this.screen}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.screen;
  }

  /** Waits until the cursor stands on a line with a text. */
  async cursorOn(wanted: string): Promise<void> {
    await this.shows(() => this.#emulator.cursorLine().includes(wanted));
  }

  /** Presses keys and waits for what they lead to. */
  async press(keys: string, wanted: string | ((screen: string) => boolean)): Promise<string> {
    this.#order({ write: keys });
    return this.shows(wanted);
  }

  type(keys: string): void {
    this.#order({ write: keys });
  }

  resize(columns: number, rows: number): void {
    this.#emulator.resize(columns, rows);
    this.#order({ resize: [columns, rows] });
  }

  signal(number: number): void {
    this.#order({ signal: number });
  }

  /** Closes the terminal, as closing its window does. */
  hangUp(): void {
    this.#order({ hangup: true });
  }

  /** The exit code; negative where a signal ended the process. */
  exit(): Promise<number> {
    return this.#exit;
  }

  #order(order: object): void {
    this.#process.stdin.write(`${JSON.stringify(order)}\n`);
  }
}
