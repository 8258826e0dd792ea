import type { Environment } from '../environment.ts';
import type { ReportOptions } from './options/types.ts';
import { readAssessment } from '../io/load-assessment.ts';
import { prepareReport, refused } from '../io/write-report.ts';

/** Writes the report on a file of answers, or on an assessment kept as JSON. */
export async function report(environment: Environment, options: ReportOptions): Promise<number> {
  const write = await prepareReport(environment, options);
  if (write === null) return refused;
  const read = await readAssessment(environment, options);
  return read.ok ? write(read.assessment, options) : read.code;
}
