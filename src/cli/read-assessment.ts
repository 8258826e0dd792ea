import { resolve } from 'node:path';
import type { Diagnostic } from '../pack/diagnostic.ts';
import { readText } from '../pack/read-text.ts';
import type { Assessment } from '../schema/types.ts';
import { exitCode, type Environment } from './environment.ts';
import { lookOf } from './look.ts';
import type { ExplainOptions } from './options.ts';

export type AssessmentRead =
  { readonly ok: true; readonly assessment: Assessment } | { readonly ok: false; readonly code: number };

/**
 * The assessment that a file holds: one kept as JSON is taken as it is, answers are assessed with the rules. Faults are
 * told on the standard error.
 */
export async function readAssessment(
  environment: Environment,
  options: Omit<ExplainOptions, 'id' | 'format'>,
): Promise<AssessmentRead> {
  const { file } = options;
  const read = await readText(resolve(environment.cwd, file), file);
  if (!read.ok) return refuse(environment, options, [read.diagnostic], '');
  const { parseAssessment } = await import('./kept-assessment.ts');
  const kept = parseAssessment(read.text, file);
  if (kept.kind === 'assessment') return { ok: true, assessment: kept.assessment };
  if (kept.kind === 'broken') return refuse(environment, options, [kept.diagnostic], read.text);
  return assessAnswers(environment, options, read.text);
}

async function assessAnswers(
  environment: Environment,
  options: Omit<ExplainOptions, 'id' | 'format'>,
  text: string,
): Promise<AssessmentRead> {
  const { loadContent } = await import('./content.ts');
  const content = await loadContent(environment, options);
  if (!content.ok) return refuse(environment, options, content.diagnostics, '');
  throw new Error(`answers cannot be read yet: ${text.length}`);
}

async function refuse(
  environment: Environment,
  options: Omit<ExplainOptions, 'id' | 'format'>,
  diagnostics: readonly Diagnostic[],
  text: string,
): Promise<AssessmentRead> {
  const { prettyDiagnostics } = await import('./pretty-diagnostics.ts');
  const look = lookOf(environment.stderr, environment, options);
  environment.stderr.write(prettyDiagnostics(diagnostics, new Map([[options.file, text]]), look));
  return { ok: false, code: exitCode.usage };
}
