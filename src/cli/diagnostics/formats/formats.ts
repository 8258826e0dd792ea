import type { DiagnosticFormat } from './format.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** Every format of diagnostics, by the name that `--format` takes. */
export const diagnosticFormats = {
  pretty,
  json,
  sarif,
  github,
  gitlab,
  junit,
} as const satisfies Readonly<Record<string, DiagnosticFormat>>;
