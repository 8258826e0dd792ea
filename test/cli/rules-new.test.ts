import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { bornGlobal, root } from './run.ts';

/** A folder with a copy of the small pack in it: rules/ and markets/. */
let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'born-global-new-'));
  await cp(join(root, 'test', 'fixtures', 'small'), cwd, { recursive: true });
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

const read = (file: string): Promise<string> => readFile(join(cwd, file), 'utf8');
const rules = (...args: readonly string[]) => bornGlobal(['rules', ...args], { cwd });
const make = (...args: readonly string[]) => rules('new', ...args);

/** Codes of what `rules check` finds in the folder, each once. */
async function findings(...paths: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await rules('check', '--json', '--date', '2026-11-23', ...paths);
  const found = JSON.parse(stdout) as readonly Diagnostic[];
  return [...new Set(found.map(({ severity, code }) => `${severity} ${code}`))].sort();
}

describe('templates', () => {
  test('new market: writes its own file, without made-up facts', async () => {
    expect(await make('market', 'south-korea')).toEqual({
      code: 0,
      stdout:
        'Created in `markets/south-korea.yaml`.\nNext: complete what says TODO, then born-global rules check rules markets\n',
      stderr: '',
    });
    const text = await read('markets/south-korea.yaml');
    expect(text).toContain('\nid: south-korea\ntitle: "South Korea"\n');
    expect(text).toContain('\nfacts: []\n');
    const found = await findings('.');
    expect(found).toContain('warning unfinished');
    expect(found.filter((each) => each.startsWith('error'))).toEqual([]);
  });

  test('new market: creates the folder if there is none', async () => {
    const empty = join(cwd, 'empty');
    await mkdir(empty);
    expect((await bornGlobal(['rules', 'new', 'market', 'japan'], { cwd: empty })).code).toBe(0);
    expect(await read('empty/markets/japan.yaml')).toContain('id: japan\n');
  });

  test.each<[string, string, readonly string[]]>([
    ['a question', 'rules/company/questionnaire.yaml', ['question', 'size', '--section', 'company']],
    [
      'a question with several answers',
      'rules/company/questionnaire.yaml',
      ['question', 'offices', '--section', 'market', '--type', 'many'],
    ],
    [
      'a number',
      'rules/company/questionnaire.yaml',
      ['question', 'staff', '--section', 'company', '--type', 'number'],
    ],
    [
      'a question of a market',
      'markets/atlantis.yaml',
      ['question', 'boats', '--section', 'market', '--market', 'atlantis'],
    ],
    [
      'a recommendation',
      'rules/company/recommendations.yaml',
      ['recommendation', 'protect-more', '--improves', 'ip-status=granted'],
    ],
    [
      'a recommendation about a market',
      'rules/company/recommendations.yaml',
      ['recommendation', 'ask-more', '--improves', 'pathway=confirmed'],
    ],
    [
      'a recommendation of a market',
      'markets/atlantis.yaml',
      ['recommendation', 'row', '--when', 'needs=channel', '--market', 'atlantis'],
    ],
    [
      'a gate',
      'rules/company/readiness.yaml',
      ['gate', 'idea-only', '--when', 'stage=idea', '--caps', 'exploring'],
    ],
    [
      'a barrier',
      'markets/atlantis.yaml',
      ['barrier', 'tides', '--market', 'atlantis', '--kind', 'regulation'],
    ],
  ])('new %s: inserts it into its file and leaves everything else as it was', async (_title, file, args) => {
    const before = await read(file);
    expect(await make(...args)).toMatchObject({ code: 0, stderr: '' });
    const lines = (await read(file)).split('\n');
    const kept = before.split('\n').filter((line) => line !== '');
    const first = lines.findIndex((line, index) => line !== kept[index]);
    const added = lines.filter((line) => line !== '').length - kept.length;
    expect(added).toBeGreaterThan(5);
    expect([...lines.slice(0, first), ...lines.slice(first + added)].filter((line) => line !== '')).toEqual(
      kept,
    );
    expect(lines.slice(first, first + added).join('\n')).toContain(`id: ${args[1] ?? ''}`);
    expect((await findings('.')).filter((found) => found.startsWith('error'))).toEqual([]);
    expect(await findings('.')).toContain('warning unfinished');
  });

  test('new question: stands with the questions of its section', async () => {
    await make('question', 'size', '--section', 'company');
    const ids = Array.from((await read('rules/company/questionnaire.yaml')).matchAll(/^ {2}- id: (.*)$/gm));
    expect(ids.map(([, id]) => id).slice(-3)).toEqual(['terms', 'size', 'pathway']);
  });

  test('new test: expects the current result, asks for a review, and passes', async () => {
    await writeFile(
      join(cwd, 'firm.yaml'),
      'format: born-global/answers/1\nanswers: {stage: sold, ip-status: granted, origin: own}\nmarkets: {atlantis: {pathway: confirmed}}\n',
    );
    expect(await make('test', 'from-a-firm', '--from', 'firm.yaml')).toMatchObject({ code: 0, stderr: '' });
    const text = await read('rules/company/tests/from-a-firm.yaml');
    expect(text).toMatch(/^# What is expected here is what the rules said/);
    expect(text).toContain('ip-status: granted');
    expect(text).toContain('overall: licensing');
    const { stdout } = await rules('test', '.', '--filter', 'from-a-firm');
    expect(stdout).toContain('1 of 1 test cases passed.');
  });

  test('new pack: copies the shipped one, which passes its check', async () => {
    expect(await make('pack', 'own')).toMatchObject({ code: 0, stderr: '' });
    expect(await read('own/markets/brazil.yaml')).toBe(
      await readFile(join(root, 'markets/brazil.yaml'), 'utf8'),
    );
    const { stdout } = await rules('check', 'own');
    expect(stdout).toContain('0 errors, ');
    expect(await make('pack', 'own')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'born-global: own/rules is there already\n',
    });
  });
});

describe('refusals', () => {
  test.each<[string, readonly string[], string]>([
    [
      'of an id that is taken',
      ['market', 'atlantis'],
      'there is a market `atlantis` already, in markets/atlantis.yaml',
    ],
    [
      'of an id that is taken, by a test',
      ['test', 'short-of-money'],
      'there is a test `short-of-money` already, in rules/company/tests/verdicts.yaml',
    ],
    [
      'of an id that is reserved',
      ['question', 'any', '--section', 'company'],
      'the id `any` is reserved, as are `all`, `not`, `constructor`, `prototype`',
    ],
    [
      'of an id in the wrong form',
      ['market', 'South Korea'],
      '`South Korea` is no id: lower-case words joined by hyphens, for example ip-status',
    ],
    [
      'of an id that leads elsewhere',
      ['market', '../x'],
      '`../x` is no id: lower-case words joined by hyphens, for example ip-status',
    ],
    [
      'of an unknown kind',
      ['markt', 'japan'],
      '`markt` cannot be created: name one of market, question, recommendation, test, gate, barrier, pack; did you mean `market`?',
    ],
    ['without a section', ['question', 'size'], 'say which with --section: company, market'],
    [
      'for an unknown section',
      ['question', 'size', '--section', 'compny'],
      'there is no `compny`: --section is one of company, market',
    ],
    [
      'without an answer to rest on',
      ['recommendation', 'do'],
      'say for which answer with --improves QUESTION=ANSWER: a rule without one says nothing',
    ],
    [
      'for an unknown question',
      ['recommendation', 'do', '--improves', 'ip-statsu=granted'],
      'there is no question `ip-statsu`; did you mean `ip-status`?',
    ],
    [
      'for an unknown answer',
      ['recommendation', 'do', '--improves', 'ip-status=grantd'],
      '`ip-status` is answered by none, filed, granted',
    ],
    [
      'of a barrier without a market',
      ['barrier', 'tides', '--kind', 'regulation'],
      'a barrier belongs to a market: --market',
    ],
    [
      'for an unknown market',
      ['barrier', 'tides', '--kind', 'regulation', '--market', 'mu'],
      'there is no market `mu`; there is atlantis',
    ],
  ])('%s', async (_title, args, problem) => {
    expect(await make(...args)).toEqual({ code: 2, stdout: '', stderr: `born-global: ${problem}\n` });
  });

  test('refuses a file with errors of its own', async () => {
    await writeFile(join(cwd, 'markets/atlantis.yaml'), 'id: atlantis\nbarriers: [\n');
    const { code } = await make('barrier', 'tides', '--kind', 'regulation', '--market', 'atlantis');
    expect(code).toBe(2);
    expect(await read('markets/atlantis.yaml')).toBe('id: atlantis\nbarriers: [\n');
  });

  test('refuses a list in brackets, which would have to be reformatted', async () => {
    const text = (await read('markets/atlantis.yaml')).replace(
      /\nbarriers:[^]*?\nfit:/,
      '\nbarriers: [{id: one}]\nfit:',
    );
    await writeFile(join(cwd, 'markets/atlantis.yaml'), text);
    expect(await make('barrier', 'tides', '--kind', 'regulation', '--market', 'atlantis')).toMatchObject({
      code: 2,
      stderr: 'born-global: the list barriers stands in brackets: write each item on a line of its own\n',
    });
  });

  test('refuses to write into the shipped rules from elsewhere', async () => {
    const empty = join(cwd, 'empty');
    await mkdir(empty);
    const { code, stderr } = await bornGlobal(
      ['rules', 'new', 'question', 'new-one', '--section', 'company'],
      {
        cwd: empty,
      },
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/^born-global: there is no folder of rules here: copy the shipped ones with/);
  });

  test('refuses to write into an installed package', async () => {
    const at = join(cwd, 'node_modules', 'born-global');
    for (const part of ['package.json', 'bin', 'dist', 'rules', 'markets', 'src/schema'])
      await cp(join(root, part), join(at, part), { recursive: true });
    const { code, stderr } = await bornGlobal(['rules', 'new', 'market', 'japan'], { cwd: at, from: at });
    expect(code).toBe(2);
    expect(stderr).toContain('belongs to the installed package');
  });
});
