// Bundles a benchmark written in TypeScript and runs it: node bench/run.mjs throughput
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [name] = process.argv.slice(2);
const folder = new URL('../node_modules/.cache/born-global-bench/', import.meta.url);
const file = new URL(`${name}.mjs`, folder);
await mkdir(folder, { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
  outfile: fileURLToPath(file),
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
});
try {
  await import(file);
} finally {
  await rm(file);
}
