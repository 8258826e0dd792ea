import { exitCode, type Environment } from '../environment.ts';
import type { ReportOptions } from '../options.ts';

export function report(environment: Environment, _options: ReportOptions): Promise<number> {
  environment.stderr.write('Not built yet.\n');
  return Promise.resolve(exitCode.internal);
}
