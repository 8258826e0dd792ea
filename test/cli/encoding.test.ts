import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bornGlobal, root } from './run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-encoding-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Signs beyond ASCII in the code of the command itself: on Node 20 an earlier bundle was read as Latin-1. */
describe('the built command reads its own code as UTF-8', () => {
  test('so that names with letters beyond ASCII become file names, and wide formula signs stay text', async () => {
    const table = join(root, 'test', 'fixtures', 'wide-sign.csv');
    const imported = await bornGlobal(['import', table, '--output', 'answers'], { cwd: folder });
    expect(imported.code).toBe(0);
    expect((await readdir(join(folder, 'answers'))).sort()).toEqual(['ix.yaml', 'lodz-orns.yaml']);

    const answers = ['lodz-orns', 'ix'].flatMap((name) => ['--answers', join('answers', `${name}.yaml`)]);
    const { stdout } = await bornGlobal(['form', '--format', 'csv', ...answers], { cwd: folder });
    expect(stdout).toContain("'\uff1d1+1");
    expect(stdout).toContain(',ï text');
  });
});
