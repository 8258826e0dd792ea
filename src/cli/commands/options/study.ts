import { Option, type Command } from 'commander';
import { studyFormatNames } from '../../../report/analysis-formats.ts';
import { date, given, json } from './shared.ts';
import { columns, commonOptions, formatOf } from './parsers.ts';
import type { StudyOptions } from '../../io/analysis-command.ts';

/** The options that commands have in common which study one file of answers. */
export function addStudyOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <name>', 'how to write it').choices(studyFormatNames))
    .addOption(json())
    .option('--output <file>', 'write it to this file; its ending tells the format')
    .option('--force', 'overwrite the output file')
    .addOption(new Option('--width <columns>', 'write lines of this width').argParser(columns))
    .option('--lenient', 'take faulty answers as open instead of stopping')
    .addOption(date('day of the assessment'));
}

export function studyOptions(command: Command): Omit<StudyOptions, 'file'> {
  const { width, output, force = false, lenient = false, date } = given(command);
  const format = formatOf(given(command));
  return { ...commonOptions(given(command)), format, output, force, width, lenient, date };
}
