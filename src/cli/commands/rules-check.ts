import { resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import manifest from '../../../package.json' with { type: 'json' };
import type { PackFolders } from '../../rule-pack/load-rule-pack.ts';
import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import { countsOf, type PackCounts } from '../../rule-tools/lint/summary.ts';
import { applySuppressions, type SuppressionResult } from '../../rule-tools/lint/suppressions.ts';
import { exactCodes } from '../../rule-tools/prove/codes.ts';
import { sortDiagnostics, type Diagnostic } from '../../source/diagnostic.ts';
import { explainedCodes, pageText, parsePage } from '../diagnostics/docs-page.ts';
import { diagnosticFormats } from '../diagnostics/formats/formats.ts';
import { textsOf } from '../diagnostics/print.ts';
import { exitCode, type Environment } from '../environment.ts';
import { changedFiles, realPath } from '../io/git-changed-files.ts';
import { watchRules } from '../io/watch.ts';
import { writeOutput } from '../io/write-output.ts';
import { everyPackFolders } from '../rule-source/load-rules.ts';
import { readPack } from '../rule-source/read-pack.ts';
import { sortRulePaths } from '../rule-source/rule-paths.ts';
import { usageError } from '../terminal/messages.ts';
import { plural } from '../terminal/pluralize.ts';
import { styleOf } from '../terminal/style.ts';
import type { DeclareCommand, OptionsOf } from './command.ts';
import { force, json, newRulesCommand, reviewDate, wholeNumber } from './options.ts';

const formats = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;

const afterHelp = `
A comment above the line of a warning, or at its end, suppresses the warning and
says why:

  # born-global-ignore stale-fact: law in force, read again in November 2026
`;

const declare = () =>
  newRulesCommand('check')
    .addOption(new Option('--format <name>', 'format of the diagnostics').choices(formats))
    .addOption(json)
    .option('--output <file>', 'write the diagnostics to this file')
    .addOption(force)
    .option('--no-exact', 'skip the search of all possible companies')
    .option('--changed [revision]', 'only files changed since a revision of git (default: HEAD)')
    .addOption(
      new Option('--max-warnings <number>', 'fail if there are more warnings').argParser(
        wholeNumber(0, 999_999_999),
      ),
    )
    .option('--watch', 'check again whenever a file changes')
    .addOption(reviewDate)
    .addHelpText('after', afterHelp);

type RulesCheckOptions = OptionsOf<typeof declare> & { readonly paths: readonly string[] };

export const rulesCheckCommand: DeclareCommand = (run) =>
  declare().action((paths, _options, command) =>
    run((environment) => rulesCheck(environment, { ...command.optsWithGlobals(), paths })),
  );

/** Checks rules and markets: the shipped ones, or those of the user. */
async function rulesCheck(environment: Environment, options: RulesCheckOptions): Promise<number> {
  const paths = sortRulePaths(options, environment.cwd);
  if (!paths.ok) return usageError(environment, paths.message);
  const folders = everyPackFolders(environment, paths);
  const check = (): Promise<number> => checkOnce(environment, options, folders);
  if (options.watch !== true) return check();
  return options.output === undefined
    ? watchRules(environment, folders, check)
    : usageError(environment, '--watch writes to the terminal, not to --output');
}

async function checkOnce(
  environment: Environment,
  options: RulesCheckOptions,
  folders: readonly PackFolders[],
): Promise<number> {
  const { stdout, cwd } = environment;
  const { changed, maxWarnings = Number.POSITIVE_INFINITY } = options;
  const only = changed === undefined ? null : await changedFiles(cwd, changed === true ? 'HEAD' : changed);
  if (only?.ok === false) return usageError(environment, only.message);
  const packs = await Promise.all(folders.map(readPack));
  const results: PackResult[] = [];
  for (const loaded of packs) results.push(await checkedPack(environment, options, loaded));
  const isWanted = ({ file }: Diagnostic): boolean =>
    only === null || only.files.has(realPath(resolve(cwd, file)));
  const diagnostics = sortDiagnostics(
    withoutDuplicates(results.flatMap((result) => result.diagnostics)).filter(isWanted),
  );
  const suppressed = results
    .flatMap((result) => result.suppressed)
    .filter(({ diagnostic }) => isWanted(diagnostic));
  const files = [...new Map(packs.flatMap((pack) => pack.files).map((file) => [file.file, file])).values()];
  const format = diagnosticFormats[options.json === true ? 'json' : (options.format ?? 'pretty')];
  const text = format(diagnostics, {
    texts: textsOf(files),
    suppressed,
    style: styleOf(stdout, environment, options),
    version: manifest.version,
    help: (code) => parsePage(code, pageText(code)),
    summary: [
      summary(diagnostics, suppressed.length, countsOf(files)),
      ...results.flatMap(({ notes }) => notes),
    ].join('\n'),
  });
  const code = await writeOutput(environment, text, options);
  if (code !== exitCode.success) return code;
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  return warnings < diagnostics.length || warnings > maxWarnings ? exitCode.problems : exitCode.success;
}

/** Files that several packs share are checked with each of them, but their diagnostics are reported once. */
function withoutDuplicates(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ code, file, start, message }: Diagnostic): string =>
    `${file}:${start?.offset ?? ''} ${code} ${message}`;
  return [...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
}

interface PackResult extends SuppressionResult {
  /** Sentences about how far the search of all companies went. */
  readonly notes: readonly string[];
}

async function checkedPack(
  { today }: Environment,
  { exact, date = today }: RulesCheckOptions,
  loaded: LoadedPack,
): Promise<PackResult> {
  const linted = [...loaded.diagnostics, ...checkPack(loaded, date)];
  const isSearched = exact && loaded.pack !== null && linted.every(({ severity }) => severity !== 'error');
  const proved = exact ? (await import('../diagnostics/prove.ts')).prove(loaded, linted) : null;
  const result = applySuppressions(
    loaded.files,
    [...linted, ...(proved?.diagnostics ?? [])],
    explainedCodes(),
    (code) => !isSearched && exactCodes.has(code),
  );
  return { ...result, notes: proved === null ? [] : [proved.note] };
}

function summary(diagnostics: readonly Diagnostic[], suppressed: number, counts: PackCounts): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const checked = [
    plural(counts.files, 'file'),
    plural(counts.questions, 'question'),
    plural(counts.rules, 'rule'),
    `${counts.cited} of ${plural(counts.entries, 'handbook entry', 'handbook entries')} cited`,
  ].join(', ');
  const quiet = suppressed === 0 ? '' : `, ${suppressed} suppressed`;
  return `${plural(errors, 'error')}, ${plural(diagnostics.length - errors, 'warning')}${quiet} in ${checked}.`;
}
