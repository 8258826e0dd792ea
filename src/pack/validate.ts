import * as generated from '../schema/generated/validators.js';
import type { Formats } from '../schema/types.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Document } from './document.ts';
import { schemaFaults } from './schema-faults.ts';

/** The formats of the files of a pack. */
export type FormatName = Exclude<keyof Formats, 'answers' | 'assessment' | 'brief' | 'mapping'>;

const validators = {
  pack: generated.pack,
  questionnaire: generated.questionnaire,
  readiness: generated.readiness,
  'entry-modes': generated.entry_modes,
  recommendations: generated.recommendations,
  sources: generated.sources,
  market: generated.market,
  tests: generated.tests,
} satisfies Record<FormatName, unknown>;

/** Whether a value has the format. */
export function isValid<Name extends FormatName>(format: Name, value: unknown): value is Formats[Name] {
  return validators[format](value);
}

/** The faults of a document against the schema of its format, each told once. */
export const validate = (document: Document, format: FormatName): readonly Diagnostic[] =>
  schemaFaults(document, validators[format]);
