import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bornGlobal, root } from './run.ts';

const mostKilobytes = 512 * 1024;
const peak = pathToFileURL(join(root, 'test', 'cli', 'peak-memory.mjs')).href;

/** The small rules are quicker to read than the shipped ones. */
const command = ['rules', 'check', '--rules', join(root, 'test', 'fixtures', 'small', 'rules')];

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'born-global-hostile-'));
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(cwd, file)), { recursive: true });
  await writeFile(join(cwd, file), content);
}

interface Checked {
  readonly codes: readonly string[];
  readonly stdout: string;
}

/**
 * Checks what is in the folder within the bounds of memory; a command that hangs fails the test by its time.
 *
 * @returns the codes of the faults found there, each once, and all that is written
 */
async function check(format = 'pretty'): Promise<Checked> {
  const args = [...command, '--format', format, 'pack'];
  const { code, stdout, stderr } = await bornGlobal(args, {
    cwd,
    variables: { NODE_OPTIONS: `--import=${peak}` },
  });
  expect(code).toBeLessThanOrEqual(1);
  expect(stderr).toMatch(/^PEAK \d+\n$/);
  expect(Number(/PEAK (\d+)/.exec(stderr)?.[1])).toBeLessThan(mostKilobytes);
  expect(stdout).not.toMatch(/^ {4}at .*:\d+:\d+\)?$/m);
  // eslint-disable-next-line no-control-regex -- the range lists what must not reach a terminal
  expect(stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  const codes = stdout.matchAll(/^pack\S* (?:error|warning) (\S+)/gm);
  return { codes: [...new Set(Array.from(codes, ([, name = '']) => name))].sort(), stdout };
}

const times = (text: string, length: number): string => text.repeat(Math.floor(length / text.length));
const largest = 490_000;

const texts: readonly (readonly [string, string, readonly string[]])[] = [
  ['a syntax error', 'id: [', ['yaml-syntax']],
  ['a tab', 'id: mu\nfacts:\n\t- {}\n', ['yaml-syntax']],
  ['nested brackets, 10^5 deep', times('[', 100_000), ['yaml-depth']],
  ['nested mappings, 10^5 deep', times('{a: ', 400_000), ['yaml-depth']],
  ['nested lists, 10^5 deep', times('- ', 200_000), ['yaml-depth']],
  [
    'an alias bomb',
    `a: &a [x, x]\n${Array.from({ length: 30 }, (_, index) => `a${index}: &a${index} [*a${index === 0 ? '' : index - 1}, *a${index === 0 ? '' : index - 1}]`).join('\n')}\n`,
    ['yaml-alias'],
  ],
  ['many aliases', `a: &x 1\nb: [${times('*x,', 100_000)}]\n`, ['yaml-alias', 'too-many']],
  ['empty lists', `[${times('[],', largest)}]`, ['file-too-large']],
  ['line ends', times('\n', largest), ['file-too-large']],
  ['documents', times('---\n', largest), ['file-too-large']],
  ['anchors', times('&a ', 99_000), ['yaml-alias', 'yaml-syntax']],
  [
    'one key, again and again',
    times('a: 1\n', 60_000),
    ['missing-key', 'unknown-key', 'yaml-duplicate-key', 'too-many'],
  ],
  ['one long text', `title: ${times('x', largest)}`, ['missing-key', 'schema']],
  ['one long word of a flow', `fit: [${times('x', largest)}]`, ['missing-key', 'schema']],
  ['escape sequences', times('\u001b[31m', 100_000), ['control-character', 'schema']],
  ['NUL', times('\0', 10_000), ['encoding']],
  ['overrides', `title: ${times('\u202e', 1000)}\n`, ['missing-key', 'control-character']],
  [
    'ids that lead elsewhere',
    'id: ../../x\ntitle: Mu\nsummary: S.\nfacts: []\nbarriers: []\nfit: []\n',
    ['schema'],
  ],
  [
    'keys of JavaScript',
    '__proto__: {id: mu}\nconstructor: {prototype: {id: mu}}\n',
    ['missing-key', 'forbidden-key'],
  ],
  [
    'citations of nothing',
    `id: mu\ntitle: Mu\nsummary: S.\nfacts: []\nbarriers: []\nfit: []\nhelpers:\n  - id: h\n    title: H\n    what: W\n    cites: [${Array.from({ length: 18_000 }, (_, index) => `s${index}`).join(',')}]\n`,
    ['unknown-source', 'too-many'],
  ],
  [
    'recommendations in a long chain',
    `recommendations:\n${Array.from({ length: 3000 }, (_, index) => `- {id: r${index}, after: [r${index + 1}, r0]}`).join('\n')}\n`,
    ['cycle', 'missing-key', 'schema', 'too-many'],
  ],
];

describe('a hostile file is reported, or read and made harmless, without stack trace, hang or waste of memory', () => {
  test.each(texts)('%s', { timeout: 60_000 }, async (_title, text, codes) => {
    await write('pack/mu.yaml', text);
    expect((await check()).codes).toEqual([...codes].sort());
  });

  test('a scalar of 50 MB', { timeout: 60_000 }, async () => {
    await write('pack/mu.yaml', Buffer.concat([Buffer.from('title: '), Buffer.alloc(50_000_000, 'x')]));
    expect((await check()).codes).toEqual(['file-too-large']);
  });

  test('UTF-16', async () => {
    await write('pack/mu.yaml', Buffer.from('\ufeffid: mu\n', 'utf16le'));
    expect((await check()).codes).toEqual(['encoding']);
  });

  test('Latin-1', async () => {
    await write('pack/mu.yaml', Buffer.from('title: Île\n', 'latin1'));
    expect((await check()).codes).toEqual(['encoding']);
  });

  test('many large files at once', { timeout: 120_000 }, async () => {
    for (let index = 0; index < 30; index += 1)
      await write(`pack/m${index}.yaml`, `id: m${index}\nfacts:\n${times('- {}\n', 80_000)}`);
    expect((await check()).codes).toContain('file-too-large');
  });

  test('a folder for a file, a link that leads back to itself, a name with an escape sequence', async () => {
    await mkdir(join(cwd, 'pack', 'folder.yaml'), { recursive: true });
    await symlink('loop.yaml', join(cwd, 'pack', 'loop.yaml'));
    await write('pack/\u001b[31m\u202e.yaml', 'id: [');
    const { codes, stdout } = await check();
    expect(codes).toEqual(['file-unreadable', 'yaml-syntax']);
    expect(stdout).toContain('pack/␛[31m�.yaml:1:');
    const found = JSON.parse((await check('json')).stdout) as readonly { readonly file: string }[];
    expect(found.map(({ file }) => file)).toContain('pack/\u001b[31m\u202e.yaml');
  });

  test('a path that is a link back to itself', async () => {
    await symlink('pack', join(cwd, 'pack'));
    expect((await check()).stdout).toContain(
      'pack error file-unreadable The file is a symbolic link that leads back to itself.',
    );
  });
});
