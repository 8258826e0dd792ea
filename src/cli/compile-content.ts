import { writeFile } from 'node:fs/promises';
import type { Diagnostic } from '../pack/diagnostic.ts';
import { shippedFingerprint, type CompiledContent } from './compiled-content.ts';
import { loadContent } from './content.ts';
import { shippedFolders } from './shipped.ts';

/**
 * Compiles the shipped pack; run by the build. A pack with errors is not compiled: the tool then reads its files, and
 * tells the errors to whoever runs it.
 *
 * @param target the file to write
 */
export async function compileContent(today: string, target: URL): Promise<readonly Diagnostic[]> {
  const { root, rules, markets } = shippedFolders();
  const fingerprint = shippedFingerprint();
  const content = await loadContent({ cwd: root, today }, { rules, markets: [markets] });
  if (!content.ok) return content.diagnostics;
  const compiled: CompiledContent = { fingerprint, pack: content.pack };
  await writeFile(target, JSON.stringify(compiled));
  return [];
}
