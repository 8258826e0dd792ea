import { Chalk } from 'chalk';
import { checkPack } from '../../check/check-pack.ts';
import { runTests, type TestResult } from '../../check/run-tests.ts';
import { sortDiagnostics } from '../../pack/diagnostic.ts';
import { loadPack } from '../../pack/load-pack.ts';
import { neutralise } from '../../pack/neutralise.ts';
import { toAscii } from '../../report/ascii.ts';
import { contentFolders } from '../content.ts';
import { exitCode, type Environment } from '../environment.ts';
import { safeJson } from '../../report/json.ts';
import { lookOf, type Look } from '../look.ts';
import type { RulesTestOptions } from '../options.ts';
import { prettyDiagnostics } from '../pretty-diagnostics.ts';
import { sortPaths } from '../rule-paths.ts';

/** Runs the test cases of rules: given answers, expected outcome. */
export async function rulesTest(environment: Environment, options: RulesTestOptions): Promise<number> {
  const { stdout, stderr, cwd, today } = environment;
  const { format, filter = '' } = options;
  const paths = sortPaths(options, cwd);
  if (!paths.ok) {
    stderr.write(`born-global: ${neutralise(paths.message)}\n`);
    return exitCode.usage;
  }
  const loaded = await loadPack(contentFolders(environment, paths));
  const faults = sortDiagnostics([...loaded.diagnostics, ...checkPack(loaded, options.date ?? today)]).filter(
    ({ severity }) => severity === 'error',
  );
  const look = lookOf(stdout, environment, options);
  if (loaded.pack === null || faults.length > 0) {
    const texts = new Map(loaded.files.map(({ file, document }) => [file, document.text]));
    stdout.write(format === 'json' ? safeJson(faults, look) : prettyDiagnostics(faults, texts, look));
    stderr.write('born-global: rules with faults are not tested\n');
    return exitCode.findings;
  }
  const results = runTests(loaded.pack, loaded.files, filter);
  if (results.length === 0 && filter !== '') {
    stderr.write('born-global: no test case has that in its id or title\n');
    return exitCode.usage;
  }
  stdout.write(format === 'json' ? safeJson(results, look) : pretty(results, look));
  return results.some(({ failures }) => failures.length > 0) ? exitCode.findings : exitCode.fine;
}

function pretty(results: readonly TestResult[], look: Look): string {
  const chalk = new Chalk({ level: look.colour ? 1 : 0 });
  const write = (text: string): string => (look.unicode ? neutralise(text) : toAscii(neutralise(text)));
  const failed = results.filter(({ failures }) => failures.length > 0);
  const blocks = failed.map(({ id, title, file, start, failures }) =>
    [
      `${chalk.red('failed')} ${chalk.bold(write(id))}: ${write(title)} (${write(file)}:${start?.line ?? 1})`,
      ...failures.map(
        (failure) =>
          `  ${write(file)}:${failure.start?.line ?? 1} ${failure.path.join('.')}\n` +
          `    expected: ${write(failure.expected)}\n    got:      ${write(failure.got)}`,
      ),
    ].join('\n'),
  );
  const passed = results.length - failed.length;
  return [...blocks, `${passed} of ${results.length} test cases passed.`].join('\n\n') + '\n';
}
