import type { FindingsFormat } from './findings.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** Every form of findings, by the name that `--format` takes. */
export const findingsFormats: Readonly<Record<string, FindingsFormat>> = {
  pretty,
  json,
  sarif,
  github,
  gitlab,
  junit,
};
