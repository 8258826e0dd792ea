import { resolve } from 'node:path';
import { packIdOf, readAnswerDocument } from '../../answers/parse.ts';
import { assess } from '../../engine/assess.ts';
import type { CompiledPack } from '../../engine/compile/compile.ts';
import { applicableQuestions } from '../../engine/applicable-questions.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { readDocument } from '../../source/document.ts';
import { readText } from '../../source/read-text-file.ts';
import type { AnswerFile, Assessment } from '../../schema/types.ts';
import { loadContent } from '../rule-source/resolve.ts';
import { exitCode, type Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { CommonOptions } from '../commands/options/types.ts';

export interface AssessmentOptions extends CommonOptions {
  /** Of answers, or an assessment as JSON. */
  readonly file: string;
  readonly lenient: boolean;
  readonly date?: string | undefined;
}

interface Refused {
  readonly ok: false;
  readonly code: number;
}

export type AssessmentRead = { readonly ok: true; readonly assessment: Assessment } | Refused;

/**
 * The assessment that a file holds: one kept as JSON is taken as it is, answers are assessed with the rules. Faults are
 * told on the standard error.
 */
export async function readAssessment(
  environment: Environment,
  options: AssessmentOptions,
): Promise<AssessmentRead> {
  const { file } = options;
  const read = readText(resolve(environment.cwd, file), file);
  if (!read.ok) return refuse(environment, options, [read.diagnostic]);
  if (read.text.includes('born-global/assessment/')) {
    const { parseAssessment } = await import('./parse-saved-assessment.ts');
    const kept = parseAssessment(read.text, file);
    if (kept.kind === 'assessment') return { ok: true, assessment: kept.assessment };
    if (kept.kind === 'broken') return refuse(environment, options, [kept.diagnostic]);
  }
  return assessAnswers(environment, options, read.text);
}

/** The assessment of answers, with the rules that the options name. */
export async function assessAnswers(
  environment: Environment,
  options: AssessmentOptions,
  text: string,
): Promise<AssessmentRead> {
  const read = await understandAnswers(environment, options, text);
  return read.ok ? { ok: true, assessment: assess(read.compiled, read.answers) } : read;
}

type AnswersRead =
  | {
      readonly ok: true;
      readonly compiled: CompiledPack;
      /** Checked against the pack, with the day of the assessment. */
      readonly answers: AnswerFile;
    }
  | Refused;

/** The answers in a text, and the rules that they are about. Diagnostics are printed to standard error. */
export async function understandAnswers(
  environment: Environment,
  options: AssessmentOptions,
  text: string,
): Promise<AnswersRead> {
  const document = readDocument(options.file, text);
  const content = await loadContent(environment, options, packIdOf(document));
  if (!content.ok) return refuse(environment, options, content.diagnostics);
  const compiled = content.compile();
  const { answers, diagnostics } = readAnswerDocument(document, compiled.pack, {
    lenient: options.lenient,
    places: (given) => applicableQuestions(compiled, given),
  });
  await tell(environment, options, diagnostics, text);
  if (answers === null) return { ok: false, code: exitCode.usage };
  const date = options.date ?? answers.date ?? environment.today;
  return { ok: true, compiled, answers: { ...answers, date } };
}

async function refuse(
  environment: Environment,
  options: AssessmentOptions,
  diagnostics: readonly Diagnostic[],
  text = '',
): Promise<Refused> {
  await tell(environment, options, diagnostics, text);
  return { ok: false, code: exitCode.usage };
}

async function tell(
  environment: Environment,
  options: AssessmentOptions,
  diagnostics: readonly Diagnostic[],
  text: string,
): Promise<void> {
  if (diagnostics.length === 0) return;
  const { prettyDiagnostics } = await import('../diagnostics/pretty.ts');
  const look = lookOf(environment.stderr, environment, options);
  environment.stderr.write(prettyDiagnostics(diagnostics, new Map([[options.file, text]]), look));
}
