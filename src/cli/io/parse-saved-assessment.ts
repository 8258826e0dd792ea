import { type Diagnostic, fileDiagnostic } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import validate from '../../schema/generated/assessment-validator.js';
import type { Assessment } from '../../schema/types.ts';
import { isUpgradable, upgraded } from './upgrade-assessment.ts';

const format: Assessment['format'] = 'born-global/assessment/2';

export type AssessmentFile =
  | { readonly kind: 'assessment'; readonly assessment: Assessment }
  /** It says that it is an assessment, and is none. */
  | { readonly kind: 'broken'; readonly diagnostic: Diagnostic }
  /** Answers, or something else. */
  | { readonly kind: 'other' };

/** Reads an assessment that was saved as JSON; it is shown as it is, whatever rules made it. */
export function parseAssessment(text: string, file: string): AssessmentFile {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('format' in value)) return { kind: 'other' };
  if (value.format !== format && !isUpgradable(value)) return { kind: 'other' };
  const completed = isUpgradable(value) ? upgraded(value, format) : value;
  if (validate(completed)) return { kind: 'assessment', assessment: completed };
  const place = validate.errors?.[0]?.instancePath ?? '';
  return {
    kind: 'broken',
    diagnostic: fileDiagnostic(
      file,
      'schema',
      `This is not a complete assessment: error at ${quote(place === '' ? '/' : place)}.`,
      { expected: 'an assessment as `report --json` writes it, unchanged' },
    ),
  };
}

function parseJson(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
