import { resolve } from 'node:path';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { readText } from '../../source/read-text-file.ts';
import type { Block } from '../../report/document/document.ts';
import { studyFormatNames, writeStudy, type StudyFormat } from '../../report/analysis-formats.ts';
import { deliver } from './write-output.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { ReportOptions } from '../commands/options/types.ts';
import { understandAnswers } from './load-assessment.ts';
import { reportContext } from './report-context.ts';
import { reportFormatOf } from './report-format.ts';

/** What the commands that study one file of answers are given. */
export type StudyOptions = Omit<ReportOptions, 'consultant' | 'logo' | 'brief'>;

/** Tells faults on standard error; the texts are those of the files that they point into. */
export async function refuseStudy(
  environment: Environment,
  options: StudyOptions,
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): Promise<number> {
  const { prettyDiagnostics } = await import('../diagnostics/pretty.ts');
  const look = lookOf(environment.stderr, environment, options);
  environment.stderr.write(prettyDiagnostics(diagnostics, texts, look));
  return exitCode.usage;
}

/** The format of a study, by name or by the ending of the output; null where it has none such, which is told. */
export function studyFormatOf(environment: Environment, options: StudyOptions): StudyFormat | null {
  const format = reportFormatOf(options);
  const known = studyFormatNames.find((name) => name === format);
  if (known !== undefined) return known;
  const problem =
    typeof format === 'object' ? format.problem : `there are the formats ${studyFormatNames.join(', ')}.`;
  environment.stderr.write(`born-global: ${problem}\n`);
  return null;
}

/** The answers to be studied, checked against their rules; or an exit code, once the faults are told. */
export async function answersToStudy(
  environment: Environment,
  options: StudyOptions,
): Promise<Awaited<ReturnType<typeof understandAnswers>>> {
  const { file } = options;
  const read = readText(resolve(environment.cwd, file), file);
  if (!read.ok)
    return { ok: false, code: await refuseStudy(environment, options, [read.diagnostic], new Map()) };
  if (!read.text.includes('born-global/assessment/'))
    return understandAnswers(environment, options, read.text);
  environment.stderr.write(
    'born-global: this is a kept assessment; to try other answers, the answers file itself is needed.\n',
  );
  return { ok: false, code: exitCode.usage };
}

/** Writes a study to where it was asked for. */
export async function deliverStudy(
  environment: Environment,
  options: StudyOptions,
  study: { readonly result: object; readonly blocks: () => readonly Block[]; readonly title: string },
  format: StudyFormat,
): Promise<number> {
  const context = reportContext(environment, options);
  const written = await writeStudy(study.result, study.blocks, { format, title: study.title, context });
  return deliver(environment, written, options);
}
