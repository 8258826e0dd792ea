// Whole-process time of commands against `node -e 0`. Each round runs every command once, so that whatever else the
// machine does meets all of them alike; medians are compared.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.env.ROUNDS ?? 41);
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const bin = at('bin/born-global.js');
const answers = at('examples/diagnostics-firm.yaml');

const commands = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'born-global --version', args: [bin, '--version'] },
  { name: 'born-global assess --answers … --json', args: [bin, 'assess', '--answers', answers, '--json'] },
  { name: 'born-global assess --answers …', args: [bin, 'assess', '--answers', answers] },
  { name: 'born-global rules check --no-exact', args: [bin, 'rules', 'check', '--no-exact'] },
];

function milliseconds({ name, args }) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return time;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const times = commands.map(() => []);
for (const command of commands) milliseconds(command); // the first run of each fills the caches of the disk
for (let round = 0; round < rounds; round += 1)
  commands.forEach((command, index) => times[index].push(milliseconds(command)));

const bare = median(times[0]);
console.log(`Start-up on Node ${process.version}: medians of ${rounds} interleaved runs\n`);
commands.forEach(({ name }, index) => {
  const middle = median(times[index]);
  console.log(
    `${name.padEnd(40)} ${middle.toFixed(1).padStart(7)} ms  ${(middle / bare).toFixed(2)} × bare node`,
  );
});

// The exact search over all companies: what the whole check takes beyond the one without it.
const checks = [[], ['--no-exact']].map((more) => ({
  name: ['rules check', ...more].join(' '),
  args: [bin, 'rules', 'check', ...more],
}));
const [whole, without] = [0, 1, 2]
  .map(() => checks.map(milliseconds))
  .reduce(
    ([a, b], [c, d]) => [
      [...a, c],
      [...b, d],
    ],
    [[], []],
  )
  .map(median);
console.log(
  `\nThe exact check of the shipped rules: ${((whole - without) / 1000).toFixed(1)} s of the ${(whole / 1000).toFixed(1)} s of rules check (3 runs)`,
);
