import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { mostDiagnostics, sortDiagnostics, tooMany, type Diagnostic } from '../../source/diagnostic.ts';
import { checkConditions } from './conditions.ts';
import { checkCycles } from './cycles.ts';
import { checkIds } from './duplicates.ts';
import { checkEvidence } from './evidence.ts';
import { checkImprovements } from './improvements.ts';
import { Names } from './symbol-table.ts';
import { checkBounds } from './number-bounds.ts';
import { checkGiven, checkPackTests } from './pack-tests.ts';
import { checkQuestions } from './questions.ts';
import { checkReferences } from './references.ts';
import { checkScales } from './scales.ts';
import { checkUnfinished } from './unfinished.ts';

/**
 * Everything that the formats alone cannot say: references, types, order, evidence. Checks all that could be read, even
 * where other parts of the pack are at fault; faults of reading and format are in `loaded.diagnostics`.
 *
 * @param today YYYY-MM-DD, for the age of facts
 */
export function checkPack({ pack, files, diagnostics }: LoadedPack, today: string): readonly Diagnostic[] {
  const names = new Names(files);
  return limit(
    sortDiagnostics([
      ...checkIds(files, names),
      ...checkReferences(files, names),
      ...checkConditions(files, names),
      ...checkQuestions(names),
      ...checkImprovements(files, names),
      ...checkBounds(files, names),
      ...checkCycles(files, names),
      ...checkScales(files),
      ...checkEvidence(files, today),
      ...checkUnfinished(files),
      ...checkPackTests(files, names),
      ...(pack === null ? [] : checkGiven(files, pack, diagnostics)),
    ]),
  );
}

/** The first faults of each file: nobody reads more than a few hundred. */
function limit(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  return diagnostics.flatMap((found): readonly Diagnostic[] => {
    const count = (counts.get(found.file) ?? 0) + 1;
    counts.set(found.file, count);
    if (count <= mostDiagnostics) return [found];
    if (count > mostDiagnostics + 1) return [];
    return [{ ...tooMany, file: found.file, start: found.start, end: found.end }];
  });
}
