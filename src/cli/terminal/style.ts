import { chooseColour } from './color.ts';
import type { Environment } from '../environment.ts';
import type { CommonOptions } from '../commands/options/types.ts';

/** How results are to be written: what reports and messages are told instead of reading the terminal themselves. */
export interface Look {
  readonly width: number;
  readonly colour: boolean;
  readonly unicode: boolean;
}

const usualWidth = 80;
const narrowest = 40;
const widest = 100;

/** What is asked of a stream that may be a terminal. */
export type Terminal = Pick<Environment['stdout'], 'isTTY' | 'columns'>;

/** The look of one stream. Where the stream is no terminal the width is the usual one, so that files are the same anywhere. */
export function lookOf(
  stream: Terminal,
  { variables }: Pick<Environment, 'variables'>,
  { colour, ascii, accessible }: Pick<CommonOptions, 'colour' | 'ascii' | 'accessible'>,
): Look {
  return {
    width: Math.min(widest, Math.max(narrowest, columnsOf(stream, variables))),
    colour: chooseColour(accessible ? 'never' : colour, stream.isTTY === true, variables),
    unicode: !ascii && variables['TERM'] !== 'linux',
  };
}

function columnsOf(stream: Terminal, variables: Environment['variables']): number {
  if (stream.isTTY === true && stream.columns !== undefined && stream.columns > 0) return stream.columns;
  const told = Number(variables['COLUMNS']);
  return Number.isInteger(told) && told > 0 ? told : usualWidth;
}
