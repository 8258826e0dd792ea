import { quickStudy } from '../../analysis/interview-order/interview-order.ts';
import { quickFormats } from '../../report/views/interview-order/formats.ts';
import type { ReportOptions } from '../commands/options.ts';
import { exitCode, type Environment } from '../environment.ts';
import { loadAnswers } from '../io/load-assessment.ts';
import { outputFormat } from '../io/output-format.ts';
import { reportContext } from '../io/report-context.ts';
import { writeOutput } from '../io/write-output.ts';

/** Writes how far a quick interview with these answers is: what is settled, what to ask next, and why nothing else. */
export async function writeQuickStatus(
  environment: Environment,
  options: ReportOptions & { readonly file: string },
  text: string,
): Promise<number> {
  const format = outputFormat(environment, options, ['terminal', 'markdown', 'json']);
  if (format === null) return exitCode.usage;
  const read = await loadAnswers(environment, options, text);
  if (!read.ok) return read.code;
  const write = quickFormats[format];
  const status = quickStudy(read.compiled, read.answers);
  return writeOutput(environment, await write(status, reportContext(environment, options)), options);
}
