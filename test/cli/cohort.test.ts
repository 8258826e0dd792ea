import { appendFile, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Programme } from '../../src/analysis/cohort/programme-result.ts';
import type { Cohort } from '../../src/analysis/cohort/result.ts';
import { bornGlobal, root } from './run.ts';

const examples = [
  'cardiology-device-maker',
  'diagnostics-firm',
  'digital-health-start-up',
  'industrial-biotech-supplier',
  'preclinical-oncology-biotech',
] as const;
const day = ['--date', '2026-11-24'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-cohort-'));
  await mkdir(join(folder, 'gathered'));
  for (const name of examples)
    await copyFile(join(root, 'examples', `${name}.yaml`), join(folder, 'gathered', `${name}.yaml`));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const cohort = (...args: readonly string[]): ReturnType<typeof bornGlobal> =>
  bornGlobal(['cohort', ...day, ...args], { cwd: folder });
const read = (text: string): Cohort => JSON.parse(text) as Cohort;

describe('cohort', () => {
  test('puts the companies of a folder side by side', async () => {
    const { code, stdout, stderr } = await cohort('gathered');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('5 companies side by side');
    for (const title of ['Heat map', 'Quartiles', 'Markets', 'Demand', 'Joint missions', 'Joint workshops'])
      expect(stdout).toContain(title);
    expect(stdout).toContain('Velora Diagnostics');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('reports the same for files in any order, and for assessments saved as JSON', async () => {
    const files = examples.map((name) => join('gathered', `${name}.yaml`));
    const { stdout } = await cohort(...files, '--json');
    const { stdout: other } = await cohort(...files.toReversed(), '--json');
    expect(read(other)).toEqual(read(stdout));
    const kept = join(folder, 'kept.json');
    const { stdout: assessment } = await bornGlobal(
      ['report', join('gathered', 'diagnostics-firm.yaml'), '--json', '--date', '2026-11-24'],
      { cwd: folder },
    );
    await writeFile(kept, assessment);
    const others = files.filter((file) => !file.includes('diagnostics-firm'));
    const { stdout: mixed } = await cohort(...others, 'kept.json', '--json');
    expect(read(mixed)).toEqual(read(stdout));
  });

  test('demand counts the plans that ask for it', async () => {
    const { stdout } = await cohort('gathered', '--json');
    const { demand } = read(stdout);
    const [most] = demand;
    const plans = await Promise.all(
      examples.map(async (name) => {
        const report = await bornGlobal(['report', join('gathered', `${name}.yaml`), '--json', ...day], {
          cwd: folder,
        });
        return JSON.parse(report.stdout) as {
          readonly plan: {
            readonly actions: readonly { readonly id: string; readonly market: string | null }[];
          };
        };
      }),
    );
    const asking = plans.filter(({ plan }) =>
      plan.actions.some(({ id, market }) => id === most?.id && market === most.market),
    );
    expect(most?.count).toBe(asking.length);
    expect(most?.names).toHaveLength(asking.length);
  });

  test('leaves a broken file out, says why, does the rest and ends with 1', async () => {
    const mixed = join(folder, 'mixed');
    await mkdir(mixed);
    await copyFile(join(folder, 'gathered', 'diagnostics-firm.yaml'), join(mixed, 'good.yaml'));
    await writeFile(join(mixed, 'bad.yaml'), 'format: born-global/answers/1\nanswers:\n  stage: approvd\n');
    await writeFile(join(mixed, 'torn.yaml'), 'format: born-global/answers/1\nanswers: {\n');
    await writeFile(join(mixed, 'notes.yaml'), 'agenda: [coffee]\n');
    await writeFile(join(mixed, 'readme.txt'), 'Not looked at.');
    await writeFile(join(mixed, 'other.yaml'), 'pack: {id: garden, version: 1.0.0}\nanswers: {}\n');
    const { code, stdout, stderr } = await cohort('mixed', '--json');
    expect(code).toBe(1);
    expect(read(stdout).members.map(({ name }) => name)).toEqual(['Velora Diagnostics']);
    expect(stderr).toContain('bad.yaml:3:10 error unknown-option');
    expect(stderr).toContain('did you mean `approved`');
    expect(stderr).toMatch(/torn\.yaml:\d+:\d+ error yaml-syntax/u);
    expect(stderr).toMatch(/Skipped `mixed.notes\.yaml`: no answers in it\./u);
    expect(stderr).toMatch(/Skipped `mixed.other\.yaml`: answers to the pack garden, not to company\./u);
    expect(stderr).toContain('2 files left out because of the errors above');
    expect(stderr).not.toContain('readme');
    const lenient = await cohort('mixed', '--json', '--lenient');
    expect(read(lenient.stdout).size).toBe(2);
  });

  test('a file that is named has to hold answers', async () => {
    await writeFile(join(folder, 'list.yaml'), 'agenda: [coffee]\n');
    const { code, stderr } = await cohort('list.yaml', 'missing.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('list.yaml:1:1 error');
    expect(stderr).toContain('missing.yaml error file-unreadable');
    expect(stderr).toContain('none of these files could be assessed');
    await mkdir(join(folder, 'empty'));
    const empty = await cohort('empty');
    expect([empty.code, empty.stdout]).toEqual([2, '']);
    expect(empty.stderr).toContain('no YAML or JSON file in `empty`');
  });

  test('anonymous: no name, no file, no number under five in any format', async () => {
    const names = ['Velora', 'Cordalis', 'Fermenta', 'Alvenia', 'Nemora', 'gathered', '.yaml', ...examples];
    for (const format of ['terminal', 'markdown', 'html', 'csv', 'json']) {
      const { code, stdout, stderr } = await cohort('gathered', '--anonymous', '--format', format);
      expect([code, stderr]).toEqual([0, '']);
      for (const name of names) expect(stdout, `${format}: ${name}`).not.toContain(name);
    }
    await cohort('gathered', '--anonymous', '--output', 'hidden.xlsx');
    const parts = unzipSync(await readFile(join(folder, 'hidden.xlsx')));
    const text = Object.values(parts)
      .map((part) => new TextDecoder().decode(part))
      .join('');
    expect(text).toContain('Company A');
    for (const name of names.slice(0, 5)) expect(text).not.toContain(name);
  });

  test('anonymous, and fewer than five: only how many', async () => {
    const files = examples.slice(0, 4).map((name) => join('gathered', `${name}.yaml`));
    const { code, stdout } = await cohort(...files, '--anonymous');
    expect(code).toBe(0);
    expect(stdout).toContain('Figures for fewer than five companies could identify them');
    expect(stdout).not.toContain('Heat map');
  });

  test('texts that would be formulas or markup do no harm', async () => {
    const evil = join(folder, 'evil');
    await mkdir(evil);
    const answers = await readFile(join(folder, 'gathered', 'diagnostics-firm.yaml'), 'utf8');
    const named = (name: string): string =>
      answers.replace('company: Velora Diagnostics', `company: ${name}`);
    await writeFile(join(evil, '1.yaml'), named(`'=HYPERLINK("http://x.example")'`));
    const { stdout: csv } = await cohort('evil', '--format', 'csv');
    expect(csv).not.toMatch(/(^|,|;)"?=HYPERLINK/mu);
    expect(csv).toContain("'=HYPERLINK");
    await writeFile(join(evil, '1.yaml'), named('"Acme <b>"'));
    const { stdout: markdown } = await cohort('evil', '--format', 'markdown');
    expect(markdown).toContain('\\<b\\>');
    const { stdout: html } = await cohort('evil', '--format', 'html');
    expect(html).toContain('Acme &lt;b&gt;');
    expect(html).not.toContain('<b>');
  });

  test('writes a file by its ending, and over another only when forced', async () => {
    const first = await cohort('gathered', '--output', 'cohort.md');
    expect([first.code, first.stdout]).toEqual([0, '']);
    expect(await readFile(join(folder, 'cohort.md'), 'utf8')).toMatch(/^# 5 companies side by side/u);
    const second = await cohort('gathered', '--output', 'cohort.md');
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('--force');
    expect((await cohort('gathered', '--output', 'cohort.md', '--force')).code).toBe(0);
    const unknown = await cohort('gathered', '--output', 'cohort.odt');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('--format');
  });
});

describe('cohort --for', () => {
  const rules = `
programme:
  for: company
  markets: {at-most: 1, because: Few markets get further., cites: [R3, R4]}
  offers:
    - id: routes
      title: Approval routes in {market}
      kind: workshop
      per: market
      what: A day with an expert on {market}.
      recommendations: [confirm-regulatory-pathway, gather-market-information]
      at-least: 2
      cites: [R10]
    - id: journey
      title: Mission to {market}
      kind: mission
      per: market
      what: Meetings arranged one by one.
      ready: true
      modes: [funding]
      at-least: 2
      cites: [R10]
    - id: crowd
      title: A service that nobody but a crowd could carry
      kind: service
      what: Much.
      recommendations: [approve-market-budget]
      at-least: 50
      cites: [R12]
`;
  const organisation = join('gathered', 'digital-health-start-up.yaml');
  const programme = (...args: readonly string[]): ReturnType<typeof bornGlobal> =>
    cohort('gathered', '--rules', 'rules', '--for', organisation, ...args);

  beforeAll(async () => {
    await cp(join(root, 'rules'), join(folder, 'rules'), { recursive: true });
    await appendFile(join(folder, 'rules', 'company', 'pack.yaml'), rules);
  });

  test('proposes few markets, and what enough members need there, with who and why', async () => {
    const { code, stdout, stderr } = await programme('--json');
    expect([code, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout) as Programme;
    expect(result).toMatchObject({
      format: 'born-global/programme/1',
      organisation: 'Nemora Health',
      size: 4,
      few: { atMost: 1 },
    });
    expect(result.markets.filter(({ taken }) => taken)).toHaveLength(1);
    const [market] = result.markets;
    const workshop = result.offers.find(({ id }) => id === 'routes');
    expect(workshop).toMatchObject({ market: market?.id, kind: 'workshop', reach: 'now' });
    expect(workshop?.names.length).toBe(workshop?.count);
    expect(result.dropped).toMatchObject([{ id: 'crowd', atLeast: 50 }]);
  });

  test('takes the shipped rules for clusters where the answers name them', async () => {
    const cluster = join(root, 'examples', 'clusters', 'regional-health-cluster.yaml');
    const { code, stdout } = await cohort('gathered', '--for', cluster, '--anonymous');
    expect(code).toBe(0);
    expect(stdout).toContain('Programme of North Valley Health Cluster');
    expect(stdout).toContain('for five companies or more');
    expect(stdout).not.toContain('Velora');
  });

  test('refuses where the pack of the organisation declares no programme', async () => {
    const { code, stderr } = await cohort('gathered', '--for', organisation);
    expect(code).toBe(2);
    expect(stderr).toContain('says nothing about programmes');
    const missing = await cohort('gathered', '--for', 'nowhere.yaml');
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('nowhere.yaml error file-unreadable');
  });

  test('ids that a programme uses must be declared in its own pack', async () => {
    await cp(join(folder, 'rules'), join(folder, 'wrong'), { recursive: true });
    const path = join(folder, 'wrong', 'company', 'pack.yaml');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('modes: [funding]', 'modes: [fundign]'));
    const { code, stderr } = await cohort('gathered', '--rules', 'wrong', '--for', organisation);
    expect(code).toBe(2);
    expect(stderr).toContain('unknown-mode');
    expect(stderr).toContain('did you mean `funding`');
  });
});
