import { exitCode, type Environment } from '../environment.ts';
import type { AssessOptions } from '../options.ts';

export function assess(environment: Environment, _options: AssessOptions): Promise<number> {
  environment.stderr.write('Not built yet.\n');
  return Promise.resolve(exitCode.internal);
}
