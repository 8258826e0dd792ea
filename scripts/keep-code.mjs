// Keeps the compiled code of what the command line is bundled to, after it has done what it is for: node scripts/keep-code.mjs
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { keptCode, run, scriptOf } = createRequire(import.meta.url)('../bin/load.js');
const example = 'examples/diagnostics-firm.yaml';

await keep('short-way.cjs', 'assess', async ({ shortWay }) => {
  for (const words of [[], ['--json'], ['--brief', '--color']])
    if (!(await shortWay(['assess', '--answers', example, ...words])))
      throw new Error(`the short way does not take ${example}`);
});
await keep('main.cjs', 'rules', ({ main }) => main(['rules', 'check', '--no-exact']));
await keep('main.cjs', 'others', async ({ main }) => {
  await main(['report', example]);
  await main(['explain', example, 'licensing']);
});

async function keep(name, of, use) {
  const file = fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
  const script = scriptOf(file);
  await use(run(script, file));
  writeFileSync(keptCode(file, of), script.createCachedData());
}
