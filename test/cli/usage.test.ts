import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bornGlobal, root } from './run.ts';

const commands = ['assess', 'report', 'explain', 'rules'];

describe('help', () => {
  test.each([[['--help']], [['-h']], [['help']], [[]]])('%j names every command', async (args) => {
    const { code, stdout, stderr } = await bornGlobal(args);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  });

  test('reports the exit codes and that answers stay on the machine', async () => {
    const { stdout } = await bornGlobal(['--help']);
    expect(stdout).toContain('0 success, 1 problems found, 2 usage or input error, 3 saved but');
    expect(stdout).toContain('nothing is sent anywhere');
  });

  test('fits 80 columns where no terminal is wider', async () => {
    for (const args of [['--help'], ['help', 'assess'], ['rules', 'check', '--help']]) {
      const { stdout } = await bornGlobal(args);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  });

  test('help of a command lists its own options and the common ones', async () => {
    const { code, stdout } = await bornGlobal(['help', 'assess']);
    expect(code).toBe(0);
    for (const option of [
      '--answers',
      '--json',
      '--output',
      '--lenient',
      '--date',
      '--no-input',
      '--markets',
    ])
      expect(stdout).toContain(option);
  });
});

describe('version', () => {
  test.each(['--version', '-V'])('%s prints the version of the package and nothing else', async (option) => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await bornGlobal([option])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('a command line that makes no sense', () => {
  test.each([
    { args: ['asess'], told: "unknown command 'asess'", nearest: 'assess' },
    { args: ['rules', 'chekc'], told: "unknown command 'chekc'", nearest: 'check' },
    { args: ['assess', '--anwsers', 'a.yaml'], told: "unknown option '--anwsers'", nearest: '--answers' },
    { args: ['--no-imput', 'assess'], told: "unknown option '--no-imput'", nearest: '--no-input' },
  ])('$args: the nearest name is offered', async ({ args, told, nearest }) => {
    const { code, stdout, stderr } = await bornGlobal(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`born-global: ${told}`);
    expect(stderr).toContain(`Did you mean ${nearest}?`);
  });

  test.each([
    { args: ['report'], told: "missing required argument 'file'" },
    { args: ['report', 'a.yaml', 'b.yaml'], told: 'too many arguments' },
    { args: ['report', 'a.yaml', '--format', 'pdf'], told: "'pdf' is invalid" },
    { args: ['report', 'a.yaml', '--format', 'markdown', '--json'], told: 'cannot be used with' },
    { args: ['report', 'a.yaml', '--date', '2026-02-30'], told: 'Write a day as 2026-04-29.' },
    { args: ['report', 'a.yaml', '--date', 'yesterday'], told: 'Write a day as 2026-04-29.' },
    { args: ['assess', '--answers'], told: 'argument missing' },
    { args: ['rules'], told: 'check and test rules and markets' },
  ])('$args: reports what is wrong', async ({ args, told }) => {
    const { code, stdout, stderr } = await bornGlobal(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
  });
});
