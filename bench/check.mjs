// Checking a folder of many market files, whole processes: born-global against ajv-cli and spectral with the schema of a
// market, on the same files. Each round runs every tool once; medians are compared. Before anything is timed, each must
// find nothing in the good files and the fault in the faulty one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markets } from './markets.mjs';

const rounds = Number(process.env.ROUNDS ?? 5);
const count = Number(process.env.FILES ?? 1000);
/** Neither peer is needed for anything else, and one wants to run a script when installed: they stay out of the project. */
const peers = ['ajv-cli@5.0.0', 'ajv-formats@2.1.1', '@stoplight/spectral-cli@6.16.3'];
const root = fileURLToPath(new URL('../', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'born-global-bench-'));
try {
  const bin = await installed(process.env.PEERS ?? join(folder, 'peers'));
  const good = markets(await shipped(), count);
  const last = good.at(-1);
  await write('good', good);
  const text = last.text.replace('severity: high', 'severity: higher');
  await write('faulty', good.with(-1, { ...last, text }));
  const tools = await toolsFor(bin);
  for (const tool of tools) verify(tool, last.name);
  await time(tools);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function installed(place) {
  if (!existsSync(join(place, 'node_modules'))) {
    await mkdir(place, { recursive: true });
    const options = ['--prefix', place, '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    const { status, stderr } = spawnSync('npm', ['install', ...options, ...peers], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The peers could not be installed: ${stderr}`);
  }
  return (name) => join(place, 'node_modules', name);
}

async function shipped() {
  const names = (await readdir(join(root, 'markets'))).sort();
  return Promise.all(names.map((name) => readFile(join(root, 'markets', name), 'utf8')));
}

async function write(name, files) {
  await mkdir(join(folder, name, 'markets'), { recursive: true });
  await cp(join(root, 'rules'), join(folder, name, 'rules'), { recursive: true });
  // Its test cases are about the shipped markets.
  await rm(join(folder, name, 'rules', 'company', 'tests'), { recursive: true, force: true });
  for (const { name: file, text } of files) await writeFile(join(folder, name, 'markets', file), text);
}

/** The schema of a market with what it refers to inside, as ajv-cli and spectral want it. */
async function schemaFile() {
  const read = async (name) => JSON.parse(await readFile(join(root, 'src', 'schema', name), 'utf8'));
  const inside = (schema) => JSON.parse(JSON.stringify(schema).replaceAll(/"common\.schema\.json#/g, '"#'));
  const { $defs } = inside(await read('common.schema.json'));
  const market = inside(await read('market.schema.json'));
  delete market.$id;
  const file = join(folder, 'market.schema.json');
  await writeFile(file, JSON.stringify({ ...market, $defs: { ...$defs, ...market.$defs } }));
  return file;
}

async function toolsFor(bin) {
  const schema = await schemaFile();
  const ruleset = join(folder, 'ruleset.json');
  const functionOptions = { schema: JSON.parse(await readFile(schema, 'utf8')) };
  const rule = { given: '$', severity: 'error', then: { function: 'schema', functionOptions } };
  await writeFile(ruleset, JSON.stringify({ rules: { market: rule } }));
  const born = [join(root, 'bin', 'born-global.js'), 'rules', 'check', 'rules', 'markets'];
  const help = spawnSync(process.execPath, [born[0], 'rules', 'check', '--help'], {
    encoding: 'utf8',
  }).stdout;
  const exact = help.includes('--no-exact');
  const date = ['--date', '2026-11-23'];
  return [
    {
      name: `born-global rules check${exact ? ' --no-exact' : ''}`,
      args: [...born, ...date, ...(exact ? ['--no-exact'] : [])],
    },
    ...(exact && process.env.EXACT !== undefined
      ? [{ name: 'born-global rules check', args: [...born, ...date] }]
      : []),
    {
      name: 'ajv-cli 5.0.0',
      args: [
        bin('ajv-cli/dist/index.js'),
        'validate',
        '-s',
        schema,
        '-d',
        'markets/*.yaml',
        '--strict=false',
        '-c',
        bin('ajv-formats'),
      ],
    },
    {
      name: 'spectral 6.16.3',
      args: [
        bin('@stoplight/spectral-cli/dist/index.js'),
        'lint',
        '--ignore-unknown-format',
        '-r',
        ruleset,
        'markets/*.yaml',
      ],
    },
  ];
}

function run({ args }, name) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: join(folder, name),
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, status, said: `${stdout}${stderr}` };
}

function verify(tool, faulty) {
  const good = run(tool, 'good');
  if (good.status !== 0)
    throw new Error(`${tool.name} finds a fault where there is none: ${good.said.slice(0, 3000)}`);
  const bad = run(tool, 'faulty');
  if (bad.status === 0 || !bad.said.includes(faulty) || !bad.said.includes('severity'))
    throw new Error(`${tool.name} does not find the fault: ${bad.said.slice(-2000)}`);
}

async function time(tools) {
  const times = tools.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    tools.forEach((tool, index) => times[index].push(run(tool, 'good').seconds));
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const first = median(times[0]);
  console.log(`${count} market files on Node ${process.version}: medians of ${rounds} interleaved runs\n`);
  tools.forEach(({ name }, index) => {
    const middle = median(times[index]);
    console.log(
      `${name.padEnd(36)} ${middle.toFixed(2).padStart(7)} s  ${(middle / first).toFixed(2)} × born-global`,
    );
  });
}
