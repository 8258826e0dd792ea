// Which lines of src the tests run, in their own process and in the built commands that they start: npm run coverage
//
// Vitest counts its own process. The commands run a bundle, so they leave the counts of the engine (NODE_V8_COVERAGE),
// which source maps lead back to lines. Branches are those of the tests' own process alone.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const minShare = 95;
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const counts = await mkdtemp(join(tmpdir(), 'born-global-coverage-'));

try {
  run('npm', ['run', '--silent', 'build'], { SOURCE_MAPS: 'yes' });
  const reporters = ['json', 'json-summary'].map((name) => `--coverage.reporter=${name}`);
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const given = process.argv.slice(2);
  run(process.execPath, [vitest, 'run', '--coverage', ...reporters, ...given], {
    BORN_GLOBAL_COVERAGE: counts,
  });
  process.exitCode = (await printShares(await linesRun(await coveredOffsets()))) ? 0 : 1;
} finally {
  await rm(counts, { recursive: true, force: true });
}

function run(command, args, variables) {
  const env = { ...process.env, ...variables };
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}

/** For each file of the bundle, which characters any process ran. */
async function coveredOffsets() {
  const covered = new Map();
  for (const name of await readdir(counts)) {
    const { result } = JSON.parse(await readFile(join(counts, name), 'utf8'));
    for (const { url, functions } of result) {
      if (!url.startsWith(pathToFileURL(dist).href)) continue;
      const file = fileURLToPath(url);
      // Ranges of a function are nested: a later one is more exact.
      const ranges = functions
        .flatMap((one) => one.ranges)
        .sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
      const length = ranges[0]?.endOffset ?? 0;
      const here = new Uint8Array(length);
      for (const { startOffset, endOffset, count } of ranges)
        here.fill(count > 0 ? 1 : 0, startOffset, endOffset);
      const before = covered.get(file) ?? new Uint8Array(length);
      for (let place = 0; place < length; place += 1) before[place] |= here[place];
      covered.set(file, before);
    }
  }
  return covered;
}

/** Per source file, the lines that a bundled command ran. */
async function linesRun(covered) {
  const lines = new Map();
  for (const [file, places] of covered) {
    const map = JSON.parse(await readFile(`${file}.map`, 'utf8'));
    const sources = new SourceMap(map);
    const text = await readFile(file, 'utf8');
    let start = 0;
    for (const [line, content] of text.split('\n').entries()) {
      for (let column = 0; column < content.length; column += 1) {
        if (places[start + column] !== 1) continue;
        const { generatedLine, generatedColumn, originalSource, originalLine } = sources.findEntry(
          line,
          column,
        );
        if (originalSource === undefined || generatedLine !== line || generatedColumn !== column) continue;
        // Paths in the source map are relative to the folder of the build.
        const source = resolve(root, originalSource.replace(/^(?:\.\.\/)+/, ''));
        if (!lines.has(source)) lines.set(source, new Set());
        lines.get(source).add(originalLine + 1);
      }
      start += content.length + 1;
    }
  }
  return lines;
}

/** Lines of a file on which a statement starts, and whether it ran. */
function statementLines({ statementMap, s }, ranByCommands) {
  const lines = new Map();
  for (const [id, { start }] of Object.entries(statementMap))
    lines.set(start.line, lines.get(start.line) === true || s[id] > 0 || ranByCommands.has(start.line));
  return [...lines];
}

/** Line numbers, consecutive ones as from-to. */
function lineRanges(numbers) {
  const found = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(', ');
}

/** Prints the shares; true if enough lines are covered. */
async function printShares(ranByCommands) {
  const folder = join(root, 'coverage');
  const read = async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const rows = new Map();
  const add = (name, all, run) => {
    const [before, ranBefore] = rows.get(name) ?? [0, 0];
    rows.set(name, [before + all, ranBefore + run]);
  };
  const missing = [];
  for (const [file, found] of Object.entries(await read('coverage-final.json'))) {
    const lines = statementLines(found, ranByCommands.get(file) ?? new Set());
    const run = lines.filter(([, ran]) => ran).length;
    const name = relative(root, file).split(sep).join('/');
    if (lines.length === 0) continue;
    for (const one of [name.split('/').slice(0, 2).join('/'), 'all']) add(one, lines.length, run);
    const missed = lines.flatMap(([line, ran]) => (ran ? [] : [line])).sort((a, b) => a - b);
    if (missed.length > 0) missing.push([missed.length, `${name}: ${lineRanges(missed)}`]);
  }
  const share = ([all, run]) => (100 * run) / all;
  console.log('\nLines that no test runs, most first:');
  for (const [, text] of missing.sort((a, b) => b[0] - a[0]).slice(0, 25)) console.log(`  ${text}`);
  console.log('\nLines that tests run, in their own process or in a command that they start:');
  for (const [name, row] of rows)
    console.log(`  ${name.padEnd(20)} ${share(row).toFixed(1).padStart(5)} % of ${row[0]}`);
  const { branches } = (await read('coverage-summary.json')).total;
  console.log(`\nBranches, in their own process alone: ${branches.pct} % of ${branches.total}`);
  return share(rows.get('all')) >= minShare;
}
