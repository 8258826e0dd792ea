import { Option, type Command } from 'commander';
import { date, given, json, type Done } from './declare.ts';
import { declareCheck } from './declare-check.ts';
import { declareDiff } from './declare-diff.ts';
import { declareDocs } from './declare-docs.ts';
import { declareExplain } from './declare-explain.ts';
import { declareFix } from './declare-fix.ts';
import { declareNew } from './declare-new.ts';
import { declareSchema } from './declare-schema.ts';
import type { Environment } from './environment.ts';
import { commonOptions, formatOf, percent } from './given.ts';

const findingsFormat = (): Option =>
  new Option('--format <name>', 'how to write the findings').choices(['pretty', 'json']);

/** Declares the tools of rule authors. The code of each command is loaded when it runs. */
export function declareRules(program: Command, environment: Environment, done: Done): void {
  const rules = program.command('rules').description('check and test rules and markets').helpCommand(false);
  declareCheck(rules, environment, done);
  declareTest(rules, environment, done);
  declareDiff(rules, environment, done);
  declareFix(rules, environment, done);
  declareNew(rules, environment, done);
  declareExplain(rules, environment, done);
  declareSchema(rules, environment, done);
  declareDocs(rules, environment, done);
}

function declareTest(rules: Command, environment: Environment, done: Done): void {
  rules
    .command('test')
    .description('run the examples that rules carry with them')
    .argument('[paths...]', 'folders or files: rules instead of the shipped ones, markets besides them')
    .option('--filter <text>', 'only test cases with this in their id or title')
    .option('--mutation', 'alter the rules one thing at a time: do the test cases notice?')
    .option('--min-score <percent>', 'with --mutation: share of the alterations to be noticed', percent)
    .addOption(findingsFormat())
    .addOption(json())
    .addOption(date('day by which reviews are due'))
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { date, filter, mutation, minScore } = given(command);
      const format = formatOf(given(command));
      if (mutation === true) {
        const { rulesMutate } = await import('./commands/rules-mutate.ts');
        done(
          await rulesMutate(environment, { ...commonOptions(given(command)), paths, format, date, minScore }),
        );
        return;
      }
      const { rulesTest } = await import('./commands/rules-test.ts');
      done(await rulesTest(environment, { ...commonOptions(given(command)), paths, format, date, filter }));
    });
}
