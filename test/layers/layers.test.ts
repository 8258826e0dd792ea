import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** For each rule, an import that it forbids: file and what that file imports. */
const canaries: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'schema-stands-alone': ['src/schema/a.ts', '../rule-pack/target.ts'],
  'values-stand-alone': ['src/values/a.ts', '../rule-pack/target.ts'],
  'source-reads-text': ['src/source/a.ts', '../engine/target.ts'],
  'fast-yaml-behind-one-function': ['src/rule-pack/c.ts', '../source/fast-yaml/target.ts'],
  'rule-pack-reads-formats': ['src/rule-pack/a.ts', '../engine/target.ts'],
  'engine-is-below-everything-shown': ['src/engine/a.ts', '../report/target.ts'],
  'solver-searches-the-engine': ['src/solver/a.ts', '../report/target.ts'],
  'analysis-evaluates-several-times': ['src/analysis/a.ts', '../report/target.ts'],
  'answers-read-like-packs': ['src/answers/a.ts', '../engine/target.ts'],
  'reports-compute-nothing': ['src/report/a.ts', '../engine/target.ts'],
  'interview-asks': ['src/interview/a.ts', '../report/target.ts'],
  'rule-tools-judge-files': ['src/rule-tools/a.ts', '../cli/target.ts'],
  'only-generated-docs-borrow-from-reports': ['src/rule-tools/lint/a.ts', '../../report/target.ts'],
  'engine-space-comes-early': ['src/engine/space/a.ts', '../planning/target.ts'],
  'engine-conditions-comes-early': ['src/engine/conditions/a.ts', '../planning/target.ts'],
  'engine-compile-comes-early': ['src/engine/compile/a.ts', '../planning/target.ts'],
  'engine-scoring-comes-early': ['src/engine/scoring/a.ts', '../planning/target.ts'],
  'engine-text-comes-early': ['src/engine/text/a.ts', '../planning/target.ts'],
  'engine-result-comes-early': ['src/engine/result/a.ts', '../planning/target.ts'],
  'report-document-comes-early': ['src/report/document/a.ts', '../views/target.ts'],
  'report-sections-comes-early': ['src/report/sections/a.ts', '../views/target.ts'],
  'report-renderers-comes-early': ['src/report/renderers/a.ts', '../views/target.ts'],
  'interview-state-comes-early': ['src/interview/state/a.ts', '../plain/target.ts'],
  'interview-screens-comes-early': ['src/interview/screens/a.ts', '../plain/target.ts'],
  'interview-terminal-comes-early': ['src/interview/terminal/a.ts', '../plain/target.ts'],
  'interview-saves-in-one-place': ['src/interview/state/b.ts', '../storage/target.ts'],
  'rule-tools-lint-comes-early': ['src/rule-tools/lint/b.ts', '../fix/target.ts'],
  'rule-tools-prove-comes-early': ['src/rule-tools/prove/a.ts', '../fix/target.ts'],
  'rule-tools-testing-comes-early': ['src/rule-tools/testing/a.ts', '../fix/target.ts'],
  'commands-are-used-by-none': ['src/cli/io/a.ts', '../commands/target.ts'],
  'library-without-command-line': ['src/index.ts', './cli/target.ts'],
  'reports-take-types-alone': ['src/report/b.ts', '../schema/target.ts'],
  'pure-without-node': ['src/engine/b.ts', 'node:path'],
  'engine-without-packages': ['src/engine/c.ts', 'chalk'],
  'terminal-libraries-where-they-belong': ['src/rule-pack/b.ts', 'chalk'],
  'no-circle': ['src/cli/a.ts', './a.ts'],
  'nothing-unresolved': ['src/cli/b.ts', './nowhere.ts'],
  'product-without-tests': ['src/cli/c.ts', '../../test/target.ts'],
};
const targets = [
  ...[
    ...['schema', 'rule-pack', 'engine', 'report', 'cli', 'engine/planning', 'report/views'],
    ...['interview/plain', 'interview/storage', 'rule-tools/fix', 'cli/commands', 'source/fast-yaml'],
  ].map((room) => `src/${room}/target.ts`),
  'test/target.ts',
];

interface Summary {
  readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  readonly ruleSetUsed: {
    readonly forbidden: readonly { readonly name: string; readonly comment: string }[];
  };
}

const { violations, ruleSetUsed } = await cruiseCanaries();
const broken = violations.map(({ from, rule }) => `${rule.name} ${from}`);

test.each(ruleSetUsed.forbidden)('$name fails on an import it forbids', ({ name }) => {
  const [file] = canaries[name] ?? ['no canary'];
  expect(broken).toContain(`${name} ${file}`);
});

test.each(ruleSetUsed.forbidden)('$name says why', ({ comment }) => {
  expect(comment).toMatch(/^[A-Z].{20,}\.$/);
});

async function cruiseCanaries(): Promise<Summary> {
  const folder = await mkdtemp(join(tmpdir(), 'layers-'));
  try {
    await writeCanaries(folder);
    const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const rules = join(root, '.dependency-cruiser.mjs');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [cruise, '--config', rules, '--output-type', 'json', 'src'],
      { cwd: folder, maxBuffer: 50_000_000 },
    );
    return (JSON.parse(stdout) as { readonly summary: Summary }).summary;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeCanaries(folder: string): Promise<void> {
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const target of targets) await write(target, 'export const target = 1;\n');
  for (const [file, imported] of Object.values(canaries))
    await write(file, `import * as imported from '${imported}';\nexport const used = imported;\n`);
  await write('node_modules/chalk/package.json', '{"name":"chalk","version":"1.0.0","main":"index.js"}');
  await write('node_modules/chalk/index.js', 'export default 1;\n');
  await write('package.json', '{"type":"module","dependencies":{"chalk":"1.0.0"}}');
  await write('tsconfig.json', await readFile(join(root, 'tsconfig.json'), 'utf8'));
}
