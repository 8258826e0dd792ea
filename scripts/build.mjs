// Builds dist/: the command line and the library bundled, a bill of what is bundled with its licences, the shipped packs compiled.
import { spawnSync } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { billOfMaterials, licenceTexts, packagesOf } from './licences.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => new URL(path, root);

/** Made beside dist, then put in its place: whoever runs the tool meanwhile finds it whole. */
const made = at(`node_modules/.cache/born-global/dist-${process.pid}/`);
const dist = at('dist/');

/**
 * What packages do when they are loaded, for the sake of what is seldom asked of them: chalk looks at the terminal and the
 * system for colours, though it is always told. The widths of emoji and Chinese signs take longer to be made ready than
 * Node takes to start: they are when the first text asks for them.
 */
const waiting = {
  name: 'waiting',
  setup({ onLoad, onResolve, resolve }) {
    onResolve({ filter: /^#supports-color$/ }, ({ resolveDir }) => ({
      path: `${resolveDir}/vendor/supports-color/browser.js`,
    }));
    onResolve(
      { filter: /^(string-width|wrap-ansi)$/ },
      async ({ path, importer, kind, resolveDir, pluginData }) => {
        if (pluginData === waiting) return undefined;
        // The one measure of all: cli-table3 brings an older one of its own.
        if (importer.includes('/cli-table3/')) return { path: 'columns', namespace: 'waiting' };
        const found = await resolve(path, { kind, resolveDir, importer, pluginData: waiting });
        return { path: found.path, namespace: 'waiting' };
      },
    );
    onLoad({ filter: /.*/, namespace: 'waiting' }, ({ path }) => ({
      resolveDir: fileURLToPath(root),
      contents:
        path === 'columns'
          ? "module.exports = require('./src/report/terminal/columns.ts').columnsOf;"
          : `let made; export default (...given) => (made ??= require(${JSON.stringify(path)}).default)(...given);`,
    }));
  },
};

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
  plugins: [waiting],
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
// The commonest commands again, in one file of their own, so that nothing else is looked for: see bin/load.js.
await build({
  ...shared,
  format: 'cjs',
  charset: 'ascii',
  banner: {},
  entryPoints: { 'short-way': 'src/cli/short-way.ts' },
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.dirname': '__dirname' },
});
const files = Object.keys(metafile.inputs).filter((name) => !name.startsWith('waiting:'));
const packages = await packagesOf(files, root);
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
const kept = spawnSync(process.execPath, ['scripts/keep-code.mjs', fileURLToPath(at('dist/short-way.cjs'))], {
  cwd: fileURLToPath(root),
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (kept.status !== 0) process.exitCode = 1;
