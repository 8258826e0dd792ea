import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, type Ran } from './run.ts';

interface Step {
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Hook {
  readonly id: string;
  readonly language: string;
  readonly entry: string;
  readonly args: readonly string[];
  readonly files: string;
  readonly pass_filenames: boolean;
}

const action = parse(await readFile(join(root, 'action.yml'), 'utf8')) as Action;
const hooks = parse(await readFile(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

/** A repository with the small pack in it, and beside it a folder of commands that stand in for the installed ones. */
let folder: string;
let repository: string;

const command = (name: string): string => join(folder, 'commands', name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-ci-'));
  repository = join(folder, 'repository');
  await cp(join(root, 'test', 'fixtures', 'small'), repository, { recursive: true });
  await mkdir(join(folder, 'commands'));
  const start = `exec '${process.execPath}' '${join(root, 'bin', 'born-global.js')}' "$@"`;
  await writeFile(command('born-global'), `#!/bin/sh\n${start}\n`);
  // npx says what it was asked to install, and runs what stands after the name of the command.
  await writeFile(
    command('npx'),
    `#!/bin/sh\necho "$3" >> '${join(folder, 'installed')}'\nshift 5\n${start}\n`,
  );
  await Promise.all([chmod(command('born-global'), 0o755), chmod(command('npx'), 0o755)]);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function shell(script: string, variables: Readonly<Record<string, string>>): Promise<Ran> {
  const env = { PATH: [join(folder, 'commands'), process.env['PATH'] ?? ''].join(delimiter), ...variables };
  return new Promise((done) => {
    const given = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
    const child = execFile('bash', given, { cwd: repository, env }, (_error, stdout, stderr) => {
      done({ code: child.exitCode, stdout, stderr });
    });
  });
}

/** What the runner does: inputs or their defaults are put into the variables, then bash runs the script of each step. */
async function runAction(inputs: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const [step] = action.runs.steps;
  if (step === undefined) throw new Error('the action has no step');
  const filled = Object.entries(step.env).map(([name, value]): readonly [string, string] => {
    const [, input = ''] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value) ?? [];
    return [name, inputs[input] ?? action.inputs[input]?.default ?? `no input ${input}`];
  });
  return shell(step.run, Object.fromEntries(filled));
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(repository, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(repository, file), text.replace(from, to));
}

const breakRule = () => edit('rules/company/entry-modes.yaml', 'ip-status: granted', 'ip-status: grantd');

// The action and the hook are scripts of a shell that Windows does not have.
const onPosix = test.skipIf(process.platform === 'win32');

describe('the action for GitHub', () => {
  test('puts no input into a script, where it could be read as a part of it', () => {
    expect(action.runs.using).toBe('composite');
    expect(action.runs.steps.map(({ run }) => run).filter((run) => run.includes('${{'))).toEqual([]);
  });

  onPosix('passes where the rules have no error', async () => {
    expect(await runAction()).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(join(folder, 'installed'), 'utf8')).toBe('born-global@latest\n');
  });

  onPosix('annotates the line of a fault and fails', async () => {
    await breakRule();
    const { code, stdout } = await runAction({ version: '0.1.0' });
    expect(code).toBe(1);
    expect(stdout).toContain(
      '::error file=rules/company/entry-modes.yaml,line=16,endLine=16,col=22,endColumn=28,title=unknown-option::',
    );
    expect(await readFile(join(folder, 'installed'), 'utf8')).toBe('born-global@0.1.0\n');
  });

  onPosix('takes several paths, one a line, with spaces in them', async () => {
    await cp(join(repository, 'markets'), join(repository, 'our markets'), { recursive: true });
    const { code, stdout } = await runAction({ paths: 'rules\nour markets\n', format: 'pretty' });
    expect(code).toBe(0);
    expect(stdout).toContain(' in 8 files');
  });

  onPosix('writes the findings to a file', async () => {
    await breakRule();
    expect((await runAction({ format: 'sarif', output: 'a b.sarif' })).code).toBe(1);
    expect(JSON.parse(await readFile(join(repository, 'a b.sarif'), 'utf8'))).toHaveProperty(
      'version',
      '2.1.0',
    );
  });

  onPosix('fails above the warnings allowed', async () => {
    const { stdout } = await runAction();
    const warnings = stdout.split('\n').filter((line) => line.startsWith('::warning ')).length;
    expect(warnings).toBeGreaterThan(0);
    expect((await runAction({ 'max-warnings': String(warnings) })).code).toBe(0);
    expect((await runAction({ 'max-warnings': String(warnings - 1) })).code).toBe(1);
  });

  onPosix.each(['paths', 'format', 'output', 'max-warnings', 'version'])(
    'takes %s as text, whatever stands in it',
    async (input) => {
      const { code } = await runAction({ [input]: '$(touch made)`touch made`"; touch made; \'--help' });
      expect(code).not.toBe(4);
      await expect(readFile(join(repository, 'made'))).rejects.toThrow('ENOENT');
    },
  );

  onPosix('installs nothing but a version of this package', async () => {
    expect((await runAction({ version: '1 --package=another' })).code).toBe(2);
    await expect(readFile(join(folder, 'installed'))).rejects.toThrow('ENOENT');
  });
});

describe('the hook for pre-commit', () => {
  const [hook] = hooks;

  test('runs for every file that a pack can have', () => {
    const matched = [
      'rules/sources.yaml',
      'our markets/japan.yml',
      'rules/company/tests/a.json',
      'README.md',
    ];
    expect(matched.filter((file) => new RegExp(hook?.files ?? '').test(file))).toEqual(matched.slice(0, 3));
  });

  onPosix('checks the whole pack and names the fault', async () => {
    // What pre-commit makes of an entry: its words, then the arguments, then file names where they are asked for.
    const line = [hook?.entry, ...(hook?.args ?? [])].join(' ');
    expect(hook).toMatchObject({ language: 'node', pass_filenames: false });
    expect((await shell(line, {})).code).toBe(0);
    await breakRule();
    const { code, stdout } = await shell(line, {});
    expect(code).toBe(1);
    expect(stdout).toContain('rules/company/entry-modes.yaml:16:22 error unknown-option');
  });
});
