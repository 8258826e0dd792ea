import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MutationResult } from '../../src/rule-tools/testing/mutation/test-mutations.ts';
import { bornGlobal, root } from './run.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'born-global-mutate-'));
  await cp(join(root, 'test', 'fixtures', 'small'), cwd, { recursive: true });
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

const mutate = (...args: readonly string[]) =>
  bornGlobal(['rules', 'test', '.', '--mutation', ...args], { cwd });

describe('rules test --mutation', () => {
  test('lists what the test cases do not notice, with its place, and then the share', async () => {
    const { code, stdout, stderr } = await mutate();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^markets\/atlantis\.yaml:\d+:\d+ \w+ \w+ [\w-]+\n {2}/m);
    expect(stdout).toMatch(/^Altered rules noticed by the test cases: \d+ % \(\d+ of \d+/m);
  });

  test('names each survivor at the value that was altered', async () => {
    const { stdout } = await mutate('--format', 'json');
    const { survivors, total } = JSON.parse(stdout) as MutationResult;
    expect(total.noticed + survivors.length).toBe(total.counted);
    for (const { file, start, text } of survivors.filter(({ kind }) => kind === 'weight')) {
      const line = (await readFile(join(cwd, file), 'utf8')).split('\n')[(start?.line ?? 0) - 1] ?? '';
      const [, before = 'nothing'] = /: (\S+) -> /.exec(text) ?? [];
      expect(line.slice((start?.column ?? 1) - 1)).toMatch(new RegExp(`^${before}`));
    }
  });

  test('fails where less is noticed than is asked for', async () => {
    const { code, stderr } = await mutate('--min-score', '100');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^born-global: \d+ % of the alterations are noticed; 100 % are required\n$/);
  });

  test('refuses a share that is none', async () => {
    const { code, stderr } = await mutate('--min-score', '101');
    expect(code).toBe(2);
    expect(stderr).toContain('Write a whole number from 0 to 100.');
  });

  test('asks for cases that pass', async () => {
    const file = join(cwd, 'rules/company/tests/verdicts.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('overall: licensing', 'overall: not-yet'));
    const { code, stdout, stderr } = await mutate();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('1 test cases fail (the first is strong-rights)');
  });
});
