import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Environment } from '../environment.ts';
import { styleOf, type StyleOptions } from '../terminal/style.ts';

/**
 * Prints diagnostics to standard error.
 *
 * @param texts the texts of files by the name that diagnostics use: the lines in question are shown
 */
export async function printDiagnostics(
  environment: Pick<Environment, 'stderr' | 'variables'>,
  options: StyleOptions,
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  if (diagnostics.length === 0) return;
  const { prettyDiagnostics } = await import('./pretty.ts');
  const style = styleOf(environment.stderr, environment, options);
  environment.stderr.write(prettyDiagnostics(diagnostics, texts, style));
}

/** The texts of the files of a pack, by the name that diagnostics use. */
export const textsOf = (files: readonly PackFile[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ file, document }) => [file, document.text]));
