import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import {
  maxDiagnosticsPerFile,
  sortDiagnostics,
  tooManyDiagnostics,
  type Diagnostic,
} from '../../source/diagnostic.ts';
import { checkConditions } from './conditions.ts';
import { checkCycles } from './cycles.ts';
import { checkIds } from './duplicates.ts';
import { checkEvidence } from './evidence.ts';
import { checkImprovements } from './improvements.ts';
import { SymbolTable } from './symbol-table.ts';
import { checkBounds } from './number-bounds.ts';
import { checkTestAnswers, checkPackTests } from './pack-tests.ts';
import { checkQuestions } from './questions.ts';
import { checkReferences } from './references.ts';
import { checkScales } from './scales.ts';
import { checkUnfinished } from './unfinished.ts';

/**
 * Checks what the formats alone cannot express: references, types, order, evidence. Checks everything that could be
 * read, even if other parts of the pack are broken; `loaded.diagnostics` holds what reading and validating reported.
 *
 * @param today YYYY-MM-DD, to judge the age of facts
 */
export function checkPack({ pack, files, diagnostics }: LoadedPack, today: string): readonly Diagnostic[] {
  const symbols = new SymbolTable(files);
  return limitPerFile(
    sortDiagnostics([
      ...checkIds(files, symbols),
      ...checkReferences(files, symbols),
      ...checkConditions(files, symbols),
      ...checkQuestions(symbols),
      ...checkImprovements(files, symbols),
      ...checkBounds(files, symbols),
      ...checkCycles(files, symbols),
      ...checkScales(files),
      ...checkEvidence(files, today),
      ...checkUnfinished(files),
      ...checkPackTests(files, symbols),
      ...(pack === null ? [] : checkTestAnswers(files, pack, diagnostics)),
    ]),
  );
}

/** Keeps the first diagnostics of each file: nobody reads more than a few hundred. */
function limitPerFile(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  return diagnostics.flatMap((found): readonly Diagnostic[] => {
    const count = (counts.get(found.file) ?? 0) + 1;
    counts.set(found.file, count);
    if (count <= maxDiagnosticsPerFile) return [found];
    if (count > maxDiagnosticsPerFile + 1) return [];
    return [{ ...tooManyDiagnostics, file: found.file, start: found.start, end: found.end }];
  });
}
