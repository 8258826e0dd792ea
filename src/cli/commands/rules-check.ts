import { exitCode, type Environment } from '../environment.ts';
import type { RulesOptions } from '../options.ts';

export function rulesCheck(environment: Environment, _options: RulesOptions): Promise<number> {
  environment.stderr.write('Not built yet.\n');
  return Promise.resolve(exitCode.internal);
}
