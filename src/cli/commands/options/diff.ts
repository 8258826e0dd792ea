import { InvalidArgumentError, Option, type Command } from 'commander';
import { date, given, json, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { commonOptions, formatOf } from './parsers.ts';

/** The options of this command alone. */
interface DiffGiven {
  readonly samples: number;
  readonly assessments?: string;
  readonly failOnChange?: boolean;
}

export function declareDiff(rules: Command, environment: Environment, done: Done): void {
  rules
    .command('diff')
    .description('what a change of rules means: which outcomes can differ, for which companies')
    .argument('<old>', 'a folder of rules, or a revision of git: its rules and markets')
    .argument('[new]', 'the same; the working files if left out')
    .addOption(new Option('--format <name>', 'how to write it').choices(['pretty', 'markdown', 'json']))
    .addOption(json())
    .option(
      '--assessments <folder>',
      'answers and assessments of real companies, to see what changes for them',
    )
    .addOption(
      new Option('--samples <number>', 'companies drawn for the shares').argParser(samples).default(1000),
    )
    .option('--fail-on-change', 'exit code 1 unless it is proved that no outcome changes')
    .addOption(date('day by which reviews are due'))
    .action(async (before: string, after: string | undefined, _options: unknown, command: Command) => {
      const { rulesDiff } = await import('../rules-diff.ts');
      const { date } = given(command);
      const { samples, assessments, failOnChange = false } = command.opts<DiffGiven>();
      const format = formatOf(given(command));
      const common = commonOptions(given(command));
      const options = { ...common, before, after, format, date, samples, assessments, failOnChange };
      done(await rulesDiff(environment, options));
    });
}

const most = 1_000_000;

function samples(text: string): number {
  const number = /^\d{1,7}$/u.test(text) ? Number(text) : NaN;
  if (!(number >= 1 && number <= most)) throw new InvalidArgumentError(`A whole number from 1 to ${most}.`);
  return number;
}
