import { resolve } from 'node:path';
import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import type { Coverage } from '../../rule-tools/testing/coverage/coverage.ts';
import { runTests, type TestResult } from '../../rule-tools/testing/run-tests.ts';
import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import { sortDiagnostics } from '../../source/diagnostic.ts';
import { editText } from '../../source/text-edit.ts';
import type { PackFolders } from '../../rule-pack/load-rule-pack.ts';
import { neutralise } from '../../source/sanitize.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { safeJson } from '../../report/renderers/json.ts';
import { everyContentFolder } from '../rule-source/resolve.ts';
import { deliver } from '../io/write-output.ts';
import { exitCode, type Environment } from '../environment.ts';
import { readPack } from '../rule-source/read-pack.ts';
import { lookOf } from '../terminal/style.ts';
import { isInstalled } from '../rule-source/writable-folders.ts';
import type { RulesTestOptions } from './options/types.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { percentOf, prettyCoverage, prettyTests } from '../diagnostics/test-results.ts';
import { sortPaths } from '../rule-source/parse-paths.ts';

/** Runs the test cases of rules: given answers, expected outcome. */
export async function rulesTest(environment: Environment, options: RulesTestOptions): Promise<number> {
  const { stdout, stderr, cwd } = environment;
  const paths = sortPaths(options, cwd);
  if (!paths.ok) return usage(environment, paths.message);
  const folders = everyContentFolder(environment, paths);
  if (!options.watch) return testOnce(environment, options, folders);
  const { watchPaths, untilInterrupted } = await import('../io/watch.ts');
  const run = async (): Promise<void> => {
    if (stdout.isTTY === true) stdout.write('\u001b[2J\u001b[H');
    await testOnce(environment, options, folders);
    stderr.write('Waiting for changes; Ctrl-C ends.\n');
  };
  const watched = new Set(folders.flatMap(({ rules, markets }) => [rules, ...markets]));
  await watchPaths([...watched], run, untilInterrupted());
  return exitCode.fine;
}

function usage({ stderr }: Environment, message: string): number {
  stderr.write(`born-global: ${neutralise(message)}\n`);
  return exitCode.usage;
}

async function testOnce(
  environment: Environment,
  options: RulesTestOptions,
  folders: readonly PackFolders[],
): Promise<number> {
  const { stdout, stderr, today } = environment;
  const { format, filter = '' } = options;
  const look = lookOf(stdout, environment, options);
  const packs: Tested[] = [];
  for (const place of folders) {
    const loaded = await readPack(place);
    const { pack, files } = loaded;
    const found = [...loaded.diagnostics, ...checkPack(loaded, options.date ?? today)];
    const faults = sortDiagnostics(found).filter(({ severity }) => severity === 'error');
    if (pack === null || faults.length > 0) {
      const texts = new Map(files.map(({ file, document }) => [file, document.text]));
      stdout.write(format === 'json' ? safeJson(faults, look) : prettyDiagnostics(faults, texts, look));
      stderr.write('born-global: rules with faults are not tested\n');
      return exitCode.findings;
    }
    packs.push({ pack, files });
  }
  if (options.suggest) return suggest(environment, options, packs);
  const results = packs.flatMap(({ pack, files }) => runTests(pack, files, filter));
  if (results.length === 0 && filter !== '')
    return usage(environment, 'no test case has that in its id or title');
  if (options.update && folders.some(({ rules }) => isInstalled(rules)))
    return usage(environment, 'the installed rules are not written to; name a folder of your own');
  if (options.update)
    return update(
      environment,
      results,
      packs.flatMap(({ files }) => files),
    );
  const failed = results.some(({ failures }) => failures.length > 0);
  const covered = options.coverage || options.minCoverage !== undefined;
  const coverage = covered ? await coverageOfAll(packs) : null;
  if (format === 'junit') stdout.write(await junitText(results));
  else if (format === 'json')
    stdout.write(safeJson(coverage === null ? results : { results, coverage }, look));
  else
    stdout.write(
      `${coverage === null ? '' : `${prettyCoverage(coverage, look)}\n`}${prettyTests(results, look)}`,
    );
  const { minCoverage = 0 } = options;
  const least = Math.min(100, ...(coverage?.rules ?? []).map(percentOf));
  if (least < minCoverage)
    stderr.write(`born-global: ${least} % of one kind of rule is covered; ${minCoverage} % are asked for\n`);
  return failed || least < minCoverage ? exitCode.findings : exitCode.fine;
}

/** Rules without faults, and their files. */
interface Tested {
  readonly pack: Pack;
  readonly files: readonly PackFile[];
}

async function coverageOfAll(packs: readonly Tested[]): Promise<Coverage> {
  const { mergeCoverage, coverageOf } = await import('../../rule-tools/testing/coverage/coverage.ts');
  return mergeCoverage(packs.map(({ pack, files }) => coverageOf(pack, files)));
}

async function junitText(results: readonly TestResult[]): Promise<string> {
  const { junitReport } = await import('../diagnostics/formats/junit.ts');
  const cases = results.map(({ id, title, file, start, failures }) => {
    const text = failures
      .map(({ path, expected, actual, reasons }) =>
        [`${path.join('.')}: expected ${expected}, got ${actual}`, ...reasons].join('\n  '),
      )
      .join('\n');
    const [first] = failures;
    const failure =
      first === undefined ? null : { message: `${first.path.join('.')}: expected ${first.expected}`, text };
    return { name: `${id}: ${title}`, file, line: start?.line ?? null, failure };
  });
  return junitReport('born-global rules test', cases);
}

async function suggest(
  environment: Environment,
  options: RulesTestOptions,
  packs: readonly Tested[],
): Promise<number> {
  const { suggestCases } = await import('../../rule-tools/testing/coverage/suggest.ts');
  const suggestions = packs.flatMap(({ pack, files }) => suggestCases(pack, files));
  if (suggestions.length === 0) {
    environment.stderr.write('Every rule and branch is touched by a test case.\n');
    return exitCode.fine;
  }
  const cases = suggestions.map(({ testCase }) => testCase.replaceAll(/^(?=.)/gm, '  '));
  return deliver(environment, `cases:\n${cases.join('')}`, options);
}

/** Writes what came out into the files; what no single value can say is left and told. */
async function update(
  environment: Environment,
  results: readonly TestResult[],
  files: readonly PackFile[],
): Promise<number> {
  const { stdout, stderr, cwd } = environment;
  const { updatesOf } = await import('../../rule-tools/testing/update-cases.ts');
  const { writeChanged } = await import('../io/write-if-unchanged.ts');
  const { edits, manual } = updatesOf(results);
  let refused = false;
  for (const [file, changes] of edits) {
    const before = files.find(({ document }) => document.file === file)?.document.text;
    if (before === undefined) continue;
    const text = { path: resolve(cwd, file), shown: file, before, after: editText(before, changes) };
    const problem = await writeChanged(text);
    if (problem === null)
      stdout.write(`${neutralise(file)}: ${changes.length} updated; read them before you keep them\n`);
    else {
      refused = true;
      stderr.write(`born-global: ${neutralise(file)}: ${problem.message}\n`);
    }
  }
  for (const { result, failure } of manual)
    stdout.write(
      `${neutralise(result.file)}:${failure.start?.line ?? 1} ${neutralise(result.id)} ${failure.path.join('.')} is yours to settle: got ${neutralise(failure.actual)}\n`,
    );
  if (edits.size === 0 && manual.length === 0) stdout.write('Nothing to update.\n');
  return refused || manual.length > 0 ? exitCode.findings : exitCode.fine;
}
