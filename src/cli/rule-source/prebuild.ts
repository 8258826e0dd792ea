import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, preparedOf } from '../../engine/compile/compile.ts';
import type { PackFile } from '../../rule-pack/parse-rule-pack.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { loadPack } from '../../rule-pack/load-rule-pack.ts';
import { compiledFile, shippedSource, sourceFile, type CompiledContent } from './prebuilt.ts';
import { contentFolders, contentOf } from './resolve.ts';
import { knownTexts, knownTextsFile } from './parse-cache.ts';
import { packNames } from './pack-folders.ts';
import { shippedFolders } from './package-paths.ts';

/**
 * Compiles the shipped packs; run by the build. A pack with errors is not compiled: the tool then reads its files, and
 * tells the errors to whoever runs it.
 *
 * @param folder where the compiled packs are written
 * @returns the errors of all packs
 */
export async function compileContent(today: string, folder: string): Promise<readonly Diagnostic[]> {
  const { root, rules } = shippedFolders();
  const read: PackFile[] = [];
  const faults: Diagnostic[] = [];
  for (const name of packNames(rules)) {
    const source = shippedSource(name);
    // Read from the files themselves: what an earlier build has kept of them may have been read by other code.
    const loaded = await loadPack(contentFolders({ cwd: root }, { rules: join(rules, name) }));
    read.push(...loaded.files);
    const content = await contentOf(loaded, today);
    if (!content.ok) faults.push(...content.diagnostics);
    else {
      const { pack } = content;
      const compiled: CompiledContent = { pack, prepared: preparedOf(compile(pack)) };
      await writeFile(join(folder, sourceFile(name)), source);
      await writeFile(join(folder, compiledFile(name)), JSON.stringify(compiled));
    }
  }
  await writeFile(join(folder, knownTextsFile), JSON.stringify(knownTexts(read)));
  return faults;
}
