import { quickFormats } from '../../report/views/interview-order/formats.ts';
import { quickStudy } from '../../analysis/interview-order/interview-order.ts';
import { deliver } from '../io/write-output.ts';
import { exitCode, type Environment } from '../environment.ts';
import type { AssessOptions } from './options/types.ts';
import { understandAnswers } from '../io/load-assessment.ts';
import { reportContext } from '../io/report-context.ts';
import { reportFormatOf } from '../io/report-format.ts';

/** Tells where a quick interview with these answers stands: what is settled, what to ask next, and why not the rest. */
export async function quickStandingOf(
  environment: Environment,
  options: AssessOptions,
  { file, text }: { readonly file: string; readonly text: string },
): Promise<number> {
  const format = reportFormatOf(options);
  const write =
    typeof format === 'string' && Object.hasOwn(quickFormats, format) ? quickFormats[format] : undefined;
  if (write === undefined) {
    const known = Object.keys(quickFormats).join(', ');
    environment.stderr.write(`born-global: --quick with --answers is written as ${known}.\n`);
    return exitCode.usage;
  }
  const read = await understandAnswers(environment, { ...options, file }, text);
  if (!read.ok) return read.code;
  const written = await write(quickStudy(read.compiled, read.answers), reportContext(environment, options));
  return deliver(environment, written, options);
}
