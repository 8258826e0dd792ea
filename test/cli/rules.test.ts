import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { bornGlobal, root } from './run.ts';

/** A folder with a copy of the small pack in it: rules/ and markets/. */
let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'born-global-rules-'));
  await cp(join(root, 'test', 'fixtures', 'small'), cwd, { recursive: true });
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(cwd, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(cwd, file), text.replace(from, to));
}

const check = (...args: readonly string[]) =>
  bornGlobal(['rules', 'check', '--no-exact', '--date', '2026-11-23', ...args], { cwd });
const runTests = (...args: readonly string[]) => bornGlobal(['rules', 'test', ...args], { cwd });

describe('rules check', () => {
  test('finds no error in the shipped rules', async () => {
    const { code, stdout, stderr } = await bornGlobal(['rules', 'check', '--json']);
    const found = JSON.parse(stdout) as readonly Diagnostic[];
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('counts what it checked', async () => {
    expect(await check('.')).toEqual({
      code: 0,
      stdout: '0 errors, 0 warnings in 8 files, 8 questions, 13 rules, 2 of 3 handbook entries cited.\n',
      stderr: '',
    });
  });

  test('shows every error of every file: the place, the line, what was expected and what may be meant', async () => {
    await edit('rules/company/entry-modes.yaml', 'ip-status: granted', 'ip-status: grantd');
    await edit('rules/company/recommendations.yaml', '    takes: 3 months', '\ttakes: 3 months');
    await edit('rules/company/pack.yaml', 'title: Not yet, means:', 'title: 尚未, meens:');
    expect(await check('.')).toEqual({
      code: 1,
      stdout: `rules/company/entry-modes.yaml:16:22 error unknown-option The question \`ip-status\` has no option \`grantd\`.
  15 |         when:
  16 |           ip-status: grantd
     |                      ^^^^^^
  expected: one of none, filed, granted
  did you mean \`granted\`?

rules/company/pack.yaml:26:1 error missing-key The key \`means\` is missing here.
  25 | minimum-score: 1
  26 | not-yet: {title: 尚未, meens: Something must come first.}
     | ^^^^^^^

rules/company/pack.yaml:26:22 error unknown-key The key \`meens\` is not known here.
  25 | minimum-score: 1
  26 | not-yet: {title: 尚未, meens: Something must come first.}
     |                        ^^^^^
  expected: one of title, means
  did you mean \`means\`?

rules/company/recommendations.yaml:16:1 error yaml-syntax Tabs are not allowed as indentation.
  15 |     effort: medium
  16 |  takes: 3 months
     | ^

4 errors, 0 warnings in 8 files, 8 questions, 10 rules, 1 of 3 handbook entries cited.
`,
      stderr: '',
    });
  });

  test('writes findings as JSON', async () => {
    await edit('rules/company/entry-modes.yaml', 'ip-status: granted', 'ip-status: grantd');
    const { code, stdout } = await check('--format', 'json', '.');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        code: 'unknown-option',
        severity: 'error',
        file: 'rules/company/entry-modes.yaml',
        start: { line: 16, column: 22, offset: 398 },
        end: { line: 16, column: 28, offset: 404 },
        message: 'The question `ip-status` has no option `grantd`.',
        expected: 'one of none, filed, granted',
        suggestion: 'granted',
      },
    ]);
  });

  test('takes warnings for no error', async () => {
    await edit('markets/atlantis.yaml', 'as-of: 2026-04', 'as-of: 2024-04');
    const { code, stdout } = await check('.');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^markets\/atlantis.yaml:7:138 warning stale-fact/);
    expect(stdout).toContain('0 errors, 1 warning in');
  });

  test.each([
    ['a folder of rules and a market', ['rules', 'markets/atlantis.yaml']],
    ['folders named by options', ['--rules', 'rules', '--markets', 'markets']],
    ['a file of rules, for the folder it is part of', ['rules/company/pack.yaml', 'markets']],
    ['a test of rules', ['rules/company/tests/verdicts.yaml', 'markets']],
    ['the company folder', ['rules/company', 'markets']],
  ])('reads %s', async (_title, args) => {
    expect((await check(...args)).stdout).toBe(
      '0 errors, 0 warnings in 8 files, 8 questions, 13 rules, 2 of 3 handbook entries cited.\n',
    );
  });

  test('adds a market of the user to the shipped ones', async () => {
    const atlantis = join(root, 'test', 'fixtures', 'markets', 'atlantis.yaml');
    const count = (text: string): number => Number(/ in (\d+) files/.exec(text)?.[1]);
    const shipped = await check();
    const added = await check(atlantis);
    expect(added.code).toBe(0);
    expect(count(added.stdout)).toBe(count(shipped.stdout) + 1);
  });

  test('reports a market that stands in two folders', async () => {
    await cp(join(cwd, 'markets', 'atlantis.yaml'), join(cwd, 'again.yaml'));
    const { code, stdout } = await check('.', 'again.yaml');
    expect(code).toBe(1);
    expect(stdout).toContain('duplicate-id The market `atlantis` is declared twice');
  });

  test.each([
    ['a path that is not there', ['nowhere'], 'born-global: there is no file or folder nowhere\n'],
    [
      'an option that names nothing',
      ['--rules', '/nowhere'],
      'born-global: there is no file or folder /nowhere\n',
    ],
    [
      'two folders of rules',
      ['rules', join(root, 'rules')],
      'born-global: more than one folder of rules is named\n',
    ],
  ])('refuses %s', async (_title, args, stderr) => {
    expect(await check(...args)).toEqual({ code: 2, stdout: '', stderr });
  });

  test('uses colour where it is asked to, and shows the same without', async () => {
    await edit('rules/company/entry-modes.yaml', 'ip-status: granted', 'ip-status: grantd');
    const plain = (await check('.')).stdout;
    const colour = (await check('.', '--color')).stdout;
    expect(plain).not.toContain('\u001b');
    expect(colour).toContain('\u001b[31merror\u001b[39m');
    // eslint-disable-next-line no-control-regex -- colours are what is taken out
    expect(colour.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  test('writes nothing but ASCII where it is asked to', async () => {
    await edit('markets/atlantis.yaml', 'summary: An island', 'sumary: Łódź 北京 …');
    const { stdout } = await check('.', '--ascii');
    expect(stdout).toContain('   5 | sumary: Lodz ?? ... with rules');
    expect(stdout).toMatch(/^[\n -~]*$/);
  });
});

describe('rules test', () => {
  test('runs the cases of the shipped rules', async () => {
    const { code, stdout, stderr } = await bornGlobal(['rules', 'test']);
    expect(stdout).toMatch(/^(\d+) of \1 test cases passed\.\n$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('shows a failure with the case, the line, what was expected and what came out', async () => {
    await edit('rules/company/entry-modes.yaml', 'weight: strongly-for', 'weight: against');
    expect(await runTests('.')).toEqual({
      code: 1,
      stdout: `failed strong-rights: Granted rights are licensed (rules/company/tests/verdicts.yaml:4)
  rules/company/tests/verdicts.yaml:18 overall
    expected: licensing
    got:      not-yet
    because:  atlantis: distribution is available, score 0; factors: none
              atlantis: licensing is available, score -1; factors: granted -1
  rules/company/tests/verdicts.yaml:25 markets.atlantis.verdict
    expected: licensing
    got:      not-yet
    because:  atlantis: distribution is available, score 0; factors: none
              atlantis: licensing is available, score -1; factors: granted -1

1 of 2 test cases passed.
`,
      stderr: '',
    });
  });

  test('runs only the cases that are asked for', async () => {
    expect((await runTests('.', '--filter', 'money')).stdout).toBe('1 of 1 test cases passed.\n');
    expect(await runTests('.', '--filter', 'nothing like it')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'born-global: no test case has that in its id or title\n',
    });
  });

  test('writes results as JSON', async () => {
    const { stdout } = await runTests('.', '--json', '--filter', 'money');
    expect(JSON.parse(stdout)).toEqual([
      {
        id: 'short-of-money',
        title: 'Without money nothing else comes first',
        file: 'rules/company/tests/verdicts.yaml',
        start: { line: 31, column: 5, offset: 744 },
        failures: [],
      },
    ]);
  });

  test('does not test rules that are broken', async () => {
    await edit('rules/company/entry-modes.yaml', 'ip-status: granted', 'ip-status: grantd');
    const { code, stdout, stderr } = await runTests('.');
    expect(code).toBe(1);
    expect(stdout).toContain('rules/company/entry-modes.yaml:16:22 error unknown-option');
    expect(stderr).toBe('born-global: rules with errors are not tested\n');
  });
});
