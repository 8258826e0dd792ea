import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, preparedOf } from '../../engine/compile/compile.ts';
import { loadRulePack } from '../../rule-pack/load-rule-pack.ts';
import type { LoadedPack, PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { isMapping } from '../../source/node.ts';
import { packNames } from './pack-folders.ts';
import { shippedFolders } from './package-paths.ts';
import {
  prebuiltFile,
  prebuiltFolder,
  prebuiltTestsFile,
  sha256,
  shippedFiles,
  type PrebuiltPack,
  type PrebuiltTests,
} from './prebuilt.ts';
import { checkedRules, packFolders } from './load-rules.ts';

/**
 * Compiles the shipped packs; run by the build. A pack with errors is not compiled: the tool then reads its files and
 * reports the errors to the person who runs it.
 *
 * @param dist the folder of the build
 * @returns the errors of all packs
 */
export async function prebuildPacks(today: string, dist: string): Promise<readonly Diagnostic[]> {
  const { root, rules: folderOfRules } = shippedFolders();
  const folder = join(dist, prebuiltFolder);
  await mkdir(folder, { recursive: true });
  const errors: Diagnostic[] = [];
  for (const name of packNames(folderOfRules)) {
    const loaded = await loadRulePack(packFolders({ cwd: root }, { rules: join(folderOfRules, name) }));
    const rules = await checkedRules(loaded, today);
    if (!rules.ok) {
      errors.push(...rules.diagnostics);
      continue;
    }
    const { pack } = rules;
    const sources = sourcesOf(loaded, root, name);
    const prebuilt: PrebuiltPack = { sources, pack, prepared: preparedOf(compile(pack)) };
    await writeFile(join(folder, prebuiltFile(name)), JSON.stringify(prebuilt));
    await writeFile(join(folder, prebuiltTestsFile(name)), JSON.stringify(testsOf(loaded)));
  }
  return errors;
}

function sourcesOf({ files }: LoadedPack, root: string, pack: string): PrebuiltPack['sources'] {
  return shippedFiles(pack).map(({ name, path }) => {
    const file = files.find((one) => join(root, one.file) === path);
    if (file === undefined) throw new Error(`${name} is no part of the pack ${pack}`);
    return sourceOf(file, name);
  });
}

const testsOf = ({ files }: LoadedPack): PrebuiltTests =>
  files
    .filter(({ format }) => format === 'tests')
    .map((file) => ({ ...sourceOf(file, file.file), value: file.document.value }));

const sourceOf = ({ document, format }: PackFile, name: string): PrebuiltPack['sources'][number] => ({
  name,
  sha256: sha256(document.text),
  format,
  count: countValues(document.value),
});

/** Keys count as values. */
function countValues(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((count, item) => count + countValues(item), 1);
  if (!isMapping(value)) return 1;
  return Object.values(value).reduce<number>((count, item) => count + 1 + countValues(item), 1);
}
