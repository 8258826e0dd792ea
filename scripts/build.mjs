// Builds dist/: the command line and the library bundled, the licences of what is bundled, the shipped packs compiled.
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licencesOf } from './licences.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => new URL(path, root);

const shared = {
  absWorkingDir: fileURLToPath(root),
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  // Packages in CommonJS ask for Node's own modules with `require`, which ES modules lack.
  banner: { js: 'const require=(id)=>process.getBuiltinModule(id);' },
};

await rm(at('dist/'), { recursive: true, force: true });
const { metafile } = await build({
  ...shared,
  entryPoints: { main: 'src/cli/main.ts', index: 'src/index.ts' },
  chunkNames: 'part-[hash]',
  splitting: true,
  metafile: true,
});
await writeFile(at('dist/third-party-licences.txt'), await licencesOf(Object.keys(metafile.inputs), root));

await build({ ...shared, entryPoints: { 'compile-content': 'src/cli/compile-content.ts' } });
const { compileContent } = await import(at('dist/compile-content.js'));
const faults = await compileContent(new Date().toISOString().slice(0, 10));
await rm(at('dist/compile-content.js'));
if (faults.length > 0) {
  console.error(
    `The shipped rules have ${faults.length} faults and were not compiled: see born-global rules check.`,
  );
}
