import type { Command } from 'commander';
import type { Done } from './shared.ts';
import { declareCheck } from './check.ts';
import { declareDiff } from './diff.ts';
import { declareDocs } from './docs.ts';
import { declareExplain } from './explain.ts';
import { declareFix } from './fix.ts';
import { declareNew } from './new.ts';
import { declareSchema } from './schema.ts';
import { declareTest } from './test.ts';
import type { Environment } from '../../environment.ts';

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
