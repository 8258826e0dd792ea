import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  decodeText,
  maxBytes,
  readTextFile,
  describeReadError,
  unreadable,
} from '../../src/source/read-text-file.ts';

const describeRead = (bytes: readonly number[]): string => {
  const read = decodeText(Uint8Array.from(bytes), 'a.yaml');
  return read.ok ? `text ${JSON.stringify(read.text)}` : read.diagnostic.message;
};

const [utf16, binary] = ['The file is in UTF-16.', 'The file looks like UTF-16 or binary data.'];
const latin = 'This is not UTF-8; the file may be in Latin-1.';

describe('bytes', () => {
  it.each([
    ['nothing', [], 'text ""'],
    ['UTF-8', [0x61, 0xc3, 0xa9], 'text "aé"'],
    ['UTF-8 after a mark of byte order', [0xef, 0xbb, 0xbf, 0x61], 'text "a"'],
    ['the mark of UTF-16, little-endian', [0xff, 0xfe, 0x61, 0], utf16],
    ['the mark of UTF-16, big-endian', [0xfe, 0xff, 0, 0x61], utf16],
    ['half of the first mark', [0xff, 0x61, 0x61, 0x61], latin],
    ['half of the second mark', [0xfe, 0x61, 0x61, 0x61], latin],
    ['the end of the first mark', [0x61, 0xfe, 0x61, 0x61], latin],
    ['the end of the second mark', [0x61, 0xff, 0x61, 0x61], latin],
    ['every second byte NUL', [0x61, 0, 0x62, 0], binary],
    ['NUL first', [0, 0x61, 0, 0x62], binary],
    ['no more than a third NUL', [0, 0x61, 0x61, 0, 0x61, 0x61], 'text "\\u0000aa\\u0000aa"'],
    ['NUL, but not at the beginning', [0x61, 0x61, 0, 0, 0, 0], 'text "aa\\u0000\\u0000\\u0000\\u0000"'],
    ['three bytes, two of them NUL', [0x61, 0, 0], 'text "a\\u0000\\u0000"'],
    ['one byte of Latin-1', [0xe9], latin],
  ])('describes bytes that are %s', (_title, bytes, expected) => {
    expect(describeRead(bytes)).toBe(expected);
  });

  it('reports the first letter in another encoding, if it can be found, and what to do', () => {
    const expected = 'text in UTF-8: save the file again with that encoding';
    const read = decodeText(Buffer.from('a: b\nc: é\n', 'latin1'), 'a.yaml');
    const start = { line: 2, column: 4, offset: 8 };
    expect(read).toMatchObject({
      diagnostic: { file: 'a.yaml', code: 'encoding', start, end: start, expected },
    });
    const marked = decodeText(Uint8Array.from([0xff, 0xfe]), 'a.yaml');
    expect(marked).toMatchObject({ diagnostic: { code: 'encoding', start: null, end: null, expected } });
  });

  it('are read up to 500 kB', () => {
    expect(decodeText(Buffer.alloc(maxBytes, 'a'), 'a.yaml').ok).toBe(true);
    expect(decodeText(Buffer.alloc(maxBytes + 1, 'a'), 'a.yaml')).toMatchObject({
      diagnostic: { code: 'file-too-large', expected: 'a text file of at most 500 kB' },
    });
  });
});

describe('a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'born-global-text-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is read up to 500 kB', async () => {
    const file = join(folder, 'a.yaml');
    await writeFile(file, Buffer.alloc(maxBytes, 'a'));
    expect(readTextFile(file, 'a.yaml')).toEqual({ ok: true, text: 'a'.repeat(maxBytes) });
    await writeFile(file, Buffer.alloc(maxBytes + 1, 'a'));
    expect(readTextFile(file, 'a.yaml')).toMatchObject({ diagnostic: { code: 'file-too-large' } });
  });

  it('is closed again, whether it could be read or not', async () => {
    const file = join(folder, 'closed.yaml');
    await writeFile(file, 'a: 1\n');
    /** The number that the system gives to a file: the lowest that no open file has. */
    const number = async (): Promise<number> => {
      const handle = await open(file);
      const { fd } = handle;
      await handle.close();
      return fd;
    };
    const before = await number();
    for (let round = 0; round < 50; round += 1) {
      readTextFile(file, 'closed.yaml');
      readTextFile(folder, 'folder');
    }
    expect((await number()) - before).toBeLessThan(50);
  });

  it('is reported by the name that the user knows', () => {
    expect(readTextFile(join(folder, 'none.yaml'), 'mine.yaml')).toEqual({
      ok: false,
      diagnostic: {
        code: 'file-unreadable',
        severity: 'error',
        file: 'mine.yaml',
        start: null,
        end: null,
        message: 'The file does not exist.',
        expected: null,
        suggestion: null,
      },
    });
  });

  // Windows has no devices among its files.
  it.skipIf(process.platform === 'win32')('does not wait for a file that is not ordinary', () => {
    expect(readTextFile('/dev/null', 'null')).toMatchObject({
      diagnostic: { message: 'The file is not an ordinary file.' },
    });
  });
});

describe('an error of the operating system', () => {
  it.each([
    ['ENOENT', 'does not exist.'],
    ['EACCES', 'cannot be read: permission denied.'],
    ['EPERM', 'cannot be read: permission denied.'],
    ['ENAMETOOLONG', 'has a name that is too long.'],
    ['EMFILE', 'cannot be read (EMFILE).'],
  ])('explains the system error %s', (code, words) => {
    expect(describeReadError(Object.assign(new Error(code), { code }))).toBe(words);
  });

  it.each([[new Error('no code')], [null], [undefined], ['text']])(
    'explains an error without a known code: %s',
    (error) => {
      expect(describeReadError(error)).toBe('cannot be read.');
    },
  );

  it('is reported with what is expected', () => {
    expect(unreadable('a', 'is broken.', 'a whole one').diagnostic).toMatchObject({
      message: 'The file is broken.',
      expected: 'a whole one',
    });
  });
});
