import { readdir, readFile } from 'node:fs/promises';

/** The licence texts of the packages that bundled files come from. */
export async function licencesOf(files, root) {
  const folders = new Set();
  for (const file of files) {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file) ?? [];
    if (folder !== undefined) folders.add(folder);
  }
  const parts = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(
      await readFile(new URL(`${folder}package.json`, root), 'utf8'),
    );
    const entries = await readdir(new URL(folder, root));
    const file = entries.find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined ? `Licence: ${license}` : await readFile(new URL(folder + file, root), 'utf8');
    parts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return `Packages contained in dist/, and their licences.\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}
