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
          ? "module.exports = require('./src/report/renderers/terminal/columns.ts').columnsOf;"
          : `let made; export default (...given) => (made ??= require(${JSON.stringify(path)}).default)(...given);`,
    }));
  },
};

const shared = {
  absWorkingDir: fileURLToPath(root),
  outdir: fileURLToPath(made),
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  plugins: [waiting],
  // Only for counting which lines tests run: see scripts/coverage.mjs.
  sourcemap: process.env.SOURCE_MAPS === 'yes' ? 'external' : false,
};

/** For other programs: modules. What packages in CommonJS expect is `require` of Node's own modules, and the name of the file. */
const library = {
  ...shared,
  format: 'esm',
  charset: 'utf8',
  banner: { js: 'const require=(id)=>process.getBuiltinModule(id),__filename=import.meta.filename;' },
};

/** For the command line: one file of ASCII each, as bin/load.js keeps compiled code of them. */
const commands = {
  ...shared,
  format: 'cjs',
  charset: 'ascii',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.dirname': '__dirname' },
};

/** Half as large as all the rest, and needed for one format only. */
const docx = {
  name: 'docx',
  setup({ onResolve }) {
    onResolve({ filter: /^docx$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './docx.cjs', external: true },
    );
  },
};

await rm(made, { recursive: true, force: true });
await mkdir(made, { recursive: true });
const bundles = [
  await build({ ...library, entryPoints: { index: 'src/index.ts' } }),
  await build({
    ...commands,
    plugins: [...shared.plugins, docx],
    entryPoints: {
      main: 'src/cli/main.ts',
      'short-way': 'src/cli/fast-path.ts',
      'batch-worker': 'src/cli/batch/worker.ts',
      docx: 'docx',
    },
  }),
];
const files = bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = await packagesOf(
  files.filter((name) => !name.startsWith('waiting:')),
  root,
);
await writeFile(new URL('third-party-licences.txt', made), await licenceTexts(packages, root));
await writeFile(new URL('sbom.cdx.json', made), await billOfMaterials(packages, root));

await build({ ...library, entryPoints: { 'compile-content': 'src/cli/rule-source/prebuild.ts' } });
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
const kept = spawnSync(process.execPath, ['scripts/keep-code.mjs'], {
  cwd: fileURLToPath(root),
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (kept.status !== 0) process.exitCode = 1;
