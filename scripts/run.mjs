// Runs a TypeScript file, for Node versions that cannot: node scripts/run.mjs bench/throughput.ts [arguments]
import { spawnSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [source, ...given] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules', '.cache', 'born-global');
const file = join(folder, `${basename(source, '.ts')}.mjs`);

await mkdir(folder, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: [source],
  outfile: file,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
});
const { status } = spawnSync(process.execPath, [file, ...given], { cwd: root, stdio: 'inherit' });
await rm(file);
process.exitCode = status ?? 1;
