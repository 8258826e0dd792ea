// Writes what documents take from the rules and from the output of the tool; `--check` fails where they are out of date.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { handbookTable } from '../src/check/handbook-table.ts';
import { loadPack } from '../src/pack/load-pack.ts';

const check = process.argv.includes('--check');
const documents = [
  { file: 'README.md', text: readme() },
  { file: 'docs/handbook-coverage.md', text: await coverage() },
];

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

/** The first screen shows what the tool really writes. */
function readme(): string {
  const demo = [
    'bin/born-global.js',
    'assess',
    '--answers',
    'examples/sample.yaml',
    '--brief',
    '--width',
    '80',
  ];
  const output = execFileSync(process.execPath, demo, { encoding: 'utf8', env: {} });
  const [start, end] = ['<!-- excerpt: npm run docs -->\n', '<!-- end of excerpt -->'];
  const text = read('README.md');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to === -1) throw new Error('README.md has no place for the excerpt');
  return `${text.slice(0, from + start.length)}\n\`\`\`text\n${output.trimEnd()}\n\`\`\`\n\n${text.slice(to)}`;
}

/** Which rules rest on which entry of the handbook. */
async function coverage(): Promise<string> {
  const loaded = await loadPack({ rules: 'rules', markets: ['markets'], cwd: '.' });
  return [
    '# The handbook in the rules',
    '',
    '<!-- Written by `npm run docs` from rules/ and markets/. -->',
    '',
    'Every entry of the handbook of 2013, and what in the rules rests on it. An entry that speaks to companies is cited',
    'by a rule, or listed as context with the reason; `born-global rules check` fails otherwise.',
    '',
    handbookTable(loaded),
  ].join('\n');
}

function read(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
