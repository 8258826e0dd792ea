import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harmless, hostileTurns, type Write } from '../fixtures/hostile-texts.ts';
import { rich } from '../report/fixture/rich.ts';
import { runHere } from './command.ts';
import { expectLawful, type Form } from './laws.ts';
import { filledWith } from './whole-pack.ts';

/** An assessment that was kept, as it would be if somebody had changed every string in it: titles, ids and dates alike. */
function forged(write: Write): string {
  const [file] = filledWith([{ file: 'kept.json', schema: 'assessment.schema.json', value: rich }], write, [
    'text',
    'name',
  ]);
  return JSON.stringify(file?.value);
}

const forms: readonly Form[] = ['markdown', 'html', 'docx', 'xlsx', 'csv', 'json'];
const commands: readonly (readonly [Form, readonly string[]])[] = [
  ...forms.map((form) => [form, ['report', 'kept.json', '--format', form]] as const),
  ['html', ['report', 'kept.json', '--format', 'html', '--brief']],
  ['terminal', ['--accessible', 'report', 'kept.json']],
  ['terminal', ['report', 'kept.json', '--brief']],
  ['terminal', ['explain', 'kept.json']],
  ['markdown', ['explain', 'kept.json', '--format', 'markdown']],
  ['json', ['explain', 'kept.json', '--format', 'json']],
];

describe('hostile saved assessments', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'born-global-kept-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  test.each(commands)('saved assessments show hostile text only as text, as %s: %j', async (form, args) => {
    const written = async (write: Write): Promise<Uint8Array> => {
      await writeFile(join(folder, 'kept.json'), forged(write));
      const { code, stdout, stderr } = await runHere(args, { cwd: folder });
      expect(stderr).toBe('');
      expect(code).toBe(0);
      return stdout;
    };
    const usual = await written(harmless);
    // More turns, for an assessment of long texts is too large to be read.
    for (const write of hostileTurns(6))
      expectLawful(form, { hostile: await written(write), harmless: usual });
  });
});
