// Prints what the built package contains besides its own code: how many packages, which licences, which install scripts.
import { readFile } from 'node:fs/promises';

const read = async (path) => JSON.parse(await readFile(new URL(`../${path}`, import.meta.url), 'utf8'));
const { components } = await read('dist/sbom.cdx.json');
const { dependencies = {}, scripts } = await read('package.json');
const licences = new Map();
for (const { licenses } of components) {
  const [{ expression, license }] = licenses;
  const name = expression ?? license.id;
  licences.set(name, (licences.get(name) ?? 0) + 1);
}
const installing = ['preinstall', 'install', 'postinstall'].filter((name) => name in scripts);
console.log(`Packages installed with born-global: ${Object.keys(dependencies).length}`);
console.log(
  `Packages bundled in it: ${components.length} (${[...licences].map(([name, count]) => `${name} ${count}`).join(', ')})`,
);
console.log(`Scripts that run at installation: ${installing.length}`);
console.log('Bill of materials (CycloneDX 1.6): dist/sbom.cdx.json');
