import type { Command } from 'commander';
import { given, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { commonOptions } from './parsers.ts';

/** The options of this command alone. */
interface DocsGiven {
  readonly output?: string;
  readonly check?: boolean;
}

/** Declares `rules docs`. */
export function declareDocs(rules: Command, environment: Environment, done: Done): void {
  rules
    .command('docs')
    .description('a handbook of these rules in Markdown: questions, rules, barriers, sources, with links')
    .argument('[paths...]', 'folders or files: rules instead of the shipped ones, markets besides them')
    .option('--output <folder>', 'write one page for each part')
    .option('--check', 'with --output: write nothing; exit code 1 where a page is out of date')
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { rulesDocs } = await import('../rules-docs.ts');
      const { output, check = false } = command.opts<DocsGiven>();
      done(await rulesDocs(environment, { ...commonOptions(given(command)), paths, output, check }));
    });
}
