import type { Diagnostic } from '../../source/diagnostic.ts';
import { quote } from '../../source/sanitize.ts';
import validate from '../../schema/generated/assessment-validator.js';
import type { Assessment } from '../../schema/types.ts';

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
  if (validate(value)) return { kind: 'assessment', assessment: value };
  const place = validate.errors?.[0]?.instancePath ?? '';
  return {
    kind: 'broken',
    diagnostic: {
      code: 'schema',
      severity: 'error',
      file,
      start: null,
      end: null,
      message: `This is not a complete assessment: a fault at ${quote(place === '' ? '/' : place)}.`,
      expected: 'an assessment as `report --json` writes it, unchanged',
      suggestion: null,
    },
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
