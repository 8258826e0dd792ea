import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { analysisFormatNames } from '../../report/analysis-formats.ts';
import { reportFormats, type ReportFormat } from '../../report/formats.ts';
import { newCommand, type OptionsOf } from './command.ts';

// Options that several commands share. Commander does not change them, so that commands can use the same object.

export const json = new Option('--json', 'same as --format json').conflicts('format');
export const output = new Option('--output <file>', 'write to this file; its ending sets the format');
export const force = new Option('--force', 'overwrite the output file');
export const width = new Option(
  '--width <columns>',
  'width of the lines (default: that of the terminal)',
).argParser(columns);
export const lenient = new Option('--lenient', 'take invalid answers as open instead of stopping');
export const assessmentDate = new Option(
  '--date <YYYY-MM-DD>',
  'day of the assessment (default: today)',
).argParser(calendarDay);
export const reviewDate = new Option(
  '--date <YYYY-MM-DD>',
  'day on which reviews must not be overdue (default: today)',
).argParser(calendarDay);

const reportFormatNames = Object.keys(reportFormats) as readonly ReportFormat[];

/** A command that writes a report on one assessment. */
export const newReportCommand = (name: string) =>
  newCommand(name)
    .addOption(new Option('--format <name>', 'format of the report').choices(reportFormatNames))
    .addOption(json)
    .addOption(output)
    .addOption(force)
    .option('--consultant <name>', 'who hands over the report; shown on its title page')
    .option('--logo <file>', 'a PNG or JPEG picture for the title page')
    .option('--brief', 'the one page that a terminal shows')
    .addOption(new Option('--full', 'everything, where a terminal would show one page').conflicts('brief'))
    .addOption(width)
    .addOption(lenient)
    .addOption(assessmentDate);

/** A command that analyses the answers of one company: several evaluations side by side. */
export const newAnalysisCommand = (name: string) =>
  newCommand(name)
    .addOption(new Option('--format <name>', 'format of the output').choices(analysisFormatNames))
    .addOption(json)
    .addOption(output)
    .addOption(force)
    .addOption(width)
    .addOption(lenient)
    .addOption(assessmentDate);

/** A command of rule authors that works on the rules and markets at some paths. */
export const newRulesCommand = (name: string) =>
  newCommand(name).argument(
    '[paths...]',
    'folders or files: rules instead of the shipped ones, markets in addition to them',
  );

export type ReportOptions = OptionsOf<() => ReturnType<typeof newReportCommand>>;
export type AnalysisOptions = OptionsOf<() => ReturnType<typeof newAnalysisCommand>>;

/** A day of the calendar; 2026-02-30 is not one. */
export function calendarDay(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('Write a day as 2026-04-29.');
  return text;
}

/** A parser for whole numbers within bounds. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= min && value <= max))
      throw new InvalidArgumentError(`Write a whole number from ${min} to ${max}.`);
    return value;
  };
}

/** Reports keep their form from 40 columns on. */
function columns(text: string): number {
  return wholeNumber(40, 400)(text);
}
