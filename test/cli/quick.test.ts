import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bornGlobal } from './run.ts';

const day = ['--date', '2026-11-24'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-quick-'));
  await writeFile(
    join(folder, 'some.yaml'),
    'company: Example\nanswers:\n  size: small\n  stage: testing\nmarkets:\n  brazil: {}\n',
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the plain interview writes when it is given these lines. */
const asked = (
  options: readonly string[],
  file: string,
  lines: readonly string[],
): ReturnType<typeof bornGlobal> =>
  bornGlobal(['assess', '--accessible', ...options, ...day, file], {
    cwd: folder,
    input: lines.map((line) => `${line}\n`).join(''),
  });

/** Begin, no names, the first market. */
const opening = ['1', '', '', '1'];

describe('assess --quick', { timeout: 60_000 }, () => {
  test('stops with a settled entry mode, saves, reports, and goes on where it stopped', async () => {
    // Nothing is known of this company: after that there is nothing left to narrow the entry mode by.
    const unknown = [...opening, ...Array.from({ length: 100 }, () => 'd')];
    const all = await asked(['--quick'], 'unknown.yaml', unknown);
    expect(all.stderr).toContain('answers that are not known');
    const first = await asked(['--quick'], 'first.yaml', [...opening, '2']);
    expect(first.code).toBe(3);
    expect(first.stderr).toContain('may still be recommended.');
    expect(first.stderr).toContain('Resume with: born-global assess --accessible --quick first.yaml');
    const saved = await readFile(join(folder, 'first.yaml'), 'utf8');
    expect(saved).toContain('brazil: {}');
    const resumed = await asked(['--quick'], 'first.yaml', ['1', 'q']);
    expect(resumed.stderr).toContain('1 of up to');
  });

  test('says what to ask next, and what each remaining question can do, for answers from a file', async () => {
    const { code, stdout, stderr } = await bornGlobal(
      ['assess', '--quick', '--answers', 'some.yaml', ...day],
      { cwd: folder },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('The entry mode is not settled after 2 of up to');
    expect(stdout).toContain('Ask next: ');
    expect(stdout).toContain('May still change the entry mode');
    expect(stdout).toContain('No rule about entry modes looks at it.');
  });

  test('writes the same as JSON and Markdown, and no other format', async () => {
    const run = (format: string): ReturnType<typeof bornGlobal> =>
      bornGlobal(['assess', '--quick', '--answers', 'some.yaml', '--format', format, ...day], {
        cwd: folder,
      });
    const json: unknown = JSON.parse((await run('json')).stdout);
    expect(json).toMatchObject({
      format: 'born-global/quick/1',
      answered: 2,
      settled: false,
      planSettled: false,
    });
    expect((await run('markdown')).stdout).toContain('## May still change the entry mode');
    const refused = await run('csv');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('terminal, markdown, json');
  });
});

describe('assess --triage', { timeout: 60_000 }, () => {
  test('asks the first round and no more', async () => {
    const { stderr } = await asked(['--triage'], 'round.yaml', [
      ...opening,
      ...Array.from({ length: 100 }, () => 'd'),
    ]);
    expect(stderr).toContain('The first round is over: ');
    const saved = await readFile(join(folder, 'round.yaml'), 'utf8');
    expect(saved).toContain('runway-months: dont-know');
    expect(saved).not.toContain('affordable-loss');
  });

  test('is neither for answers from a file nor together with --quick', async () => {
    const answered = await bornGlobal(['assess', '--triage', '--answers', 'some.yaml'], { cwd: folder });
    expect(answered).toMatchObject({ code: 2, stdout: '' });
    expect(answered.stderr).toContain('--answers asks nothing');
    expect(await bornGlobal(['assess', '--quick', '--triage'], { cwd: folder })).toMatchObject({ code: 2 });
  });
});
