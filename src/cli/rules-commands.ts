import type { Command } from 'commander';
import type { Done } from './declare.ts';
import { declareCheck } from './declare-check.ts';
import { declareDiff } from './declare-diff.ts';
import { declareDocs } from './declare-docs.ts';
import { declareExplain } from './declare-explain.ts';
import { declareFix } from './declare-fix.ts';
import { declareNew } from './declare-new.ts';
import { declareSchema } from './declare-schema.ts';
import { declareTest } from './declare-test.ts';
import type { Environment } from './environment.ts';

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
