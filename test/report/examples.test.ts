import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/answers/parse.ts';
import { assess } from '../../src/engine/assess.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { loadRulePack } from '../../src/rule-pack/load-rule-pack.ts';
import { reportFormats, type ReportFormat } from '../../src/report/formats.ts';
import { page } from './page.ts';

const root = join(import.meta.dirname, '../..');
const examples = [
  'test/report/fixture/device-company.yaml',
  ...readdirSync(join(root, 'examples'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `examples/${name}`),
];
const loaded = await loadRulePack({
  rules: join(root, 'rules'),
  markets: [join(root, 'markets')],
  cwd: root,
});

/** JSON is the assessment itself, which the engine's own tests cover. */
const shown: readonly (readonly [format: ReportFormat, ending: string])[] = [
  ['terminal', 'txt'],
  ['markdown', 'md'],
];

describe.each(examples)('the report on %s', (name) => {
  test.each(shown)('%s', async (format, ending) => {
    if (loaded.pack === null) throw new Error('the shipped rules cannot be loaded');
    const text = readFileSync(join(root, name), 'utf8');
    const { answers } = readAnswers(text, name, loaded.pack, { lenient: false });
    if (answers === null) throw new Error(`${name} cannot be read`);
    const report = await reportFormats[format]();
    const written = report(assess(compile(loaded.pack), answers), page());
    await expect(written).toMatchFileSnapshot(`golden/${basename(name, '.yaml')}.${ending}`);
  });
});
