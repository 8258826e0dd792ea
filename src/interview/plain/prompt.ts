import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Asker, Reply, Screen } from '../screens/screen.ts';
import type { Look } from '../terminal/style.ts';
import { describe, promptOf } from './text.ts';
import { understand } from './parse-reply.ts';

/**
 * Asks in plain lines: each choice has a number, nothing is ever redrawn. For screen readers, and for scripts that write
 * one line for each screen.
 */
export function accessibleAsker(input: Readable, output: Writable, look: Look, signal: AbortSignal): Asker {
  const lines = new Lines(input, signal);
  const say = (text: readonly string[]): void => {
    output.write(`${text.join('\n')}\n`);
  };
  return {
    async ask(screen) {
      say(['', ...describe(screen, look)]);
      for (;;) {
        output.write(`${promptOf(screen)} `);
        const line = await lines.next();
        if (typeof line !== 'string') return line;
        const understood = understand(screen, line);
        if (understood.kind === 'reply') return understood.reply;
        if (understood.kind === 'help') say(helpLines(screen, look));
        else say([understood.message]);
      }
    },
    close() {
      lines.close();
    },
  };
}

function helpLines({ help }: Screen, { clean }: Look): readonly string[] {
  if (help === null) return [];
  return [
    `Why we ask: ${clean(help.why)}`,
    'What it rests on:',
    ...help.sources.map((source) => clean(source)),
  ];
}

/** Lines in the order in which they come, read ahead where they come faster than questions. */
class Lines {
  readonly #waiting: string[] = [];
  #end: Reply | null = null;
  #wake: (() => void) | null = null;
  readonly #close: () => void;

  constructor(input: Readable, signal: AbortSignal) {
    const readline = createInterface({ input, terminal: false, crlfDelay: Infinity });
    this.#close = () => {
      readline.close();
    };
    readline.on('line', (line) => {
      this.#waiting.push(line);
      this.#wake?.();
    });
    readline.on('close', () => {
      this.#stop({ kind: 'closed' });
    });
    signal.addEventListener('abort', () => {
      this.#stop({ kind: 'ended' });
    });
  }

  async next(): Promise<string | Reply> {
    while (this.#waiting.length === 0 && this.#end === null)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    if (this.#end !== null && this.#end.kind !== 'closed') return this.#end;
    return this.#waiting.shift() ?? this.#end ?? { kind: 'closed' };
  }

  close(): void {
    this.#close();
  }

  #stop(reply: Reply): void {
    this.#end ??= reply;
    this.#wake?.();
  }
}
