import { type Diagnostic, fileDiagnostic } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import validate from '../../schema/generated/assessment-validator.js';
import type { Assessment } from '../../schema/types.ts';
import { parseDuration } from '../../values/duration.ts';
import { isMapping } from '../../source/node.ts';

const format: Assessment['format'] = 'born-global/assessment/1';

export type AssessmentFile =
  | { readonly kind: 'assessment'; readonly assessment: Assessment }
  /** It says that it is an assessment, and is none. */
  | { readonly kind: 'broken'; readonly diagnostic: Diagnostic }
  /** Answers, or something else. */
  | { readonly kind: 'other' };

/** Reads an assessment that was kept as JSON; it is shown as it is, whatever rules made it. */
export function parseAssessment(text: string, file: string): AssessmentFile {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== format) {
    return { kind: 'other' };
  }
  const completed = withDurations(value);
  if (validate(completed)) return { kind: 'assessment', assessment: completed };
  const place = validate.errors?.[0]?.instancePath ?? '';
  return {
    kind: 'broken',
    diagnostic: fileDiagnostic(
      file,
      'schema',
      `This is not a complete assessment: a fault at ${quote(place === '' ? '/' : place)}.`,
      { expected: 'an assessment as `report --json` writes it, unchanged' },
    ),
  };
}

/** Adds the durations in months, which assessments saved by versions before 0.2 lack. */
function withDurations(value: object): object {
  if (!('plan' in value) || !isMapping(value.plan) || !Array.isArray(value.plan['actions'])) return value;
  const actions = value.plan['actions'].map((action: unknown): unknown =>
    isMapping(action) && typeof action['takes'] === 'string'
      ? { durationMonths: parseDuration(action['takes']), ...action }
      : action,
  );
  return { ...value, plan: { ...value.plan, actions } };
}

function parseJson(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
