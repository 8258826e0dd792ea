import { Option, type Command } from 'commander';
import { given, json, type Done } from './declare.ts';
import type { Environment } from './environment.ts';
import { commonOptions, eachFolder } from './given.ts';

/** The options of this command alone. */
interface FormGiven {
  readonly format?: FormFormat;
  readonly json?: boolean;
  readonly market?: readonly string[];
  readonly answers?: readonly string[];
  readonly output?: string;
  readonly force?: boolean;
}

const formats = ['html', 'markdown', 'csv', 'xlsx', 'json'] as const;
export type FormFormat = (typeof formats)[number];

/** Declares `form`. */
export function declareForm(program: Command, environment: Environment, done: Done): void {
  program
    .command('form')
    .description('the questionnaire for paper (HTML, Markdown), or as a table to fill in (XLSX, CSV)')
    .addOption(
      new Option('--format <name>', "how to write it (default: by the output's ending, or html)").choices(
        formats,
      ),
    )
    .addOption(json())
    .option('--market <id>', 'ask about this market (repeatable; default: all)', eachFolder)
    .option('--answers <file>', 'fill a column of the table with these answers (repeatable)', eachFolder)
    .option('--output <file>', 'write the form to this file')
    .option('--force', 'overwrite the output file')
    .action(async (_options: unknown, command: Command) => {
      const { form } = await import('./commands/form.ts');
      const own = command.opts<FormGiven>();
      const { market: markets, answers = [], output, force = false } = own;
      const format = own.json === true ? 'json' : own.format;
      const common = commonOptions(given(command));
      done(await form(environment, { ...common, askedMarkets: markets, answers, format, output, force }));
    });
}
