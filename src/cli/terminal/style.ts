import { toAscii } from '../../report/document/ascii.ts';
import { sanitize } from '../../source/sanitize.ts';
import type { GlobalOptions } from '../commands/command.ts';
import type { Environment } from '../environment.ts';
import { usesColour } from './color.ts';

/** How to write to a terminal or file. Reports and messages are given it instead of asking the terminal themselves. */
export interface TerminalStyle {
  readonly width: number;
  readonly colour: boolean;
  /** False: write nothing but ASCII. */
  readonly unicode: boolean;
}

/** The options that decide on the style. */
export type StyleOptions = Partial<Pick<GlobalOptions, 'color' | 'ascii' | 'accessible'>>;

/** What is asked of a stream that may be a terminal. */
export type Terminal = Pick<Environment['stdout'], 'isTTY' | 'columns'>;

const defaultWidth = 80;
const minWidth = 40;
const maxWidth = 100;

/** The style for one stream. Anything but a terminal gets the default width, so that files are the same everywhere. */
export function styleOf(
  stream: Terminal,
  { variables }: Pick<Environment, 'variables'>,
  { color, ascii = false, accessible = false }: StyleOptions,
): TerminalStyle {
  return {
    width: Math.min(maxWidth, Math.max(minWidth, columnsOf(stream, variables))),
    colour: usesColour(accessible ? false : color, stream.isTTY === true, variables),
    unicode: !ascii && variables['TERM'] !== 'linux',
  };
}

function columnsOf(stream: Terminal, variables: Environment['variables']): number {
  if (stream.isTTY === true && stream.columns !== undefined && stream.columns > 0) return stream.columns;
  const columns = Number(variables['COLUMNS']);
  return Number.isInteger(columns) && columns > 0 ? columns : defaultWidth;
}

/** Makes untrusted text safe for one line, in ASCII if the style asks for it. */
export const sanitizer =
  ({ unicode }: Pick<TerminalStyle, 'unicode'>) =>
  (text: string): string =>
    unicode ? sanitize(text) : toAscii(sanitize(text));
