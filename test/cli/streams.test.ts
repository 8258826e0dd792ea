import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bornGlobal, root } from './run.ts';

const answers = 'company: Example\nanswers:\n  stage: testing\n  ip-status: filed\n  runway-months: 14\n';
const day = ['--date', '2026-11-23'];
const escape = '\u001b';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-streams-'));
  await writeFile(join(folder, 'answers.yaml'), answers);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const assessed = (file: string, args: readonly string[] = []): ReturnType<typeof bornGlobal> =>
  bornGlobal(['assess', '--answers', file, ...day, ...args], { cwd: folder, input: answers });

describe('answers from a file', () => {
  test('a file and standard input give the same report', async () => {
    const fromFile = await assessed('answers.yaml');
    expect(fromFile).toMatchObject({ code: 0, stderr: '' });
    expect(await assessed('-')).toEqual(fromFile);
  });

  test.each([
    { what: 'Windows line ends', name: 'crlf.yaml', text: answers.replaceAll('\n', '\r\n') },
    { what: 'a byte order mark', name: 'bom.yaml', text: `\ufeff${answers}` },
    { what: 'no line end at the end', name: 'short.yaml', text: answers.trimEnd() },
    {
      what: 'JSON',
      name: 'answers.json',
      text: '{"company": "Example", "answers": {"stage": "testing", "ip-status": "filed", "runway-months": 14}}',
    },
  ])('answers with $what give the same report', async ({ name, text }) => {
    await writeFile(join(folder, name), text);
    expect(await assessed(name)).toEqual(await assessed('answers.yaml'));
  });

  test.each(['answers with spaces.yaml', 'Größe é 中国.yaml', join('deep', 'down', 'answers.yaml')])(
    'are found at %s, from where the user is and by an absolute path',
    async (name) => {
      await mkdir(join(folder, 'deep', 'down'), { recursive: true });
      await cp(join(folder, 'answers.yaml'), join(folder, name));
      const expected = await assessed('answers.yaml');
      expect(await assessed(name)).toEqual(expected);
      expect(await assessed(join(folder, name))).toEqual(expected);
    },
  );

  test('reports missing answers, and writes nothing to standard output', async () => {
    const { code, stdout, stderr } = await assessed('nowhere.yaml');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('nowhere.yaml');
  });
});

describe('results', () => {
  test('go to a file on request, which is overwritten with --force only', async () => {
    const write = ['--format', 'markdown', '--output', 'report.md'];
    const first = await assessed('answers.yaml', write);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    const written = await readFile(join(folder, 'report.md'), 'utf8');
    expect(written).toContain('Example');
    expect((await assessed('answers.yaml', write)).code).toBe(2);
    await writeFile(join(folder, 'report.md'), 'old');
    expect((await assessed('answers.yaml', [...write, '--force'])).code).toBe(0);
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toBe(written);
  });

  test.each([
    { variables: {}, args: [], coloured: false },
    { variables: { FORCE_COLOR: '1' }, args: [], coloured: true },
    { variables: { FORCE_COLOR: '1', NO_COLOR: '1' }, args: [], coloured: false },
    { variables: { FORCE_COLOR: '1' }, args: ['--no-color'], coloured: false },
    { variables: { NO_COLOR: '1' }, args: ['--color'], coloured: true },
    { variables: { FORCE_COLOR: '1' }, args: ['--accessible'], coloured: false },
  ])('colour with $variables $args: $coloured', async ({ variables, args, coloured }) => {
    const { stdout } = await bornGlobal(['assess', '--answers', 'answers.yaml', ...day, ...args], {
      cwd: folder,
      variables,
    });
    expect(stdout.includes(escape)).toBe(coloured);
  });

  test('hold nothing but ASCII with --ascii', async () => {
    const { stdout } = await assessed('answers.yaml', ['--ascii']);
    expect(stdout).toMatch(/^[\x20-\x7e\n]+$/);
  });

  test('end quietly when the reader has seen enough', async () => {
    const code = await new Promise<number | null>((done, fail) => {
      const bin = join(root, 'bin', 'born-global.js');
      const child = spawn(process.execPath, [bin, 'assess', '--answers', 'answers.yaml', '--json'], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout.destroy();
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        fail(new Error(`written to the standard error: ${text}`));
      });
      child.on('close', done);
    });
    expect(code).toBe(0);
  });
});

describe('an error of the tool', () => {
  let broken: string;

  beforeAll(async () => {
    broken = join(folder, 'broken');
    for (const name of ['bin', 'dist', 'rules', 'markets', 'package.json'])
      await cp(join(root, name), join(broken, name), { recursive: true });
    const file = join(broken, 'dist', 'packs', 'company.json');
    const { sources } = JSON.parse(await readFile(file, 'utf8')) as { readonly sources: unknown };
    await writeFile(file, JSON.stringify({ sources, pack: {}, prepared: {} }));
  });

  const fail = (variables: Readonly<Record<string, string>>): ReturnType<typeof bornGlobal> =>
    bornGlobal(['assess', '--answers', 'answers.yaml'], { cwd: folder, from: broken, variables });

  test('is reported in one line and ends with 4', async () => {
    const { code, stdout, stderr } = await fail({});
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toMatch(/^born-global: internal error, not caused by your files[^\n]*\n$/);
  });

  test('shows where with BORN_GLOBAL_DEBUG', async () => {
    const { code, stderr } = await fail({ BORN_GLOBAL_DEBUG: '1' });
    expect(code).toBe(4);
    expect(stderr).toMatch(/\n {4}at /);
  });

  test('a tool that has not been built says how to build it', async () => {
    await rm(join(broken, 'dist'), { recursive: true });
    const { code, stderr } = await fail({});
    expect(code).toBe(2);
    expect(stderr).toBe('born-global is not built yet: run `npm run build` first.\n');
  });
});
