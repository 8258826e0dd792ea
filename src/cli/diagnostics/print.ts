import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Environment } from '../environment.ts';
import { lookOf } from '../terminal/style.ts';
import type { CommonOptions } from '../commands/options/types.ts';

/**
 * Tells faults on the standard error.
 *
 * @param texts of the files, by their names in diagnostics; faulty lines of those are shown
 */
export async function tellDiagnostics(
  environment: Environment,
  options: CommonOptions,
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  if (diagnostics.length === 0) return;
  const { prettyDiagnostics } = await import('./pretty.ts');
  environment.stderr.write(
    prettyDiagnostics(diagnostics, texts, lookOf(environment.stderr, environment, options)),
  );
}
