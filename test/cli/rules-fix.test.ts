import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bornGlobal, root } from './run.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'born-global-fix-'));
  await cp(join(root, 'test', 'fixtures', 'small'), cwd, { recursive: true });
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

const read = (file: string): Promise<string> => readFile(join(cwd, file), 'utf8');

async function edit(file: string, from: string, to: string): Promise<string> {
  const text = await read(file);
  expect(text).toContain(from);
  const edited = text.replace(from, to);
  await writeFile(join(cwd, file), edited);
  return edited;
}

const fix = (...args: readonly string[]) =>
  bornGlobal(['rules', 'fix', '--date', '2026-11-23', ...args], { cwd });

const modes = 'rules/company/entry-modes.yaml';

test('puts right what it can, says what it did and what is left', async () => {
  const before = await edit(modes, 'ip-status: granted', 'ip-status: grantd # rights');
  await edit('markets/atlantis.yaml', 'cites: [AT-1]\nfit:', 'cites: [nowhere-at-all]\nfit:');
  expect(await fix('.')).toEqual({
    code: 1,
    stdout: `rules/company/entry-modes.yaml:16 \`grantd\` becomes \`granted\`

markets/atlantis.yaml:26:13 error unknown-source There is no source \`nowhere-at-all\`.
  25 |     recommendations: [confirm-pathway, file-permit]
  26 |     cites: [nowhere-at-all]
     |             ^^^^^^^^^^^^^^
  expected: one of H1, H2, H3, own-judgement, AT-1

1 fix made in 1 file; 1 error and 0 warnings left.
`,
    stderr: '',
  });
  expect(await read(modes)).toBe(before.replace('grantd', 'granted'));
});

test('a second time there is nothing to do', async () => {
  await edit(modes, 'ip-status: granted', 'ip-status: grantd');
  await fix('.');
  expect(await fix('.')).toEqual({
    code: 0,
    stdout: '0 fixes made in 0 files; 0 errors and 0 warnings left.\n',
    stderr: '',
  });
});

test('--dry-run shows the change as a patch and writes nothing', async () => {
  const before = await edit(modes, 'ip-status: granted', 'ip-status: grantd # rights');
  expect(await fix('.', '--dry-run')).toEqual({
    code: 0,
    stdout: `--- a/rules/company/entry-modes.yaml
+++ b/rules/company/entry-modes.yaml
@@ -14,5 +14,5 @@
       - id: granted
         when:
-          ip-status: grantd # rights
+          ip-status: granted # rights
         weight: strongly-for
         because: Strong rights.
`,
    stderr: 'born-global: 1 fix would be made in 1 file; 0 errors and 0 warnings left.\n',
  });
  expect(await read(modes)).toBe(before);
});

test('changes only the files that are named', async () => {
  const before = await edit(modes, 'ip-status: granted', 'ip-status: grantd');
  const { code, stdout } = await fix('rules/company/pack.yaml', '--markets', 'markets');
  expect(code).toBe(1);
  expect(stdout).toContain('  not fixed: only files that are named are changed\n');
  expect(await read(modes)).toBe(before);
});

test('asks for a name: the shipped rules are nobody’s to change by accident', async () => {
  expect(await fix()).toEqual({
    code: 2,
    stdout: '',
    stderr: 'born-global: name the folders or files that may be changed\n',
  });
});

test('keeps a byte order mark and the line ends of Windows', async () => {
  const text = (await read(modes)).replace('ip-status: granted', 'ip-status: grantd');
  await writeFile(join(cwd, modes), `\ufeff${text.replaceAll('\n', '\r\n')}`);
  expect((await fix('.')).code).toBe(0);
  expect(await read(modes)).toBe(`\ufeff${text.replace('grantd', 'granted').replaceAll('\n', '\r\n')}`);
});
