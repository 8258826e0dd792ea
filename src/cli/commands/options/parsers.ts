import { InvalidArgumentError } from 'commander';
import type { CommonOptions } from './types.ts';

/** What commander makes of the options of a command line, those of every command together. */
export interface Given {
  readonly rules?: string;
  readonly markets?: readonly string[];
  readonly color?: boolean;
  readonly ascii?: boolean;
  readonly accessible?: boolean;
  readonly input: boolean;
  readonly answers?: string;
  readonly json?: boolean;
  readonly format?: string;
  readonly output?: string;
  readonly force?: boolean;
  readonly lenient?: boolean;
  readonly date?: string;
  readonly filter?: string;
  readonly exact?: boolean;
  readonly changed?: string | true;
  readonly maxWarnings?: number;
  readonly watch?: boolean;
  readonly dryRun?: boolean;
  readonly asOf?: string;
  readonly sort?: boolean;
  readonly title?: string;
  readonly market?: string;
  readonly section?: string;
  readonly type?: string;
  readonly improves?: string;
  readonly when?: string;
  readonly caps?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly coverage?: boolean;
  readonly minCoverage?: number;
  readonly suggest?: boolean;
  readonly update?: boolean;
  readonly mutation?: boolean;
  readonly minScore?: number;
  readonly brief?: boolean;
  readonly full?: boolean;
  readonly width?: number;
}

export function commonOptions({
  rules,
  markets,
  color,
  ascii = false,
  accessible = false,
  input,
}: Given): CommonOptions {
  const colour = color === undefined ? 'auto' : color ? 'always' : 'never';
  return { rules, markets, colour, ascii, accessible, input };
}

/** `--json` says the same as `--format json`. */
export const formatOf = ({ json, format }: Given): string | undefined => (json === true ? 'json' : format);

/** An option that may be repeated. */
export const eachFolder = (folder: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  folder,
];

/** A day of the calendar; 2026-02-30 is none. */
export function calendarDay(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('A day is written as 2026-04-29.');
  return text;
}

/** Reports hold their form from this width on. */
const narrowest = 40;
const widest = 400;

export function columns(text: string): number {
  const width = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  if (!(width >= narrowest && width <= widest))
    throw new InvalidArgumentError(`A width is a number of columns from ${narrowest} to ${widest}.`);
  return width;
}

/** How many, from none upwards. */
export function amount(text: string): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(value)) throw new InvalidArgumentError('A number of warnings is a whole number from 0.');
  return value;
}

/** A share in per cent, as a whole number. */
export function percent(text: string): number {
  const share = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  if (!(share <= 100)) throw new InvalidArgumentError('A share is a whole number from 0 to 100.');
  return share;
}
