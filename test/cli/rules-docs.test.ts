import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bornGlobal, root } from './run.ts';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'born-global-docs-'));
  cpSync(join(root, 'test/fixtures/small'), cwd, { recursive: true });
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

const docs = (...more: readonly string[]): ReturnType<typeof bornGlobal> =>
  bornGlobal(['rules', 'docs', '.', '--output', 'pages', ...more], { cwd });

describe('rules docs', { timeout: 60_000 }, () => {
  it('writes one page for each part, and finds them up to date', async () => {
    expect((await docs()).code).toBe(0);
    expect(readdirSync(join(cwd, 'pages'))).toEqual([
      'README.md',
      'coverage.md',
      'entry-modes.md',
      'market-atlantis.md',
      'questions.md',
      'readiness.md',
      'recommendations.md',
      'sources.md',
    ]);
    expect(await docs('--check')).toMatchObject({ code: 0, stderr: 'born-global: `pages` is up to date.\n' });
  });

  it('names the pages that differ from the rules, and writes nothing with --check', async () => {
    await docs();
    const sources = join(cwd, 'rules/sources.yaml');
    writeFileSync(sources, readFileSync(sources, 'utf8').replace('Clusters help', 'Clusters help a lot'));
    rmSync(join(cwd, 'pages/questions.md'));
    const { code, stderr } = await docs('--check');
    expect(code).toBe(1);
    expect(stderr).toContain('`pages/questions.md` is missing.');
    expect(stderr).toContain('`pages/sources.md` is out of date.');
    expect(stderr).toContain('`pages/coverage.md` is out of date.');
    expect(stderr).not.toContain('readiness.md');
    expect(readFileSync(join(cwd, 'pages/sources.md'), 'utf8')).not.toContain('a lot');
    expect((await docs()).code).toBe(0);
    expect((await docs('--check')).code).toBe(0);
  });

  it('names a page of a market that is gone', async () => {
    await docs();
    rmSync(join(cwd, 'markets/atlantis.yaml'));
    rmSync(join(cwd, 'rules/company/tests'), { recursive: true });
    const { code, stderr } = await docs('--check');
    expect(code).toBe(1);
    expect(stderr).toContain('`pages/market-atlantis.md` is no longer made');
  });

  it('leaves a file alone that it has not written', async () => {
    await docs();
    writeFileSync(join(cwd, 'pages/sources.md'), 'My own notes.\n');
    const { code, stderr } = await docs();
    expect(code).toBe(2);
    expect(stderr).toContain('`pages/sources.md` was not made by born-global rules docs');
    expect(readFileSync(join(cwd, 'pages/sources.md'), 'utf8')).toBe('My own notes.\n');
  });

  it('shows where rules are broken instead of writing', async () => {
    appendFileSync(join(cwd, 'rules/sources.yaml'), 'unknown: true\n');
    const { code, stderr } = await docs();
    expect(code).toBe(1);
    expect(stderr).toContain('rules/sources.yaml');
    expect(readdirSync(cwd)).not.toContain('pages');
  });

  it('finds the handbook of the shipped rules up to date', async () => {
    const { code, stderr } = await bornGlobal(['rules', 'docs', '--output', 'docs/handbook', '--check']);
    expect(code, stderr).toBe(0);
  });
});

describe('rules schema', { timeout: 60_000 }, () => {
  it('prints the schema of one kind of file', async () => {
    const { code, stdout } = await bornGlobal(['rules', 'schema', '.', '--format-of', 'readiness'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
  });

  it('reports for each file the line that names its schema', async () => {
    const { code, stdout } = await bornGlobal(['rules', 'schema', '.', '--output', 'schemas'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'markets/atlantis.yaml\n  # yaml-language-server: $schema=../schemas/market-atlantis.schema.json\n',
    );
    expect(stdout).toContain('"./schemas/market-atlantis.schema.json": [');
    const check = ['rules', 'schema', '.', '--output', 'schemas', '--check'];
    expect((await bornGlobal(check, { cwd })).code).toBe(0);
    writeFileSync(
      join(cwd, 'schemas/pack.schema.json'),
      '{"$comment": "Written by born-global rules schema."}',
    );
    expect((await bornGlobal(check, { cwd })).code).toBe(1);
  });

  it.each([
    [[], 'give either --format-of'],
    [['--format-of', 'market', '--market', 'nowhere'], 'there is no market `nowhere`'],
    [['--format-of', 'pack', '--market', 'atlantis'], '--market is for --format-of market'],
    [['--format-of', 'pack', '--check'], '--check needs --output'],
  ])('reports what is wrong with %j', async (options, told) => {
    const { code, stderr } = await bornGlobal(['rules', 'schema', '.', ...options], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });
});
