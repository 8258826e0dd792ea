import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Improve } from '../../src/analysis/improve/improve.ts';
import type { WhatIf } from '../../src/analysis/what-if/what-if.ts';
import { bornGlobal, root, type Ran } from './run.ts';

const file = join(root, 'examples', 'diagnostics-firm.yaml');
const day = ['--date', '2026-11-24'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-what-if-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]): Promise<Ran> => bornGlobal([...args, ...day], { cwd: folder });

describe('try', () => {
  test('shows before and after side by side, within the width of a terminal', async () => {
    const { code, stdout, stderr } = await run('try', file, 'runway-months=3');
    expect([code, stderr]).toEqual([0, '']);
    for (const words of [
      'What if: Velora Diagnostics',
      'Before',
      'After',
      '→ 3 months',
      'Showstoppers',
      'Plan',
    ])
      expect(stdout).toContain(words);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('writes the study itself as JSON, and pages, and leaves the answers file as it is', async () => {
    const before = await readFile(file, 'utf8');
    const { stdout } = await run('try', file, 'stage=approved', '--json');
    const study = JSON.parse(stdout) as WhatIf;
    expect(study.format).toBe('born-global/try/1');
    expect(study.tried.map(({ question }) => question)).toEqual(['stage']);
    expect((await run('try', file, 'runway-months=3', '--output', 'page.html')).code).toBe(0);
    expect(await readFile(join(folder, 'page.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    expect((await run('try', file, 'runway-months=3', '--output', 'page.html')).code).toBe(2);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('refuses what it does not know, with the place and the nearest name', async () => {
    const { code, stdout, stderr } = await run('try', file, 'runway-months=3', 'stge=sold');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('2:1');
    expect(stderr).toContain('did you mean `stage`?');
  });

  test('needs answers, not an assessment', async () => {
    const kept = join(folder, 'kept.json');
    expect((await run('assess', '--answers', file, '--json', '--output', kept)).code).toBe(0);
    const { code, stderr } = await run('try', kept, 'stage=sold');
    expect(code).toBe(2);
    expect(stderr).toContain('saved assessment');
  });
});

describe('improve', () => {
  test('proposes the cheapest way to the next level, which reaches it when tried', async () => {
    const { stdout } = await run('improve', file, '--json');
    const { outcome, proved, goal, ways } = JSON.parse(stdout) as Improve;
    expect([outcome, proved, goal.kind]).toEqual(['found', true, 'level']);
    const [first] = ways;
    const tried = await run('try', file, ...(first?.settings ?? []), '--json');
    const { level, readiness } = JSON.parse(tried.stdout) as WhatIf;
    expect(level.after.low.title).toBe(goal.title);
    expect(readiness.after).toEqual(first?.reached.readiness);
  });

  test('says in words what to do, and what stands in the way where nothing helps', async () => {
    const found = await run('improve', file);
    expect(found.code).toBe(0);
    expect(found.stdout).toContain('It is proved that nothing');
    const impossible = await run('improve', file, '--mode', 'funding', '--market', 'brazil');
    expect(impossible.code).toBe(0);
    expect(impossible.stdout).toContain('This is proved.');
    expect(impossible.stdout).toContain('What stands in the way even then');
  });

  test.each([
    [['--to-level', 'redy'], 'Did you mean `ready`?'],
    [['--mode', 'licencing', '--market', 'brazil'], 'Did you mean `licensing`?'],
    [['--mode', 'licensing'], '--mode needs --market'],
    [['--mode', 'licensing', '--market', 'brasil'], 'Did you mean `brazil`?'],
    [['--market', 'brazil'], 'give --mode too'],
  ])('%j is refused: %s', async (options, words) => {
    const { code, stderr } = await run('improve', file, ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
