import { readdir, readFile } from 'node:fs/promises';

/** Licences that allow what the project's own (MIT) allows. */
const compatible = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Zlib',
]);

/** The packages that bundled files come from, by name, each with its licence. */
export async function packagesOf(files, root) {
  const folders = new Set();
  for (const file of files) {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file) ?? [];
    if (folder !== undefined) folders.add(folder);
  }
  const packages = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(
      await readFile(new URL(`${folder}package.json`, root), 'utf8'),
    );
    // "(MIT AND Zlib)" asks for both, "(MIT OR GPL-3.0-or-later)" for one of them.
    const all = license.replaceAll(/[()]/g, '').split(' AND ');
    if (!all.every((one) => one.split(' OR ').some((id) => compatible.has(id))))
      throw new Error(`${name} ${version}: the licence ${license} is not among those known to be compatible`);
    packages.push({ name, version, license, folder });
  }
  return packages;
}

/** The licence texts of packages. */
export async function licenceTexts(packages, root) {
  const parts = [];
  for (const { name, version, license, folder } of packages) {
    const entries = await readdir(new URL(folder, root));
    const file = entries.find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined ? `Licence: ${license}` : await readFile(new URL(folder + file, root), 'utf8');
    parts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return `Packages contained in dist/, and their licences.\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}

/** A bill of materials in CycloneDX: what is bundled, with licences and the hashes of the lockfile. Same input, same text. */
export async function billOfMaterials(packages, root) {
  const { name, version, license } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  const lock = JSON.parse(await readFile(new URL('package-lock.json', root), 'utf8'));
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component({ name, version, license }, 'application') },
    components: packages.map((one) => ({
      ...component(one, 'library'),
      ...hashesOf(lock.packages[one.folder.replace(/\/$/, '')]?.integrity),
    })),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const component = ({ name, version, license }, type) => ({
  type,
  'bom-ref': purl(name, version),
  name,
  version,
  purl: purl(name, version),
  licenses: / (AND|OR) /.test(license) ? [{ expression: license }] : [{ license: { id: license } }],
});

function hashesOf(integrity) {
  const [, algorithm, content] = /^(sha\d+)-(.+)$/.exec(integrity ?? '') ?? [];
  if (algorithm === undefined) return {};
  const alg = `SHA-${algorithm.slice(3)}`;
  return { hashes: [{ alg, content: Buffer.from(content, 'base64').toString('hex') }] };
}
