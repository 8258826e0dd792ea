import type { Diagnostic } from '../pack/diagnostic.ts';
import type { Environment } from './environment.ts';
import { lookOf } from './look.ts';
import type { CommonOptions } from './options.ts';

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
  const { prettyDiagnostics } = await import('./pretty-diagnostics.ts');
  environment.stderr.write(
    prettyDiagnostics(diagnostics, texts, lookOf(environment.stderr, environment, options)),
  );
}
