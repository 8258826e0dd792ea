import { InvalidArgumentError, Option, type Command } from 'commander';
import { date, given, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { commonOptions } from './parsers.ts';

/** The options of this command alone. */
interface BatchGiven {
  readonly from: 'json' | 'csv';
  readonly brief?: boolean;
  readonly lenient?: boolean;
  readonly jobs: number;
  readonly output?: string;
  readonly force?: boolean;
  readonly resume?: boolean;
  readonly date?: string;
}

const mostJobs = 64;

function jobs(text: string): number {
  const count = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > mostJobs)
    throw new InvalidArgumentError(`A number of jobs is a whole number from 1 to ${mostJobs}.`);
  return count;
}

/** Declares `batch`. */
export function declareBatch(program: Command, environment: Environment, done: Done): void {
  program
    .command('batch')
    .description('assess a stream of companies: one line of answers in, one assessment a line out')
    .argument('[file]', 'answers, one company a line (default: the standard input)')
    .addOption(
      new Option('--from <form>', 'JSON a line, or a table in CSV whose first row names the questions')
        .choices(['json', 'csv'])
        .default('json'),
    )
    .option('--brief', 'numbers and ids alone, without plan and reasons: a thousand times as fast')
    .option('--lenient', 'take faulty answers as open instead of refusing their line')
    .addOption(new Option('--jobs <count>', 'threads side by side').default(1).argParser(jobs))
    .option('--output <file>', 'write the results to this file')
    .option('--force', 'overwrite the output file')
    .addOption(
      new Option('--resume', 'go on where the output file of a run that was stopped ends').conflicts('force'),
    )
    .addOption(date('day of the assessments'))
    .action(async (file: string | undefined, _options: unknown, command: Command) => {
      const { batch } = await import('../batch.ts');
      const {
        from,
        brief = false,
        lenient = false,
        jobs,
        output,
        force = false,
        resume = false,
        date,
      } = command.opts<BatchGiven>();
      const own = { file, from, brief, lenient, jobs, output, force, resume, date };
      done(await batch(environment, { ...commonOptions(given(command)), ...own }));
    });
}
