import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { counted } from '../cli/run.ts';
import { smallRules } from './session.ts';

const bin = fileURLToPath(new URL('../../bin/born-global.js', import.meta.url));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'born-global-plain-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the tool with lines on standard input. */
const run = (words: readonly string[], lines: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [bin, 'assess', ...smallRules, ...words], {
    cwd: folder,
    env: { ...process.env, ...counted() },
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
  });

const saved = (): string => readFileSync(join(folder, 'born-global.yaml'), 'utf8');

const whole = ['1', 'Acme', '', '1', '3', '2', '1', '1,2', '18', '2', '1', '2'];

test('a script with the answers on standard input gets the report', () => {
  const { status, stdout, stderr } = run(['--accessible', '--json'], whole);
  expect(stderr).toContain('All questions are answered.');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ company: 'Acme', progress: { answered: 8 } });
  expect(readdirSync(folder)).toEqual(['born-global.yaml']);
});

test('the end of the lines saves and quits with exit code 3; the next lines go on', () => {
  const first = run(['--accessible'], whole.slice(0, 6));
  expect(first.status).toBe(3);
  expect(first.stdout).toBe('');
  expect(first.stderr).toContain('Saved in born-global.yaml. Resume with: born-global assess --accessible');
  const second = run(['--accessible', '--json'], ['1', ...whole.slice(6)]);
  expect(second.stderr).toContain('born-global.yaml holds an unfinished interview. Go on with it?');
  expect(second.status).toBe(0);
  expect(saved()).toContain('  stage: sold');
});

test('help, back, notes and review have letters; what is not understood is said and asked again', () => {
  const lines = [
    ...whole.slice(0, 4),
    '?',
    'nonsense',
    '1',
    'b',
    '',
    'n',
    'See: minutes',
    'r',
    '1',
    '1',
    'q',
  ];
  const { status, stderr } = run(['--accessible'], lines);
  expect(stderr).toContain('Why we ask: It decides much.');
  expect(stderr).toContain('Please type a number from 1 to 4.');
  expect(stderr).toContain('Answer so far: An idea. Enter keeps it.');
  expect(stderr).toContain('1. Go on with the next open question (6 questions left)');
  expect(status).toBe(3);
  expect(saved()).toContain('text: "See: minutes"');
  expect(saved()).toContain('  ip-status: none');
});

test('nothing that is written moves a cursor or sets a colour', () => {
  const { stdout, stderr } = run(['--accessible'], whole);
  expect(stdout + stderr).not.toContain('\u001b');
});

test('asks nothing without a terminal and without answers, and names the command to use', () => {
  for (const words of [[], ['--no-input'], ['--no-input', '--accessible']]) {
    const { status, stdout, stderr } = run(words, whole);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('born-global assess --answers company.yaml');
  }
  expect(readdirSync(folder)).toEqual([]);
});

test('hostile text on the lines stays text', () => {
  run(['--accessible'], ['1', '\u001b[2JAcme\u202e', ...whole.slice(2)]);
  expect(saved()).not.toContain('\u001b');
  expect(saved()).toContain('[2JAcme');
  expect(run(['--accessible'], ['1']).stderr).toContain('born-global.yaml is complete.');
});
