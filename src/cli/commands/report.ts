import { exitCode, type Environment } from '../environment.ts';
import { loadAssessment } from '../io/load-assessment.ts';
import { prepareReport } from '../io/write-report.ts';
import type { DeclareCommand, OptionsOf } from './command.ts';
import { newReportCommand } from './options.ts';

const declare = () =>
  newReportCommand('report').argument('<file>', 'answers file, or an assessment saved as JSON');

export type ReportCommandOptions = OptionsOf<typeof declare> & { readonly file: string };

export const reportCommand: DeclareCommand = (run) =>
  declare().action((file, _options, command) =>
    run((environment) => report(environment, { ...command.optsWithGlobals(), file })),
  );

/** Writes the report on answers, or on a saved assessment. */
export async function report(environment: Environment, options: ReportCommandOptions): Promise<number> {
  const write = await prepareReport(environment, options);
  if (write === null) return exitCode.usage;
  const result = await loadAssessment(environment, options);
  return result.ok ? write(result.assessment, options) : result.code;
}
