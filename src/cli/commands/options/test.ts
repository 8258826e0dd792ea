import { Option, type Command } from 'commander';
import { date, given, json, type Done } from './shared.ts';
import type { Environment } from '../../environment.ts';
import { commonOptions, formatOf, percent } from './parsers.ts';

export function declareTest(rules: Command, environment: Environment, done: Done): void {
  rules
    .command('test')
    .description('run the examples that rules carry with them')
    .argument('[paths...]', 'folders or files: rules instead of the shipped ones, markets besides them')
    .option('--filter <text>', 'only test cases with this in their id or title')
    .option('--coverage', 'tell which rules and branches of conditions no test case touches')
    .addOption(
      new Option('--min-coverage <percent>', 'share of the rules that must hold in some test case').argParser(
        percent,
      ),
    )
    .option('--suggest', 'write test cases for what none touches')
    .option('--output <file>', 'write the suggested test cases to this file')
    .option('--force', 'overwrite the output file')
    .option('--update', 'put what came out in the place of what was expected, in the files')
    .option('--watch', 'run again whenever a file changes')
    .option('--mutation', 'alter the rules one thing at a time: do the test cases notice?')
    .option('--min-score <percent>', 'with --mutation: share of the alterations to be noticed', percent)
    .addOption(new Option('--format <name>', 'how to write the results').choices(['pretty', 'json', 'junit']))
    .addOption(json())
    .addOption(date('day by which reviews are due'))
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const all = given(command);
      const { date, filter, coverage = false, minCoverage, suggest = false, update = false } = all;
      const common = { ...commonOptions(all), paths, format: formatOf(all), date };
      if (all.mutation === true) {
        const { rulesMutate } = await import('../rules-mutate.ts');
        done(await rulesMutate(environment, { ...common, minScore: all.minScore }));
        return;
      }
      const { rulesTest } = await import('../rules-test.ts');
      const { watch = false, output, force = false } = all;
      const options = { coverage, minCoverage, suggest, update, watch, output, force };
      done(await rulesTest(environment, { ...common, filter, ...options }));
    });
}
