// Builds dist/: the command line and the library bundled, the licences of what is bundled, the shipped packs compiled.
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licencesOf } from './licences.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => new URL(path, root);

await rm(at('dist/'), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: { main: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  chunkNames: 'part-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
  // Packages in CommonJS ask for Node's own modules with `require`, which ES modules lack.
  banner: { js: 'const require=(id)=>process.getBuiltinModule(id);' },
});
await writeFile(at('dist/third-party-licences.txt'), await licencesOf(Object.keys(metafile.inputs), root));
