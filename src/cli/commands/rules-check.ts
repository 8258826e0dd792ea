import { checkPack } from '../../check/check-pack.ts';
import { countsOf, type Counts } from '../../check/summary.ts';
import { sortDiagnostics, type Diagnostic } from '../../pack/diagnostic.ts';
import { loadPack } from '../../pack/load-pack.ts';
import { neutralise } from '../../pack/neutralise.ts';
import { contentFolders } from '../content.ts';
import { exitCode, type Environment } from '../environment.ts';
import { safeJson } from '../../report/json.ts';
import { lookOf } from '../look.ts';
import type { RulesOptions } from '../options.ts';
import { prettyDiagnostics } from '../pretty-diagnostics.ts';
import { sortPaths } from '../rule-paths.ts';

/** Checks rules and markets: the shipped ones, or those of the user. */
export async function rulesCheck(environment: Environment, options: RulesOptions): Promise<number> {
  const { stdout, stderr, cwd, today } = environment;
  const paths = sortPaths(options, cwd);
  if (!paths.ok) {
    stderr.write(`born-global: ${neutralise(paths.message)}\n`);
    return exitCode.usage;
  }
  const loaded = await loadPack(contentFolders(environment, paths));
  const diagnostics = sortDiagnostics([...loaded.diagnostics, ...checkPack(loaded, options.date ?? today)]);
  const texts = new Map(loaded.files.map(({ file, document }) => [file, document.text]));
  if (options.format === 'json') stdout.write(safeJson(diagnostics, lookOf(stdout, environment, options)));
  else {
    const pretty = prettyDiagnostics(diagnostics, texts, lookOf(stdout, environment, options));
    stdout.write(`${pretty}${pretty === '' ? '' : '\n'}${summary(diagnostics, countsOf(loaded.files))}\n`);
  }
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.fine;
}

function summary(diagnostics: readonly Diagnostic[], counts: Counts): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const checked = [
    plural(counts.files, 'file'),
    plural(counts.questions, 'question'),
    plural(counts.rules, 'rule'),
    `${counts.cited} of ${plural(counts.entries, 'handbook entry', 'handbook entries')} cited`,
  ].join(', ');
  return `${plural(errors, 'error')}, ${plural(diagnostics.length - errors, 'warning')} in ${checked}.`;
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
