import { exitCode, type Environment } from '../environment.ts';
import type { ExplainOptions } from '../options.ts';

export function explain(environment: Environment, _options: ExplainOptions): Promise<number> {
  environment.stderr.write('Not built yet.\n');
  return Promise.resolve(exitCode.internal);
}
