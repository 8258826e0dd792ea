import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeOutput } from '../../src/cli/io/write-output.ts';
import { bornGlobal, root } from './run.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'born-global-documents-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const answers = join(root, 'examples', 'diagnostics-firm.yaml');
const report = (...args: readonly string[]): ReturnType<typeof bornGlobal> =>
  bornGlobal(['report', answers, '--date', '2026-04-29', ...args], { cwd: folder });

/** A stream that stands for a terminal, and what was written to it. */
function stream(isTTY: boolean): PassThrough & { readonly isTTY: boolean } {
  return Object.assign(new PassThrough(), { isTTY });
}
const textOf = (from: PassThrough): string => String(from.read() ?? '');

describe('a document for clients', () => {
  test('is never bytes on a terminal', async () => {
    const [stdout, stderr] = [stream(true), stream(true)];
    expect(await writeOutput({ stdout, stderr, cwd: folder }, new Uint8Array([80, 75]), {})).toBe(2);
    expect(textOf(stdout)).toBe('');
    expect(textOf(stderr)).toContain('--output <file>');
  });

  test('is bytes where a program listens', async () => {
    const [stdout, stderr] = [stream(false), stream(true)];
    expect(await writeOutput({ stdout, stderr, cwd: folder }, new Uint8Array([80, 75]), {})).toBe(0);
    expect(textOf(stdout)).toBe('PK');
  });

  test('overwrites a file only with --force, and leaves no draft beside it', async () => {
    const [stdout, stderr] = [stream(true), stream(true)];
    const hand = (text: string, force: boolean): Promise<number> =>
      writeOutput({ stdout, stderr, cwd: folder }, text, { output: 'kept.txt', force });
    expect(await hand('first', false)).toBe(0);
    expect(await hand('second', false)).toBe(2);
    expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toBe('first');
    expect(await hand('third', true)).toBe(0);
    expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toBe('third');
    expect(readdirSync(folder)).toEqual(['kept.txt']);
  });
});

describe('born-global report', () => {
  test('takes the format from the ending of the output', async () => {
    for (const name of ['plan.docx', 'plan.xlsx']) {
      expect((await report('--output', name)).code).toBe(0);
      expect(readFileSync(join(folder, name)).subarray(0, 2).toString()).toBe('PK');
    }
    expect((await report('--output', 'plan.CSV')).code).toBe(0);
    expect(readFileSync(join(folder, 'plan.CSV'), 'utf8')).toMatch(/^\ufeffNo\.,Action,/u);
  });

  test('reports which endings it knows, and what to do for a PDF', async () => {
    const { code, stderr } = await report('--output', 'plan.pdf');
    expect(code).toBe(2);
    expect(stderr).toContain('no format is known by this ending');
    expect(stderr).toContain('.docx');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('reports what is wrong with a logo before it writes anything', async () => {
    writeFileSync(join(folder, 'logo.png'), '<svg/>');
    const wrong = await report('--output', 'plan.docx', '--logo', 'logo.png');
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toContain('neither a PNG nor a JPEG picture');
    expect((await report('--output', 'plan.docx', '--logo', 'none.png')).stderr).toContain('was not found');
    expect((await report('--output', 'plan.docx', '--consultant', ' ')).code).toBe(2);
    expect(readdirSync(folder)).toEqual(['logo.png']);
  });
});
