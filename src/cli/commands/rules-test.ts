import { resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { safeJson } from '../../report/renderers/json.ts';
import type { PackFolders } from '../../rule-pack/load-rule-pack.ts';
import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Coverage } from '../../rule-tools/testing/coverage/coverage.ts';
import { runTests, type TestResult } from '../../rule-tools/testing/run-tests.ts';
import { sanitize } from '../../source/sanitize.ts';
import { editText } from '../../source/text-edit.ts';
import { readValidPack, type ValidPack } from '../diagnostics/read-valid-pack.ts';
import { percentOf, prettyCoverage, prettyTests, testCasesForJunit } from '../diagnostics/test-results.ts';
import { exitCode, type Environment } from '../environment.ts';
import { namedFormat } from '../io/output-format.ts';
import { watchRules } from '../io/watch.ts';
import { writeOutput } from '../io/write-output.ts';
import { everyPackFolders } from '../rule-source/load-rules.ts';
import { sortRulePaths } from '../rule-source/rule-paths.ts';
import { isInstalled } from '../rule-source/writable-folders.ts';
import { printMessage, usageError } from '../terminal/messages.ts';
import { styleOf } from '../terminal/style.ts';
import type { DeclareCommand, OptionsOf } from './command.ts';
import { force, json, newRulesCommand, reviewDate, wholeNumber } from './options.ts';

const declare = () =>
  newRulesCommand('test')
    .option('--filter <text>', 'only test cases with this in their id or title')
    .option('--coverage', 'list rules and branches of conditions that no test case touches')
    .addOption(
      new Option('--min-coverage <percent>', 'share of the rules that must hold in some test case').argParser(
        wholeNumber(0, 100),
      ),
    )
    .option('--suggest', 'write test cases for what none touches')
    .option('--output <file>', 'write the suggested test cases to this file')
    .addOption(force)
    .option('--update', 'replace what test cases expect by the current results, in the files')
    .option('--watch', 'run again whenever a file changes')
    .option('--mutation', 'alter the rules one thing at a time: do the test cases notice?')
    .option(
      '--min-score <percent>',
      'with --mutation: share of the alterations that must be noticed',
      wholeNumber(0, 100),
    )
    .addOption(new Option('--format <name>', 'format of the results').choices(['pretty', 'json', 'junit']))
    .addOption(json)
    .addOption(reviewDate);

type RulesTestOptions = OptionsOf<typeof declare> & { readonly paths: readonly string[] };

export const rulesTestCommand: DeclareCommand = (run) =>
  declare().action((paths, _options, command) =>
    run((environment) => rulesTest(environment, { ...command.optsWithGlobals(), paths })),
  );

/** Runs the test cases of rules: given answers, expected outcome. */
async function rulesTest(environment: Environment, options: RulesTestOptions): Promise<number> {
  const paths = sortRulePaths(options, environment.cwd);
  if (!paths.ok) return usageError(environment, paths.message);
  if (options.mutation === true) {
    const { testMutationsOf } = await import('./rules-test-mutation.ts');
    return testMutationsOf(environment, options, paths);
  }
  const folders = everyPackFolders(environment, paths);
  const test = (): Promise<number> => testOnce(environment, options, folders);
  return options.watch === true ? watchRules(environment, folders, test) : test();
}

async function testOnce(
  environment: Environment,
  options: RulesTestOptions,
  folders: readonly PackFolders[],
): Promise<number> {
  const { filter = '', suggest = false, update = false, minCoverage = 0 } = options;
  const packs: ValidPack[] = [];
  for (const folder of folders) {
    const valid = await readValidPack(environment, options, folder);
    if (valid === null) return exitCode.problems;
    packs.push(valid);
  }
  if (suggest) return suggestTests(environment, options, packs);
  const results = packs.flatMap(({ pack, files }) => runTests(pack, files, filter));
  if (results.length === 0 && filter !== '')
    return usageError(environment, 'no test case has that in its id or title');
  if (update) {
    if (folders.some(({ rules }) => isInstalled(rules)))
      return usageError(environment, 'the installed rules are not changed; name a folder of your own');
    const files = packs.flatMap((one) => one.files);
    return updateTests(environment, results, files);
  }
  const needsCoverage = options.coverage === true || options.minCoverage !== undefined;
  const coverage = needsCoverage ? await coverageOfAll(packs) : null;
  await writeResults(environment, options, results, coverage);
  const lowest = Math.min(100, ...(coverage?.rules ?? []).map(percentOf));
  if (lowest < minCoverage)
    printMessage(environment, `${lowest} % of one kind of rule is covered; ${minCoverage} % are required`);
  const failed = results.some(({ failures }) => failures.length > 0);
  return failed || lowest < minCoverage ? exitCode.problems : exitCode.success;
}

async function coverageOfAll(packs: readonly ValidPack[]): Promise<Coverage> {
  const { mergeCoverage, coverageOf } = await import('../../rule-tools/testing/coverage/coverage.ts');
  return mergeCoverage(packs.map(({ pack, files }) => coverageOf(pack, files)));
}

async function writeResults(
  environment: Environment,
  options: RulesTestOptions,
  results: readonly TestResult[],
  coverage: Coverage | null,
): Promise<void> {
  const { stdout } = environment;
  const style = styleOf(stdout, environment, options);
  const format = namedFormat(options);
  if (format === 'junit') {
    const { junitReport } = await import('../diagnostics/formats/junit.ts');
    stdout.write(junitReport('born-global rules test', testCasesForJunit(results)));
  } else if (format === 'json') {
    stdout.write(safeJson(coverage === null ? results : { results, coverage }, style));
  } else {
    if (coverage !== null) stdout.write(`${prettyCoverage(coverage, style)}\n`);
    stdout.write(prettyTests(results, style));
  }
}

async function suggestTests(
  environment: Environment,
  options: RulesTestOptions,
  packs: readonly ValidPack[],
): Promise<number> {
  const { suggestCases } = await import('../../rule-tools/testing/coverage/suggest.ts');
  const suggestions = packs.flatMap(({ pack, files }) => suggestCases(pack, files));
  if (suggestions.length === 0) {
    environment.stderr.write('Every rule and branch is touched by a test case.\n');
    return exitCode.success;
  }
  const cases = suggestions.map(({ testCase }) => testCase.replaceAll(/^(?=.)/gm, '  '));
  return writeOutput(environment, `cases:\n${cases.join('')}`, options);
}

/** Writes the current results into the files; what no single value can express is left to a person. */
async function updateTests(
  environment: Environment,
  results: readonly TestResult[],
  files: readonly PackFile[],
): Promise<number> {
  const { stdout, cwd } = environment;
  const { updatesOf } = await import('../../rule-tools/testing/update-cases.ts');
  const { editFile } = await import('../io/edit-file.ts');
  const { edits, manual } = updatesOf(results);
  let refused = false;
  for (const [file, changes] of edits) {
    const before = files.find(({ document }) => document.file === file)?.document.text;
    if (before === undefined) continue;
    const edit = { path: resolve(cwd, file), displayPath: file, before, after: editText(before, changes) };
    const problem = await editFile(edit);
    if (problem === null)
      stdout.write(`${sanitize(file)}: ${changes.length} updated; read them before you keep them\n`);
    else {
      refused = true;
      printMessage(environment, `${file}: ${problem.message}`);
    }
  }
  for (const { result, failure } of manual)
    stdout.write(
      `${sanitize(result.file)}:${failure.start?.line ?? 1} ${sanitize(result.id)} ${failure.path.join('.')} is yours to decide: got ${sanitize(failure.actual)}\n`,
    );
  if (edits.size === 0 && manual.length === 0) stdout.write('Nothing to update.\n');
  return refused || manual.length > 0 ? exitCode.problems : exitCode.success;
}
