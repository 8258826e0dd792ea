import { Option, type Command } from 'commander';
import { date, given, json, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { amount, commonOptions, formatOf } from './parsers.ts';

/** The names of src/cli/diagnostics/formats/formats.ts, which is loaded only when something is written. */
const formats = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit'];

const afterHelp = `
A warning is silenced in place, with the reason, by a comment above its line or
at its end:

  # born-global-ignore stale-fact: law in force, read again in November 2026
`;

export function declareCheck(rules: Command, environment: Environment, done: Done): void {
  rules
    .command('check')
    .description(
      'check rules and markets: format, references, types, evidence, and what holds for all companies',
    )
    .argument('[paths...]', 'folders or files: rules instead of the shipped ones, markets besides them')
    .addOption(new Option('--format <name>', 'how to write the findings').choices(formats))
    .addOption(json())
    .option('--output <file>', 'write the findings to this file')
    .option('--force', 'overwrite the output file')
    .option('--no-exact', 'leave out the search of all possible companies')
    .option('--changed [revision]', 'only findings in files changed since a revision of git (default: HEAD)')
    .addOption(
      new Option('--max-warnings <number>', 'more warnings than this are a failure').argParser(amount),
    )
    .option('--watch', 'check again whenever a file changes')
    .addOption(date('day by which reviews are due'))
    .addHelpText('after', afterHelp)
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { rulesCheck } = await import('../rules-check.ts');
      const {
        date,
        exact = true,
        changed,
        maxWarnings,
        watch = false,
        output,
        force = false,
      } = given(command);
      done(
        await rulesCheck(environment, {
          ...commonOptions(given(command)),
          paths,
          format: formatOf(given(command)),
          date,
          exact,
          changed: changed === true ? 'HEAD' : changed,
          maxWarnings,
          watch,
          output,
          force,
        }),
      );
    });
}
