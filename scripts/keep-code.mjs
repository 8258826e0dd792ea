// Keeps the compiled code of dist/short-way.cjs, after it has done what it is for: node scripts/keep-code.mjs FILE
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { keptCode, run, scriptOf } = createRequire(import.meta.url)('../bin/load.js');
const [file] = process.argv.slice(2);
const script = scriptOf(file);
const { shortWay } = run(script, file);
const example = 'examples/diagnostics-firm.yaml';
for (const words of [[], ['--json'], ['--brief', '--color']])
  if (!(await shortWay(['assess', '--answers', example, ...words])))
    throw new Error(`the short way does not take ${example}`);
writeFileSync(keptCode(file), script.createCachedData());
