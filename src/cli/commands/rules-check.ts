import { resolve } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import { exactCodes } from '../../rule-tools/prove/codes.ts';
import { applySuppressions, type SuppressionResult } from '../../rule-tools/lint/suppressions.ts';
import { countsOf, type PackCounts } from '../../rule-tools/lint/summary.ts';
import type { LoadedPack } from '../../rule-pack/parse-rule-pack.ts';
import { sortDiagnostics, type Diagnostic } from '../../source/diagnostic.ts';
import type { PackFolders } from '../../rule-pack/load-rule-pack.ts';
import { neutralise } from '../../source/sanitize.ts';
import { changedFiles, realPath } from '../io/git-changed-files.ts';
import { everyContentFolder } from '../rule-source/resolve.ts';
import { deliver } from '../io/write-output.ts';
import { explainedCodes, pageText, parsePage } from '../diagnostics/docs-page.ts';
import { exitCode, type Environment } from '../environment.ts';
import { findingsFormats } from '../diagnostics/formats/formats.ts';
import { pretty } from '../diagnostics/formats/pretty.ts';
import { readPack } from '../rule-source/read-pack.ts';
import { lookOf } from '../terminal/style.ts';
import type { RulesCheckOptions } from './options/types.ts';
import { plural } from '../terminal/pluralize.ts';
import { sortPaths } from '../rule-source/parse-paths.ts';

/** Checks rules and markets: the shipped ones, or those of the user. */
export async function rulesCheck(environment: Environment, options: RulesCheckOptions): Promise<number> {
  const { stderr, stdout, cwd } = environment;
  const paths = sortPaths(options, cwd);
  if (!paths.ok) return usage(environment, paths.message);
  const folders = everyContentFolder(environment, paths);
  if (!options.watch) return checkOnce(environment, options, folders);
  if (options.output !== undefined)
    return usage(environment, '--watch writes to the terminal, not to --output');
  const { watchPaths, untilInterrupted } = await import('../io/watch.ts');
  const stop = untilInterrupted();
  await watchPaths(
    [...new Set(folders.flatMap(({ rules, markets }) => [rules, ...markets]))],
    async () => {
      if (stdout.isTTY === true) stdout.write('\u001b[2J\u001b[H');
      await checkOnce(environment, options, folders);
      stderr.write('Waiting for changes; Ctrl-C ends.\n');
    },
    stop,
  );
  return exitCode.fine;
}

function usage({ stderr }: Environment, message: string): number {
  stderr.write(`born-global: ${neutralise(message)}\n`);
  return exitCode.usage;
}

async function checkOnce(
  environment: Environment,
  options: RulesCheckOptions,
  folders: readonly PackFolders[],
): Promise<number> {
  const { stdout, cwd } = environment;
  const { changed, maxWarnings = Number.POSITIVE_INFINITY } = options;
  const only = changed === undefined ? null : await changedFiles(cwd, changed);
  if (only?.ok === false) return usage(environment, only.message);
  const packs = await Promise.all(folders.map(readPack));
  const found: Found[] = [];
  for (const loaded of packs) found.push(await findingsOf(loaded, options, environment));
  const isWanted = ({ file }: Diagnostic): boolean =>
    only === null || only.files.has(realPath(resolve(cwd, file)));
  const diagnostics = sortDiagnostics(once(found.flatMap((one) => one.diagnostics)).filter(isWanted));
  const silenced = found.flatMap((one) => one.suppressed).filter(({ diagnostic }) => isWanted(diagnostic));
  const files = [
    ...new Map(packs.flatMap((loaded) => loaded.files.map((file) => [file.file, file]))).values(),
  ];
  const format = findingsFormats[options.format ?? 'pretty'] ?? pretty;
  const text = format(diagnostics, {
    texts: new Map(files.map(({ file, document }) => [file, document.text])),
    silenced,
    look: lookOf(stdout, environment, options),
    version: manifest.version,
    help: (code) => parsePage(code, pageText(code)),
    summary: [
      summary(diagnostics, silenced.length, countsOf(files)),
      ...found.flatMap(({ told }) => told),
    ].join('\n'),
  });
  const delivered = await deliver(environment, text, options);
  if (delivered !== exitCode.fine) return delivered;
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  return warnings < diagnostics.length || warnings > maxWarnings ? exitCode.findings : exitCode.fine;
}

/** What packs share is found at fault with each of them, and told once. */
function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ code, file, start, message }: Diagnostic): string =>
    `${file}:${start?.offset ?? ''} ${code} ${message}`;
  return [...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
}

interface Found extends SuppressionResult {
  readonly told: readonly string[];
}

/** All findings, and sentences about how they were come by. */
async function findingsOf(
  loaded: LoadedPack,
  { exact, date }: RulesCheckOptions,
  { today }: Environment,
): Promise<Found> {
  const plain = [...loaded.diagnostics, ...checkPack(loaded, date ?? today)];
  const searches = exact && loaded.pack !== null && plain.every(({ severity }) => severity !== 'error');
  const searched = exact ? (await import('../diagnostics/prove.ts')).exactFindings(loaded, plain) : null;
  const heard = applySuppressions(
    loaded.files,
    [...plain, ...(searched?.diagnostics ?? [])],
    explainedCodes(),
    (code) => !searches && exactCodes.has(code),
  );
  return { ...heard, told: searched === null ? [] : [searched.told] };
}

function summary(diagnostics: readonly Diagnostic[], silenced: number, counts: PackCounts): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const checked = [
    plural(counts.files, 'file'),
    plural(counts.questions, 'question'),
    plural(counts.rules, 'rule'),
    `${counts.cited} of ${plural(counts.entries, 'handbook entry', 'handbook entries')} cited`,
  ].join(', ');
  const quiet = silenced === 0 ? '' : `, ${silenced} silenced`;
  return `${plural(errors, 'error')}, ${plural(diagnostics.length - errors, 'warning')}${quiet} in ${checked}.`;
}
