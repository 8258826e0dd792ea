import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { watchPaths } from '../../src/cli/io/watch.ts';
import { bornGlobal, root, type Ran } from './run.ts';

/** A folder with a copy of the small pack in it: rules/ and markets/. */
let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'born-global-options-'));
  await cp(join(root, 'test', 'fixtures', 'small'), cwd, { recursive: true });
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(cwd, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(cwd, file), text.replace(from, to));
}

const check = (...args: readonly string[]): Promise<Ran> =>
  bornGlobal(['rules', 'check', '--no-exact', '--date', '2026-11-23', ...args], { cwd });

const filesOf = ({ stdout }: Ran): readonly string[] => [
  ...new Set((JSON.parse(stdout) as readonly Diagnostic[]).map(({ file }) => file)),
];

function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org'];
  execFileSync('git', [...who, '-c', 'commit.gpgsign=false', ...args], { cwd, stdio: 'pipe' });
}

const unread = 'rules/company/notes.yaml';
const modes = 'rules/company/entry-modes.yaml';
const market = 'markets/atlantis.yaml';

const breakModes = () => edit(modes, 'ip-status: granted', 'ip-status: grantd');
const breakMarket = () => edit(market, 'id: atlantis', 'id: Atlantis!');

describe('rules check --changed', () => {
  test('reports only files that differ from the last commit: edited, staged or new', async () => {
    await breakModes();
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'a fault that is there already');
    const before = await check('--json', '--changed', 'HEAD', '.');
    expect({ code: before.code, files: filesOf(before) }).toEqual({ code: 0, files: [] });

    await breakMarket();
    git('add', market);
    await writeFile(join(cwd, unread), 'notes: []\n');
    const after = await check('.', '--json', '--changed');
    expect({ code: after.code, files: filesOf(after) }).toEqual({ code: 1, files: [market, unread] });
    expect(filesOf(await check('--json', '.'))).toContain(modes);
  });

  test('compares with any revision', async () => {
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    await breakModes();
    git('commit', '-q', '-a', '-m', 'a fault');
    expect(filesOf(await check('--json', '--changed', 'HEAD', '.'))).toEqual([]);
    expect(filesOf(await check('--json', '--changed', 'HEAD~1', '.'))).toEqual([modes]);
  });

  test('works in a folder of a repository, where names have letters beyond ASCII', async () => {
    git('init', '-q', '-b', 'main');
    const inner = join(cwd, 'règles communes');
    await mkdir(inner);
    await cp(join(cwd, 'rules'), join(inner, 'rules'), { recursive: true });
    await cp(join(cwd, 'markets'), join(inner, 'markets'), { recursive: true });
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    await writeFile(join(inner, unread), 'notes: []\n');
    const ran = await bornGlobal(['rules', 'check', '--no-exact', '.', '--json', '--changed'], {
      cwd: inner,
    });
    expect(filesOf(ran)).toEqual([unread]);
  });

  test.each([
    ['no-such-branch', 'git knows no revision `no-such-branch`'],
    ['--output=made', 'git knows no revision `--output=made`'],
  ])('a revision that is none is refused: %s', async (revision, told) => {
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    expect(await check(`--changed=${revision}`, '.')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(told) as string,
    });
    await expect(readFile(join(cwd, 'made'))).rejects.toThrow('ENOENT');
  });

  test('is refused outside a repository', async () => {
    expect(await check('--changed', 'HEAD', '.')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'born-global: --changed works in a git repository only\n',
    });
  });
});

describe('rules check --max-warnings', () => {
  test('allows so many, and no more', async () => {
    await writeFile(join(cwd, unread), 'notes: []\n');
    expect((await check('.')).code).toBe(0);
    expect((await check('--max-warnings', '1', '.')).code).toBe(0);
    expect((await check('--max-warnings', '0', '.')).code).toBe(1);
  });

  test.each(['-1', 'few', '1.5', ''])('is a whole number: not %j', async (number) => {
    expect(await check(`--max-warnings=${number}`, '.')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('rules check --output', () => {
  test('writes the findings to a file, which is overwritten on request only', async () => {
    expect(await check('--output', 'found.txt', '.')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Written to `found.txt`.\n',
    });
    expect(await readFile(join(cwd, 'found.txt'), 'utf8')).toContain('0 errors, 0 warnings in 8 files');
    await breakModes();
    expect((await check('--output', 'found.txt', '.')).code).toBe(2);
    expect(await readFile(join(cwd, 'found.txt'), 'utf8')).toContain('0 errors');
    expect((await check('--output', 'found.txt', '--force', '.')).code).toBe(1);
    expect(await readFile(join(cwd, 'found.txt'), 'utf8')).toContain('1 error,');
  });
});

describe('silencing', () => {
  test('counts what is suppressed, and lets it pass', async () => {
    await edit(
      'rules/sources.yaml',
      '  - {id: H1,',
      "  - {id: H9, title: An old law, kind: official, as-of: '2012'} # born-global-ignore stale-fact: in force\n  - {id: H1,",
    );
    const { code, stdout } = await check('--max-warnings', '0', '.');
    expect(stdout).toContain('0 errors, 0 warnings, 1 suppressed in 8 files');
    expect(code).toBe(0);
  });
});

describe('watching', () => {
  test('runs at once, and again after a change, until it is to stop', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    await watchPaths(
      [join(cwd, 'rules'), join(cwd, 'markets')],
      async () => {
        seen.push((await readFile(join(cwd, market), 'utf8')).slice(0, 8));
        if (seen.length === 1) await writeFile(join(cwd, market), '# edited\n');
        else stop.abort();
      },
      stop.signal,
    );
    expect(seen.at(-1)).toBe('# edited');
  });
});
