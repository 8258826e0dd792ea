import { Option, type Command } from 'commander';
import { date, given, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { calendarDay, commonOptions } from './parsers.ts';

/** Declares `rules fix`. */
export function declareFix(rules: Command, environment: Environment, done: Done): void {
  rules
    .command('fix')
    .description('put right what can only be meant in one way, keeping comments and layout')
    .argument('[paths...]', 'folders or files of your own; only these are changed')
    .option('--dry-run', 'show what would change, and change nothing')
    .addOption(
      new Option(
        '--as-of <YYYY-MM-DD>',
        'you have looked at the sources of all undated facts: their date',
      ).argParser(calendarDay),
    )
    .option('--sort', 'put lists of ids in order where their order says nothing')
    .addOption(date('day by which reviews are due'))
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { rulesFix } = await import('../rules-fix.ts');
      const { date, asOf, dryRun = false, sort = false } = given(command);
      done(
        await rulesFix(environment, { ...commonOptions(given(command)), paths, date, asOf, dryRun, sort }),
      );
    });
}
