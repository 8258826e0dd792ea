import { reportFormats } from '../../report/formats.ts';
import type { Assessment } from '../../schema/types.ts';
import type { ReportOptions } from '../commands/options.ts';
import type { Environment } from '../environment.ts';
import { usageError } from '../terminal/messages.ts';
import { readConsultant } from './consultant.ts';
import { outputFormat } from './output-format.ts';
import { reportContext } from './report-context.ts';
import { writeOutput } from './write-output.ts';

/** Writes the report on an assessment and returns the exit code. */
export type WriteReport = (assessment: Assessment, options: ReportOptions) => Promise<number>;

const formats = ['terminal', 'markdown', 'html', 'docx', 'xlsx', 'csv', 'json'] as const;

/**
 * Prepares a report before anything is asked or computed for it.
 *
 * @returns what writes the report; null after printing an error, if the options cannot be met
 */
export async function prepareReport(
  environment: Environment,
  options: ReportOptions,
): Promise<WriteReport | null> {
  const format = outputFormat(environment, options, formats);
  if (format === null) return null;
  const read = await readConsultant(environment.cwd, options);
  if (!read.ok) {
    usageError(environment, read.problem);
    return null;
  }
  const { consultant } = read;
  return async (assessment, current) => {
    const write = await reportFormats[format]();
    const context = { ...reportContext(environment, current), consultant };
    return writeOutput(environment, await write(assessment, context), current);
  };
}
