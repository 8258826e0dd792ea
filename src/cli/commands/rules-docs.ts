import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import { sortDiagnostics } from '../../source/diagnostic.ts';
import { neutralise } from '../../source/sanitize.ts';
import { everyContentFolder } from '../rule-source/resolve.ts';
import { exitCode, type Environment } from '../environment.ts';
import { deliverFolder } from '../io/sync-generated-files.ts';
import { handbookMark, handbookOf } from '../../rule-tools/docs/handbook.ts';
import { readPack } from '../rule-source/read-pack.ts';
import { lookOf } from '../terminal/style.ts';
import type { CommonOptions } from './options/types.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { sortPaths } from '../rule-source/parse-paths.ts';

export interface RulesDocsOptions extends CommonOptions {
  readonly paths: readonly string[];
  /** The folder of the pages; without it, all go to the standard output one after the other. */
  readonly output?: string | undefined;
  readonly check: boolean;
}

/** Writes a handbook of rules and markets: every question, rule, barrier and source, with links between them. */
export async function rulesDocs(environment: Environment, options: RulesDocsOptions): Promise<number> {
  const { stdout, stderr, cwd, today } = environment;
  const { output, check } = options;
  const paths = sortPaths(options, cwd);
  if (!paths.ok || (check && output === undefined)) {
    const problem = paths.ok ? '--check needs --output, the folder to compare' : paths.message;
    stderr.write(`born-global: ${neutralise(problem)}\n`);
    return exitCode.usage;
  }
  const loaded = await Promise.all(
    everyContentFolder(environment, paths).map((folders) => readPack(folders)),
  );
  const faults = loaded
    .flatMap((one) => [...one.diagnostics, ...checkPack(one, today)])
    .filter(({ severity }) => severity === 'error');
  const packs = loaded.flatMap(({ pack }) => pack ?? []);
  if (packs.length < loaded.length) {
    const files = loaded.flatMap((one) => one.files);
    const texts = new Map(files.map(({ file, document }) => [file, document.text]));
    stderr.write(
      `${prettyDiagnostics(sortDiagnostics(faults), texts, lookOf(stderr, environment, options))}\n`,
    );
    return exitCode.findings;
  }
  if (faults.length > 0)
    stderr.write('born-global: these rules have faults, so links may be missing: see rules check.\n');
  const files = handbookOf(packs);
  if (output === undefined) {
    stdout.write(files.map(({ text }) => text).join('\n'));
    return exitCode.fine;
  }
  const command = 'born-global rules docs --output';
  return deliverFolder(environment, { files, folder: output, mark: handbookMark, check, command });
}
