import { Option, type Command } from 'commander';
import { calendarDay, type Given } from './parsers.ts';

/** Told the exit code when a command has ended. */
export type Done = (code: number) => void;

export const given = (command: Command): Given => command.optsWithGlobals<Given>();

export const json = (): Option => new Option('--json', 'the same as --format json').conflicts('format');

export const date = (what: string): Option =>
  new Option('--date <YYYY-MM-DD>', `${what} (default: today)`).argParser(calendarDay);
