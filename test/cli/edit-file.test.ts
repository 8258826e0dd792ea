import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addFile, editFile, withLineEndsOf } from '../../src/cli/io/edit-file.ts';

let path: string;

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'born-global-write-')), 'file.yaml');
});

afterEach(() => rm(join(path, '..'), { recursive: true, force: true }));

const change = (before: string, after: string) => editFile({ path, displayPath: 'file.yaml', before, after });

test('puts a text in the place of what was read', async () => {
  await writeFile(path, 'id: one\n');
  expect(await change('id: one\n', 'id: two\n')).toBeNull();
  expect(await readFile(path, 'utf8')).toBe('id: two\n');
});

test('writes nothing over a file that changed meanwhile', async () => {
  await writeFile(path, 'id: three\n');
  expect(await change('id: one\n', 'id: two\n')).toMatchObject({
    code: 'file-changed',
    file: 'file.yaml',
    message: 'The file changed after it was read; nothing is written.',
  });
  expect(await readFile(path, 'utf8')).toBe('id: three\n');
});

test('reports a file that was removed meanwhile, and does not bring it back', async () => {
  expect(await change('id: one\n', 'id: two\n')).toMatchObject({ code: 'file-changed' });
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});

test('keeps byte order mark, line ends, rights and the end of the last line', async () => {
  await writeFile(path, '\ufeffid: one\r\ntitle: One');
  await chmod(path, 0o640);
  expect(await change('id: one\r\ntitle: One', 'id: two\nmore: Line\ntitle: Two\n')).toBeNull();
  expect(await readFile(path, 'utf8')).toBe('\ufeffid: two\r\nmore: Line\r\ntitle: Two');
  expect((await stat(path)).mode & 0o777).toBe(0o640);
});

test('writes through a link, which stays one', async () => {
  await writeFile(path, 'id: one\n');
  const link = join(path, '..', 'link.yaml');
  await symlink(path, link);
  const shown = { path: link, displayPath: 'link.yaml', before: 'id: one\n', after: 'id: two\n' };
  expect(await editFile(shown)).toBeNull();
  expect(await readFile(path, 'utf8')).toBe('id: two\n');
});

test.each([
  ['one\n', 'two', 'two\n'],
  ['one', 'two\n\n', 'two'],
  ['a\r\nb\n', 'a\r\nc\n', 'a\r\nc\n'],
  ['', 'two\n', 'two\n'],
])('preserves the line endings and last line of %j: %j becomes %j', (before, after, written) => {
  expect(withLineEndsOf(before, after)).toBe(written);
});

test('makes a file only where none is', async () => {
  expect(await addFile(path, 'file.yaml', 'id: one\n')).toBeNull();
  expect(await addFile(path, 'file.yaml', 'id: two\n')).toMatchObject({
    code: 'file-unwritable',
    message: 'The file is there already.',
  });
  expect(await readFile(path, 'utf8')).toBe('id: one\n');
});
