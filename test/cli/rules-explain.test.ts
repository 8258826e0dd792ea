import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bornGlobal, root } from './run.ts';

const explain = (...args: readonly string[]) => bornGlobal(['rules', 'explain', ...args]);
const folder = join(root, 'docs', 'diagnostics');

describe('rules explain', () => {
  test('reports what a code means, why it matters, what is wrong and right, and how to fix it', async () => {
    expect(await explain('unknown-level')).toEqual({
      code: 0,
      stdout: `unknown-level (error)

A gate or a test case names a level that \`pack.yaml\` does not declare.

Why it matters: A gate that caps at no level caps nothing.

Wrong
company/readiness.yaml, gates > no-cash > caps
  caps: explorer

Right
company/readiness.yaml, gates > no-cash > caps
  caps: exploring

How to fix it
Take the name that the message offers, or declare what is missing under \`levels\`
in \`pack.yaml\`.
`,
      stderr: '',
    });
  });

  test('reports every code, and nothing wider than the page', async () => {
    const codes = (await readdir(folder)).map((name) => name.replace(/\.md$/, ''));
    const { stdout } = await explain('--json');
    const pages = JSON.parse(stdout) as readonly Record<string, unknown>[];
    expect(pages.map(({ code }) => code)).toEqual(codes.sort());
    for (const page of pages)
      for (const key of ['severity', 'meaning', 'reason', 'fix']) expect(page[key]).toMatch(/\S/);
    const list = await bornGlobal(['rules', 'explain'], { variables: { COLUMNS: '60' } });
    for (const code of codes) expect(list.stdout).toMatch(new RegExp(`^${code} (error|warning)`, 'm'));
    for (const line of list.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });

  test('shows an example that no text can show in words', async () => {
    const { stdout } = await explain('encoding');
    expect(stdout).toContain('Wrong\nA file saved in Latin-1 or UTF-16.\n');
  });

  test('--format markdown gives the page as it is written', async () => {
    const { code, stdout } = await explain('cycle', '--format', 'markdown');
    expect({ code, stdout }).toEqual({ code: 0, stdout: await readFile(join(folder, 'cycle.md'), 'utf8') });
  });

  test('explains a former code under its current name, and says so', async () => {
    const renamed = await explain('rule-swallowed', '--format', 'markdown');
    expect(renamed).toEqual({
      code: 0,
      stdout: await readFile(join(folder, 'redundant-rule.md'), 'utf8'),
      stderr: 'born-global: `rule-swallowed` is now called `redundant-rule`.\n',
    });
    const split = await explain('action-against-barrier', '--json');
    const pages = JSON.parse(split.stdout) as readonly Record<string, unknown>[];
    expect(pages.map(({ code }) => code)).toEqual(['action-worsens-barrier', 'barrier-action-never-applies']);
    expect(split.stderr).toBe(
      'born-global: `action-against-barrier` is now called `action-worsens-barrier` or `barrier-action-never-applies`.\n',
    );
  });

  test('--ascii writes nothing else', async () => {
    const { stdout } = await explain('--ascii');
    expect(stdout).toMatch(/^[\n\x20-\x7e]+$/);
  });

  test('offers the nearest code for one that is not there', async () => {
    expect(await explain('unknown-levle')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'born-global: there is no diagnostic `unknown-levle`. Did you mean `unknown-level`?\n',
    });
    const { code, stderr } = await explain('../../package');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'born-global: there is no diagnostic `../../package`. Without a code, rules explain lists all codes.\n',
    });
  });
});

test('the pages are part of the package', async () => {
  const { files } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { files: string[] };
  expect(files).toContain('docs/diagnostics');
});
