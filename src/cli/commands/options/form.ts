import { InvalidArgumentError, Option, type Command } from 'commander';
import { given, json, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { formFormats, type FormFormat } from '../form-formats.ts';
import { commonOptions, eachFolder } from './parsers.ts';

/** The options of this command alone. */
interface FormGiven {
  readonly format?: FormFormat;
  readonly json?: boolean;
  readonly market?: readonly string[];
  readonly triage?: boolean;
  readonly answers?: readonly string[];
  readonly companies: number;
  readonly output?: string;
  readonly force?: boolean;
}

const mostCompanies = 500;

function companies(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > mostCompanies)
    throw new InvalidArgumentError(`A number of companies is a whole number from 1 to ${mostCompanies}.`);
  return count;
}

/** Declares `form`. */
export function declareForm(program: Command, environment: Environment, done: Done): void {
  program
    .command('form')
    .description('the questionnaire for paper (HTML, Markdown), or as a table to fill in (XLSX, CSV)')
    .addOption(
      new Option('--format <name>', "how to write it (default: by the output's ending, or html)").choices(
        formFormats,
      ),
    )
    .addOption(json())
    .option('--market <id>', 'ask about this market (repeatable; default: all)', eachFolder)
    .option('--triage', 'only the questions of the first round')
    .option('--answers <file>', 'fill a column of the table with these answers (repeatable)', eachFolder)
    .addOption(new Option('--companies <count>', 'columns of the table').default(20).argParser(companies))
    .option('--output <file>', 'write the form to this file')
    .option('--force', 'overwrite the output file')
    .action(async (_options: unknown, command: Command) => {
      const { form } = await import('../form.ts');
      const own = command.opts<FormGiven>();
      const { market: askedMarkets, triage = false, answers = [], companies, output, force = false } = own;
      const format = own.json === true ? 'json' : own.format;
      const common = commonOptions(given(command));
      done(
        await form(environment, {
          ...common,
          askedMarkets,
          triage,
          answers,
          companies,
          format,
          output,
          force,
        }),
      );
    });
}
