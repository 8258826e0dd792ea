import { Option, type Command } from 'commander';
import { reportFormats } from '../../report/formats.ts';
import type { ConsultantOptions } from '../io/consultant.ts';
import type { Environment } from '../environment.ts';
import { date, given, json, type Done } from './options/shared.ts';
import { declareBatch } from './options/batch.ts';
import { declareCohort } from './options/cohort.ts';
import { declareCompare } from './options/compare.ts';
import { declareForm } from './options/form.ts';
import { declareImport } from './options/import.ts';
import { declareMerge } from './options/merge.ts';
import { declareImprove } from './options/improve.ts';
import { declareTry } from './options/try.ts';
import { columns, commonOptions, formatOf } from './options/parsers.ts';
import type { ReportOptions } from './options/types.ts';
import { declareRules } from './options/rules.ts';

const reportFormat = (): Option =>
  new Option('--format <name>', 'how to write the report').choices(Object.keys(reportFormats));
const brief = (): Option => new Option('--brief', 'the one page that a terminal shows');
const full = (): Option =>
  new Option('--full', 'everything, where a terminal would show one page').conflicts('brief');
const width = (): Option =>
  new Option('--width <columns>', 'write lines of this width (default: that of the terminal)').argParser(
    columns,
  );
const lenient = (): Option => new Option('--lenient', 'take faulty answers as open instead of stopping');

/** Declares the commands. The code of each is loaded when it runs, so that none pays for another. */
export function declareCommands(program: Command, environment: Environment, done: Done): void {
  declareAssess(program, environment, done);
  declareReport(program, environment, done);
  declareExplain(program, environment, done);
  declareTry(program, environment, done);
  declareImprove(program, environment, done);
  declareMerge(program, environment, done);
  declareCompare(program, environment, done);
  declareBatch(program, environment, done);
  declareCohort(program, environment, done);
  declareForm(program, environment, done);
  declareImport(program, environment, done);
  declareRules(program, environment, done);
}

/** What assess and report have in common: an assessment of one day is written in some form to some place. */
function addReportOptions(command: Command): Command {
  return command
    .addOption(reportFormat())
    .addOption(json())
    .option('--output <file>', 'write the report to this file; its ending tells the format')
    .option('--force', 'overwrite the output file')
    .option('--consultant <name>', 'who hands the report over; shown on its title page')
    .option('--logo <file>', 'a PNG or JPEG picture for the title page')
    .addOption(brief())
    .addOption(full())
    .addOption(width())
    .addOption(lenient())
    .addOption(date('day of the assessment'));
}

function reportOptions(command: Command): Omit<ReportOptions, 'file'> {
  const { brief = false, full = false, width, output, force = false, lenient = false, date } = given(command);
  const format = formatOf(given(command));
  const { consultant, logo } = command.opts<ConsultantOptions>();
  const where = { output, force, consultant, logo };
  return { ...commonOptions(given(command)), ...where, format, brief, full, width, lenient, date };
}

/** The options of this command alone. */
interface AssessGiven {
  readonly quick?: boolean;
  readonly triage?: boolean;
}

const quick = (): Option =>
  new Option(
    '--quick',
    'ask what narrows the verdict most, until it is settled; with --answers: what is settled, what to ask next, and why',
  ).conflicts('triage');

function declareAssess(program: Command, environment: Environment, done: Done): void {
  const assess = program
    .command('assess')
    .description('interview a company, or read its answers from a file, and report')
    .argument('[file]', 'answers file to write, or to resume')
    .option('--answers <file>', 'read the answers from this file (- for standard input) and ask nothing')
    .addOption(quick())
    .option('--triage', 'ask only the questions of the first round');
  addReportOptions(assess).action(async (file: string | undefined, _options: unknown, command: Command) => {
    const { assess } = await import('./assess.ts');
    const { answers } = given(command);
    const { quick, triage } = command.opts<AssessGiven>();
    const guide = quick === true ? 'quick' : triage === true ? 'triage' : null;
    done(await assess(environment, { ...reportOptions(command), file, answers, guide }));
  });
}

function declareReport(program: Command, environment: Environment, done: Done): void {
  const report = program
    .command('report')
    .description('report on an answers file, or on an assessment kept as JSON')
    .argument('<file>', 'answers file, or assessment');
  addReportOptions(report).action(async (file: string, _options: unknown, command: Command) => {
    const { report } = await import('./report.ts');
    done(await report(environment, { ...reportOptions(command), file }));
  });
}

function declareExplain(program: Command, environment: Environment, done: Done): void {
  program
    .command('explain')
    .description('why and why not: the result, or one part of it, down to rule, answer and source')
    .argument('<file>', 'answers file, or assessment')
    .argument('[id]', 'market, entry mode, barrier, action or question; everything where left out')
    .option('--format <name>', 'how to write the explanation')
    .addOption(json())
    .addOption(width())
    .addOption(lenient())
    .addOption(date('day of the assessment'))
    .action(async (file: string, id: string | undefined, _options: unknown, command: Command) => {
      const { explain } = await import('./explain.ts');
      const { lenient = false, date, width } = given(command);
      const format = formatOf(given(command));
      done(
        await explain(environment, {
          ...commonOptions(given(command)),
          file,
          id,
          format,
          lenient,
          date,
          width,
        }),
      );
    });
}
