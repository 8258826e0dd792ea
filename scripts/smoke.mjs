// Packs the package, installs it into an empty folder and uses it there, as a command and as a library with types.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'born-global-smoke-'));
// On Windows, npm and npx are scripts, which only a shell starts.
const shell = process.platform === 'win32';
const run = (command, args, cwd = folder) =>
  execFileSync(command, args, { cwd, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const expect = (what, condition) => {
  if (!condition) throw new Error(`The packed tarball fails: ${what}`);
  console.log(`fine: ${what}`);
};

const library = `import { assess, compile, type Assessment, type Pack } from 'born-global';
export const result = (pack: Pack): Assessment => assess(compile(pack), { answers: {} });
`;
const options = { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, types: [] };

try {
  run('npm', ['pack', '--silent', '--pack-destination', folder], root);
  const [tarball] = readdirSync(folder);
  run('npm', ['install', '--silent', '--no-audit', '--no-fund', join(folder, tarball)]);
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect('it brings no other package', installed.join() === 'born-global');
  expect('--version', /^\d+\.\d+\.\d+\n$/.test(run('npx', ['--no-install', 'born-global', '--version'])));
  const example = join('node_modules', 'born-global', 'examples', 'diagnostics-firm.yaml');
  const demo = run('npx', ['--no-install', 'born-global', 'assess', '--answers', example, '--json']);
  expect('the sample company gets a plan', JSON.parse(demo).plan.actions.length > 0);
  run('npx', ['--no-install', 'born-global', 'rules', 'check']);
  expect('the installed rules have no faults', true);
  writeFileSync(join(folder, 'use.ts'), library);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['use.ts'] }),
  );
  run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder]);
  expect('TypeScript finds the types', true);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
