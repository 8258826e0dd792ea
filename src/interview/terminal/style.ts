import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** How the interview is shown. */
export interface Look {
  readonly colour: boolean;
  readonly unicode: boolean;
  /** Makes text of a pack or a user harmless, and ASCII where that is asked for. */
  readonly clean: (text: string) => string;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export const penOf = ({ colour }: Look): ChalkInstance => new Chalk({ level: colour ? 1 : 0 });

/** Lines of at most `width` columns; words longer than a line are cut. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapAnsi(text, width, { hard: true })
    .split('\n')
    .map((line) => line.trimEnd());
}

/** Lines whose first starts with `first`, and the others below it. */
export function hang(first: string, text: string, width: number): readonly string[] {
  const indent = ' '.repeat(stringWidth(first));
  return wrap(text, Math.max(8, width - indent.length)).map((line, at) => (at === 0 ? first : indent) + line);
}

/** Items side by side, as many on a line as fit, none of them broken unless it is longer than a line. */
export function flow(items: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(last) + 3 + stringWidth(item) <= width)
      lines[lines.length - 1] = `${last}   ${item}`;
    else lines.push(...wrap(item, width));
  }
  return lines;
}
