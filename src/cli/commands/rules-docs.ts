import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import { handbookMark, handbookOf } from '../../rule-tools/docs/handbook.ts';
import { sortDiagnostics } from '../../source/diagnostic.ts';
import { printDiagnostics, textsOf } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { syncGeneratedFiles } from '../io/sync-generated-files.ts';
import { everyPackFolders } from '../rule-source/load-rules.ts';
import { readPack } from '../rule-source/read-pack.ts';
import { sortRulePaths } from '../rule-source/rule-paths.ts';
import { printMessage, usageError } from '../terminal/messages.ts';
import type { DeclareCommand, OptionsOf } from './command.ts';
import { newRulesCommand } from './options.ts';

const declare = () =>
  newRulesCommand('docs')
    .option('--output <folder>', 'write one page for each part (default: all to standard output)')
    .option('--check', 'with --output: write nothing; exit with 1 if a page is out of date');

type RulesDocsOptions = OptionsOf<typeof declare> & { readonly paths: readonly string[] };

export const rulesDocsCommand: DeclareCommand = (run) =>
  declare().action((paths, _options, command) =>
    run((environment) => rulesDocs(environment, { ...command.optsWithGlobals(), paths })),
  );

/** Writes a handbook of rules and markets: every question, rule, barrier and source, with links between them. */
async function rulesDocs(environment: Environment, options: RulesDocsOptions): Promise<number> {
  const { stdout, cwd, today } = environment;
  const { output, check = false } = options;
  const paths = sortRulePaths(options, cwd);
  if (!paths.ok) return usageError(environment, paths.message);
  if (check && output === undefined)
    return usageError(environment, '--check needs --output, the folder to compare');
  const loaded = await Promise.all(everyPackFolders(environment, paths).map(readPack));
  const errors = loaded
    .flatMap((one) => [...one.diagnostics, ...checkPack(one, today)])
    .filter(({ severity }) => severity === 'error');
  const packs = loaded.flatMap(({ pack }) => pack ?? []);
  if (packs.length < loaded.length) {
    const texts = textsOf(loaded.flatMap(({ files }) => files));
    await printDiagnostics(environment, options, sortDiagnostics(errors), texts);
    return exitCode.problems;
  }
  if (errors.length > 0)
    printMessage(environment, 'these rules have errors, so links may be missing: see rules check.');
  const files = handbookOf(packs);
  if (output === undefined) {
    stdout.write(files.map(({ text }) => text).join('\n'));
    return exitCode.success;
  }
  const command = 'born-global rules docs --output';
  return syncGeneratedFiles(environment, { files, folder: output, mark: handbookMark, check, command });
}
