import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { withEdits, diagnosticsOf, diagnosticLine, type Edits } from '../fixtures/small-pack-files.ts';

/** A title, an edit that breaks the pack, and every diagnostic it gives, in order of position. */
export type Wrong = readonly [string, Edits, readonly string[]];

/** A diagnostic as one line, with what was expected: file:line:column code message -> suggestion | expected */
const reported = (diagnostic: Diagnostic): string =>
  `${diagnostic.severity === 'error' ? '' : `${diagnostic.severity}: `}${diagnosticLine(diagnostic)} | ${diagnostic.expected ?? 'nothing'}`;

/** Every diagnostic of the small pack after an edit. */
export const reportsOf = (edits: Edits, day?: string): readonly string[] =>
  diagnosticsOf(withEdits(edits), day)
    .toSorted((a, b) => (a.start?.offset ?? 0) - (b.start?.offset ?? 0))
    .map(reported);
