import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { withEdits, diagnosticsOf, diagnosticLine, type Edits } from '../fixtures/small-pack-files.ts';

/** What is wrong, the edit that makes it wrong, and every fault that is then told, in the order of the places. */
export type Wrong = readonly [string, Edits, readonly string[]];

/** A fault as one line, with what would be right: file:line:column code message -> suggestion | expected */
const told = (fault: Diagnostic): string =>
  `${fault.severity === 'error' ? '' : `${fault.severity}: `}${diagnosticLine(fault)} | ${fault.expected ?? 'nothing'}`;

/** Everything that is told of the small pack after an edit. */
export const toldOf = (edits: Edits, day?: string): readonly string[] =>
  diagnosticsOf(withEdits(edits), day)
    .toSorted((a, b) => (a.start?.offset ?? 0) - (b.start?.offset ?? 0))
    .map(told);
