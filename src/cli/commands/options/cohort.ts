import { Option, type Command } from 'commander';
import { date, given, json, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { columns, commonOptions, formatOf } from './parsers.ts';

/** The options of this command alone. */
interface CohortGiven {
  readonly anonymous?: boolean;
  readonly for?: string;
}

const formats = ['terminal', 'markdown', 'html', 'csv', 'xlsx', 'json'];

/** Declares `cohort`. */
export function declareCohort(program: Command, environment: Environment, done: Done): void {
  program
    .command('cohort')
    .description('many companies side by side: heat map, demand, joint missions and workshops')
    .argument('<paths...>', 'answers files or kept assessments, and folders of them')
    .option('--anonymous', 'names become letters, and nothing is told of fewer than five')
    .option('--for <file>', 'propose the programme of the cluster whose own answers this file holds')
    .addOption(new Option('--format <name>', 'how to write the report').choices(formats))
    .addOption(json())
    .option('--output <file>', 'write the report to this file; its ending tells the format')
    .option('--force', 'overwrite the output file')
    .addOption(new Option('--width <columns>', 'write lines of this width').argParser(columns))
    .option('--lenient', 'take faulty answers as open instead of leaving the company out')
    .addOption(date('day of the assessments'))
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { cohort } = await import('../cohort.ts');
      const { output, force = false, lenient = false, date, width } = given(command);
      const { anonymous = false, for: organisation } = command.opts<CohortGiven>();
      const common = commonOptions(given(command));
      const format = formatOf(given(command));
      const where = { format, output, force, width };
      done(await cohort(environment, { ...common, ...where, paths, anonymous, organisation, lenient, date }));
    });
}
