import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/schema/types.ts';
import { bornGlobal, root } from './run.ts';

const atlantis = join(root, 'test', 'fixtures', 'markets', 'atlantis.yaml');
const answers = 'answers: {stage: testing, ip-status: filed}\n';

/** A copy of the built package: what is shipped can be changed in it. */
let copy: string;

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'born-global-copy-'));
  for (const name of ['bin', 'dist', 'docs/diagnostics', 'rules', 'markets', 'package.json'])
    await cp(join(root, name), join(copy, name), { recursive: true });
});

afterEach(() => rm(copy, { recursive: true, force: true }));

async function assessed(args: readonly string[] = []): Promise<Assessment> {
  const given = ['assess', '--answers', '-', '--json', '--date', '2026-11-23', ...args];
  const { code, stdout, stderr } = await bornGlobal(given, { from: copy, cwd: copy, input: answers });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Assessment;
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(join(copy, file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(join(copy, file), after);
}

const marketsOf = ({ markets }: Assessment): readonly string[] => markets.map(({ id }) => id).sort();

describe('the shipped rules', () => {
  test('are compiled by the build, and taken from there as long as no file has changed', async () => {
    const { title } = (await assessed()).pack;
    await edit('dist/packs/company.json', (text) => text.replace(title, 'As compiled'));
    expect((await assessed()).pack.title).toBe('As compiled');
  });

  test('give the same assessment when they are read from their files', async () => {
    const compiled = await assessed();
    await rm(join(copy, 'dist', 'packs', 'company.json'));
    expect(await assessed()).toEqual(compiled);
  });

  test('are read anew once one of their files has been edited', async () => {
    const { pack } = await assessed();
    await edit('rules/company/pack.yaml', (text) => text.replace(`title: ${pack.title}`, 'title: As edited'));
    const edited = await assessed();
    expect(edited.pack.title).toBe('As edited');
    expect(edited.pack.hash).not.toBe(pack.hash);
  });

  test('are read anew when a market is put beside them, or taken away', async () => {
    const before = marketsOf(await assessed());
    await cp(atlantis, join(copy, 'markets', 'atlantis.yaml'));
    await rm(join(copy, 'markets', 'china.yaml'));
    expect(marketsOf(await assessed())).toEqual(
      [...before.filter((id) => id !== 'china'), 'atlantis'].sort(),
    );
  });

  test('shipped rules with Windows line ends give the same results', async () => {
    const before = await assessed();
    for (const folder of ['rules', 'rules/company', 'markets'])
      for (const name of await readdir(join(copy, folder)))
        if (name.endsWith('.yaml')) await edit(`${folder}/${name}`, (text) => text.replaceAll('\n', '\r\n'));
    expect(await assessed()).toEqual(before);
  });

  test('reports file and line of shipped rules that an edit broke, instead of using the compiled ones', async () => {
    await edit('rules/company/readiness.yaml', (text) => text.replace(/^dimensions:/m, 'dimensionss:'));
    const { code, stdout, stderr } = await bornGlobal(['assess', '--answers', '-', '--json'], {
      from: copy,
      cwd: copy,
      input: answers,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/rules\/company\/readiness\.yaml:\d+:1 error unknown-key/);
    expect(stderr).toContain('did you mean `dimensions`?');
  });
});

describe('rules check of the shipped rules', () => {
  const check = async (): Promise<readonly [number | null, string]> => {
    const { code, stdout } = await bornGlobal(['rules', 'check', '--no-exact', '--ascii'], {
      from: copy,
      cwd: copy,
    });
    return [code, stdout];
  };

  test('reports the same when the build left no compiled packs, or broken ones', async () => {
    const expected = await check();
    expect(expected[0]).toBe(0);
    for (const name of ['company.json', 'company.tests.json'])
      await writeFile(join(copy, 'dist', 'packs', name), '{');
    expect(await check()).toEqual(expected);
    await rm(join(copy, 'dist', 'packs'), { recursive: true });
    expect(await check()).toEqual(expected);
  });

  test('takes unedited files from the compiled pack, and parses edited ones', async () => {
    // An id that is wrong in the compiled pack, and right in the file.
    await edit('dist/packs/company.json', (text) => text.replaceAll('"section":"offer"', '"section":"firm"'));
    const [code, stdout] = await check();
    expect([code, stdout.includes('There is no section `firm`')]).toEqual([1, true]);
    await edit('rules/company/questionnaire.yaml', (text) => `${text}# read again\n`);
    expect((await check())[0]).toBe(0);
  });

  test('takes unedited test cases from the build, and parses edited ones', async () => {
    await edit('dist/packs/company.tests.json', (text) =>
      text.replace(/"answers":\{"/, '"answers":{"nowhere'),
    );
    const [code, stdout] = await check();
    expect([code, stdout.includes('There is no question `nowhere')]).toEqual([1, true]);
    for (const name of await readdir(join(copy, 'rules', 'company', 'tests')))
      await edit(`rules/company/tests/${name}`, (text) => `${text}# read again\n`);
    expect((await check())[0]).toBe(0);
  });
});

describe('own rules and markets', () => {
  const small = join(root, 'test', 'fixtures', 'small');

  test('a folder of rules and one of markets replace the shipped ones', async () => {
    const { code, stdout } = await bornGlobal(
      [
        'assess',
        '--answers',
        '-',
        '--json',
        '--rules',
        join(small, 'rules'),
        '--markets',
        join(small, 'markets'),
      ],
      { from: copy, cwd: copy, input: 'answers: {stage: sold}\n' },
    );
    expect(code).toBe(0);
    expect(marketsOf(JSON.parse(stdout) as Assessment)).toEqual(['atlantis']);
  });

  test('a market of the user stands beside the shipped ones, from a path relative to where the user is', async () => {
    const before = marketsOf(await assessed());
    await cp(atlantis, join(copy, 'my markets', 'atlantis.yaml'));
    expect(marketsOf(await assessed(['--markets', 'my markets']))).toEqual(['atlantis', ...before].sort());
  });

  test('a market file of the same name takes the place of the shipped one', async () => {
    const before = marketsOf(await assessed());
    await cp(join(copy, 'markets', 'brazil.yaml'), join(copy, 'mine', 'brazil.yaml'));
    await edit('mine/brazil.yaml', (text) => text.replace(/^title: .*$/m, 'title: My Brazil'));
    const { markets } = await assessed(['--markets', 'mine']);
    expect(markets.map(({ id }) => id).sort()).toEqual(before);
    expect(markets.find(({ id }) => id === 'brazil')?.title).toBe('My Brazil');
  });

  test('a folder that is not there is reported', async () => {
    const { code, stderr } = await bornGlobal(['assess', '--answers', '-', '--rules', 'nowhere'], {
      cwd: copy,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere');
  });
});
