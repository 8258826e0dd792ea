import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bornGlobal, root, type Ran } from './run.ts';

/** A repository of git with the small pack in it, committed once. */
let cwd: string;

const git = (...parts: readonly string[]): void => {
  const about = [
    '-c',
    'user.name=Author',
    '-c',
    'user.email=author@example.org',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...about, ...parts], { cwd, stdio: 'ignore' });
};

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'born-global-diff-'));
  await cp(join(root, 'test', 'fixtures', 'small'), cwd, { recursive: true });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Rules');
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(cwd, file), 'utf8');
  expect(text.split(from)).toHaveLength(2);
  await writeFile(join(cwd, file), text.replace(from, to));
}

const modes = 'rules/company/entry-modes.yaml';
const rules = ['entry-modes', 'readiness', 'recommendations'].map((name) => `rules/company/${name}.yaml`);
/** Licensing scores less, so that a company that could do both is told to distribute. */
const weaken = (): Promise<void> => edit(modes, 'weight: strongly-for', 'weight: against');

const diff = (...parts: readonly string[]): Promise<Ran> =>
  bornGlobal(['rules', 'diff', '--samples', '300', '--date', '2026-11-23', ...parts], { cwd });

interface Told {
  readonly old: string;
  readonly new: string;
  readonly conclusion: string;
  readonly differences: readonly {
    readonly output: { readonly kind: string; readonly market: string | null };
    readonly kind: string;
    readonly witness?: { readonly old: string; readonly new: string; readonly testCase: string };
  }[];
  readonly companies: { readonly companies: readonly { readonly name: string }[] } | null;
}
const told = ({ stdout }: Ran): Told => JSON.parse(stdout) as Told;

describe('rules diff', () => {
  test('proves that nothing changes where only texts and the order of entries do', async () => {
    await edit(modes, 'means: Selling the right.', 'means: Letting others sell.');
    const { code, stdout, stderr } = await diff('HEAD', '--fail-on-change');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('From HEAD to working files');
    expect(stdout).toContain('Proved: no outcome changes.');
    expect(stdout).toContain('mode licensing changed: means (only read)');
  });

  test('shows what can differ, for which share of companies, with a company for each kind', async () => {
    await weaken();
    const { code, stdout } = await diff('HEAD', '--fail-on-change');
    expect(code).toBe(1);
    expect(stdout).toContain('Outcomes can differ.');
    expect(stdout).toMatch(/Entry mode in atlantis +yes +\d+ % \(\d+ to \d+ %\)/u);
    expect(stdout).toMatch(/Level +no, proved +none, proved/u);
    expect(stdout).toContain('• from licensing to not-yet');
    expect(stdout).toContain('factor granted (licensing) changed: weight from strongly-for to against');
    expect((await diff('HEAD')).code).toBe(0);
  });

  test('writes test cases that the new rules pass and the old ones do not', async () => {
    await weaken();
    await edit('rules/company/readiness.yaml', 'less-than: 6', 'less-than: 9');
    await edit('rules/company/recommendations.yaml', 'runway-months: 12', 'runway-months: 18');
    await edit('markets/atlantis.yaml', 'severity: high', 'severity: critical');
    const { differences } = told(await diff('HEAD', '--json'));
    const cases = differences
      .filter(({ kind, output }) => kind === 'differs' && !['route', 'plan'].includes(output.kind))
      .map(({ witness }) => witness?.testCase ?? '');
    expect(
      new Set(differences.filter(({ kind }) => kind === 'differs').map(({ output }) => output.kind)),
    ).toEqual(new Set(['overall', 'verdict', 'level', 'gate', 'barrier', 'action', 'route', 'plan']));
    const tests = join(cwd, 'rules', 'company', 'tests');
    await rm(tests, { recursive: true });
    await mkdir(tests);
    await writeFile(join(tests, 'changed.yaml'), `cases:\n${cases.join('').replaceAll(/^(?=.)/gmu, '  ')}`);
    const run = (): Promise<Ran> => bornGlobal(['rules', 'test', '.', '--json'], { cwd });
    const failures = ({ stdout }: Ran): readonly number[] =>
      (JSON.parse(stdout) as readonly { readonly failures: readonly unknown[] }[]).map(
        (one) => one.failures.length,
      );
    expect(failures(await run())).toEqual(cases.map(() => 0));
    git('checkout', '--quiet', 'HEAD', '--', 'markets', ...rules);
    expect(failures(await run()).every((count) => count > 0)).toBe(true);
  });

  test('compares two revisions, and a folder with a revision', async () => {
    await weaken();
    git('commit', '--quiet', '--all', '--message', 'Weaker');
    expect(told(await diff('HEAD~1', 'HEAD', '--json'))).toMatchObject({
      old: 'HEAD~1',
      new: 'HEAD',
      conclusion: 'differs',
    });
    expect(told(await diff('HEAD', '.', '--json'))).toMatchObject({ conclusion: 'same' });
    expect(told(await diff(join(root, 'test', 'fixtures', 'small'), 'HEAD', '--json')).conclusion).toBe(
      'differs',
    );
  });

  test('writes Markdown for a comment under a pull request, with no markup of the pack in it', async () => {
    await weaken();
    await edit('rules/company/pack.yaml', 'title: Not yet', 'title: "<img src=x> @all"');
    const { code, stdout } = await diff('HEAD', '--format', 'markdown');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^## From HEAD to working files\n\n\*\*Outcomes can differ\.\*\*/u);
    expect(stdout).toContain('| Outcome | Can it differ? | Companies (95 % interval) |');
    expect(stdout).toContain('| Old in rows, new in columns |');
    expect(stdout.match(/<details>/gu)?.length).toBe(stdout.match(/<\/details>/gu)?.length);
    const fenced = /```yaml\n([^`]*)\n```/u.exec(stdout)?.[1] ?? '';
    expect(parse(fenced)).toMatchObject([{ id: 'changed-overall', given: {}, expect: {} }]);
    expect(stdout).not.toMatch(/<img|@all/u);
  });

  test('is the same in every run', async () => {
    await weaken();
    expect(await diff('HEAD')).toEqual(await diff('HEAD'));
  });
});

describe('rules diff --assessments', () => {
  const company = `company: Acme
answers: {stage: sold, ip-status: granted, origin: own, needs: [channel], runway-months: 24}
markets: {atlantis: {}}
`;

  test('reports what changes for real companies, from answers and from kept assessments', async () => {
    await mkdir(join(cwd, 'companies'));
    await writeFile(join(cwd, 'companies', 'acme.yaml'), company);
    await writeFile(
      join(cwd, 'companies', 'idle.yaml'),
      'company: Idle\nanswers: {ip-status: none}\nmarkets: {atlantis: {}}\n',
    );
    const kept = await bornGlobal(
      ['report', join('companies', 'acme.yaml'), '--rules', 'rules', '--markets', 'markets', '--json'],
      { cwd },
    );
    await writeFile(join(cwd, 'companies', 'kept.json'), kept.stdout.replace('Acme', 'Kept'));
    await weaken();
    const { code, stdout, stderr } = await diff('HEAD', '--assessments', 'companies');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Real companies: 3 compared');
    expect(stdout).toContain('2 of 3 change entry mode:');
    expect(stdout).toMatch(/Acme: from licensing to not-yet/u);
    expect(stdout).toMatch(/Kept: from licensing to not-yet/u);
    expect(stdout).toContain('1 of 3 get the same result.');
  });

  test('takes answers over to new names', async () => {
    await mkdir(join(cwd, 'companies'));
    await writeFile(join(cwd, 'companies', 'acme.yaml'), company);
    for (const [file, from] of [
      ['rules/company/questionnaire.yaml', '{id: granted, label: Granted}'],
      [modes, 'ip-status: granted'],
    ] as const)
      await edit(
        file,
        from,
        from.includes('{') ? '{id: held, label: Granted, renamed-from: [granted]}' : 'ip-status: held',
      );
    const result = await diff('HEAD', '--assessments', 'companies');
    expect(result.stdout).toContain('option held (ip-status) renamed, formerly granted');
    expect(result.stdout).toContain('1 of 1 get the same result.');
    expect(result.code).toBe(0);
  });

  test('reports broken files, leaves them out and ends with exit code 1', async () => {
    await mkdir(join(cwd, 'companies'));
    await writeFile(join(cwd, 'companies', 'acme.yaml'), company);
    await writeFile(join(cwd, 'companies', 'broken.yaml'), 'answers: {stage: sould}\n');
    await writeFile(join(cwd, 'companies', 'torn.json'), '{"format": "born-global/assessment/2"}');
    const { code, stdout, stderr } = await diff('HEAD', '--assessments', 'companies');
    expect(code).toBe(1);
    expect(stderr).toContain('companies/broken.yaml:1:18 error unknown-option');
    expect(stderr).toContain('did you mean `sold`?');
    expect(stderr).toContain('companies/torn.json error schema');
    expect(stdout).toContain('1 of 1 get the same result. 2 files could not be used.');
  });

  test('says where there is no such folder', async () => {
    expect(await diff('HEAD', '--assessments', 'nowhere')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'born-global: there is no folder `nowhere`\n',
    });
  });
});

describe('rules diff refuses', () => {
  test.each(['no-such-thing', '--upload-pack=x', 'HEAD:rules', 'HEAD~7'])('the name %s', async (name) => {
    const { code, stdout, stderr } = await diff('--', name);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(`born-global: \`${name}\` is neither a folder nor a revision of git here\n`);
  });

  test('rules with errors, old or new, with the place of every error', async () => {
    await edit(modes, 'ip-status: granted', 'ip-status: grantd');
    const now = await diff('HEAD');
    expect(now).toMatchObject({ code: 1, stderr: 'born-global: rules with errors are not compared\n' });
    expect(now.stdout).toContain('rules/company/entry-modes.yaml:16:22 error unknown-option');
    git('commit', '--quiet', '--all', '--message', 'Broken');
    const old = await diff('HEAD', 'HEAD~1');
    expect(old.stdout).toContain('HEAD:rules/company/entry-modes.yaml:16:22 error unknown-option');
    expect(old.stdout).toContain('did you mean `granted`?');
  });

  test('two packs that together cut a number too finely', async () => {
    const bounds = (first: number): string =>
      Array.from({ length: 20 }, (_, index) => `{runway-months: {at-least: ${first + 2 * index}}}`).join(
        ', ',
      );
    const when = (first: number): string => `    when: {any: [${bounds(first)}]}\n    caps: exploring`;
    const former = '    when:\n      runway-months: {less-than: 6}\n    caps: exploring';
    await edit('rules/company/readiness.yaml', former, when(7));
    git('commit', '--quiet', '--all', '--message', 'Odd');
    await edit('rules/company/readiness.yaml', when(7), when(8));
    expect(await diff('HEAD')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'born-global: these two cannot be compared: together their rules cut a number at more than 28 bounds on runway-months\n',
    });
  });

  test('a revision without rules, and a folder that is no repository', async () => {
    git('rm', '--quiet', '-r', 'rules');
    git('commit', '--quiet', '--message', 'Empty');
    expect(await diff('HEAD', 'HEAD~1')).toMatchObject({
      code: 2,
      stderr: 'born-global: `HEAD` has no folder of rules called rules here\n',
    });
    await rm(join(cwd, '.git'), { recursive: true });
    expect(await diff('HEAD')).toMatchObject({ code: 2 });
  });
});
