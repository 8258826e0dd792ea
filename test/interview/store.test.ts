import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/interview/storage/answers-file.ts';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'born-global-store-'));
  path = join(folder, 'company.yaml');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function open(name = path): Promise<{ readonly store: Store; readonly text: string | null }> {
  const opened = await openStore(name, 'company.yaml');
  if (!opened.ok) throw new Error(`not opened: ${JSON.stringify(opened)}`);
  return opened;
}

/** The number of a process that has ended. */
const goneProcess = (): number =>
  Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));

describe('an answers file', () => {
  test('is written when something is saved, not before, and leaves nothing else behind', async () => {
    const { store, text } = await open();
    expect(text).toBeNull();
    expect(existsSync(path)).toBe(false);
    expect(await store.save('answers: {}\n')).toEqual({ kind: 'saved' });
    expect(await store.save('answers: {a: b}\n')).toEqual({ kind: 'saved' });
    store.close();
    expect(readFileSync(path, 'utf8')).toBe('answers: {a: b}\n');
    expect(readdirSync(folder)).toEqual(['company.yaml']);
  });

  test('behind a symbolic link is written where it is', async () => {
    writeFileSync(path, 'answers: {}\n');
    symlinkSync(path, join(folder, 'link.yaml'));
    const { store } = await open(join(folder, 'link.yaml'));
    await store.save('answers: {a: b}\n');
    store.close();
    expect(readFileSync(path, 'utf8')).toBe('answers: {a: b}\n');
  });

  test('writes a deleted file again', async () => {
    const { store } = await open();
    await store.save('one');
    rmSync(path);
    expect(await store.save('two')).toEqual({ kind: 'saved' });
    expect(readFileSync(path, 'utf8')).toBe('two');
    store.close();
  });

  test('leaves a file that somebody else changed or created', async () => {
    const { store } = await open();
    writeFileSync(path, 'theirs');
    writeFileSync(join(folder, 'company-2.yaml'), 'theirs too');
    expect(await store.save('ours')).toEqual({ kind: 'moved', from: 'company.yaml', to: 'company-3.yaml' });
    expect(store.shown).toBe('company-3.yaml');
    expect(await store.save('ours again')).toEqual({ kind: 'saved' });
    store.close();
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(readFileSync(join(folder, 'company-3.yaml'), 'utf8')).toBe('ours again');
    expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([]);
  });

  test('saves elsewhere if a file cannot be written, and says why', async () => {
    const { store } = await open();
    rmSync(folder, { recursive: true });
    const result = await store.save('answers: {}\n');
    expect(result).toMatchObject({ kind: 'failed', reason: 'its folder does not exist.' });
    const to = result.kind === 'failed' ? result.to : null;
    expect(readFileSync(to ?? '', 'utf8')).toBe('answers: {}\n');
    rmSync(to ?? '');
    store.close();
  });

  test('an unreadable file gives a diagnostic with a code', async () => {
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x41, 0]));
    expect(await openStore(path, 'company.yaml')).toMatchObject({ diagnostic: { code: 'encoding' } });
    expect(readdirSync(folder)).toEqual(['company.yaml']);
  });
});

describe('the lock', () => {
  test('keeps a second process out until the first has ended', async () => {
    const { store } = await open();
    const second = await openStore(path, 'company.yaml');
    expect(second).toMatchObject({ ok: false });
    expect(JSON.stringify(second)).toContain(`another process (${process.pid}) is writing company.yaml`);
    store.close();
    (await open()).store.close();
  });

  test.each([
    ['of a process that is gone', () => JSON.stringify({ pid: goneProcess(), host: hostname() })],
    ['that was half-written', () => '{"pid": 1'],
    ['that is empty', () => ''],
    ['that makes no sense', () => '{"pid": -1, "host": "x"}'],
  ])('%s is taken over', async (_name, content) => {
    writeFileSync(`${path}.lock`, content());
    const { store } = await open();
    store.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('respects a lock of another machine, whose processes cannot be seen', async () => {
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: goneProcess(), host: 'elsewhere.example' }));
    expect(await openStore(path, 'company.yaml')).toMatchObject({ ok: false });
    expect(existsSync(`${path}.lock`)).toBe(true);
  });

  test('does not remove a lock that somebody else has taken over', async () => {
    const { store } = await open();
    writeFileSync(`${path}.lock`, '{"pid": 1, "host": "elsewhere.example"}');
    store.close();
    expect(existsSync(`${path}.lock`)).toBe(true);
  });
});
