// Builds dist/: the command line and the library bundled, a bill of what is bundled with its licences, the shipped packs compiled.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { billOfMaterials, licenceTexts, packagesOf } from './licences.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => new URL(path, root);

/** Made beside dist, then put in its place: whoever runs the tool meanwhile finds it whole. */
const made = at(`node_modules/.cache/born-global/dist-${process.pid}/`);
const dist = at('dist/');

const shared = {
  absWorkingDir: fileURLToPath(root),
  outdir: fileURLToPath(made),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  // Only for counting which lines tests run: see scripts/coverage.mjs.
  sourcemap: process.env.SOURCE_MAPS === 'yes' ? 'external' : false,
  // What packages in CommonJS expect, and ES modules lack: `require` of Node's own modules, and the name of the file.
  banner: { js: 'const require=(id)=>process.getBuiltinModule(id),__filename=import.meta.filename;' },
};

await rm(made, { recursive: true, force: true });
await mkdir(made, { recursive: true });
const { metafile } = await build({
  ...shared,
  entryPoints: {
    main: 'src/cli/main.ts',
    index: 'src/index.ts',
    'batch-worker': 'src/cli/batch/worker.ts',
  },
  chunkNames: 'part-[hash]',
  splitting: true,
  metafile: true,
});
const packages = await packagesOf(Object.keys(metafile.inputs), root);
await writeFile(new URL('third-party-licences.txt', made), await licenceTexts(packages, root));
await writeFile(new URL('sbom.cdx.json', made), await billOfMaterials(packages, root));

await build({ ...shared, entryPoints: { 'compile-content': 'src/cli/compile-content.ts' } });
const compiler = new URL('compile-content.js', made);
const { compileContent } = await import(compiler);
const faults = await compileContent(new Date().toISOString().slice(0, 10), fileURLToPath(made));
await rm(compiler);
if (faults.length > 0) {
  console.error(
    `The shipped rules have ${faults.length} faults and were not compiled: see born-global rules check.`,
  );
}

await rm(dist, { recursive: true, force: true });
await rename(made, dist);
