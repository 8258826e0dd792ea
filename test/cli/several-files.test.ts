import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bornGlobal, type Ran } from './run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
const run = (...args: readonly string[]): Promise<Ran> => bornGlobal(args, { cwd: folder });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-several-'));
  const text = await readFile(join(root, 'examples', 'diagnostics-firm.yaml'), 'utf8');
  await writeFile(join(folder, 'ceo.yaml'), text);
  const regulatory = text
    .replace('respondent: CEO', 'respondent: Head of regulation')
    .replace('ip-status: filed', 'ip-status: granted')
    .replace('stage: sold', 'stage: testing');
  await writeFile(join(folder, 'regulatory.yaml'), regulatory);
  const older = text
    .replace("date: '2026-11-23'", "date: '2025-11-20'")
    .replace('ip-status: filed', 'ip-status: none')
    .replace('  priority-months-left: 0\n', '');
  await writeFile(join(folder, 'last-year.yaml'), older);
  await cp(join(root, 'rules'), join(folder, 'old', 'rules'), { recursive: true });
  await cp(join(root, 'markets'), join(folder, 'old', 'markets'), { recursive: true });
  // The rules of then put less weight on strategy.
  const readiness = join(folder, 'old', 'rules', 'company', 'readiness.yaml');
  const weighed = await readFile(readiness, 'utf8');
  await writeFile(readiness, weighed.replace('weight: 3', 'weight: 1'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('merge', () => {
  test('shows what people disagree on, the weightiest first, and the range that leaves', async () => {
    const { code, stdout, stderr } = await run('merge', 'ceo.yaml', 'regulatory.yaml');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('To settle together: 2');
    expect(stdout.indexOf('(stage)')).toBeLessThan(stdout.indexOf('(ip-status)'));
    expect(stdout).toContain('Head of regulation: Being tested in people');
    expect(stdout).toContain('At stake: a showstopper');
  });

  test('writes the joined answers, which can be assessed, and keeps what was agreed and by whom', async () => {
    const { code } = await run(
      ...[
        'merge',
        'ceo.yaml',
        'regulatory.yaml',
        '--agree',
        'stage=sold',
        '--answers',
        'joined.yaml',
        '--json',
      ],
    );
    expect(code).toBe(0);
    const joined = await readFile(join(folder, 'joined.yaml'), 'utf8');
    expect(joined).toContain('stage: sold');
    expect(joined).toContain('ip-status: {one-of: [filed, granted]}');
    expect(joined).toMatch(/CEO: Sold regularly to customers\. Head of regulation: .* Agreed\./u);
    const assessed = await run('assess', '--answers', 'joined.yaml', '--brief');
    expect([assessed.code, assessed.stderr]).toEqual([0, '']);
    const again = await run('merge', 'ceo.yaml', 'regulatory.yaml', '--answers', 'joined.yaml');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('--force');
  });

  test('refuses one file alone and an agreement about nothing; a faulty file among more is reported and left out', async () => {
    expect((await run('merge', 'ceo.yaml')).stderr).toContain('at least two people');
    await writeFile(join(folder, 'broken.yaml'), 'answers:\n  stage: slod\n');
    const broken = await run('merge', 'ceo.yaml', 'broken.yaml');
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain('broken.yaml:2:10 error unknown-option');
    const rest = await run('merge', 'ceo.yaml', 'broken.yaml', 'regulatory.yaml');
    expect(rest.code).toBe(1);
    expect(rest.stderr).toContain('broken.yaml:2:10');
    expect(rest.stdout).toContain('To settle together: 2');
    const agreed = await run('merge', 'ceo.yaml', 'regulatory.yaml', '--agree', 'stge=sold');
    expect(agreed.code).toBe(2);
    expect(agreed.stderr).toContain('did you mean `stage`?');
  });
});

describe('compare', () => {
  test('reports which actions were done and what moved', async () => {
    const { code, stdout, stderr } = await run('compare', 'last-year.yaml', 'ceo.yaml');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Actions of then: [1-9]\d* of \d+ done/u);
    expect(stdout).toContain('File a patent application before anyone sees it');
    expect(stdout).toContain('every change is your own doing');
  });

  test('parts what the company did from what newer rules did', async () => {
    const old = ['--old-rules', 'old/rules', '--old-markets', 'old/markets'];
    const { code, stdout } = await run('compare', 'last-year.yaml', 'ceo.yaml', ...old, '--json');
    expect(code).toBe(0);
    const { shares, then, now } = JSON.parse(stdout) as {
      readonly then: { readonly hash: string };
      readonly now: { readonly hash: string };
      readonly shares: { readonly readiness: Readonly<Record<'whole' | 'rules' | 'company', number>> };
    };
    expect(then.hash).not.toBe(now.hash);
    expect(shares.readiness.rules).not.toBe(0);
    expect(shares.readiness.rules + shares.readiness.company).toBeCloseTo(shares.readiness.whole);
  });

  test('takes the assessment kept then, beside the answers or in their place', async () => {
    const kept = await run(
      'assess',
      '--answers',
      'last-year.yaml',
      '--json',
      '--rules',
      'old/rules',
      '--markets',
      'old/markets',
    );
    await writeFile(join(folder, 'kept.json'), kept.stdout);
    const known = await run('compare', 'last-year.yaml', 'ceo.yaml', '--kept', 'kept.json');
    expect(known.stdout).toContain('Newer rules: same answers, other rules');
    const unknown = await run('compare', 'kept.json', 'ceo.yaml');
    expect(unknown.stdout).toContain('The rules have changed since, so it is not known');
  });

  test('wants the earlier file first', async () => {
    const { code, stderr } = await run('compare', 'ceo.yaml', 'last-year.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('name the earlier one first');
  });
});
