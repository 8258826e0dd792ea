import { reportFormats } from '../../report/formats.ts';
import type { Report } from '../../report/report.ts';
import type { Assessment } from '../../schema/types.ts';
import { readConsultant } from './consultant.ts';
import { deliver } from './write-output.ts';
import { exitCode, type Environment } from '../environment.ts';
import type { ReportOptions } from '../commands/options/types.ts';
import { reportContext } from './report-context.ts';
import { reportFormatOf } from './report-format.ts';

type Options = Omit<ReportOptions, 'file'> & { readonly file?: string | undefined };

/** Writes the report on an assessment to where it was asked for. */
export type WriteReport = (assessment: Assessment, options: Options) => Promise<number>;

/**
 * Finds out how a report is to be written, before anything is asked or computed for it.
 *
 * @returns what writes it; null where the options ask for what cannot be, which standard error then says
 */
export async function prepareReport(environment: Environment, options: Options): Promise<WriteReport | null> {
  const format = reportFormatOf(options);
  if (typeof format === 'object') return refuse(environment, format.problem);
  const read = await readConsultant(environment.cwd, options);
  if (!read.ok) return refuse(environment, read.problem);
  const { consultant } = read;
  return async (assessment, given) => {
    const write: Report = await reportFormats[format]();
    const context = { ...reportContext(environment, given), consultant };
    return deliver(environment, await write(assessment, context), given);
  };
}

function refuse({ stderr }: Environment, problem: string): null {
  stderr.write(`born-global: ${problem}\n`);
  return null;
}

/** The exit code where a report could not be prepared. */
export const refused = exitCode.usage;
