import { Option, type Command } from 'commander';
import { given, json, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { commonOptions, formatOf } from './parsers.ts';

/** Declares the command that tells what the code of a diagnostic means. */
export function declareExplain(rules: Command, environment: Environment, done: Done): void {
  rules
    .command('explain')
    .description('tell what the code of a diagnostic means, with a wrong and a right example')
    .argument('[code]', 'the code, as rules check writes it; all codes are listed without one')
    .addOption(new Option('--format <name>', 'how to write it').choices(['pretty', 'json', 'markdown']))
    .addOption(json())
    .action(async (code: string | undefined, _options: unknown, command: Command) => {
      const { rulesExplain } = await import('../rules-explain.ts');
      const format = formatOf(given(command));
      done(rulesExplain(environment, { ...commonOptions(given(command)), code, format }));
    });
}
