// Builds dist/: the command line and the library, the shipped rule packs compiled, and a bill of what is bundled.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
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

/**
 * One chunk for what `assess` loads. Left alone, esbuild makes a chunk for each set of commands that share a module: some
 * forty small files, of which Node opens one after the other. So each chunk that is loaded on demand is made to import all
 * of these modules, which puts them in the same set.
 */
async function commonChunk() {
  const { metafile } = await build({ ...commandLine, write: false });
  const outputs = Object.values(metafile.outputs);
  const entries = new Set(outputs.flatMap(({ entryPoint }) => entryPoint ?? []));
  const loadedFirst = ['src/cli/main.ts', 'src/cli/program.ts'];
  const before = new Set(loadedFirst.flatMap((file) => [...modulesOf(file, metafile)]));
  const common = [...modulesOf('src/cli/commands/assess.ts', metafile)].filter(
    (file) => !before.has(file) && !entries.has(file) && file.startsWith('src/'),
  );
  const imports = common.map((file) => `import ${JSON.stringify(fileURLToPath(at(file)))};`).join('\n');
  return {
    name: 'common-chunk',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const file = relative(fileURLToPath(root), path).split(sep).join('/');
        if (!entries.has(file) || loadedFirst.includes(file)) return undefined;
        return { contents: `${await readFile(path, 'utf8')}\n${imports}`, loader: 'ts' };
      });
    },
  };
}

/** A module, and all that it imports statically. */
function modulesOf(file, { inputs }, modules = new Set()) {
  if (modules.has(file)) return modules;
  modules.add(file);
  for (const { path, kind, external = false } of inputs[file]?.imports ?? [])
    if (kind === 'import-statement' && !external) modulesOf(path, { inputs }, modules);
  return modules;
}
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
const bundles = [
  await build({ ...commandLine, plugins: [...shared.plugins, await commonChunk()] }),
  await build(library),
];
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
