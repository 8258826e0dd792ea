import * as generated from '../schema/generated/validators.js';
import type { Formats } from '../schema/types.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Document } from '../source/document.ts';
import { schemaFaults } from '../source/schema-diagnostics.ts';

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

export const formatNames: readonly FormatName[] = [
  'pack',
  'questionnaire',
  'readiness',
  'entry-modes',
  'recommendations',
  'sources',
  'market',
  'tests',
];

/** What has been found to have a format: nobody changes it, and several ask. */
const found = new WeakMap<object, FormatName>();

/** Whether a value has the format. */
export function isValid<Name extends FormatName>(format: Name, value: unknown): value is Formats[Name] {
  const part = typeof value === 'object' && value !== null ? value : undefined;
  if (part !== undefined && found.get(part) === format) return true;
  const valid = validators[format](value);
  if (valid && part !== undefined) found.set(part, format);
  return valid;
}

/** Takes a value as one that has the format, as found when the tool was built. */
export function rememberValid(format: FormatName, value: unknown): void {
  if (typeof value === 'object' && value !== null) found.set(value, format);
}

/** The faults of a document against the schema of its format, each told once. */
export const validate = (document: Document, format: FormatName): readonly Diagnostic[] =>
  document.value === undefined || isValid(format, document.value)
    ? []
    : schemaFaults(document, validators[format]);
