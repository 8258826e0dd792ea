import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bornGlobal, root, type Ran } from './run.ts';

/** A copy of the tool that has no short way, so that the whole program does everything. */
let without: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-short-'));
  without = join(folder, 'without');
  for (const name of ['bin', 'dist', 'package.json'])
    await cp(join(root, name), join(without, name), { recursive: true });
  for (const name of ['rules', 'markets']) await symlink(join(root, name), join(without, name), 'junction');
  await rm(join(without, 'dist', 'short-way.cjs'));
  await cp(join(root, 'examples', 'diagnostics-firm.yaml'), join(folder, 'company.yaml'));
  await writeFile(join(folder, 'faulty.yaml'), 'answers:\n  stage: nowhere\n');
  await writeFile(join(folder, 'hidden.yaml'), 'answers:\n  stage: idea\n  distributor-terms: signed\n');
  await writeFile(join(folder, 'cluster.yaml'), 'pack: {id: cluster, version: 9.9.9}\nanswers: {}\n');
  await writeFile(
    join(folder, 'open.yaml'),
    'format: born-global/answers/1\ndate: 2026-01-01\nanswers: {}\n',
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the short way', () => {
  test.each([
    ['--version'],
    ['-V'],
    ['-V', 'assess'],
    ['assess', '--answers', 'company.yaml'],
    ['assess', '--answers', 'company.yaml', '--json'],
    ['assess', '--json', '--answers', 'company.yaml', '--ascii'],
    ['assess', '--answers', 'company.yaml', '--brief', '--color'],
    ['assess', '--answers', 'company.yaml', '--no-color', '--color'],
    ['assess', '--answers', 'company.yaml', '--json', '--json'],
    ['assess', '--answers', 'company.yaml', '--answers', 'open.yaml', '--brief'],
    ['assess', '--answers', 'company.yaml', '--format', 'markdown', '--brief'],
    ['assess', '--answers', 'company.yaml', '--json', '--format', 'markdown'],
    ['assess', '--answers', 'company.yaml', '--brief', '--width', '60'],
    ['assess', '--answers', 'company.yaml', 'company.yaml'],
    ['assess', '--answers=company.yaml', '--brief'],
    ['assess', '--answers'],
    ['assess', '--answers', '--json'],
    ['assess', '--answers', 'none.yaml', '--json'],
    ['assess', '--answers', 'faulty.yaml', '--json'],
    ['assess', '--answers', 'hidden.yaml', '--brief'],
    ['assess', '--answers', 'cluster.yaml', '--brief'],
    ['assess', '--answers', 'open.yaml', '--brief'],
    ['assess', '--answers', 'company.yaml', '--brif'],
    ['asess', '--answers', 'company.yaml'],
  ])('does and says what the whole program does: %s %s %s %s %s', async (...given) => {
    const both: Ran[] = await Promise.all(
      [root, without].map((from) => bornGlobal(given, { cwd: folder, from })),
    );
    expect(both[0]).toEqual(both[1]);
  });

  test('is as good without compiled code, and with that of something else', async () => {
    const given = ['assess', '--answers', 'company.yaml', '--json'];
    const expected = await bornGlobal(given, { cwd: folder });
    const code = join(without, 'dist', 'short-way.cjs.assess.code');
    await cp(join(root, 'dist', 'short-way.cjs'), join(without, 'dist', 'short-way.cjs'));
    await writeFile(code, 'no code at all');
    expect(await bornGlobal(given, { cwd: folder, from: without })).toEqual(expected);
    await rm(code);
    expect(await bornGlobal(given, { cwd: folder, from: without })).toEqual(expected);
  });

  test('is not even looked at by other commands', async () => {
    await writeFile(
      join(without, 'dist', 'short-way.cjs'),
      "exports.shortWay = async () => { process.stdout.write('the short way'); return true; };",
    );
    const ran = (...given: readonly string[]): Promise<Ran> =>
      bornGlobal(given, { cwd: folder, from: without });
    expect((await ran('assess', '--answers', 'company.yaml')).stdout).toBe('the short way');
    expect((await ran('rules', '--help')).stdout).not.toContain('the short way');
  });
});
