import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bornGlobal } from './run.ts';

const day = ['--date', '2026-11-23'];
const company = (name: string, stage = 'testing'): string =>
  JSON.stringify({ company: name, answers: { stage, 'ip-status': 'filed' }, markets: { brazil: {} } });
const linesOf = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-batch-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const batch = (input: string, ...args: readonly string[]): ReturnType<typeof bornGlobal> =>
  bornGlobal(['batch', ...day, ...args], { cwd: folder, input });

describe('batch', () => {
  test('writes for each line what assess writes for a file', async () => {
    const answers = company('Acme');
    await writeFile(join(folder, 'acme.json'), answers);
    const { stdout } = await bornGlobal(['assess', '--answers', 'acme.json', '--json', ...day], {
      cwd: folder,
    });
    const { code, stdout: lines, stderr } = await batch(`${answers}\n\n${company('Beta')}`);
    expect([code, stderr]).toEqual([0, '']);
    expect(linesOf(lines)).toHaveLength(2);
    expect(linesOf(lines)[0]).toEqual(JSON.parse(stdout));
  });

  test('reports what is wrong with a line in its place, and goes on', async () => {
    const input = [company('Acme'), company('Beta', 'approvd'), 'not json', company('Gamma')].join('\n');
    const { code, stdout, stderr } = await batch(input, '--brief');
    expect(code).toBe(1);
    expect(stderr).toContain('2 of 4 lines could not be assessed, the first is line 2');
    const lines = linesOf(stdout);
    expect(lines.map(({ format, line }) => [format, line ?? null])).toEqual([
      ['born-global/brief/1', null],
      ['born-global/line-error/1', 2],
      ['born-global/line-error/1', 3],
      ['born-global/brief/1', null],
    ]);
    expect(lines[1]?.['diagnostics']).toMatchObject([{ code: 'unknown-option', suggestion: 'approved' }]);
  });

  test('takes faulty answers as open where asked to', async () => {
    const { code, stdout } = await batch(company('Beta', 'approvd'), '--brief', '--lenient');
    expect(code).toBe(0);
    expect(linesOf(stdout)[0]).toMatchObject({ company: 'Beta' });
  });

  test('writes the same with several threads', async () => {
    const input = Array.from({ length: 3000 }, (_, index) =>
      index === 1234 ? '{' : company(`Company ${index}`, index % 3 === 0 ? 'sold' : 'testing'),
    ).join('\n');
    const one = await batch(input, '--brief');
    expect(linesOf(one.stdout)).toHaveLength(3000);
    expect(await batch(input, '--brief', '--jobs', '3')).toEqual(one);
  });

  test('goes on after the last whole line of a run that was stopped', async () => {
    const input = Array.from({ length: 40 }, (_, index) => company(`Company ${index}`)).join('\n\n');
    const whole = await batch(input, '--brief');
    const half = whole.stdout.slice(0, Math.floor(whole.stdout.length / 2));
    await writeFile(join(folder, 'half.ndjson'), half);
    const { code, stderr } = await batch(input, '--brief', '--output', 'half.ndjson', '--resume');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^\d+ lines had been done before\.\n$/);
    expect(await readFile(join(folder, 'half.ndjson'), 'utf8')).toBe(whole.stdout);
  });

  test('does not go on with a file of another kind', async () => {
    await writeFile(join(folder, 'other.ndjson'), '{"format":"born-global/assessment/2"}\n');
    const { code, stderr } = await batch(company('A'), '--brief', '--output', 'other.ndjson', '--resume');
    expect([code, stderr]).toEqual([
      2,
      'born-global: `other.ndjson` was written with other rules or options: start again\n',
    ]);
  });

  test('overwrites nothing', async () => {
    await writeFile(join(folder, 'kept.ndjson'), 'kept');
    const { code, stderr } = await batch(company('A'), '--brief', '--output', 'kept.ndjson');
    expect([code, stderr]).toEqual([
      2,
      'born-global: `kept.ndjson` exists already; --force overwrites it.\n',
    ]);
    expect(await readFile(join(folder, 'kept.ndjson'), 'utf8')).toBe('kept');
  });

  test('reads a table as Excel writes it in half of Europe', async () => {
    const table =
      '\ufeffcompany;stage;needs;runway-months;brazil.market-status\r\n"Acme; and sons";testing;licensing|funding;10..20;assumed\r\n';
    const { code, stdout } = await batch(table, '--from', 'csv');
    const same = await batch(
      JSON.stringify({
        company: 'Acme; and sons',
        answers: {
          stage: 'testing',
          needs: ['licensing', 'funding'],
          'runway-months': { between: [10, 20] },
        },
        markets: { brazil: { 'market-status': 'assumed' } },
      }),
    );
    expect(code).toBe(0);
    expect(stdout).toBe(same.stdout);
  });

  test('reads the rows of a table as import does', async () => {
    const label = 'Being tested in people, or piloted with a customer';
    const rows = [
      'company,stage,runway-months,Needs [needs],brazil.market-status',
      `Acme,"${label}",10 to 20,"licensing, funding",assumed`,
      '',
      "Beta,sold,12 months,-,don't know",
      'Gamma,nowhere,many,,',
      'Delta,testing,,,',
    ].join('\n');
    await writeFile(join(folder, 'table.csv'), rows);
    const imported = await bornGlobal(['import', 'table.csv', '--json'], { cwd: folder });
    const { companies, diagnostics } = JSON.parse(imported.stdout) as {
      companies: readonly { cell: string; answers: { answers: object } | null }[];
      diagnostics: readonly { message: string }[];
    };
    expect(companies.map(({ cell, answers }) => [cell, answers?.answers ?? null])).toEqual([
      ['A2', { stage: 'testing', 'runway-months': { between: [10, 20] }, needs: ['funding', 'licensing'] }],
      ['A4', { stage: 'sold', 'runway-months': 12, needs: [] }],
      ['A5', null],
      ['A6', { stage: 'testing' }],
    ]);

    const { code, stdout, stderr } = await batch(rows, '--from', 'csv');
    expect([code, stderr]).toEqual([
      1,
      'born-global: 1 of 4 lines could not be assessed, the first is line 5; their results say what is wrong\n',
    ]);
    const lines = stdout.trimEnd().split('\n');
    const valid = companies.flatMap(({ answers }) => (answers === null ? [] : [JSON.stringify(answers)]));
    const same = await batch(valid.join('\n'));
    expect(lines.filter((_, index) => index !== 2)).toEqual(same.stdout.trimEnd().split('\n'));
    const [invalid] = linesOf(lines[2] ?? '');
    expect(invalid).toMatchObject({ format: 'born-global/line-error/1', line: 5 });
    expect((invalid?.['diagnostics'] as typeof diagnostics).map(({ message }) => message)).toEqual(
      diagnostics.map(({ message }) => message),
    );
  });

  test('takes invalid cells as open where asked to', async () => {
    const { code, stdout } = await batch(
      'company,stage\nAcme,nowhere\n',
      '--from',
      'csv',
      '--brief',
      '--lenient',
    );
    expect(code).toBe(0);
    expect(linesOf(stdout)).toMatchObject([{ company: 'Acme' }]);
  });

  test('resumes a table after the last whole line, blank and invalid rows included', async () => {
    const rows = Array.from({ length: 30 }, (_, index) =>
      index % 7 === 3 ? '' : `Company ${index},${index % 5 === 0 ? 'nowhere' : 'testing'}`,
    );
    const table = ['company,stage', ...rows].join('\n');
    const complete = await batch(table, '--from', 'csv', '--brief');
    const half = complete.stdout.slice(0, Math.floor(complete.stdout.length / 2));
    await writeFile(join(folder, 'half-table.ndjson'), half);
    const resumed = ['--output', 'half-table.ndjson', '--resume'];
    expect((await batch(table, '--from', 'csv', '--brief', ...resumed)).code).toBe(1);
    expect(await readFile(join(folder, 'half-table.ndjson'), 'utf8')).toBe(complete.stdout);
  });

  test('resumes full assessments, too', async () => {
    const input = [company('Acme'), company('Beta')].join('\n');
    const complete = await batch(input);
    const [first = ''] = complete.stdout.split('\n');
    await writeFile(join(folder, 'full.ndjson'), `${first}\n`);
    expect((await batch(input, '--output', 'full.ndjson', '--resume')).code).toBe(0);
    expect(await readFile(join(folder, 'full.ndjson'), 'utf8')).toBe(complete.stdout);
  });

  test.each([
    ['company,stgae\nA,b\n', 'row 1, column 2: `stgae` is no question; did you mean `stage`?'],
    ['', 'the table is empty'],
    ['company,stage\n"A,b\n', 'reading the answers or writing the results failed'],
  ])('refuses the table %j', async (table, message) => {
    const { code, stdout, stderr } = await batch(table, '--from', 'csv');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('refuses a line that is too long, and goes on', async () => {
    const input = `${company('A')}\n{"company": "${'x'.repeat(900_000)}"}\n${company('B')}\n`;
    const { code, stdout } = await batch(input, '--brief');
    expect(code).toBe(1);
    expect(linesOf(stdout).map(({ company, line }) => company ?? line)).toEqual(['A', 2, 'B']);
  });

  test('says which bytes are no text', async () => {
    await writeFile(
      join(folder, 'latin.ndjson'),
      Buffer.from('{"company": "Z\xfcrich", "answers": {}}\n', 'latin1'),
    );
    const { code, stdout } = await batch('', 'latin.ndjson', '--brief');
    expect(code).toBe(1);
    expect(linesOf(stdout)[0]?.['diagnostics']).toMatchObject([{ code: 'encoding' }]);
  });

  test.each([
    ['missing.ndjson', 'does not exist'],
    ['.', 'is not an ordinary file'],
  ])('says why %s cannot be read', async (file, message) => {
    const { code, stderr } = await batch('', file);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
