import { safeJson } from '../../report/renderers/json.ts';
import { testMutations } from '../../rule-tools/testing/mutation/test-mutations.ts';
import { runTests } from '../../rule-tools/testing/run-tests.ts';
import { prettyMutations } from '../diagnostics/mutation-results.ts';
import { readValidPack, type ValidPackOptions } from '../diagnostics/read-valid-pack.ts';
import { exitCode, type Environment } from '../environment.ts';
import { namedFormat } from '../io/output-format.ts';
import { packFolders } from '../rule-source/load-rules.ts';
import { printMessage } from '../terminal/messages.ts';
import { styleOf } from '../terminal/style.ts';
import type { RuleSourceOptions } from './command.ts';

export interface MutationOptions extends ValidPackOptions {
  /** Per cent of the alterations that must be noticed. */
  readonly minScore?: number | undefined;
}

/** `rules test --mutation`: alters rules one thing at a time and lists the alterations that no test case notices. */
export async function testMutationsOf(
  environment: Environment,
  options: MutationOptions,
  source: RuleSourceOptions,
): Promise<number> {
  const { stdout, stderr } = environment;
  const { minScore = 0, accessible = false } = options;
  const valid = await readValidPack(environment, options, packFolders(environment, source));
  if (valid === null) return exitCode.problems;
  const { pack, files } = valid;
  const failed = runTests(pack, files).filter(({ failures }) => failures.length > 0);
  const [first] = failed;
  if (first !== undefined) {
    printMessage(
      environment,
      `${failed.length} test cases fail (the first is ${first.id}); ` +
        'an alteration can only be noticed by cases that pass. See them with rules test.',
    );
    return exitCode.problems;
  }
  const showsProgress = stderr.isTTY === true && !accessible;
  const result = testMutations(pack, files, (done, of) => {
    if (showsProgress && (done % 20 === 0 || done === of))
      stderr.write(`\r${done} of ${of} alterations tried`);
  });
  if (showsProgress) stderr.write('\r\u001B[2K');
  const style = styleOf(stdout, environment, options);
  stdout.write(namedFormat(options) === 'json' ? safeJson(result, style) : prettyMutations(result, style));
  const { share } = result.total;
  if (share >= minScore) return exitCode.success;
  printMessage(environment, `${share} % of the alterations are noticed; ${minScore} % are required`);
  return exitCode.problems;
}
