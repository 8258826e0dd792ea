import type { Readable, Writable } from 'node:stream';
import {
  AbortPromptError,
  createPrompt,
  ExitPromptError,
  useEffect,
  useKeypress,
  useState,
} from '@inquirer/core';
import { cursorOf, press, type Key } from './keyboard.ts';
import { frameOf } from './render.ts';
import type { Asker, Reply, Screen } from '../screens/screen.ts';
import type { Look, Size } from './style.ts';

/** A terminal to draw on. */
export type Terminal = Writable & { readonly columns?: number; readonly rows?: number };

interface PromptSettings {
  readonly screen: Screen;
  readonly look: Look;
  readonly output: Terminal;
}

const sizeOf = ({ columns, rows }: Terminal): Size => ({
  columns: columns === undefined || columns <= 0 ? 80 : columns,
  rows: rows === undefined || rows <= 0 ? 24 : rows,
});

/** To the upper left corner, and nothing left below it. */
const clear = '\u001B[H\u001B[J';

/** Shows one screen. All that keys mean is in cursor.ts, all that is drawn in frame.ts; this joins them to inquirer. */
const screenPrompt = createPrompt<Reply, PromptSettings>(({ screen, look, output }, done) => {
  const [cursor, setCursor] = useState(() => cursorOf(screen));
  const [size, setSize] = useState(() => sizeOf(output));
  const frame = frameOf(screen, cursor, size, look);
  const isText = screen.input.kind === 'text';

  useEffect((readline) => {
    if (isText && cursor.typed !== '') readline.write(cursor.typed);
    // Ctrl-D, or a terminal that goes away: without an answer here the process would end in the middle of nowhere.
    readline.on('close', () => {
      done({ kind: 'closed' });
    });
    const redraw = (): void => {
      output.write(clear);
      setSize({ ...sizeOf(output) });
    };
    // After Ctrl-Z and fg readline is paused, and nothing else would keep the process alive.
    readline.on('SIGCONT', () => {
      readline.resume();
    });
    output.on('resize', redraw);
    process.on('SIGCONT', redraw);
    return () => {
      output.removeListener('resize', redraw);
      process.removeListener('SIGCONT', redraw);
    };
  }, []);

  useKeypress((key: Key, readline) => {
    if (key.ctrl === true && key.name === 'd' && !isText) {
      done({ kind: 'closed' });
      return;
    }
    // Readline has taken Enter for the end of the line and emptied it.
    const isEnter = key.name === 'return' || key.name === 'enter';
    const typed = isText && !isEnter ? readline.line : cursor.typed;
    if (!isText) readline.clearLine(0);
    const pressed = press(screen, { ...cursor, typed }, key, frame.page);
    if (pressed.kind === 'reply') done(pressed.reply);
    else setCursor(pressed.cursor);
  });

  return [frame.above, frame.below];
});

/** Asks on a terminal that is redrawn. */
export function terminalAsker(input: Readable, output: Terminal, look: Look, signal: AbortSignal): Asker {
  // What was on the screen moves up, where the user can still scroll to it.
  output.write('\n'.repeat(sizeOf(output).rows));
  return {
    async ask(screen) {
      output.write(clear);
      try {
        return await screenPrompt(
          { screen, look, output },
          { input, output, signal, clearPromptOnDone: true },
        );
      } catch (error) {
        if (error instanceof ExitPromptError) return { kind: 'interrupted' };
        if (error instanceof AbortPromptError) return { kind: 'ended' };
        throw error;
      }
    },
    close() {
      output.write(clear);
    },
  };
}
