import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bornGlobal, root, type Ran } from './run.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]): Promise<Ran> => bornGlobal(args, { cwd: folder });
const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const example = join(root, 'examples', 'diagnostics-firm.yaml');

describe('form', () => {
  test('is a page by default, and otherwise what the ending or --format says', async () => {
    expect((await run('form')).stdout).toMatch(/^<!doctype html>/);
    expect((await run('form', '--format', 'markdown')).stdout).toMatch(/^# .*: questions\n/);
    expect(JSON.parse((await run('form', '--json')).stdout)).toMatchObject({ format: 'born-global/form/1' });
    await run('form', '--output', 'form.md');
    expect(await readFile(join(folder, 'form.md'), 'utf8')).toMatch(/^# /);
    await run('form', '--output', 'form.xlsx');
    expect((await readFile(join(folder, 'form.xlsx'))).subarray(0, 2).toString()).toBe('PK');
  });

  test('asks about the markets chosen', async () => {
    const { stdout } = await run('form', '--format', 'markdown', '--market', 'china');
    expect(stdout).toContain('China');
    expect(stdout).not.toContain('Brazil');
    const { code, stderr } = await run('form', '--market', 'chna');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('there is no market `chna`; did you mean `china`?'),
    ]);
  });

  test('asks only the first round of the rules on request', async () => {
    const questions = async (...args: readonly string[]): Promise<number> =>
      (await run('form', '--format', 'markdown', ...args)).stdout.split('\n**').length - 1;
    const [round, every] = [await questions('--triage'), await questions()];
    expect(round).toBeGreaterThan(0);
    expect(round).toBeLessThan(every);
  });

  test('overwrites only on request', async () => {
    await put('form.html', 'mine');
    expect((await run('form', '--output', 'form.html')).code).toBe(2);
    expect(await readFile(join(folder, 'form.html'), 'utf8')).toBe('mine');
    expect((await run('form', '--output', 'form.html', '--force')).code).toBe(0);
  });

  test('does not fill a page with answers', async () => {
    const { code, stderr } = await run('form', '--answers', example);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--answers fills a table')]);
  });
});

describe.each(['csv', 'xlsx'])('a form in %s, filled in', (ending) => {
  test('gives the assessment that its answers had', async () => {
    const name = `form.${ending}`;
    await run('form', '--output', name, '--answers', example);
    const { code, stderr } = await run('import', name, '--output', 'answers');
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 company imported.')]);
    expect(await readdir(join(folder, 'answers'))).toEqual(['velora-diagnostics.yaml']);
    const assess = async (file: string): Promise<unknown> => {
      const { stdout } = await run('assess', '--answers', file, '--json', '--date', '2026-11-24');
      const { readiness, markets } = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
      return { readiness, markets };
    };
    expect(await assess('answers/velora-diagnostics.yaml')).toEqual(await assess(example));
  });
});

const table = 'company,stage,size,colour\nAcme,sold,small,red\nBeta,sld,small,\nÀcme,sold,,\n';

describe('import', () => {
  test('writes what is right, reports what is not by cell, and says so with exit code 1', async () => {
    await put('table.csv', table);
    const { code, stderr, stdout } = await run('import', 'table.csv', '--output', 'answers');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      'table.csv:1:4 error unknown-column Cell D1: The heading `colour` is no question',
    );
    expect(stderr).toContain(
      'table.csv:3:2 error unknown-option Cell B3: `sld` is not an option of `stage`.',
    );
    expect(stderr).toContain('2 companies imported; left out because of errors: A3.');
    expect((await readdir(join(folder, 'answers'))).sort()).toEqual(['acme-2.yaml', 'acme.yaml']);
    const again = await run('assess', '--answers', 'answers/acme.yaml', '--json');
    expect(again.code).toBe(0);
  });

  test('takes faulty cells as open on request', async () => {
    await put('table.csv', 'company,stage\nBeta,sld\n');
    const { code } = await run('import', 'table.csv', '--output', 'answers', '--lenient');
    expect(code).toBe(0);
    expect(await readFile(join(folder, 'answers/beta.yaml'), 'utf8')).toContain('stage: dont-know');
  });

  test('leaves files that are there, and writes the rest', async () => {
    await put('table.csv', 'company,stage\nAcme,sold\n');
    await run('import', 'table.csv', '--output', 'answers');
    await put('answers/acme.yaml', 'mine');
    await put('table.csv', 'company,stage\nAcme,sold\nBeta,sold\n');
    const { code, stderr } = await run('import', 'table.csv', '--output', 'answers');
    expect([code, stderr]).toEqual([1, expect.stringContaining('exists already; --force overwrites it')]);
    expect(await readFile(join(folder, 'answers/acme.yaml'), 'utf8')).toBe('mine');
    expect(await readdir(join(folder, 'answers'))).toContain('beta.yaml');
    expect((await run('import', 'table.csv', '--output', 'answers', '--force')).code).toBe(0);
  });

  test('shows what it would do, and writes nothing', async () => {
    await put('table.csv', 'company,markets,stage\nAcme,Brazil,sold\n');
    const { code, stdout } = await run('import', 'table.csv', '--dry-run', '--output', 'answers');
    expect([code, stdout]).toEqual([0, 'A2: Acme, 1 answer, brazil: acme.yaml\n']);
    expect(await readdir(folder)).toEqual(['table.csv']);
  });

  test('reports all of it as JSON', async () => {
    await put('table.csv', table);
    const { stdout } = await run('import', 'table.csv', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'born-global/import/1',
      companies: [
        {
          cell: 'A2',
          file: 'acme.yaml',
          written: false,
          answers: { company: 'Acme', answers: { stage: 'sold' } },
        },
        { cell: 'A3', answers: null },
        { cell: 'A4', file: 'acme-2.yaml' },
      ],
      diagnostics: [{ code: 'unknown-column' }, { code: 'unknown-option', suggestion: 'sold' }],
    });
  });

  test('drafts a mapping for other tables, and reads them with it', async () => {
    await put(
      'survey.csv',
      'Timestamp,Name of your company,What stage is this product or service at?\n2026/11/20 9:44:26 PM GMT+1,Acme,Sold regularly to customers\n',
    );
    const without = await run('import', 'survey.csv', '--dry-run');
    expect([without.code, without.stderr]).toEqual([
      2,
      expect.stringContaining('Draft a mapping with --init'),
    ]);
    expect((await run('import', '--init', 'survey.csv')).stderr).toBe('Written to `survey.mapping.yaml`.\n');
    const { code, stdout } = await run(
      'import',
      'survey.csv',
      '--mapping',
      'survey.mapping.yaml',
      '--dry-run',
    );
    expect([code, stdout]).toEqual([0, 'A2: Acme, 1 answer: acme.yaml\n']);
  });

  test('shows the line of a mapping that is wrong', async () => {
    await put('survey.csv', 'a\nb\n');
    await put('mapping.yaml', 'columns:\n  - heading: a\n    question: stagge\n');
    const { code, stderr } = await run('import', 'survey.csv', '--mapping', 'mapping.yaml', '--dry-run');
    expect(code).toBe(2);
    expect(stderr).toContain('mapping.yaml:3:15 error unknown-question');
    expect(stderr).toContain('did you mean `stage`?');
  });

  test.each([
    [['import', 'none.csv', '--dry-run'], 2, 'does not exist'],
    [['import', '.', '--dry-run'], 2, 'file-unreadable'],
    [['import', 'table.csv'], 2, '--output'],
    [['import', 'table.csv', '--init', '--json'], 2, "cannot be used with option '--json'"],
    [['import', 'table.csv', '--output', 'table.csv'], 2, 'is a file; name a folder'],
    [['import', 'broken.csv', '--dry-run'], 2, 'table-syntax'],
    [['import', 'empty.csv', '--dry-run'], 1, 'holds no answers'],
  ])('%j', async (args, code, words) => {
    await put('table.csv', 'company,stage\nAcme,sold\n');
    await put('broken.csv', 'company,stage\n"Acme,sold\n');
    await put('empty.csv', 'company,stage\n');
    const ran = await run(...args);
    expect([ran.code, ran.stderr]).toEqual([code, expect.stringContaining(words)]);
    expect(ran.stderr).not.toMatch(/\n {4}at /);
  });
});
