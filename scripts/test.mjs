// Runs the tests, and writes "N passed, N failed" to the file that is named.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [target] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'born-global-tests-'));
const report = join(folder, 'report.json');
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  { stdio: 'inherit' },
);
const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, 'utf8'));
await rm(folder, { recursive: true });
const line = `${numPassedTests} passed, ${numFailedTests} failed\n`;
await writeFile(target, line);
if (status !== 0) process.stdout.write(line);
process.exitCode = status ?? 1;
