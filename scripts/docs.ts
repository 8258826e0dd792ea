// Writes what documents take from the rules and from the output of the tool; `--check` fails where they are out of date.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const check = process.argv.includes('--check');
const documents = [{ file: 'README.md', text: readme() }];

for (const { file, text } of documents) {
  if (existsSync(file) && read(file) === text) continue;
  if (check) {
    process.stderr.write(`${file} is out of date: run \`npm run docs\`.\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    process.stdout.write(`${file} written\n`);
  }
}

const pages = ['rules', 'docs', '--output', 'docs/handbook', ...(check ? ['--check'] : [])];
const { status } = spawnSync(process.execPath, ['bin/born-global.js', ...pages], { stdio: 'inherit' });
if (status !== 0) process.exitCode = status ?? 1;

/** The first screen shows what the tool really writes. */
function readme(): string {
  const demo = ['bin/born-global.js', 'assess', '--answers', 'examples/diagnostics-firm.yaml', '--brief'];
  const output = execFileSync(process.execPath, demo, { encoding: 'utf8', env: {} }).trim();
  const [start, end] = ['<!-- excerpt: npm run docs -->\n', '<!-- end of excerpt -->'];
  const text = read('README.md');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to === -1 || output === '') throw new Error('README.md: nothing to show');
  return `${text.slice(0, from + start.length)}\n\`\`\`text\n${output}\n\`\`\`\n\n${text.slice(to)}`;
}

function read(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
