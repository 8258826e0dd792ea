// Builds dist/: the command line and the library, the shipped rule packs compiled, and a bill of what is bundled.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { billOfMaterials, licenceTexts, packagesOf } from './licences.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => new URL(path, root);
const dist = at('dist/');

/** Built beside dist and then moved there, so that whoever runs the tool meanwhile finds it complete. */
const draft = at(`node_modules/.cache/born-global/dist-${process.pid}/`);

const shared = {
  absWorkingDir: fileURLToPath(root),
  outdir: fileURLToPath(draft),
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  format: 'esm',
  charset: 'utf8',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  // Only for counting which lines tests run: see scripts/coverage.mjs.
  sourcemap: process.env.SOURCE_MAPS === 'yes' ? 'external' : false,
  // The same classes at run time: its own code only holds types.
  alias: { '@commander-js/extra-typings': 'commander' },
  // Packages in CommonJS expect `require` of modules of Node, and the name of their file.
  banner: { js: 'const require=(id)=>process.getBuiltinModule(id),__filename=import.meta.filename;' },
  plugins: [textWidths()],
};

/** The command line: each command, report format and the like is a chunk, loaded when it is needed. */
const commandLine = {
  ...shared,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  entryPoints: { main: 'src/cli/main.ts', 'batch-worker': 'src/cli/batch/worker.ts' },
};
const library = { ...shared, entryPoints: { index: 'src/index.ts' } };
const packCompiler = { ...shared, entryPoints: { prebuild: 'src/cli/rule-source/prebuild.ts' } };

/**
 * Measuring the width of text: the tables of emoji and wide characters take longer to set up than Node takes to start, so
 * they are set up when a text first needs them. cli-table3 uses the same measure instead of an older one of its own.
 */
function textWidths() {
  return {
    name: 'text-widths',
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: /^(string-width|wrap-ansi)$/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === textWidths) return undefined;
        if (from.importer.includes('/cli-table3/')) return { path: 'columns', namespace: 'text-widths' };
        const { path: file } = await resolve(path, { ...from, namespace: '', pluginData: textWidths });
        return { path: file, namespace: 'text-widths' };
      });
      onLoad({ filter: /.*/, namespace: 'text-widths' }, ({ path }) => ({
        resolveDir: fileURLToPath(root),
        contents:
          path === 'columns'
            ? "module.exports = require('./src/report/renderers/terminal/columns.ts').columnsOf;"
            : `let loaded; export default (...args) => (loaded ??= require(${JSON.stringify(path)}).default)(...args);`,
      }));
    },
  };
}

await rm(draft, { recursive: true, force: true });
await mkdir(draft, { recursive: true });
const bundles = [await build(commandLine), await build(library)];
const files = bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = await packagesOf(
  files.filter((name) => !name.startsWith('text-widths:')),
  root,
);
await writeFile(new URL('third-party-licences.txt', draft), await licenceTexts(packages, root));
await writeFile(new URL('sbom.cdx.json', draft), await billOfMaterials(packages, root));

await build(packCompiler);
const compiler = new URL('prebuild.js', draft);
const { prebuildPacks } = await import(compiler);
const errors = await prebuildPacks(new Date().toISOString().slice(0, 10), fileURLToPath(draft));
await rm(compiler);
if (errors.length > 0)
  console.error(
    `The shipped rules have ${errors.length} errors and were not compiled: see born-global rules check.`,
  );

await rm(dist, { recursive: true, force: true });
await rename(draft, dist);
