import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedPack } from '../../engine/compile/compile.ts';
import type { Pack } from '../../rule-pack/rule-pack.ts';
import { marketsOfPack } from './pack-folders.ts';
import { ruleFiles, shippedFolders } from './package-paths.ts';

/** The shipped pack as it was when the tool was built: read, and free of errors. */
export interface CompiledContent {
  readonly pack: Pack;
  readonly prepared: PreparedPack;
}

/** Names of the files that the build writes for a pack: what it was compiled to, and the files it was compiled from. */
export const compiledFile = (pack: string): string => `content-${pack}.json`;
export const sourceFile = (pack: string): string => `content-${pack}.source`;

/** A pack compiled at build time; null where there is none, or where a shipped file has been changed since. */
export function compiledContent(name: string): CompiledContent | null {
  const { root } = shippedFolders();
  const built = (file: string): Buffer => readFileSync(join(root, 'dist', file));
  try {
    if (!built(sourceFile(name)).equals(shippedSource(name))) return null;
    const compiled: unknown = JSON.parse(built(compiledFile(name)).toString());
    return isCompiled(compiled) ? compiled : null;
  } catch {
    // Whatever is the matter with a file, reading the folders will tell it properly.
    return null;
  }
}

/** The names and the content of all files that a shipped pack is read from. */
export function shippedSource(pack: string): Buffer {
  const { rules, markets } = shippedFolders();
  const parts: Buffer[] = [];
  for (const folder of [rules, join(rules, pack), marketsOfPack({ rules, pack }) ?? markets])
    for (const { name, path } of ruleFiles(folder)) {
      const content = readFileSync(path);
      parts.push(Buffer.from(`${name}\n${content.length}\n`), content);
    }
  return Buffer.concat(parts);
}

/** The build wrote the file, so its pack is taken as it is: to check it again would cost what compiling it saves. */
function isCompiled(value: unknown): value is CompiledContent {
  return typeof value === 'object' && value !== null && 'prepared' in value && 'pack' in value;
}
