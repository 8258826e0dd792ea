import { checkPack } from '../../rule-tools/lint/check-pack.ts';
import { testMutations } from '../../rule-tools/testing/mutation/test-mutations.ts';
import { runTests } from '../../rule-tools/testing/run-tests.ts';
import { sortDiagnostics } from '../../source/diagnostic.ts';
import { neutralise } from '../../source/sanitize.ts';
import { safeJson } from '../../report/renderers/json.ts';
import { contentFolders } from '../rule-source/resolve.ts';
import { exitCode, type Environment } from '../environment.ts';
import { readPack } from '../rule-source/read-pack.ts';
import { lookOf } from '../terminal/style.ts';
import type { RulesMutateOptions } from './options/types.ts';
import { prettyDiagnostics } from '../diagnostics/pretty.ts';
import { prettyMutations } from '../diagnostics/mutation-results.ts';
import { sortPaths } from '../rule-source/parse-paths.ts';

/** Alters rules one thing at a time and tells which alterations their test cases do not notice. */
export async function rulesMutate(environment: Environment, options: RulesMutateOptions): Promise<number> {
  const { stdout, stderr, cwd, today } = environment;
  const paths = sortPaths(options, cwd);
  if (!paths.ok) {
    stderr.write(`born-global: ${neutralise(paths.message)}\n`);
    return exitCode.usage;
  }
  const loaded = await readPack(contentFolders(environment, paths));
  const { pack, files } = loaded;
  const faults = sortDiagnostics([...loaded.diagnostics, ...checkPack(loaded, options.date ?? today)]).filter(
    ({ severity }) => severity === 'error',
  );
  const look = lookOf(stdout, environment, options);
  if (pack === null || faults.length > 0) {
    const texts = new Map(files.map(({ file, document }) => [file, document.text]));
    stdout.write(options.format === 'json' ? safeJson(faults, look) : prettyDiagnostics(faults, texts, look));
    stderr.write('born-global: rules with faults are not tested\n');
    return exitCode.findings;
  }
  const failed = runTests(pack, files).filter(({ failures }) => failures.length > 0);
  if (failed.length > 0) {
    const [first] = failed;
    stderr.write(
      `born-global: ${failed.length} test cases fail (the first is ${neutralise(first?.id ?? '')}); ` +
        'altered rules can only be told from rules whose cases pass. See them with rules test.\n',
    );
    return exitCode.findings;
  }
  const shown = stderr.isTTY === true && !options.accessible;
  const result = testMutations(pack, files, (done, of) => {
    if (shown && (done % 20 === 0 || done === of)) stderr.write(`\r${done} of ${of} alterations tried`);
  });
  if (shown) stderr.write('\r\u001B[2K');
  stdout.write(options.format === 'json' ? safeJson(result, look) : prettyMutations(result, look));
  const { minScore = 0 } = options;
  if (result.total.share >= minScore) return exitCode.fine;
  stderr.write(
    `born-global: ${result.total.share} % of the alterations are noticed; ${minScore} % are asked for\n`,
  );
  return exitCode.findings;
}
