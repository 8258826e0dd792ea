import { resolve } from 'node:path';
import { packIdOf, readAnswerDocument } from '../../answers/parse.ts';
import { applicableQuestions } from '../../engine/applicable-questions.ts';
import { assess } from '../../engine/assess.ts';
import type { CompiledPack } from '../../engine/compile/compile.ts';
import type { AnswerFile, Assessment } from '../../schema/types.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { parseDocument } from '../../source/document.ts';
import { readTextFile } from '../../source/read-text-file.ts';
import type { RuleSourceOptions } from '../commands/command.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { loadRules } from '../rule-source/load-rules.ts';
import type { StyleOptions } from '../terminal/style.ts';

export interface AnswersOptions extends RuleSourceOptions, StyleOptions {
  /** A file of answers, or an assessment saved as JSON. */
  readonly file: string;
  readonly lenient?: boolean | undefined;
  /** YYYY-MM-DD; else that of the answers, else today. */
  readonly date?: string | undefined;
}

/** Diagnostics have been printed. */
interface Refused {
  readonly ok: false;
  readonly code: number;
}

export type AssessmentResult = { readonly ok: true; readonly assessment: Assessment } | Refused;

export type AnswersResult =
  | {
      readonly ok: true;
      readonly compiled: CompiledPack;
      /** Valid for the pack, with the day of the assessment. */
      readonly answers: AnswerFile;
    }
  | Refused;

/** How a file says that it holds an assessment. */
const assessmentMark = 'born-global/assessment/';

export const isSavedAssessment = (text: string): boolean => text.includes(assessmentMark);

/** The assessment in a file: a saved one is taken as it is, answers are assessed. Diagnostics are printed. */
export async function loadAssessment(
  environment: Environment,
  options: AnswersOptions,
): Promise<AssessmentResult> {
  const { file } = options;
  const read = readTextFile(resolve(environment.cwd, file), file);
  if (!read.ok) return refuse(environment, options, [read.diagnostic]);
  if (isSavedAssessment(read.text)) {
    const { parseAssessment } = await import('./parse-saved-assessment.ts');
    const saved = parseAssessment(read.text, file);
    if (saved.kind === 'assessment') return { ok: true, assessment: saved.assessment };
    if (saved.kind === 'broken') return refuse(environment, options, [saved.diagnostic]);
  }
  return assessText(environment, options, read.text);
}

/** The assessment of the answers in a text. Diagnostics are printed. */
export async function assessText(
  environment: Environment,
  options: AnswersOptions,
  text: string,
): Promise<AssessmentResult> {
  const result = await loadAnswers(environment, options, text);
  return result.ok ? { ok: true, assessment: assess(result.compiled, result.answers) } : result;
}

/** The answers in a text, and the rules that they are about. Diagnostics are printed. */
export async function loadAnswers(
  environment: Environment,
  options: AnswersOptions,
  text: string,
): Promise<AnswersResult> {
  const document = parseDocument(options.file, text);
  const rules = await loadRules(environment, options, packIdOf(document));
  if (!rules.ok) return refuse(environment, options, rules.diagnostics);
  const compiled = rules.compile();
  const { answers, diagnostics } = readAnswerDocument(document, compiled.pack, {
    lenient: options.lenient ?? false,
    places: (given) => applicableQuestions(compiled, given),
  });
  await printDiagnostics(environment, options, diagnostics, new Map([[options.file, text]]));
  if (answers === null) return { ok: false, code: exitCode.usage };
  const date = options.date ?? answers.date ?? environment.today;
  return { ok: true, compiled, answers: { ...answers, date } };
}

async function refuse(
  environment: Environment,
  options: AnswersOptions,
  diagnostics: readonly Diagnostic[],
): Promise<Refused> {
  await printDiagnostics(environment, options, diagnostics);
  return { ok: false, code: exitCode.usage };
}
