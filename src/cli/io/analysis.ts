import { resolve } from 'node:path';
import { analysisFormatNames, writeAnalysis, type AnalysisFormat } from '../../report/analysis-formats.ts';
import type { Block } from '../../report/document/document.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import type { AnalysisOptions } from '../commands/options.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { usageError } from '../terminal/messages.ts';
import { isSavedAssessment, loadAnswers, type AnswersResult } from './load-assessment.ts';
import { outputFormat, type FormatOptions } from './output-format.ts';
import { reportContext } from './report-context.ts';
import { writeOutput } from './write-output.ts';

/** The format of an analysis; null after printing an error, if there is no such format. */
export const analysisFormat = (environment: Environment, options: FormatOptions): AnalysisFormat | null =>
  outputFormat(environment, options, analysisFormatNames);

/** The answers to analyse. Diagnostics are printed. */
export async function answersToAnalyse(
  environment: Environment,
  options: AnalysisOptions & { readonly file: string },
): Promise<AnswersResult> {
  const { file } = options;
  const read = readTextFile(resolve(environment.cwd, file), file);
  if (!read.ok) {
    await printDiagnostics(environment, options, [read.diagnostic]);
    return { ok: false, code: exitCode.usage };
  }
  if (!isSavedAssessment(read.text)) return loadAnswers(environment, options, read.text);
  const message = 'this is a saved assessment; to try other answers, name the file of answers itself.';
  return { ok: false, code: usageError(environment, message) };
}

export interface Analysis {
  /** Written as JSON. */
  readonly result: object;
  readonly blocks: () => readonly Block[];
  readonly title: string;
}

/** Writes an analysis to where it was asked for, and returns the exit code. */
export async function outputAnalysis(
  environment: Environment,
  options: AnalysisOptions,
  { result, blocks, title }: Analysis,
  format: AnalysisFormat,
): Promise<number> {
  const context = reportContext(environment, options);
  return writeOutput(environment, await writeAnalysis(result, blocks, { format, title, context }), options);
}
