import { Chalk } from 'chalk';
import type { Coverage, Share } from '../../rule-tools/testing/coverage/coverage.ts';
import type { TestResult } from '../../rule-tools/testing/run-tests.ts';
import type { JunitCase } from './formats/junit.ts';
import { sanitizer, type TerminalStyle } from '../terminal/style.ts';

/** Test results for people: what failed, what was expected, and which rules made the difference. */
export function prettyTests(results: readonly TestResult[], style: TerminalStyle): string {
  const chalk = new Chalk({ level: style.colour ? 1 : 0 });
  const write = sanitizer(style);
  const failed = results.filter(({ failures }) => failures.length > 0);
  const blocks = failed.map(({ id, title, file, start, failures }) =>
    [
      `${chalk.red('failed')} ${chalk.bold(write(id))}: ${write(title)} (${write(file)}:${start?.line ?? 1})`,
      ...failures.map((failure) =>
        [
          `  ${write(file)}:${failure.start?.line ?? 1} ${failure.path.join('.')}`,
          `    expected: ${write(failure.expected)}`,
          `    got:      ${write(failure.actual)}`,
          ...failure.reasons.map(
            (reason, index) => `    ${index === 0 ? 'because: ' : '         '} ${write(reason)}`,
          ),
        ].join('\n'),
      ),
    ].join('\n'),
  );
  const passed = results.length - failed.length;
  return [...blocks, `${passed} of ${results.length} test cases passed.`].join('\n\n') + '\n';
}

/** A share in whole per cent, rounded down, so that 100 % means all. */
export const percentOf = ({ covered, total }: Share): number =>
  total === 0 ? 100 : Math.floor((100 * covered) / total);

export function prettyCoverage(
  { rules, branches, gaps, impossible }: Coverage,
  style: TerminalStyle,
): string {
  const chalk = new Chalk({ level: style.colour ? 1 : 0 });
  const write = sanitizer(style);
  const row = (label: string, share: Share): string =>
    `  ${label.padEnd(24)} ${String(percentOf(share)).padStart(3)} %  ${share.covered} of ${share.total}`;
  const missed = gaps.map(
    ({ file, start, name, branch, missing }) =>
      `  ${write(file)}:${start?.line ?? 1} ${write(name)}${branch === null ? '' : `, ${write(branch)}`}: ` +
      chalk.yellow(branch === null ? 'never holds' : `never ${missing.join(', ')}`),
  );
  return [
    chalk.bold('Rules that hold in some test case'),
    ...rules.map((share) => row(share.kind, share)),
    chalk.bold('Branches of conditions that some test case finds'),
    ...branches.map((share) => row(share.state, share)),
    ...(impossible === 0 ? [] : [`  ${impossible} more are impossible, proved, and not counted.`]),
    ...(missed.length === 0
      ? ['Every rule and branch is touched.']
      : [chalk.bold('Touched by no test case (rules test --suggest writes cases for it)'), ...missed]),
    '',
  ].join('\n');
}

/** Test results as cases of a JUnit report. */
export const testCasesForJunit = (results: readonly TestResult[]): readonly JunitCase[] =>
  results.map(({ id, title, file, start, failures }) => {
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
