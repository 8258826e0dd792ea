import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explain, type ExplainOptions } from '../../src/cli/commands/explain.ts';
import { report, type ReportCommandOptions } from '../../src/cli/commands/report.ts';
import type { Environment } from '../../src/cli/environment.ts';
import { jsonReport } from '../../src/report/renderers/json.ts';
import { rich } from './fixture/rich.ts';
import { colourCode, page } from './page.ts';

const options = { file: 'kept.json', input: false } satisfies ReportCommandOptions & ExplainOptions;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'born-global-'));
  await writeFile(join(folder, 'kept.json'), jsonReport(rich, page()));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(
  command: (environment: Environment) => Promise<number>,
  terminal: { isTTY?: boolean; columns?: number } = {},
): Promise<{ code: number; out: string; err: string }> {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  Object.assign(streams.stdout, terminal);
  const code = await command({ ...streams, cwd: folder, variables: {}, today: '2026-11-23' });
  const told = (stream: PassThrough): string => String(stream.read() ?? '');
  return { code, out: told(streams.stdout), err: told(streams.stderr) };
}

describe('report', () => {
  test('shows an assessment kept as JSON as it is', async () => {
    const { code, out } = await run((environment) => report(environment, { ...options, format: 'json' }));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(rich);
  });

  test('is coloured on a terminal and plain in a pipe', async () => {
    const terminal = { isTTY: true, columns: 60 };
    expect((await run((environment) => report(environment, options), terminal)).out).toMatch(colourCode);
    expect((await run((environment) => report(environment, options))).out).not.toMatch(colourCode);
  });

  test('writes to a file, in the format of its name, and overwrites it only on request', async () => {
    const write = (force: boolean) =>
      run((environment) => report(environment, { ...options, output: 'report.md', force }));
    expect(await write(false)).toEqual({ code: 0, out: '', err: 'Written to `report.md`.\n' });
    await writeFile(join(folder, 'report.md'), 'mine');
    const refused = await write(false);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('exists already; --force overwrites it');
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toBe('mine');
    expect((await write(true)).code).toBe(0);
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toContain('## Recommendation');
  });

  test('says why it cannot write', async () => {
    const { code, err } = await run((environment) =>
      report(environment, { ...options, output: 'no/where.md' }),
    );
    expect(code).toBe(2);
    expect(err).toContain('its folder does not exist');
  });

  test('refuses an assessment with a part missing, and says where', async () => {
    await writeFile(join(folder, 'kept.json'), JSON.stringify({ ...rich, plan: { ...rich.plan, top: 1 } }));
    const { code, out, err } = await run((environment) => report(environment, options));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('not a complete assessment: error at `/plan/top`');
  });

  test('says that a file is not there', async () => {
    const { code, err } = await run((environment) => report(environment, { ...options, file: 'none.yaml' }));
    expect(code).toBe(2);
    expect(err).toContain('does not exist');
  });

  test('gives the first page alone', async () => {
    const { out } = await run((environment) => report(environment, { ...options, brief: true, width: 50 }));
    expect(out).toContain('First actions');
    expect(out).not.toContain('Done when');
    expect(out.trimEnd().split('\n').length).toBeLessThan(60);
  });
});

describe('explain', () => {
  test('explains a part of a kept assessment', async () => {
    const { code, out } = await run((environment) => explain(environment, { ...options, id: 'no-holder' }));
    expect(code).toBe(0);
    expect(out).toContain('Showstopper: No local holder of the registration');
  });

  test('refuses a name it does not know and offers the nearest', async () => {
    const { code, out, err } = await run((environment) =>
      explain(environment, { ...options, id: 'licencing' }),
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'born-global: nothing in this assessment is called `licencing`. Did you mean `licensing`?\n',
    );
  });
});
