import * as generated from '../schema/generated/validators.js';
import type { Formats } from '../schema/types.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Document } from '../source/document.ts';
import { schemaDiagnostics } from '../source/schema-diagnostics.ts';

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

/** Formats of values that were validated. Values are immutable, so each is validated once. */
const knownFormats = new WeakMap<object, FormatName>();

/** Whether a value has the format. */
export function isValid<Name extends FormatName>(format: Name, value: unknown): value is Formats[Name] {
  const part = typeof value === 'object' && value !== null ? value : undefined;
  if (part !== undefined && knownFormats.get(part) === format) return true;
  const valid = validators[format](value);
  if (valid && part !== undefined) knownFormats.set(part, format);
  return valid;
}

/** Marks a value as valid, because the build validated it. */
export function markValid(format: FormatName, value: unknown): void {
  if (typeof value === 'object' && value !== null) knownFormats.set(value, format);
}

/** The violations of its format in a document, without duplicates. */
export const validate = (document: Document, format: FormatName): readonly Diagnostic[] =>
  document.value === undefined || isValid(format, document.value)
    ? []
    : schemaDiagnostics(document, validators[format]);
