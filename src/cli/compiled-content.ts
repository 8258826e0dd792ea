import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedPack } from '../engine/compile.ts';
import type { Pack } from '../pack/pack.ts';
import { marketsOfPack } from './rules-folder.ts';
import { ruleFiles, shippedFolders } from './shipped.ts';

/** The shipped pack as it was when the tool was built: read, and free of errors. */
export interface CompiledContent {
  readonly fingerprint: string;
  readonly pack: Pack;
  readonly prepared: PreparedPack;
}

/** Name of the file that the build compiles a pack to. */
export const compiledFile = (pack: string): string => `content-${pack}.json`;

/** A pack compiled at build time; null where there is none, or where a shipped file has been changed since. */
export function compiledContent(name: string): CompiledContent | null {
  const { root } = shippedFolders();
  try {
    const compiled: unknown = JSON.parse(readFileSync(join(root, 'dist', compiledFile(name)), 'utf8'));
    return isCompiled(compiled) && compiled.fingerprint === shippedFingerprint(name) ? compiled : null;
  } catch {
    // Whatever is the matter with a file, reading the folders will tell it properly.
    return null;
  }
}

/** Stands for the names and the content of all files that a shipped pack is read from. */
export function shippedFingerprint(pack: string): string {
  const { rules, markets } = shippedFolders();
  const hash = createHash('sha256');
  for (const folder of [rules, join(rules, pack), marketsOfPack({ rules, pack }) ?? markets])
    for (const { name, path } of ruleFiles(folder)) {
      const content = readFileSync(path);
      hash.update(`${name}\n${content.length}\n`).update(content);
    }
  return hash.digest('hex');
}

/** The build wrote the file, so its pack is taken as it is: to check it again would cost what compiling it saves. */
function isCompiled(value: unknown): value is CompiledContent {
  return typeof value === 'object' && value !== null && 'fingerprint' in value && 'pack' in value;
}
