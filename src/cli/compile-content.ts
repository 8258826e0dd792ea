import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, preparedOf } from '../engine/compile.ts';
import type { Diagnostic } from '../pack/diagnostic.ts';
import { compiledFile, shippedSource, sourceFile, type CompiledContent } from './compiled-content.ts';
import { loadContent } from './content.ts';
import { packNames } from './rules-folder.ts';
import { shippedFolders } from './shipped.ts';

/**
 * Compiles the shipped packs; run by the build. A pack with errors is not compiled: the tool then reads its files, and
 * tells the errors to whoever runs it.
 *
 * @param folder where the compiled packs are written
 * @returns the errors of all packs
 */
export async function compileContent(today: string, folder: string): Promise<readonly Diagnostic[]> {
  const { root, rules } = shippedFolders();
  const faults: Diagnostic[] = [];
  for (const name of packNames(rules)) {
    const source = shippedSource(name);
    const content = await loadContent({ cwd: root, today }, { rules: join(rules, name) });
    if (!content.ok) faults.push(...content.diagnostics);
    else {
      const { pack } = content;
      const compiled: CompiledContent = { pack, prepared: preparedOf(compile(pack)) };
      await writeFile(join(folder, sourceFile(name)), source);
      await writeFile(join(folder, compiledFile(name)), JSON.stringify(compiled));
    }
  }
  return faults;
}
